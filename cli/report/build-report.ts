import type { PriceBook } from "../../catalog";
import {
  type DeclaredResource,
  type Finding,
  highUsdPerMonth,
  linesOf,
  lowUsdPerMonth,
  type Placement,
  type Plan,
  REPORT_SCHEMA_VERSION,
  type Report,
  type ReportedPlacement,
  type ReportedPlan,
  type ReportedResource,
} from "../../model";
import { isCloudResource, type PricedNode, type PricedStack } from "../../pricing";

export interface ReportInput {
  readonly version: string;
  readonly programPath: string;
  readonly book: PriceBook;
  readonly stack: PricedStack;
  readonly findings: readonly Finding[];
  /** Number of things that could not be judged: unknown costs and rules that met an unknown input. */
  readonly unjudged: number;
  readonly strict: boolean;
  readonly warnings: readonly string[];
}

/** Gathers the verdict in the one shape that every output format renders. */
export function buildReport(input: ReportInput): Report {
  const { stack, book } = input;
  const plans = stack.graph.resources.flatMap(plansOf);
  const mandatory = input.findings.filter((finding) => finding.level === "mandatory").length;
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    tool: { name: "costwright", version: input.version },
    program: { path: input.programPath, project: stack.context.project, stack: stack.context.stack },
    priceBook: { id: book.id, asOf: book.asOf },
    resources: stack.nodes.filter(isCloudResource).map(reportedResource),
    plans: plans.map(({ portfolio, plan }) => reportedPlan(portfolio, plan)),
    placements: plans.flatMap(({ plan }) => (plan.status === "infeasible" ? [] : plan.placements.map(reportedPlacement))),
    findings: input.findings,
    totals: stack.totals,
    coverage: stack.coverage,
    warnings: [...input.warnings, ...plans.flatMap(({ plan }) => plan.warnings)],
    verdict: {
      status: mandatory > 0 ? "fail" : input.strict && input.unjudged > 0 ? "unjudged" : "pass",
      mandatory,
      advisory: input.findings.length - mandatory,
      savingUsdPerMonth: savingOf(input.findings),
    },
  };
}

/**
 * Savings of several findings on one resource overlap (a smaller size and a newer family are two ways to spend less
 * on the same machine), so each resource counts once with its largest saving.
 */
function savingOf(findings: readonly Finding[]): number {
  const bestByResource = new Map<string, number>();
  for (const { urn, savingUsdPerMonth } of findings) {
    if (urn === undefined || savingUsdPerMonth === undefined) continue;
    bestByResource.set(urn, Math.max(bestByResource.get(urn) ?? 0, savingUsdPerMonth));
  }
  return [...bestByResource.values()].reduce((total, saving) => total + saving, 0);
}

/** The plan that a Portfolio, or a Service that stands alone, registered as its output. */
function plansOf(resource: DeclaredResource): readonly { readonly portfolio: string; readonly plan: Plan }[] {
  if (!resource.type.startsWith("costwright:index:")) return [];
  const plan = resource.outputs?.plan as Plan | undefined;
  return plan === undefined || typeof plan.status !== "string" ? [] : [{ portfolio: resource.name, plan }];
}

function reportedPlan(portfolio: string, plan: Plan): ReportedPlan {
  const solved = plan.status === "infeasible" ? undefined : plan;
  return {
    portfolio,
    status: plan.status,
    gapFraction: solved?.gapFraction ?? null,
    solver: plan.solver,
    offersConsidered: plan.offers.reduce((total, { considered }) => total + considered, 0),
    offersFitting: plan.offers.reduce((total, { fitting }) => total + fitting, 0),
    usdPerMonth: solved?.usdPerMonth ?? null,
    transferUsdPerMonth: solved?.transferUsdPerMonth ?? null,
  };
}

function reportedPlacement(placement: Placement): ReportedPlacement {
  const { workload, provider, region, size, count, purchase, usdPerMonth, riskUsdPerMonth, utilisation, runnerUp } = placement;
  return {
    workload,
    provider,
    region,
    size,
    count,
    purchase,
    usdPerMonth,
    riskUsdPerMonth,
    utilisation,
    runnerUp:
      runnerUp === undefined
        ? null
        : {
            provider: runnerUp.provider,
            region: runnerUp.region,
            size: runnerUp.size,
            count: runnerUp.count,
            purchase: runnerUp.purchase,
            usdPerMonth: runnerUp.usdPerMonth,
            extraUsdPerMonth: runnerUp.extraUsdPerMonth,
          },
  };
}

function reportedResource({ resource, provider, region, estimate }: PricedNode): ReportedResource {
  return {
    urn: resource.urn,
    type: resource.type,
    name: resource.name,
    provider: provider ?? null,
    region: region ?? null,
    estimate: {
      kind: estimate.kind,
      lowUsdPerMonth: lowUsdPerMonth(estimate),
      highUsdPerMonth: highUsdPerMonth(estimate) ?? null,
      lines: linesOf(estimate),
      because: estimate.kind === "exact" ? [] : estimate.because,
    },
  };
}
