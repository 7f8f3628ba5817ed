import { highUsdPerMonth, isUnknown, lowUsdPerMonth } from "../../model";
import type { PricedNode, PricedStack } from "../../pricing";
import { type Outcome, rule } from "../rule";
import { indexOf } from "../stack-index";
import { counted, usd } from "../wording";

const PORTFOLIO_TYPE = "costwright:index:Portfolio";

type Config = {
  readonly budgetUsdPerMonth: number | null;
};

type Facts = {
  /** What the budget is for: `the stack`, or a portfolio's name. */
  readonly scope: string;
  readonly bound: "low" | "high";
  readonly usdPerMonth: number;
  readonly lowUsdPerMonth: number;
  readonly budgetUsdPerMonth: number;
  readonly largest: readonly string[];
};

export const stackBudget = rule<Config, Facts>({
  id: "stack-budget",
  title: "The stack costs more than its budget",
  group: "budget",
  why: "A budget that is checked before deployment cannot be overrun by accident. The certain cost (the low bound) is judged, so that usage which may never happen blocks nobody; a high bound above the budget is only pointed out.",
  remedy: "Remove or shrink the largest items named, follow the savings of the other findings, or raise the budget.",
  severity: "high",
  level: "mandatory",
  scope: "stack",
  config: {
    budgetUsdPerMonth: {
      type: "number",
      default: null,
      minimum: 0,
      doc: "Most that the whole stack may cost, USD a month; null sets no budget. A Portfolio may declare one for what it places.",
    },
  },
  check: (stack, { config }) => {
    const whole = config.budgetUsdPerMonth === null ? [] : judgeBudget("the stack", undefined, stack.nodes, config.budgetUsdPerMonth);
    const portfolios = stack.nodes
      .filter(({ resource }) => resource.type === PORTFOLIO_TYPE)
      .flatMap(({ resource }): readonly Outcome<Facts>[] => {
        const budget = resource.inputs.budgetUsdPerMonth;
        if (budget === undefined || budget === null) return [];
        if (isUnknown(budget)) return [{ unjudged: 'input "budgetUsdPerMonth" is not known until deployment', urn: resource.urn }];
        if (typeof budget !== "number") return [{ unjudged: `budgetUsdPerMonth is not a number: ${String(budget)}`, urn: resource.urn }];
        return judgeBudget(`portfolio ${resource.name}`, resource.urn, placedBy(stack, resource.urn), budget);
      });
    return [...whole, ...portfolios];
  },
  message: ({ scope, bound, usdPerMonth, lowUsdPerMonth: low, budgetUsdPerMonth, largest }) => {
    const above = `${usd(usdPerMonth - budgetUsdPerMonth)} above the budget of ${usd(budgetUsdPerMonth)}`;
    const items = largest.length === 0 ? "" : `; the largest: ${largest.join(", ")}`;
    return bound === "low"
      ? `${scope} costs at least ${usd(usdPerMonth)} a month, ${above}${items}`
      : `${scope} costs ${usd(low)} to ${usd(usdPerMonth)} a month, depending on usage: up to ${above}${items}`;
  },
  examples: {
    flagged: [
      {
        title: "A stack above its budget",
        resources: [
          { type: "aws:ec2/instance:Instance", name: "web", inputs: { instanceType: "m5.large", region: "us-east-1" } },
          { type: "aws:ebs/volume:Volume", name: "data", inputs: { availabilityZone: "us-east-1a", size: 500, type: "gp3" } },
        ],
        config: { budgetUsdPerMonth: 50 },
        messages: [
          "the stack costs at least 110.08 USD a month, 60.08 USD above the budget of 50.00 USD; the largest: web 70.08 USD, data 40.00 USD",
        ],
      },
      {
        title: "A budget that usage may break",
        resources: [{ type: "aws:ec2/natGateway:NatGateway", name: "nat", inputs: { region: "us-east-1" } }],
        config: { budgetUsdPerMonth: 34 },
        messages: [
          "the stack costs 32.85 USD to 37.35 USD a month, depending on usage: up to 3.35 USD above the budget of 34.00 USD; the largest: nat 37.35 USD",
        ],
      },
      {
        title: "A portfolio above the budget that it declares",
        resources: [
          { type: "costwright:index:Portfolio", name: "shop", inputs: { budgetUsdPerMonth: 60 }, component: true },
          { type: "aws:ec2/instance:Instance", name: "web", inputs: { instanceType: "m5.large", region: "us-east-1" }, parent: "shop" },
          { type: "aws:ec2/instance:Instance", name: "outside", inputs: { instanceType: "m5.large", region: "us-east-1" } },
        ],
        messages: ["portfolio shop costs at least 70.08 USD a month, 10.08 USD above the budget of 60.00 USD; the largest: web 70.08 USD"],
      },
    ],
    clean: [
      {
        title: "No budget is set",
        resources: [{ type: "aws:ec2/instance:Instance", name: "web", inputs: { instanceType: "m5.large", region: "us-east-1" } }],
      },
    ],
  },
});

function judgeBudget(scope: string, urn: string | undefined, nodes: readonly PricedNode[], budget: number): readonly Outcome<Facts>[] {
  const low = nodes.reduce((sum, { estimate }) => sum + lowUsdPerMonth(estimate), 0);
  // Only what is known counts in the high bound; what is unknown is said below, never assumed to be zero.
  const high = nodes.reduce((sum, { estimate }) => sum + (highUsdPerMonth(estimate) ?? lowUsdPerMonth(estimate)), 0);
  const unknown = nodes.filter(({ estimate }) => estimate.kind === "unknown");
  const place = urn === undefined ? {} : { urn };
  const facts = (bound: "low" | "high", usdPerMonth: number): Facts => ({
    scope,
    bound,
    usdPerMonth,
    lowUsdPerMonth: low,
    budgetUsdPerMonth: budget,
    largest: largestOf(nodes, bound),
  });
  if (low > budget) return [{ facts: facts("low", low), ...place }];
  const outcomes: Outcome<Facts>[] = [];
  if (high > budget) outcomes.push({ facts: facts("high", high), advisoryOnly: true, ...place });
  if (unknown.length > 0) {
    const reason = `${scope} is within its budget of ${usd(budget)} only as far as known: ${counted(unknown.length, "resource")} without a full price`;
    outcomes.push({ unjudged: reason, ...place });
  }
  return outcomes;
}

function largestOf(nodes: readonly PricedNode[], bound: "low" | "high"): string[] {
  const cost = ({ estimate }: PricedNode) =>
    bound === "low" ? lowUsdPerMonth(estimate) : (highUsdPerMonth(estimate) ?? lowUsdPerMonth(estimate));
  return nodes
    .filter((node) => cost(node) > 0)
    .sort((a, b) => cost(b) - cost(a) || (a.resource.urn < b.resource.urn ? -1 : 1))
    .slice(0, 3)
    .map((node) => `${node.resource.name} ${usd(cost(node))}`);
}

function placedBy(stack: PricedStack, urn: string): readonly PricedNode[] {
  const index = indexOf(stack);
  return stack.nodes.filter(({ resource }) => index.ancestors(resource).some((ancestor) => ancestor.urn === urn));
}
