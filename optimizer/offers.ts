import type { InstanceSize, PriceBook } from "../catalog";
import { type Choice, microUsd, type OfferCost, type Provider, providers, type Rejection, usdFromMicro, type WorkloadNeed } from "../model";
import { type Fit, fitOf, visitFitting } from "./fit";
import { type Market, type MarketRegion, marketOf, purchaseOrder } from "./market";
import { riskMicro } from "./risk";

/** An offer that meets a need; `comparisonUsdPerMonth` is always set. */
export interface Offer extends Choice {
  readonly comparisonUsdPerMonth: number;
}

export interface Offers {
  readonly offers: readonly Offer[];
  /** Every size, region and way of paying that the book has a price for. */
  readonly considered: number;
  readonly rejections: readonly Rejection[];
}

/** An offer inside the optimizer: whole micro-dollars and indexes, turned into a `Choice` only when it is chosen. */
export interface Candidate {
  readonly region: MarketRegion;
  readonly position: number;
  readonly size: InstanceSize;
  readonly purchaseIndex: number;
  readonly count: number;
  readonly vcpus: number;
  /** Cost that offers are compared and budgets judged by: what is paid, plus allowances for unpriced lines. */
  readonly comparedMicro: number;
  readonly riskMicro: number;
  /** Compared cost plus weighted risk. */
  readonly objectiveMicro: number;
}

/** The total order: objective, provider, region, size, count, way of paying. */
export function compareCandidates(a: Candidate, b: Candidate): number {
  return (
    a.objectiveMicro - b.objectiveMicro ||
    a.region.index - b.region.index ||
    a.position - b.position ||
    a.count - b.count ||
    a.purchaseIndex - b.purchaseIndex
  );
}

export type VisitCandidate = (
  make: () => Candidate,
  objectiveMicro: number,
  comparedMicro: number,
  region: MarketRegion,
  size: InstanceSize,
  count: number,
) => void;

/** Visits the fitting offers with their money; `make` builds the candidate, so that a scan allocates nothing. */
export function visitCandidates(
  market: Market,
  fit: Fit,
  riskWeight: number,
  visit: VisitCandidate,
  allowed?: (region: MarketRegion) => boolean,
): void {
  const { need } = fit;
  const risky = need.interruptionCostUsd > 0 || need.downtimeCostUsdPerHour > 0;
  const at = {
    region: undefined as MarketRegion | undefined,
    position: 0,
    size: undefined as InstanceSize | undefined,
    purchaseIndex: 0,
    count: 0,
    compared: 0,
    risk: 0,
    objective: 0,
  };
  const make = (): Candidate => ({
    region: at.region as MarketRegion,
    position: at.position,
    size: at.size as InstanceSize,
    purchaseIndex: at.purchaseIndex,
    count: at.count,
    vcpus: at.count * (at.size as InstanceSize).vcpus,
    comparedMicro: at.compared,
    riskMicro: at.risk,
    objectiveMicro: at.objective,
  });
  const sizesOf: Partial<Record<Provider, readonly InstanceSize[]>> = {};
  for (const provider of providers) sizesOf[provider] = market.sizes(provider);
  visitFitting(
    market,
    fit,
    (region, position, sizeIndex, purchaseIndex, count, machinesUsd) => {
      const size = sizesOf[region.provider]?.[sizeIndex] as InstanceSize;
      const compared = microUsd(machinesUsd) + (fit.charges[region.index]?.comparedMicro(count) ?? 0);
      const risk = risky
        ? riskMicro(need, region.provider, purchaseOrder[purchaseIndex] ?? "on-demand", count, interrupted(region, position, purchaseIndex))
        : 0;
      const objective = compared + (riskWeight === 0 ? 0 : Math.round(riskWeight * risk));
      at.region = region;
      at.position = position;
      at.size = size;
      at.purchaseIndex = purchaseIndex;
      at.count = count;
      at.compared = compared;
      at.risk = risk;
      at.objective = objective;
      visit(make, objective, compared, region, size, count);
    },
    allowed,
  );
}

const SPOT = purchaseOrder.indexOf("spot");
function interrupted(region: MarketRegion, position: number, purchaseIndex: number): number | undefined {
  return purchaseIndex === SPOT ? region.interruptedFraction(position) : undefined;
}

/** The choice in the plan's terms, with its cost lines. */
export function choiceOf(candidate: Candidate, fit: Fit): Offer {
  const { region, size, count } = candidate;
  const purchase = purchaseOrder[candidate.purchaseIndex] ?? "on-demand";
  const machinesUsd = (region.usdPerMonth[candidate.purchaseIndex]?.[candidate.position] ?? Number.NaN) * count;
  const costs: OfferCost[] = [
    { label: `Instance usage (Linux/UNIX, ${purchase}, ${size.type} x ${count})`, usdPerMonth: usdFromMicro(microUsd(machinesUsd)) },
  ];
  const unpriced: string[] = [];
  for (const line of fit.charges[region.index]?.lines ?? []) {
    const times = line.perMachine ? count : 1;
    if (line.usdPerMonth === undefined) unpriced.push(`${line.kind} (no price for ${line.key} in ${region.id})`);
    else
      costs.push({
        label: times === 1 ? line.label : `${line.label} x ${times}`,
        usdPerMonth: usdFromMicro(microUsd(line.usdPerMonth * times)),
      });
  }
  const paidMicro = costs.reduce((sum, cost) => sum + microUsd(cost.usdPerMonth), 0);
  return {
    provider: region.provider,
    region: region.id,
    size: size.type,
    family: size.family,
    count,
    purchase,
    vcpusPerMachine: size.vcpus,
    memoryGibPerMachine: size.memoryGib,
    usdPerMonth: usdFromMicro(paidMicro),
    comparisonUsdPerMonth: usdFromMicro(candidate.comparedMicro),
    costs,
    ...(unpriced.length === 0 ? {} : { unpriced }),
    riskUsdPerMonth: usdFromMicro(candidate.riskMicro),
  };
}

/** How many offers each requirement rejects: an offer that fails several counts for each of them. */
export function rejectionsOf(market: Market, fit: Fit): { readonly considered: number; readonly rejections: readonly Rejection[] } {
  const offers = new Array<number>(fit.requirements.length).fill(0);
  const add = (fails: number, cells: number) => {
    for (let rest = fails, position = 0; rest !== 0; rest >>>= 1, position++)
      if (rest & 1) offers[position] = (offers[position] ?? 0) + cells;
  };
  let considered = 0;
  for (const region of market.regions) {
    const cells = region.cells.reduce((sum, one) => sum + one, 0);
    considered += cells;
    add(fit.regionFails[region.index] ?? 0, cells);
    for (const [purchase, one] of region.cells.entries()) add(fit.purchaseFails[purchase] ?? 0, one);
  }
  for (const provider of providers) {
    const { bySize, unknownCapacity } = market.cellsOf(provider);
    const fails = fit.sizeFails[provider];
    for (let size = 0; size < bySize.length; size++) if (fails[size] !== 0) add(fails[size] ?? 0, bySize[size] ?? 0);
    add(fit.unknownCapacityFails, unknownCapacity);
  }
  const rejections = fit.requirements
    .map((requirement, position) => ({ requirement, offers: offers[position] ?? 0 }))
    .filter((rejection) => rejection.offers > 0)
    .sort((a, b) => b.offers - a.offers || (a.requirement < b.requirement ? -1 : 1));
  return { considered, rejections };
}

/**
 * Every offer of the book that meets the need, cheapest first by the total order (risk left out), and how many each
 * requirement rejects.
 */
export function enumerateOffers(need: WorkloadNeed, book: PriceBook): Offers {
  const market = marketOf(book);
  const fit = fitOf(market, need);
  const found: Candidate[] = [];
  visitCandidates(market, fit, 0, (make) => found.push(make()));
  found.sort(compareCandidates);
  return { offers: found.map((candidate) => choiceOf(candidate, fit)), ...rejectionsOf(market, fit) };
}
