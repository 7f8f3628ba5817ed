import type { PriceBook } from "../../catalog";
import type { Contract } from "../../catalog/contract";
import {
  type DeclaredResource,
  type Estimate,
  type Finding,
  highUsdPerMonth,
  linesOf,
  lowUsdPerMonth,
  type Placement,
  type Plan,
  REPORT_SCHEMA_VERSION,
  type Report,
  type ReportedContract,
  type ReportedException,
  type ReportedPlacement,
  type ReportedPlan,
  type ReportedPolicyPack,
  type ReportedResource,
  roundPrice,
  type StackChange,
  type Totals,
} from "../../model";
import { originOf } from "../../policy-pack/exceptions/exception";
import type { Excepted } from "../../policy-pack/exceptions/ledger";
import { isCloudResource, type PricedNode, type PricedStack } from "../../pricing";
import { idleWarnings } from "./commitments";

export interface ReportInput {
  readonly version: string;
  readonly programPath: string;
  /** List prices. */
  readonly book: PriceBook;
  /** The contract terms that `stack` follows, and the same stack at list prices. */
  readonly contract?: { readonly terms: Contract; readonly list: PricedStack };
  readonly stack: PricedStack;
  readonly findings: readonly Finding[];
  /** Findings that exceptions accept. */
  readonly excepted: readonly Excepted[];
  /** Number of things that could not be judged: unknown costs and rules that met an unknown input. */
  readonly unjudged: number;
  readonly change?: StackChange;
  readonly strict: boolean;
  readonly policyPacks?: readonly ReportedPolicyPack[];
  readonly warnings: readonly string[];
}

/** Gathers the verdict in the one shape that every output format renders. */
export function buildReport(input: ReportInput): Report {
  const { stack, book, contract, policyPacks = [] } = input;
  const others = policyPacks.flatMap(({ findings }) => findings);
  const blocking = others.filter(({ level }) => level === "mandatory").length;
  const reported = contract === undefined ? undefined : reportedContract(contract.terms, stack);
  const plans = stack.graph.resources.flatMap(plansOf);
  const mandatory = input.findings.filter((finding) => finding.level === "mandatory").length;
  return {
    schemaVersion: REPORT_SCHEMA_VERSION,
    tool: { name: "costwright", version: input.version },
    program: { path: input.programPath, project: stack.context.project, stack: stack.context.stack },
    priceBook: { id: book.id, asOf: book.asOf },
    ...(reported === undefined ? {} : { contract: reported }),
    resources: stack.nodes.filter(isCloudResource).map((node) => reportedResource(node, contract?.list.node(node.resource.urn)?.estimate)),
    plans: plans.map(({ portfolio, plan }) => reportedPlan(portfolio, plan)),
    placements: plans.flatMap(({ plan }) => (plan.status === "infeasible" ? [] : plan.placements.map(reportedPlacement))),
    findings: input.findings,
    excepted: input.excepted.map(reportedException),
    ...(policyPacks.length === 0 ? {} : { policyPacks }),
    totals: contract === undefined ? stack.totals : { ...stack.totals, ...listTotals(contract.list.totals) },
    ...(input.change === undefined ? {} : { change: input.change }),
    coverage: stack.coverage,
    warnings: [...input.warnings, ...idleWarnings(reported?.commitments ?? []), ...plans.flatMap(({ plan }) => plan.warnings)],
    verdict: {
      status: mandatory + blocking > 0 ? "fail" : input.strict && input.unjudged > 0 ? "unjudged" : "pass",
      mandatory,
      advisory: input.findings.length - mandatory,
      savingUsdPerMonth: savingOf(input.findings),
      ...(policyPacks.length === 0 ? {} : { otherPacks: { mandatory: blocking, advisory: others.length - blocking } }),
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
  const unpriced = solved?.placements.reduce((count, placement) => count + (placement.unpriced?.length ?? 0), 0);
  return {
    portfolio,
    status: plan.status,
    gapFraction: solved?.gapFraction ?? null,
    solver: plan.solver,
    offersConsidered: plan.offers.reduce((total, { considered }) => total + considered, 0),
    offersFitting: plan.offers.reduce((total, { fitting }) => total + fitting, 0),
    usdPerMonth: solved?.usdPerMonth ?? null,
    transferUsdPerMonth: solved?.transferUsdPerMonth ?? null,
    ...(solved?.shared === undefined ? {} : { shared: solved.shared }),
    ...(unpriced === undefined || unpriced === 0 ? {} : { unpriced }),
  };
}

function reportedPlacement(placement: Placement): ReportedPlacement {
  const { workload, provider, region, form, size, count, purchase, usdPerMonth, unpriced, riskUsdPerMonth, utilisation, runnerUp } =
    placement;
  return {
    workload,
    provider,
    region,
    ...(form === undefined ? {} : { form }),
    size,
    count,
    purchase,
    usdPerMonth,
    ...(unpriced === undefined ? {} : { unpriced }),
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

function listTotals(totals: Totals): Partial<Totals> {
  const { lowUsdPerMonth: low, highUsdPerMonth: high, pricedHighUsdPerMonth } = totals;
  return { listLowUsdPerMonth: low, listHighUsdPerMonth: high, listPricedHighUsdPerMonth: pricedHighUsdPerMonth };
}

function reportedContract({ file, id, asOf, discounts, prices }: Contract, stack: PricedStack): ReportedContract {
  return {
    file,
    id,
    asOf,
    discounts: discounts.length,
    prices: prices.length,
    commitments: stack.commitmentUses.map(({ commitment, capacity, used }) => ({
      name: commitment.name,
      kind: commitment.kind,
      provider: commitment.provider,
      region: commitment.region ?? null,
      covers: commitment.size ?? commitment.family ?? commitment.key ?? commitment.service ?? null,
      unit: commitment.capacity.unit,
      capacity,
      usedLow: roundPrice(used.low),
      usedHigh: roundPrice(used.high),
      expires: commitment.expires,
      usdPerMonth: commitment.usdPerMonth ?? null,
    })),
  };
}

function reportedException({ finding, exception }: Excepted): ReportedException {
  const { rule, urn, message, savingUsdPerMonth } = finding;
  return {
    rule,
    ...(urn === undefined ? {} : { urn }),
    message,
    ...(savingUsdPerMonth === undefined ? {} : { savingUsdPerMonth }),
    reason: exception.reason,
    owner: exception.owner,
    expires: exception.expires,
    origin: originOf(exception),
  };
}

function reportedResource({ resource, provider, region, estimate }: PricedNode, list: Estimate | undefined): ReportedResource {
  return {
    urn: resource.urn,
    type: resource.type,
    name: resource.name,
    provider: provider ?? null,
    region: region ?? null,
    ...(resource.place === undefined ? {} : { place: resource.place }),
    estimate: {
      kind: estimate.kind,
      lowUsdPerMonth: lowUsdPerMonth(estimate),
      highUsdPerMonth: highUsdPerMonth(estimate) ?? null,
      lines: linesOf(estimate),
      because: estimate.kind === "exact" ? [] : estimate.because,
      ...(list === undefined ? {} : { listLowUsdPerMonth: lowUsdPerMonth(list), listHighUsdPerMonth: highUsdPerMonth(list) ?? null }),
    },
  };
}
