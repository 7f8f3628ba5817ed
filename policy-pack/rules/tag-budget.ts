import { isUnknown, lowUsdPerMonth, UnknownInputSignal } from "../../model";
import { isCloudResource, type PricedNode } from "../../pricing";
import { type Outcome, rule } from "../rule";
import { tagOf } from "../tags";
import { counted, usd } from "../wording";

type Config = { readonly tag: string; readonly budgets: readonly string[] };
type Facts = {
  readonly tag: string;
  readonly value: string;
  readonly usdPerMonth: number;
  readonly budgetUsdPerMonth: number;
  readonly resources: number;
  readonly largest: readonly string[];
};

export const tagBudget = rule<Config, Facts>({
  id: "tag-budget",
  title: "A team, product or cost centre costs more than its budget",
  group: "budget",
  why: "One stack often serves several teams. A budget for each value of a tag keeps every one of them within its own share. The certain cost (the low bound) of the tagged resources is judged.",
  remedy: "Shrink or remove the largest items named, or raise the budget of that tag's value.",
  severity: "high",
  level: "mandatory",
  scope: "stack",
  config: {
    tag: { type: "string", default: "team", doc: "Tag (label) whose values have budgets; default tags of the provider count too." },
    budgets: {
      type: "strings",
      default: [],
      doc: 'Budgets in USD a month, as "value=amount": ["payments=500", "search=1200"]. None by default.',
    },
  },
  check: (stack, { config }): readonly Outcome<Facts>[] => {
    if (config.budgets.length === 0) return [];
    const byValue = new Map<string, PricedNode[]>();
    const outcomes: Outcome<Facts>[] = [];
    for (const node of stack.nodes) {
      if (!isCloudResource(node) || lowUsdPerMonth(node.estimate) <= 0) continue;
      try {
        const value = tagOf(node.resource, [config.tag]);
        if (value !== undefined) byValue.set(value, [...(byValue.get(value) ?? []), node]);
      } catch (error) {
        if (!(error instanceof UnknownInputSignal)) throw error;
        if (isUnknown(node.resource.inputs.tags) || isUnknown(node.resource.inputs.labels)) {
          outcomes.push({
            unjudged: `its tags are not known until deployment, so it counts in no budget of ${config.tag}`,
            urn: node.resource.urn,
          });
        }
      }
    }
    for (const entry of config.budgets) {
      const match = /^(.+?)\s*=\s*(\d+(?:\.\d+)?)$/.exec(entry.trim());
      if (match === null) {
        outcomes.push({ unjudged: `the budget "${entry}" is not of the form value=amount` });
        continue;
      }
      const [, value = "", amount] = match;
      const budgetUsdPerMonth = Number(amount);
      const nodes = byValue.get(value) ?? [];
      const usdPerMonth = nodes.reduce((sum, { estimate }) => sum + lowUsdPerMonth(estimate), 0);
      if (usdPerMonth <= budgetUsdPerMonth) continue;
      const largest = [...nodes]
        .sort((a, b) => lowUsdPerMonth(b.estimate) - lowUsdPerMonth(a.estimate) || (a.resource.urn < b.resource.urn ? -1 : 1))
        .slice(0, 3)
        .map(({ resource, estimate }) => `${resource.name} ${usd(lowUsdPerMonth(estimate))}`);
      outcomes.push({ facts: { tag: config.tag, value, usdPerMonth, budgetUsdPerMonth, resources: nodes.length, largest } });
    }
    return outcomes;
  },
  message: ({ tag, value, usdPerMonth, budgetUsdPerMonth, resources, largest }) =>
    `${tag} ${value} costs at least ${usd(usdPerMonth)} a month with ${counted(resources, "resource")}, ${usd(usdPerMonth - budgetUsdPerMonth)} above its budget of ${usd(budgetUsdPerMonth)}; the largest: ${largest.join(", ")}`,
  examples: {
    flagged: [
      {
        title: "One team above its budget",
        config: { budgets: ["payments=100", "search=500"] },
        resources: [
          {
            type: "aws:ec2/instance:Instance",
            name: "pay-1",
            inputs: { instanceType: "m5.large", region: "us-east-1", tags: { team: "payments" } },
          },
          {
            type: "aws:ec2/instance:Instance",
            name: "pay-2",
            inputs: { instanceType: "m5.large", region: "us-east-1", tags: { Team: "payments" } },
          },
          {
            type: "aws:ec2/instance:Instance",
            name: "find",
            inputs: { instanceType: "m5.xlarge", region: "us-east-1", tags: { team: "search" } },
          },
        ],
        messages: [
          "team payments costs at least 140.16 USD a month with 2 resources, 40.16 USD above its budget of 100.00 USD; the largest: pay-1 70.08 USD, pay-2 70.08 USD",
        ],
      },
    ],
    clean: [
      {
        title: "No budgets are set",
        resources: [
          {
            type: "aws:ec2/instance:Instance",
            name: "pay-1",
            inputs: { instanceType: "m5.large", region: "us-east-1", tags: { team: "payments" } },
          },
        ],
      },
    ],
  },
});
