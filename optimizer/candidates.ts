import type { InstanceSize } from "../catalog";
import { HOURS_PER_MONTH, type Purchase, providers } from "../model";
import { gramsPerMonth } from "./carbon";
import { countFor, type Fit } from "./fit";
import { cheapestMix, givenMix, machineHoursOf, type PaidShare, pureShare, type Rate, type RunGroup, runGroups } from "./load-profile";
import { type Market, type MarketRegion, purchaseOrder } from "./market";
import { countedMicro, moveOnceMicro } from "./moving";
import type { RegionCharge } from "./offer-cost";
import { holdsFor, holdsIn, interruptionUsdPerHour, type RiskLine, riskLines, securityUsd, weightedMicro } from "./risk";

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
  /** Compared cost plus weighted risk, plus what of a move counts each month. */
  readonly objectiveMicro: number;
  /** What commitment pools may cover, where only a part is paid on demand; absent: all of it on demand, nothing otherwise. */
  readonly onDemand?: { readonly vcpuHours: number; readonly micro: number };
  /** Machines by way of paying, where the need has a load profile; absent: all of them all month, in one way. */
  readonly shares?: readonly PaidShare[];
  /** Of the mixes of one size in one region: 0 for one way of paying, 1 for the cheapest mix, 2 for the cheapest without spot. */
  readonly variant: 0 | 1 | 2;
  /** vCPUs of machines on spot, whether they run all month or not. */
  readonly spotVcpus: number;
}

/** Emissions of an offer in whole grams a month; NaN where they are not known. */
export function carbonGrams({ region, size, count, shares }: Candidate, { need, context }: Fit): number {
  const machineHours = shares?.reduce((sum, share) => sum + share.machineHours, 0) ?? count * HOURS_PER_MONTH;
  return gramsPerMonth(need, context.part?.loadVcpus ?? need.vcpus, region, size, machineHours);
}

/** Expected loss of an offer, line by line. */
export function riskLinesOf(candidate: Candidate, { need, context }: Fit): readonly RiskLine[] {
  const { region, position, count } = candidate;
  return riskLines(
    need,
    context,
    { provider: region.provider, region: region.id, interruptedFraction: region.interruptedFraction(position) },
    candidate.shares?.map(({ purchaseIndex, machineHours }) => ({ purchase: purchaseAt(purchaseIndex), machineHours })) ?? [
      { purchase: purchaseAt(candidate.purchaseIndex), machineHours: count * HOURS_PER_MONTH },
    ],
  );
}

function purchaseAt(index: number): Purchase {
  return purchaseOrder[index] as Purchase;
}

/** The total order: objective, provider, region, size, count, way of paying. */
export function compareCandidates(a: Candidate, b: Candidate): number {
  return (
    a.objectiveMicro - b.objectiveMicro ||
    a.region.index - b.region.index ||
    a.position - b.position ||
    a.count - b.count ||
    a.purchaseIndex - b.purchaseIndex ||
    a.variant - b.variant
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
  /** Position in `purchaseOrder`; -1 where it pays in several ways. */
  purchaseIndex: number,
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

/**
 * Visits the fitting offers with their money, in no order that may be relied on. Of a need without a load profile these
 * are one for each size, region and way of paying; of one with a profile, besides, the cheapest mix of ways for each
 * size and region, and the cheapest without spot.
 */
export function visitCandidates(
  market: Market,
  fit: Fit,
  riskWeight: number,
  visit: VisitCandidate,
  allowed?: (region: MarketRegion) => boolean,
): void {
  if (fit.need.loadProfile !== undefined) visitProfiled(market, fit, riskWeight, visit, allowed);
  else visitPlain(market, fit, riskWeight, visit, allowed);
}

function visitPlain(
  market: Market,
  fit: Fit,
  riskWeight: number,
  visit: VisitCandidate,
  allowed: ((region: MarketRegion) => boolean) | undefined,
): void {
  const { need, context, moves } = fit;
  const { weights } = context;
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
    isSpot: false,
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
    variant: 0,
    spotVcpus: at.isSpot ? at.count * at.size.vcpus : 0,
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
    const purchase = purchaseAt(purchaseIndex);
    const isSpot = purchase === "spot";
    // Only interruptions differ from machine to machine; the rest of the risk is the same for all that a region sells this way.
    const isVaried = isSpot && need.interruptionCostUsd > 0;
    const flatLines = riskLines(need, context, { provider: region.provider, region: region.id, interruptedFraction: 0 }, [
      { purchase, machineHours: HOURS_PER_MONTH },
    ]);
    const flatRisk = flatLines.reduce((sum, { micro }) => sum + micro, 0);
    const flatWeighted = weightedMicro(flatLines, weights);
    at.region = region;
    at.purchaseIndex = purchaseIndex;
    at.isSpot = isSpot;
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
      const interruption = isVaried
        ? Math.round(count * HOURS_PER_MONTH * interruptionUsdPerHour(need, region.interruptedFraction(position)) * 1e6)
        : 0;
      const size = sizes[sizeAt] as InstanceSize;
      const moved = moves === undefined ? 0 : countedMicro(moves, moveOnceMicro(moves, region, size.type));
      const objective = compared + Math.round(riskWeight * (flatWeighted + weights.interruption * interruption)) + moved;
      // Also where a move has no price.
      if (!(objective <= limitMicro)) continue;
      at.position = position;
      at.size = size;
      at.count = count;
      at.compared = compared;
      at.risk = flatRisk + interruption;
      at.objective = objective;
      limitMicro = visit(make, objective, compared, region, size, count, purchaseIndex);
    }
  }
}

function rateKind(purchase: Purchase): Rate["kind"] {
  return purchase === "on-demand" || purchase === "spot" ? purchase : "committed";
}

const ON_DEMAND = purchaseOrder.indexOf("on-demand");
const SPOT = purchaseOrder.indexOf("spot");

function visitProfiled(
  market: Market,
  fit: Fit,
  riskWeight: number,
  visit: VisitCandidate,
  allowed: ((region: MarketRegion) => boolean) | undefined,
): void {
  const { need, context, moves } = fit;
  const { weights } = context;
  const maxSpotFraction = need.maxSpotFraction ?? 1;
  const fittingPurchases = purchaseOrder.flatMap((_, index) => (fit.purchaseFails[index] === 0 ? [index] : []));
  const groupsBySize = new Map<InstanceSize, readonly RunGroup[]>();
  let limitMicro = Number.POSITIVE_INFINITY;
  for (const region of market.regions) {
    if (fit.regionFails[region.index] !== 0 || (allowed !== undefined && !allowed(region))) continue;
    const fails = fit.sizeFails[region.provider];
    const sizes = market.sizes(region.provider);
    const risksHere = context.securityRisks.filter((risk) => holdsIn(risk, region.provider, region.id));
    for (let position = 0; position < region.sizeIndex.length; position++) {
      const sizeAt = region.sizeIndex[position] as number;
      if (sizeAt < 0 || fails[sizeAt] !== 0) continue;
      const size = sizes[sizeAt] as InstanceSize;
      const count = fit.counts[region.provider][sizeAt] as number;
      let groups = groupsBySize.get(size);
      if (groups === undefined) {
        groups = runGroups(need, (loadFraction) => countFor(need, size, loadFraction));
        groupsBySize.set(size, groups);
      }
      const machineHours = machineHoursOf(groups);
      const rates = ratesAt(region, position, size);
      if (rates.length === 0) continue;
      const charge = region.provider === "gcp" && fit.hyperdisk[sizeAt] === 1 ? fit.charges.hyperdisk : fit.charges.ordinary;
      const besides = (charge[region.index] as RegionCharge).comparedMicro(count);
      const onceMicro = moveOnceMicro(moves, region, size.type);
      const moved = countedMicro(moves, onceMicro);
      for (const { shares, variant } of offersOf(groups, rates)) {
        const compared = shares.reduce((sum, { micro }) => sum + micro, besides);
        const draft = draftOf(region, position, size, count, shares, variant, compared);
        const lines = riskLinesOf(draft, fit);
        const objective = compared + Math.round(riskWeight * weightedMicro(lines, weights)) + moved;
        if (!(objective <= limitMicro)) continue;
        const candidate: Candidate = {
          ...draft,
          riskMicro: lines.reduce((sum, { micro }) => sum + micro, 0),
          objectiveMicro: objective,
        };
        limitMicro = visit(() => candidate, objective, compared, region, size, count, -1);
      }

      function ratesAt(here: MarketRegion, at: number, of: InstanceSize): readonly Rate[] {
        return fittingPurchases.flatMap((purchaseIndex): readonly Rate[] => {
          const usdPerMonth = here.usdPerMonth[purchaseIndex]?.[at];
          if (usdPerMonth === undefined || Number.isNaN(usdPerMonth)) return [];
          const purchase = purchaseAt(purchaseIndex);
          const kind = rateKind(purchase);
          // Hours of less than a month earn less of the sustained-use discount, or none: none is counted.
          const discount = kind === "on-demand" ? market.book.sustainedUseDiscountFraction(here.provider, of.type) : 0;
          const security = risksHere.reduce(
            (sum, risk) => sum + (holdsFor(risk, purchase) ? securityUsd(risk, context.part) / machineHours : 0),
            0,
          );
          const interruption = kind === "spot" ? interruptionUsdPerHour(need, here.interruptedFraction(at)) : 0;
          return [
            {
              purchaseIndex,
              kind,
              usdPerMonth,
              usdPerHour: usdPerMonth / (1 - discount) / HOURS_PER_MONTH,
              riskUsdPerHour: riskWeight * (weights.interruption * interruption + weights.security * security),
            },
          ];
        });
      }
    }
  }

  function offersOf(groups: readonly RunGroup[], rates: readonly Rate[]): readonly { shares: readonly PaidShare[]; variant: 0 | 1 | 2 }[] {
    const pinnedMix = need.pinned?.find((pin) => pin.mix !== undefined)?.mix;
    if (pinnedMix !== undefined) {
      const counts = new Map(pinnedMix.map(({ purchase, count }) => [purchaseOrder.indexOf(purchase), count]));
      const shares = givenMix(groups, rates, counts, maxSpotFraction);
      return shares === undefined ? [] : [{ shares, variant: 1 }];
    }
    const offers: { shares: readonly PaidShare[]; variant: 0 | 1 | 2 }[] = rates
      .filter(({ kind }) => kind !== "spot" || maxSpotFraction >= 1)
      .map((rate) => ({ shares: pureShare(groups, rate), variant: 0 }));
    // A pinned choice without a mix is paid one way.
    if (need.pinned !== undefined) return offers;
    const mix = cheapestMix(groups, rates, maxSpotFraction);
    if (mix !== undefined && mix.length > 1) offers.push({ shares: mix, variant: 1 });
    if (mix?.some(({ purchaseIndex }) => purchaseIndex === SPOT)) {
      const firm = cheapestMix(
        groups,
        rates.filter(({ kind }) => kind !== "spot"),
        0,
      );
      if (firm !== undefined && firm.length > 1) offers.push({ shares: firm, variant: 2 });
    }
    return offers;
  }
}

function draftOf(
  region: MarketRegion,
  position: number,
  size: InstanceSize,
  count: number,
  shares: readonly PaidShare[],
  variant: 0 | 1 | 2,
  comparedMicro: number,
): Candidate {
  const most = shares.reduce((best, share) => (share.count > best.count ? share : best));
  const onDemand = shares.find(({ purchaseIndex }) => purchaseIndex === ON_DEMAND);
  const spot = shares.find(({ purchaseIndex }) => purchaseIndex === SPOT);
  return {
    region,
    position,
    size,
    purchaseIndex: most.purchaseIndex,
    count,
    vcpus: count * size.vcpus,
    comparedMicro,
    riskMicro: 0,
    objectiveMicro: 0,
    onDemand:
      onDemand === undefined ? { vcpuHours: 0, micro: 0 } : { vcpuHours: onDemand.machineHours * size.vcpus, micro: onDemand.micro },
    shares,
    variant,
    spotVcpus: (spot?.count ?? 0) * size.vcpus,
  };
}

/** How many offers fit, without looking at their prices one by one. */
export function countFitting(market: Market, fit: Fit): number {
  let fitting = 0;
  // Where only a share may be on spot, a size that is sold in no other way does not fit.
  const isSpotAlone = (purchase: number) => purchase === SPOT && (fit.need.maxSpotFraction ?? 1) < 1;
  const purchases = purchaseOrder.map((_, purchase) => fit.purchaseFails[purchase] === 0 && !isSpotAlone(purchase));
  for (const provider of providers) {
    const cells = market.cellsWithin(provider, (region) => fit.regionFails[region.index] === 0, purchases);
    const fails = fit.sizeFails[provider];
    for (let size = 0; size < cells.length; size++) if (fails[size] === 0) fitting += cells[size] as number;
  }
  return fitting;
}
