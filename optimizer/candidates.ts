import type { InstanceSize } from "../catalog";
import { HOURS_PER_MONTH, type Purchase, providers } from "../model";
import { gramsPerMonth } from "./carbon";
import { countFor, type Fit } from "./fit";
import {
  cheapestMix,
  givenMix,
  machineHoursOf,
  machineUsd,
  type PaidShare,
  pureShare,
  type Rate,
  type RunGroup,
  runGroups,
} from "./load-profile";
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
  const hoursPerMonth = HOURS_PER_MONTH;
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
        ? Math.round(count * hoursPerMonth * interruptionUsdPerHour(need, region.interruptedFraction(position)) * 1e6)
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

/** What a region asks of machines paid in one way, beside their prices. */
interface WayHere {
  readonly purchaseIndex: number;
  readonly kind: Rate["kind"];
  readonly prices: Float64Array;
  /** Risk of all machine hours on this way without interruptions: before weights, and with them. */
  readonly flatRisk: number;
  readonly flatWeighted: number;
  /** Security risks of all machine hours, weighted, in USD. */
  readonly securityUsd: number;
}

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
  const pinnedMix = need.pinned?.find((pin) => pin.mix !== undefined)?.mix;
  const groupsBySize = new Map<InstanceSize, readonly RunGroup[]>();
  const hoursPerMonth = HOURS_PER_MONTH;
  let limitMicro = Number.POSITIVE_INFINITY;
  const groupsOf = (size: InstanceSize): readonly RunGroup[] => {
    const known = groupsBySize.get(size) ?? runGroups(need, (loadFraction) => countFor(need, size, loadFraction));
    groupsBySize.set(size, known);
    return known;
  };

  const regions = market.regions
    .filter((region) => fit.regionFails[region.index] === 0 && (allowed === undefined || allowed(region)))
    .map((region) => ({ region, ways: waysHere(fit, region) }))
    .filter(({ ways }) => ways.length > 0)
    // The cheapest first: what comes later is passed over sooner.
    .sort((a, b) => leastOf(a.region, a.ways) - leastOf(b.region, b.ways) || a.region.index - b.region.index);
  for (const { region, ways } of regions) {
    const fails = fit.sizeFails[region.provider];
    const sizes = market.sizes(region.provider);
    for (let position = 0; position < region.sizeIndex.length; position++) {
      const sizeAt = region.sizeIndex[position] as number;
      if (sizeAt < 0 || fails[sizeAt] !== 0) continue;
      const size = sizes[sizeAt] as InstanceSize;
      const count = fit.counts[region.provider][sizeAt] as number;
      const charge = region.provider === "gcp" && fit.hyperdisk[sizeAt] === 1 ? fit.charges.hyperdisk : fit.charges.ordinary;
      const besides = (charge[region.index] as RegionCharge).comparedMicro(count);
      const groups = groupsOf(size);
      // Every machine on its cheapest way at the least that it can cost: no offer here costs less.
      let leastUsd = 0;
      for (const group of groups) {
        let cheapest = Number.POSITIVE_INFINITY;
        for (const way of ways) {
          const usd = way.prices[position] as number;
          const own = way.kind === "committed" ? usd : (usd * group.hours) / hoursPerMonth;
          if (own < cheapest) cheapest = own;
        }
        leastUsd += group.count * cheapest;
      }
      // Also passed over where nothing is sold.
      if (!(leastUsd * 1e6 - 1000 + besides <= limitMicro) || leastUsd === Number.POSITIVE_INFINITY) continue;
      visitSize(region, ways, position, size, count, groups, besides);
    }
  }

  function visitSize(
    region: MarketRegion,
    ways: readonly WayHere[],
    position: number,
    size: InstanceSize,
    count: number,
    groups: readonly RunGroup[],
    besides: number,
  ): void {
    const moved = countedMicro(moves, moveOnceMicro(moves, region, size.type));
    const machineHours = machineHoursOf(groups);
    const discount = ways.some(({ kind }) => kind === "on-demand")
      ? market.book.sustainedUseDiscountFraction(region.provider, size.type)
      : 0;
    const interruptionUsd = ways.some(({ kind }) => kind === "spot")
      ? interruptionUsdPerHour(need, region.interruptedFraction(position))
      : 0;
    const rates: Rate[] = [];
    for (const { purchaseIndex, kind, prices, securityUsd: security } of ways) {
      const usdPerMonth = prices[position] as number;
      if (Number.isNaN(usdPerMonth)) continue;
      rates.push({
        purchaseIndex,
        kind,
        usdPerMonth,
        // Hours of less than a month earn less of the sustained-use discount, or none: none is counted.
        usdPerHour: (kind === "on-demand" ? usdPerMonth / (1 - discount) : usdPerMonth) / hoursPerMonth,
        riskUsdPerHour: riskWeight * (security / machineHours + (kind === "spot" ? weights.interruption * interruptionUsd : 0)),
      });
    }
    const emit = (shares: readonly PaidShare[], variant: 0 | 1 | 2) => {
      const compared = shares.reduce((sum, { micro }) => sum + micro, besides);
      const draft = draftOf(region, position, size, count, shares, variant, compared);
      const lines = riskLinesOf(draft, fit);
      const objective = compared + Math.round(riskWeight * weightedMicro(lines, weights)) + moved;
      if (!(objective <= limitMicro)) return;
      const riskMicro = lines.reduce((sum, { micro }) => sum + micro, 0);
      limitMicro = visit(() => ({ ...draft, riskMicro, objectiveMicro: objective }), objective, compared, region, size, count, -1);
    };
    const emitPure = (rate: Rate, way: WayHere) => {
      let usd = 0;
      for (const group of groups) usd += group.count * machineUsd(group, rate);
      const compared = besides + Math.round(usd * 1e6);
      const interruption = rate.kind === "spot" ? Math.round(machineHours * interruptionUsd * 1e6) : 0;
      const objective = compared + Math.round(riskWeight * (way.flatWeighted + weights.interruption * interruption)) + moved;
      if (!(objective <= limitMicro)) return;
      const make = (): Candidate => ({
        ...draftOf(region, position, size, count, pureShare(groups, rate), 0, compared),
        riskMicro: way.flatRisk + interruption,
        objectiveMicro: objective,
      });
      limitMicro = visit(make, objective, compared, region, size, count, rate.purchaseIndex);
    };
    if (pinnedMix !== undefined) {
      const counts = new Map(pinnedMix.map(({ purchase, count: own }) => [purchaseOrder.indexOf(purchase), own]));
      const shares = givenMix(groups, rates, counts, maxSpotFraction);
      if (shares !== undefined) emit(shares, 1);
      return;
    }
    for (const rate of rates) {
      if (rate.kind !== "spot" || maxSpotFraction >= 1)
        emitPure(rate, ways.find(({ purchaseIndex }) => purchaseIndex === rate.purchaseIndex) as WayHere);
    }
    // A pinned choice without a mix is paid one way, and so is everything where there is but one.
    if (need.pinned !== undefined || rates.length < 2) return;
    const mix = cheapestMix(groups, rates, maxSpotFraction);
    if (mix === undefined) return;
    if (mix.length > 1) emit(mix, 1);
    if (mix.every(({ purchaseIndex }) => purchaseIndex !== SPOT)) return;
    const firm = rates.filter(({ kind }) => kind !== "spot");
    const withoutSpot = firm.length < 2 ? undefined : cheapestMix(groups, firm, 0);
    if (withoutSpot !== undefined && withoutSpot.length > 1) emit(withoutSpot, 2);
  }
}

/** The fitting ways of paying that a region sells. */
function waysHere({ need, context, purchaseFails }: Fit, region: MarketRegion): readonly WayHere[] {
  const risks = context.securityRisks.filter((risk) => holdsIn(risk, region.provider, region.id));
  return purchaseOrder.flatMap((purchase, purchaseIndex): readonly WayHere[] => {
    const prices = region.usdPerMonth[purchaseIndex];
    if (purchaseFails[purchaseIndex] !== 0 || prices === undefined || prices.length === 0) return [];
    const lines = riskLines(need, context, { provider: region.provider, region: region.id, interruptedFraction: 0 }, [
      { purchase, machineHours: HOURS_PER_MONTH },
    ]);
    return [
      {
        purchaseIndex,
        kind: rateKind(purchase),
        prices,
        flatRisk: lines.reduce((sum, { micro }) => sum + micro, 0),
        flatWeighted: weightedMicro(lines, context.weights),
        securityUsd:
          context.weights.security * risks.reduce((sum, risk) => sum + (holdsFor(risk, purchase) ? securityUsd(risk, context.part) : 0), 0),
      },
    ];
  });
}

/** Orders regions by what a vCPU costs least there; nothing else depends on it. */
function leastOf(region: MarketRegion, ways: readonly WayHere[]): number {
  return ways.reduce(
    (least, { purchaseIndex }) => Math.min(least, region.cheapest[purchaseIndex]?.usdPerVcpu ?? Number.POSITIVE_INFINITY),
    Number.POSITIVE_INFINITY,
  );
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
