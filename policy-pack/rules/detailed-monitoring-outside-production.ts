import { canonicalType } from "../../pricing";
import { changeAt, get } from "../input-path";
import { insteadOf, minSavingField, type PriceChange, provenSaving } from "../price-change";
import { type Outcome, rule } from "../rule";
import { type EnvironmentConfig, environmentFields, nonProductionName } from "../stack-environment";

type Config = EnvironmentConfig & { readonly minSavingUsdPerMonth: number };
type Facts = PriceChange & { readonly environment: string; readonly path: readonly string[] };

const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";

export const detailedMonitoringOutsideProduction = rule<Config, Facts>({
  id: "detailed-monitoring-outside-production",
  title: "Machines outside production pay for metrics of every minute",
  group: "non-production",
  why: "EC2 reports its metrics every five minutes free of charge; detailed monitoring reports them every minute and is charged as custom metrics, seven for each machine (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/manage-detailed-monitoring.html).",
  remedy: "Switch detailed monitoring off outside production.",
  severity: "low",
  level: "advisory",
  scope: "resource",
  types: ["aws:ec2/instance:Instance", TEMPLATE],
  config: { ...environmentFields, minSavingUsdPerMonth: minSavingField(1) },
  check: ({ resource, props }, { config, stack, reprice }): readonly Outcome<Facts>[] => {
    const path = canonicalType(resource.type) === TEMPLATE ? ["monitoring", "enabled"] : ["monitoring"];
    if (get(props, path) !== true) return [];
    const environment = nonProductionName(stack, resource, config);
    if (environment === undefined) return [];
    const change = provenSaving(reprice(resource, changeAt(resource.inputs, path, false)), config.minSavingUsdPerMonth);
    return change === undefined ? [] : [{ facts: { environment, path, ...change } }];
  },
  message: (facts) =>
    `in ${facts.environment}, which is not production, it has metrics of every minute; with those of every five minutes it costs ${insteadOf(facts)}`,
  advice: ({ path }) => `Set ${path.join(".")} to false there.`,
  saving: ({ savingUsdPerMonth }) => savingUsdPerMonth,
  remediate: ({ path }) => [{ path, value: false }],
  examples: {
    flagged: [
      {
        title: "A development machine with detailed monitoring",
        stack: "dev",
        resources: [
          { type: "aws:ec2/instance:Instance", name: "web", inputs: { region: "us-east-1", instanceType: "t3.small", monitoring: true } },
        ],
        messages: [
          "in dev, which is not production, it has metrics of every minute; with those of every five minutes it costs 15.18 USD a month instead of 17.28 USD (12 % less)",
        ],
      },
    ],
    clean: [
      {
        title: "The same machine in production",
        resources: [
          { type: "aws:ec2/instance:Instance", name: "web", inputs: { region: "us-east-1", instanceType: "t3.small", monitoring: true } },
        ],
      },
    ],
  },
});
