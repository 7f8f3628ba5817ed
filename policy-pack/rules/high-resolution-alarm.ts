import { minSavingField, type PriceChange, provenSaving } from "../price-change";
import { type Outcome, rule } from "../rule";
import { usd } from "../wording";

type Config = { readonly minSavingUsdPerMonth: number };
type Facts = PriceChange & { readonly namespace: string; readonly periodSeconds: number };

const STANDARD_PERIOD_SECONDS = 60;

export const highResolutionAlarm = rule<Config, Facts>({
  id: "high-resolution-alarm",
  title: "An alarm looks more often than its metric is reported",
  group: "purchase",
  why: "Metrics of AWS's own services are reported once a minute at most; an alarm with a shorter period costs the price of a high-resolution alarm and finds no data in between (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html).",
  remedy: "Set the alarm's period to 60 seconds.",
  severity: "low",
  level: "advisory",
  scope: "resource",
  types: ["aws:cloudwatch/metricAlarm:MetricAlarm"],
  config: { minSavingUsdPerMonth: minSavingField(0.1) },
  check: ({ resource, props }, { config, reprice }): readonly Outcome<Facts>[] => {
    const { namespace, period, metricQueries } = props;
    if (typeof namespace !== "string" || !namespace.startsWith("AWS/") || metricQueries !== undefined) return [];
    if (typeof period !== "number" || period >= STANDARD_PERIOD_SECONDS) return [];
    const change = provenSaving(reprice(resource, { period: STANDARD_PERIOD_SECONDS }), config.minSavingUsdPerMonth);
    return change === undefined ? [] : [{ facts: { namespace, periodSeconds: period, ...change } }];
  },
  message: ({ namespace, periodSeconds, beforeUsdPerMonth, afterUsdPerMonth }) =>
    `it looks every ${periodSeconds} seconds at a metric of ${namespace}, which comes once a minute: ${usd(beforeUsdPerMonth)} a month, ${usd(afterUsdPerMonth)} with a period of 60 seconds`,
  saving: ({ savingUsdPerMonth }) => savingUsdPerMonth,
  remediate: () => [{ path: ["period"], value: STANDARD_PERIOD_SECONDS }],
  examples: {
    flagged: [
      {
        title: "An alarm every ten seconds on a metric of EC2",
        resources: [
          {
            type: "aws:cloudwatch/metricAlarm:MetricAlarm",
            name: "cpu",
            inputs: { region: "us-east-1", namespace: "AWS/EC2", metricName: "CPUUtilization", period: 10 },
          },
        ],
        messages: [
          "it looks every 10 seconds at a metric of AWS/EC2, which comes once a minute: 0.30 USD a month, 0.10 USD with a period of 60 seconds",
        ],
      },
    ],
    clean: [
      {
        title: "A metric of one's own may come every second",
        resources: [
          {
            type: "aws:cloudwatch/metricAlarm:MetricAlarm",
            name: "orders",
            inputs: { region: "us-east-1", namespace: "Shop", metricName: "Orders", period: 10 },
          },
        ],
      },
    ],
  },
});
