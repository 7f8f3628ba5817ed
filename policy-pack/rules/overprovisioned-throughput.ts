import type { UtilisationMetric } from "../../model";
import { canonicalType } from "../../pricing";
import { changeAll } from "../input-path";
import { minSavingField } from "../price-change";
import { type Outcome, rule } from "../rule";
import { steadyUse } from "../utilisation/example-use";
import { loweredAmounts, throughputTypes } from "../utilisation/throughput-stores";
import { type EvidenceConfig, evidenceConfig, useOf } from "../utilisation/use";
import { percent, usd } from "../wording";

type Config = EvidenceConfig & { readonly targetFraction: number; readonly minSavingUsdPerMonth: number };

type Facts = {
  /** `5 of 100 read units`. */
  readonly used: readonly string[];
  /** `readCapacity 8`. */
  readonly suggested: readonly string[];
  readonly targetFraction: number;
  readonly beforeUsdPerMonth: number;
  readonly afterUsdPerMonth: number;
  readonly savingUsdPerMonth: number;
};

const SCALING_TARGET = "aws:appautoscaling/target:Target";
const WINDOW_DAYS = 14;
/** Capacity is taken by the second: averages over longer than this hide what would be refused. */
const LONGEST_SAMPLE_SECONDS = 300;
const METRICS: readonly UtilisationMetric[] = [
  "readUnitsPerSecond",
  "writeUnitsPerSecond",
  "networkInBytesPerSecond",
  "networkOutBytesPerSecond",
  "requestsPerSecond",
];

export const overprovisionedThroughput = rule<Config, Facts>({
  id: "overprovisioned-throughput",
  title: "A store pays for throughput that was never used",
  group: "purchase",
  why: "Capacity that is provisioned (DynamoDB units, Cosmos DB request units, Kinesis shards) is charged by the hour whether it is used or not. Less is suggested where the largest sample of two weeks stays within the target use of it: 70 %, the default target of DynamoDB's auto scaling (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/AutoScaling.html). Tables that scale by themselves are left alone. Cosmos DB refuses less than one request unit for each GB stored. Judged only by a utilisation digest whose samples are of five minutes at most.",
  remedy: "Lower the provisioned capacity, or let it scale by itself; it is changed in place.",
  severity: "medium",
  level: "advisory",
  scope: "resource",
  types: throughputTypes,
  config: {
    ...evidenceConfig,
    targetFraction: {
      type: "number",
      default: 0.7,
      minimum: 0.05,
      maximum: 1,
      doc: "Use of the suggested capacity at the largest sample (0..1).",
    },
    minSavingUsdPerMonth: minSavingField(1),
  },
  check: (subject, context): readonly Outcome<Facts>[] => {
    const { config, stack, dependants, reprice } = context;
    const { resource } = subject;
    const use = useOf(subject, context);
    if (use === undefined) return [];
    const amounts = loweredAmounts(subject, use, config.targetFraction);
    if (amounts.length === 0) return [];
    if (canonicalType(resource.type) === "aws:dynamodb/table:Table") {
      if (dependants(resource.urn).some((one) => one.resource.type === SCALING_TARGET)) return [];
      if (stack.context.knowsDependencies === false || stack.context.isWhole === false)
        return [{ unjudged: "the input does not say whether its capacity scales by itself" }];
    }
    const prices = reprice(resource, changeAll(resource.inputs, amounts));
    if (!prices.proven) return [{ unjudged: `it uses less than is provisioned, but the prices cannot be compared: ${prices.reason}` }];
    const { beforeUsdPerMonth, afterUsdPerMonth, savingUsdPerMonth } = prices;
    if (savingUsdPerMonth <= 0 || savingUsdPerMonth < config.minSavingUsdPerMonth) return [];
    const measured = METRICS.filter((metric) => use.get(metric) !== undefined);
    const coarse = measured.find((metric) => (use.get(metric)?.samplePeriodSeconds ?? 0) > LONGEST_SAMPLE_SECONDS);
    const doubt =
      use.doubt(measured, WINDOW_DAYS) ??
      (coarse === undefined
        ? undefined
        : `not enough data: ${coarse} is an average over more than five minutes, which hides what would be refused`);
    if (doubt !== undefined) return [{ unjudged: doubt }];
    return [
      {
        facts: {
          used: amounts.map(({ used, provisioned, what }) => `${Math.round(used * 10) / 10} of ${provisioned} ${what}`),
          suggested: amounts.map(({ path, value }) => `${path.join(".")} ${value}`),
          targetFraction: config.targetFraction,
          beforeUsdPerMonth,
          afterUsdPerMonth,
          savingUsdPerMonth,
        },
      },
    ];
  },
  message: ({ used, suggested, targetFraction, beforeUsdPerMonth, afterUsdPerMonth }) =>
    `at most ${used.join(" and ")} were used; with ${suggested.join(" and ")}, at most ${percent(targetFraction)} in use, it costs ${usd(afterUsdPerMonth)} a month instead of ${usd(beforeUsdPerMonth)}`,
  advice: ({ suggested }) => `Set ${suggested.join(", ")}, or let the capacity scale by itself; it is changed in place.`,
  saving: ({ savingUsdPerMonth }) => savingUsdPerMonth,
  examples: {
    flagged: [
      {
        title: "A table and a stream with a tenth of their capacity in use",
        resources: [
          {
            type: "aws:dynamodb/table:Table",
            name: "orders",
            inputs: { region: "us-east-1", billingMode: "PROVISIONED", readCapacity: 200, writeCapacity: 100 },
          },
          { type: "aws:kinesis/stream:Stream", name: "clicks", inputs: { region: "us-east-1", shardCount: 20 } },
        ],
        utilisation: {
          orders: steadyUse({ readUnitsPerSecond: 20, writeUnitsPerSecond: 9 }),
          clicks: steadyUse({ networkInBytesPerSecond: 2_000_000, networkOutBytesPerSecond: 2_000_000, requestsPerSecond: 1500 }),
        },
        messages: [
          "at most 20 of 200 read units and 9 of 100 write units were used; with readCapacity 29 and writeCapacity 13, at most 70 % in use, it costs 8.92 USD a month instead of 66.43 USD",
          "at most 1.9 of 20 shards were used; with shardCount 3, at most 70 % in use, it costs 32.85 USD a month instead of 219.00 USD",
        ],
      },
    ],
    clean: [
      {
        title: "A table whose capacity follows the load",
        resources: [
          {
            type: "aws:dynamodb/table:Table",
            name: "orders",
            inputs: { region: "us-east-1", billingMode: "PROVISIONED", readCapacity: 200, writeCapacity: 100 },
          },
          { type: SCALING_TARGET, name: "scaling", inputs: {}, from: { resourceId: ["orders"] } },
        ],
        utilisation: { orders: steadyUse({ readUnitsPerSecond: 20, writeUnitsPerSecond: 9 }) },
      },
    ],
  },
});
