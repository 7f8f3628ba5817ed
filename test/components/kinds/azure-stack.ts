import { defaultSettings, judge } from "../../../policy-pack/judge";

import { loadBuiltInBook, noUsage, priceStack, type Realised, realised } from "../run-declared";

const book = loadBuiltInBook();

// Programs load the whole SDK of Azure: a busy machine takes its time.
jest.setTimeout(300_000);

export interface AzureStack extends Realised {
  readonly planUsdPerMonth: number;
  readonly stackUsdPerMonth: number;
  /** Lines that the plan has no price for, and resources that the stack has none for. */
  readonly unpricedInPlan: readonly string[];
  readonly unpricedInStack: readonly string[];
  readonly findings: readonly string[];
  /** Inputs of the only resource of this type and name. */
  named(typeEnd: string, name: string): Readonly<Record<string, unknown>>;
}

/** A portfolio of the workload `data` and others, all in one region of Azure unless they name their own: realised by the embedded engine, priced and judged. */
export async function azureStack(region: string, data: object, others: object = {}): Promise<AzureStack> {
  const workloads = Object.entries({ data, ...others }).map(([name, workload]) => [name, { regions: [region], ...workload }]);
  const ran = await realised({ providers: ["azure"], workloads: Object.fromEntries(workloads) });
  const stack = priceStack(ran.resources, { book, usage: noUsage, context: { project: "declared", stack: "dev", config: {} } });
  const { findings } = judge(stack, defaultSettings(), { book, usage: noUsage, asOf: "2026-11-01" });
  const costs = ran.plan.placements.flatMap((placement) => placement.costs);
  return {
    ...ran,
    planUsdPerMonth: costs.reduce((sum, { usdPerMonth }) => sum + usdPerMonth, 0),
    stackUsdPerMonth: stack.totals.lowUsdPerMonth,
    unpricedInPlan: ran.plan.placements.flatMap(({ unpriced }) => unpriced ?? []).sort(),
    unpricedInStack: stack.nodes
      .flatMap(({ estimate }) => (estimate.kind === "unknown" ? estimate.because : []))
      .filter((reason, index, all) => all.indexOf(reason) === index)
      .sort(),
    // What has no price is compared with the plan's own list below.
    findings: findings.filter(({ rule }) => rule !== "unknown-cost").map(({ rule, message }) => `${rule}: ${message}`),
    named: (typeEnd, name) => {
      const [found, ...more] = ran.all(typeEnd).filter((one) => one.name === name);
      if (found === undefined || more.length > 0) throw new Error(`${typeEnd} ${name}: ${ran.all(typeEnd).map((one) => one.name)}`);
      return found.inputs;
    },
  };
}

/** The plan's cost is what the resources cost, what has no price is the same on both sides, and the policy pack is content. */
export function expectAsPlanned(stack: AzureStack): void {
  expect(stack.findings).toEqual([]);
  expect(stack.unpricedInStack).toEqual(stack.unpricedInPlan);
  expect(stack.stackUsdPerMonth).toBeCloseTo(stack.planUsdPerMonth, 2);
}
