import { loadBuiltInBook } from "../../../catalog";
import type { Finding } from "../../../model";
import { judge, readSettings } from "../../../policy-pack/judge";
import { noUsage, type PricedStack, priceStack } from "../../../pricing";
import { type Realised, realised } from "../run-declared";

const book = loadBuiltInBook();

// Each test runs a program in an engine of its own, beside others.
jest.setTimeout(240_000);

export interface Judged extends Realised {
  readonly stack: PricedStack;
  /** Of the plan's placements together. */
  readonly plannedUsdPerMonth: number;
  readonly findings: readonly Finding[];
}

/** One workload on Google Cloud, realised, priced and judged, all with the built-in book. */
export async function onGoogle(workload: object, region = "us-central1", others: Readonly<Record<string, object>> = {}): Promise<Judged> {
  const stack = await realised({
    providers: ["gcp"],
    regions: [region],
    tags: { owner: "platform", "cost-center": "42", environment: "production" },
    workloads: { it: workload, ...others },
  });
  const priced = priceStack(stack.resources, { book, usage: noUsage, context: { project: "declared", stack: "dev", config: {} } });
  const settings = readSettings([]).settings;
  const { findings } = judge(priced, settings, { book, usage: noUsage, asOf: book.asOf });
  const plannedUsdPerMonth = stack.plan.placements.flatMap(({ costs }) => costs).reduce((sum, { usdPerMonth }) => sum + usdPerMonth, 0);
  return { ...stack, stack: priced, plannedUsdPerMonth, findings };
}

/** What pricing could not judge, by resource. */
export function unjudged({ stack }: Judged): readonly string[] {
  return stack.nodes.flatMap(({ resource, estimate }) =>
    estimate.kind === "unknown" ? [`${resource.name}: ${estimate.because.join("; ")}`] : [],
  );
}
