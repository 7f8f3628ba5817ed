import type { InstanceSize, PriceBook } from "../catalog";
import { type Choice, microUsd, type OfferCost, type Purchase, providers, type Rejection, usdFromMicro, type WorkloadNeed } from "../model";
import { type Fit, fitOf } from "./fit";
import { type Market, type MarketRegion, marketOf, purchaseOrder } from "./market";
import type { RegionCharge } from "./offer-cost";
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

/**
 * Sees one fitting offer; `make` builds the candidate, so that looking at an offer allocates nothing. Answers the
 * objective above which it wants to see no more.
 */
export type VisitCandidate = (
  make: () => Candidate,
  objectiveMicro: number,
  comparedMicro: number,
  region: MarketRegion,
  size: InstanceSize,
  count: number,
) => number;

interface Block {
  readonly region: MarketRegion;
  readonly purchaseIndex: number;
  /** No offer of the block costs less. */
  readonly leastMicro: number;
}

/** The parts of the market that fit, the ones that may be cheapest first. */
function blocksOf(market: Market, fit: Fit, allowed: ((region: MarketRegion) => boolean) | undefined): readonly Block[] {
  const { need } = fit;
  // A hair less than the load: counts are worked out with a tolerance too.
  const vcpus = (need.vcpus / need.targetUtilisationFraction) * (1 - 1e-6);
  const memoryGib = (need.memoryGib / need.targetUtilisationFraction) * (1 - 1e-6);
  const leastCount = Math.max(1, need.minCount, need.zones);
  const blocks: Block[] = [];
  for (const region of market.regions) {
    if (fit.regionFails[region.index] !== 0 || (allowed !== undefined && !allowed(region))) continue;
    const besides = (fit.charges[region.index] as RegionCharge).comparedMicro(leastCount);
    for (let purchaseIndex = 0; purchaseIndex < purchaseOrder.length; purchaseIndex++) {
      if (fit.purchaseFails[purchaseIndex] !== 0) continue;
      const { usdPerVcpu, usdPerGib } = region.cheapest[purchaseIndex] as MarketRegion["cheapest"][number];
      const usd = Math.max(vcpus * usdPerVcpu, memoryGib * usdPerGib);
      // Nothing is sold that way where the least price is not finite.
      if (Number.isFinite(usd)) blocks.push({ region, purchaseIndex, leastMicro: Math.floor(usd * 1e6 - 1) + besides });
    }
  }
  return blocks.sort((a, b) => a.leastMicro - b.leastMicro || a.region.index - b.region.index || a.purchaseIndex - b.purchaseIndex);
}

/** Visits the fitting offers with their money, in no order that may be relied on. */
export function visitCandidates(
  market: Market,
  fit: Fit,
  riskWeight: number,
  visit: VisitCandidate,
  allowed?: (region: MarketRegion) => boolean,
): void {
  const { need } = fit;
  let limitMicro = Number.POSITIVE_INFINITY;
  const at = {
    region: undefined as unknown as MarketRegion,
    position: 0,
    size: undefined as unknown as InstanceSize,
    purchaseIndex: 0,
    count: 0,
    compared: 0,
    risk: 0,
    objective: 0,
  };
  const make = (): Candidate => ({
    region: at.region,
    position: at.position,
    size: at.size,
    purchaseIndex: at.purchaseIndex,
    count: at.count,
    vcpus: at.count * at.size.vcpus,
    comparedMicro: at.compared,
    riskMicro: at.risk,
    objectiveMicro: at.objective,
  });
  for (const { region, purchaseIndex, leastMicro } of blocksOf(market, fit, allowed)) {
    if (leastMicro > limitMicro) break;
    const fails = fit.sizeFails[region.provider];
    const counts = fit.counts[region.provider];
    const sizes = market.sizes(region.provider);
    const charge = fit.charges[region.index] as RegionCharge;
    const { sizeIndex } = region;
    const prices = region.usdPerMonth[purchaseIndex] as Float64Array;
    const purchase = purchaseOrder[purchaseIndex] as Purchase;
    // Off spot the risk is the same for every machine of a provider.
    const isVaried = purchase === "spot" && need.interruptionCostUsd > 0;
    const flatRisk = isVaried ? 0 : riskMicro(need, region.provider, purchase, 1, 0);
    at.region = region;
    at.purchaseIndex = purchaseIndex;
    for (let position = 0; position < prices.length; position++) {
      const sizeAt = sizeIndex[position] as number;
      if (sizeAt < 0 || fails[sizeAt] !== 0) continue;
      const usd = prices[position] as number;
      const count = counts[sizeAt] as number;
      const machines = Math.round(usd * count * 1e6);
      // Also false, and so passed over, where there is no price.
      if (!(machines <= limitMicro)) continue;
      const compared = machines + charge.comparedMicro(count);
      const risk = isVaried ? riskMicro(need, region.provider, purchase, count, region.interruptedFraction(position)) : flatRisk;
      const objective = compared + Math.round(riskWeight * risk);
      if (objective > limitMicro) continue;
      const size = sizes[sizeAt] as InstanceSize;
      at.position = position;
      at.size = size;
      at.count = count;
      at.compared = compared;
      at.risk = risk;
      at.objective = objective;
      limitMicro = visit(make, objective, compared, region, size, count);
    }
  }
}

/** How many offers fit, without looking at their prices one by one. */
export function countFitting(market: Market, fit: Fit): number {
  let fitting = 0;
  const purchases = purchaseOrder.map((_, purchase) => fit.purchaseFails[purchase] === 0);
  for (const provider of providers) {
    const cells = market.cellsWithin(provider, (region) => fit.regionFails[region.index] === 0, purchases);
    const fails = fit.sizeFails[provider];
    for (let size = 0; size < cells.length; size++) if (fails[size] === 0) fitting += cells[size] as number;
  }
  return fitting;
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
  visitCandidates(market, fit, 0, (make) => {
    found.push(make());
    return Number.POSITIVE_INFINITY;
  });
  found.sort(compareCandidates);
  return { offers: found.map((candidate) => choiceOf(candidate, fit)), ...rejectionsOf(market, fit) };
}
