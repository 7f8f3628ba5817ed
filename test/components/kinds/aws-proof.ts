import { loadBuiltInBook } from "../../../catalog";
import { defaultSettings, judge } from "../../../policy-pack/judge";
import { noUsage, type PricedStack, priceStack } from "../../../pricing";
import { type Realised, realised } from "../run-declared";

export const book = loadBuiltInBook();

export interface Proven extends Realised {
  readonly stack: PricedStack;
  readonly planUsdPerMonth: number;
  /** Lines that pricing has no figure for, in the plan and in the stack. */
  readonly planUnpriced: readonly string[];
  readonly stackUnpriced: readonly string[];
  /** What the policy pack says, rule and message. */
  readonly findings: readonly string[];
}

/** A portfolio with one workload, realised in the embedded engine, priced and judged. */
export async function proven(workload: object, region = "us-east-1", portfolio: object = {}): Promise<Proven> {
  const run = await realised({ providers: ["aws"], regions: [region], workloads: { main: workload }, ...portfolio });
  const stack = priceStack(run.resources, { book, usage: noUsage, context: { project: "declared", stack: "prod", config: {} } });
  const placements = run.plan.placements;
  const { findings } = judge(stack, defaultSettings(), { book, usage: noUsage, asOf: book.asOf });
  return {
    ...run,
    stack,
    planUsdPerMonth: placements.flatMap(({ costs }) => costs).reduce((sum, { usdPerMonth }) => sum + usdPerMonth, 0),
    planUnpriced: placements.flatMap(({ unpriced }) => unpriced ?? []),
    stackUnpriced: stack.nodes.flatMap(({ estimate }) => (estimate.kind === "unknown" ? estimate.because : [])),
    findings: findings.map(({ rule, message }) => `${rule}: ${message}`),
  };
}

/** The plan costs what its resources cost, to the cent, and the policy pack has nothing to say. */
export function expectSound({ stack, planUsdPerMonth, planUnpriced, stackUnpriced, findings }: Proven): void {
  expect({ planUnpriced, stackUnpriced }).toEqual({ planUnpriced: [], stackUnpriced: [] });
  expect(stack.totals.lowUsdPerMonth).toBeCloseTo(planUsdPerMonth, 2);
  expect(findings).toEqual([]);
}
