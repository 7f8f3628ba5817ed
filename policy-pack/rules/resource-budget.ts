import { highUsdPerMonth, lowUsdPerMonth } from "../../model";
import { type Outcome, rule } from "../rule";
import { usd } from "../wording";

type Config = { readonly maxUsdPerMonth: number | null; readonly exemptTypes: readonly string[] };

type Facts = {
  readonly type: string;
  readonly bound: "low" | "high";
  readonly usdPerMonth: number;
  readonly maxUsdPerMonth: number;
};

export const resourceBudget = rule<Config, Facts>({
  id: "resource-budget",
  title: "A single resource costs more than allowed",
  group: "budget",
  why: "One mistyped size can cost more than all the rest. A limit for single resources catches it whatever the stack's budget. The certain cost blocks; a high bound above the limit is only pointed out.",
  remedy: "Choose a smaller size or quantity, or exempt the type.",
  severity: "high",
  level: "mandatory",
  scope: "resource",
  config: {
    maxUsdPerMonth: {
      type: "number",
      default: null,
      minimum: 0,
      doc: "Most that one resource may cost, USD a month; null switches the rule off.",
    },
    exemptTypes: { type: "strings", default: [], doc: "Type tokens that may cost more." },
  },
  check: ({ resource, estimate }, { config }): readonly Outcome<Facts>[] => {
    const max = config.maxUsdPerMonth;
    if (max === null || config.exemptTypes.includes(resource.type)) return [];
    const low = lowUsdPerMonth(estimate);
    const high = highUsdPerMonth(estimate);
    const facts = (bound: "low" | "high", usdPerMonth: number) => ({ type: resource.type, bound, usdPerMonth, maxUsdPerMonth: max });
    if (low > max) return [{ facts: facts("low", low) }];
    if (estimate.kind === "unknown") return [{ unjudged: `its full cost is not known: ${estimate.because.join("; ")}` }];
    return high !== undefined && high > max ? [{ facts: facts("high", high), advisoryOnly: true }] : [];
  },
  message: ({ bound, usdPerMonth, maxUsdPerMonth }) =>
    bound === "low"
      ? `it costs at least ${usd(usdPerMonth)} a month, above the ${usd(maxUsdPerMonth)} that one resource may cost`
      : `depending on usage it costs up to ${usd(usdPerMonth)} a month, above the ${usd(maxUsdPerMonth)} that one resource may cost`,
  examples: {
    flagged: [
      {
        title: "A machine above the limit",
        resources: [{ type: "aws:ec2/instance:Instance", name: "db", inputs: { instanceType: "m5.24xlarge", region: "us-east-1" } }],
        config: { maxUsdPerMonth: 1000 },
        messages: ["it costs at least 3,363.84 USD a month, above the 1,000.00 USD that one resource may cost"],
      },
    ],
    clean: [
      {
        title: "No limit is set",
        resources: [{ type: "aws:ec2/instance:Instance", name: "db", inputs: { instanceType: "m5.24xlarge", region: "us-east-1" } }],
      },
    ],
  },
});
