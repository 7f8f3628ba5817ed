import type { InstanceSize } from "../catalog";
import { type Purchase, providers } from "../model";
import type { Fit } from "./fit";
import { type Market, type MarketRegion, purchaseOrder } from "./market";
import type { RegionCharge } from "./offer-cost";
import { riskMicro } from "./risk";

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
    const { ordinary, hyperdisk } = fit.charges;
    const besides = Math.min(
      (ordinary[region.index] as RegionCharge).comparedMicro(leastCount),
      (hyperdisk[region.index] as RegionCharge).comparedMicro(leastCount),
    );
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
    const ordinary = fit.charges.ordinary[region.index] as RegionCharge;
    const hyperdisk = fit.charges.hyperdisk[region.index] as RegionCharge;
    const isGoogle = region.provider === "gcp";
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
      const charge = isGoogle && fit.hyperdisk[sizeAt] === 1 ? hyperdisk : ordinary;
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
