/** Offers of a need with a load profile: each way of paying alone, the cheapest mix, and the cheapest mix without spot. */
import type { InstanceSize } from "../catalog";
import { HOURS_PER_MONTH, type Purchase } from "../model";
import { type Candidate, riskLinesOf, riskPlaceOf, type VisitCandidate } from "./candidate";
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
import { holdsFor, holdsIn, interruptionUsdPerHour, riskLines, securityUsd, weightedMicro } from "./risk";

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

export function visitProfiled(
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
    const fails = fit.sizeFails[region.provider] as Int32Array;
    const counts = fit.counts[region.provider] as Int32Array;
    const sizes = market.sizes(region.provider);
    for (let position = 0; position < region.sizeIndex.length; position++) {
      const sizeAt = region.sizeIndex[position] as number;
      if (sizeAt < 0 || fails[sizeAt] !== 0) continue;
      const size = sizes[sizeAt] as InstanceSize;
      const count = counts[sizeAt] as number;
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
    const lines = riskLines(need, context, riskPlaceOf(region, 0), [{ purchase, machineHours: HOURS_PER_MONTH }]);
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
