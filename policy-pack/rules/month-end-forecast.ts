import { lowUsdPerMonth } from "../../model";
import { type Outcome, rule } from "../rule";
import { usd } from "../wording";

type Config = { readonly budgetUsdPerMonth: number | null; readonly spentUsd: number | null };
type Facts = {
  readonly asOf: string;
  readonly soFarUsd: number;
  /** Where `soFarUsd` comes from. */
  readonly source: string;
  readonly restUsd: number;
  readonly remainingDays: number;
  readonly forecastUsd: number;
  readonly budgetUsdPerMonth: number;
};

const DAY_MS = 86_400_000;

export const monthEndForecast = rule<Config, Facts>({
  id: "month-end-forecast",
  title: "The month will end above its budget",
  group: "budget",
  why: "A change in the middle of a month costs only the rest of it, and what was spent before is spent: the forecast is what was spent so far, and what the stack costs from today to the end of the month, in proportion to the days.",
  remedy: "Shrink the stack for the rest of the month, postpone the change, or raise the month's budget.",
  severity: "medium",
  level: "advisory",
  scope: "stack",
  config: {
    budgetUsdPerMonth: { type: "number", default: null, minimum: 0, doc: "Budget of the calendar month, USD; null sets none." },
    spentUsd: {
      type: "number",
      default: null,
      minimum: 0,
      doc: "What the bill says for the month so far, USD; null takes what the stack before the change cost, in proportion to the days.",
    },
  },
  check: (stack, { config, change, asOf }): readonly Outcome<Facts>[] => {
    const { budgetUsdPerMonth, spentUsd } = config;
    if (budgetUsdPerMonth === null) return [];
    const now = new Date(`${asOf}T00:00:00Z`);
    const start = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1);
    const days = (Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1) - start) / DAY_MS;
    const elapsedDays = (now.getTime() - start) / DAY_MS;
    const before = change?.isWhole === true ? change.before.lowUsdPerMonth : undefined;
    if (spentUsd === null && before === undefined) {
      return [{ unjudged: "what the month cost so far is not known: set spentUsd, or give the stack before the change" }];
    }
    const soFarUsd = spentUsd ?? ((before ?? 0) * elapsedDays) / days;
    const afterUsdPerMonth = stack.nodes.reduce((sum, { estimate }) => sum + lowUsdPerMonth(estimate), 0);
    const remainingDays = days - elapsedDays;
    const restUsd = (afterUsdPerMonth * remainingDays) / days;
    const forecastUsd = soFarUsd + restUsd;
    if (forecastUsd <= budgetUsdPerMonth) return [];
    const source = spentUsd === null ? "by the stack before" : "by the bill";
    return [{ facts: { asOf, soFarUsd, source, restUsd, remainingDays, forecastUsd, budgetUsdPerMonth } }];
  },
  message: ({ asOf, soFarUsd, source, restUsd, remainingDays, forecastUsd, budgetUsdPerMonth }) =>
    `the month will end at ${usd(forecastUsd)} or more, ${usd(forecastUsd - budgetUsdPerMonth)} above its budget of ${usd(budgetUsdPerMonth)}: ${usd(soFarUsd)} until ${asOf} ${source}, ${usd(restUsd)} in the ${remainingDays} days left`,
  examples: {
    flagged: [
      {
        title: "A month that is half over",
        asOf: "2026-09-16",
        config: { budgetUsdPerMonth: 100, spentUsd: 60 },
        resources: [{ type: "aws:ec2/instance:Instance", name: "web", inputs: { instanceType: "m5.xlarge", region: "us-east-1" } }],
        messages: [
          "the month will end at 130.08 USD or more, 30.08 USD above its budget of 100.00 USD: 60.00 USD until 2026-09-16 by the bill, 70.08 USD in the 15 days left",
        ],
      },
      {
        title: "What was spent follows from the stack before",
        asOf: "2026-09-16",
        config: { budgetUsdPerMonth: 100 },
        before: [{ type: "aws:ec2/instance:Instance", name: "web", inputs: { instanceType: "m5.large", region: "us-east-1" } }],
        resources: [{ type: "aws:ec2/instance:Instance", name: "web", inputs: { instanceType: "m5.xlarge", region: "us-east-1" } }],
        messages: [
          "the month will end at 105.12 USD or more, 5.12 USD above its budget of 100.00 USD: 35.04 USD until 2026-09-16 by the stack before, 70.08 USD in the 15 days left",
        ],
      },
    ],
    clean: [
      {
        title: "A month that stays within its budget",
        asOf: "2026-09-16",
        config: { budgetUsdPerMonth: 200, spentUsd: 60 },
        resources: [{ type: "aws:ec2/instance:Instance", name: "web", inputs: { instanceType: "m5.xlarge", region: "us-east-1" } }],
      },
    ],
  },
});
