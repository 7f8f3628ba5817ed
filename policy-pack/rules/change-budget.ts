import type { ResourceChange, StackChange } from "../../model";
import { type Outcome, rule } from "../rule";
import { percent, usd } from "../wording";

type Config = { readonly maxIncreaseUsdPerMonth: number | null; readonly maxIncreaseFraction: number | null };
type Facts = {
  readonly beforeUsdPerMonth: number;
  readonly afterUsdPerMonth: number;
  readonly increaseUsdPerMonth: number;
  /** null where a share was exceeded, and the limit in money is not set. */
  readonly maxIncreaseUsdPerMonth: number | null;
  readonly maxIncreaseFraction: number | null;
  readonly largest: readonly string[];
};

export const changeBudget = rule<Config, Facts>({
  id: "change-budget",
  title: "One change makes the stack dearer than a change may",
  group: "budget",
  why: "A budget for the whole stack lets one change eat what was meant for the year. A limit for each change, in money or as a share, asks somebody to look before a jump in cost is merged. Needs the stack before: a base plan, or the state.",
  remedy: "Split the change, shrink the largest items named, or let the owner of the budget raise the limit for it.",
  severity: "high",
  level: "mandatory",
  scope: "stack",
  config: {
    maxIncreaseUsdPerMonth: {
      type: "number",
      default: null,
      minimum: 0,
      doc: "Most that one change may add, USD a month; null sets no limit.",
    },
    maxIncreaseFraction: {
      type: "number",
      default: null,
      minimum: 0,
      doc: "Most that one change may add as a share of the stack before (0.1 = 10 %); null sets no limit. A new stack has no share.",
    },
  },
  check: (_stack, { config, change }): readonly Outcome<Facts>[] => {
    const { maxIncreaseUsdPerMonth, maxIncreaseFraction } = config;
    if (maxIncreaseUsdPerMonth === null && maxIncreaseFraction === null) return [];
    if (change === undefined) return [{ unjudged: "the stack before the change is not known: give a base plan or the state" }];
    const increaseUsdPerMonth = change.deltaLowUsdPerMonth;
    const before = change.before.lowUsdPerMonth;
    const aboveMoney = maxIncreaseUsdPerMonth !== null && increaseUsdPerMonth > maxIncreaseUsdPerMonth;
    // Where only what changes is known, there is no whole that a share could be taken of.
    const aboveShare = maxIncreaseFraction !== null && change.isWhole && before > 0 && increaseUsdPerMonth > maxIncreaseFraction * before;
    if (!aboveMoney && !aboveShare) return unknownPart(change);
    return [
      {
        facts: {
          beforeUsdPerMonth: before,
          afterUsdPerMonth: change.after.lowUsdPerMonth,
          increaseUsdPerMonth,
          maxIncreaseUsdPerMonth: aboveMoney ? maxIncreaseUsdPerMonth : null,
          maxIncreaseFraction: aboveShare ? maxIncreaseFraction : null,
          largest: largestOf(change.resources),
        },
      },
    ];
  },
  message: ({ beforeUsdPerMonth, afterUsdPerMonth, increaseUsdPerMonth, maxIncreaseUsdPerMonth, maxIncreaseFraction, largest }) => {
    const limits = [
      ...(maxIncreaseUsdPerMonth === null ? [] : [usd(maxIncreaseUsdPerMonth)]),
      ...(maxIncreaseFraction === null ? [] : [percent(maxIncreaseFraction)]),
    ];
    const share = beforeUsdPerMonth > 0 ? ` (${percent(increaseUsdPerMonth / beforeUsdPerMonth)})` : "";
    return `the change adds ${usd(increaseUsdPerMonth)} a month${share}, from ${usd(beforeUsdPerMonth)} to ${usd(afterUsdPerMonth)}; at most ${limits.join(" and ")} ${limits.length === 1 ? "is" : "are"} allowed; the largest: ${largest.join(", ")}`;
  },
  examples: {
    flagged: [
      {
        title: "A machine that doubles the stack",
        config: { maxIncreaseUsdPerMonth: 50, maxIncreaseFraction: 0.2 },
        before: [{ type: "aws:ec2/instance:Instance", name: "web", inputs: { instanceType: "m5.large", region: "us-east-1" } }],
        resources: [
          { type: "aws:ec2/instance:Instance", name: "web", inputs: { instanceType: "m5.large", region: "us-east-1" } },
          { type: "aws:ec2/instance:Instance", name: "worker", inputs: { instanceType: "m5.xlarge", region: "us-east-1" } },
        ],
        messages: [
          "the change adds 140.16 USD a month (200 %), from 70.08 USD to 210.24 USD; at most 50.00 USD and 20 % are allowed; the largest: worker +140.16 USD",
        ],
      },
    ],
    clean: [
      {
        title: "A change within the limit",
        config: { maxIncreaseUsdPerMonth: 100 },
        before: [{ type: "aws:ec2/instance:Instance", name: "web", inputs: { instanceType: "m5.large", region: "us-east-1" } }],
        resources: [{ type: "aws:ec2/instance:Instance", name: "web", inputs: { instanceType: "m5.xlarge", region: "us-east-1" } }],
      },
      {
        title: "No limit is set",
        resources: [{ type: "aws:ec2/instance:Instance", name: "web", inputs: { instanceType: "m5.xlarge", region: "us-east-1" } }],
      },
    ],
  },
});

function unknownPart({ unknownDeltas }: StackChange): readonly Outcome<Facts>[] {
  return unknownDeltas === 0
    ? []
    : [{ unjudged: `the change is within its limit only as far as known: ${unknownDeltas} of its resources have no full price` }];
}

function largestOf(changes: readonly ResourceChange[]): readonly string[] {
  return changes
    .flatMap(({ name, deltaLowUsdPerMonth }) =>
      deltaLowUsdPerMonth !== null && deltaLowUsdPerMonth > 0 ? [{ name, added: deltaLowUsdPerMonth }] : [],
    )
    .sort((a, b) => b.added - a.added || (a.name < b.name ? -1 : 1))
    .slice(0, 3)
    .map(({ name, added }) => `${name} +${usd(added)}`);
}
