/** Offers of a need without a load profile: all machines run the same hours and are paid one way. */
import type { InstanceSize } from "../catalog";
import { HOURS_PER_MONTH, microUsd } from "../model";
import { type Candidate, purchaseAt, riskPlaceOf, type VisitCandidate } from "./candidate";
import type { Fit } from "./fit";
import { hoursOf, isPaidByHour, peakHours, peakRate, usdForHours } from "./hours";
import { type Market, type MarketRegion, purchaseOrder } from "./market";
import { countedMicro, moveOnceMicro } from "./moving";
import type { RegionCharge } from "./offer-cost";
import { interruptionUsdPerHour, riskLines, weightedMicro } from "./risk";

interface Block {
  readonly region: MarketRegion;
  readonly purchaseIndex: number;
  /** No offer of the block costs less. */
  readonly leastMicro: number;
}

/** The parts of the market that fit. */
function blocksOf(market: Market, fit: Fit, allowed: ((region: MarketRegion) => boolean) | undefined): readonly Block[] {
  const { need } = fit;
  const monthFraction = hoursOf(need) / HOURS_PER_MONTH;
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
      const { usdPerVcpu, usdPerGib, usdPerMachine } = fit.sizeClass.cheapestIn(region, purchaseIndex);
      const whole = Math.max(vcpus * usdPerVcpu, memoryGib * usdPerGib, leastCount * usdPerMachine);
      const usd = isPaidByHour(purchaseAt(purchaseIndex)) ? whole * monthFraction : whole;
      // Nothing is sold that way where the least price is not finite.
      if (Number.isFinite(usd)) blocks.push({ region, purchaseIndex, leastMicro: Math.floor(usd * 1e6 - 1) + besides });
    }
  }
  return blocks;
}

const byLeast = (a: Block, b: Block) => a.leastMicro - b.leastMicro || a.region.index - b.region.index || a.purchaseIndex - b.purchaseIndex;

export function visitPlain(
  market: Market,
  fit: Fit,
  riskWeight: number,
  visit: VisitCandidate,
  allowed: ((region: MarketRegion) => boolean) | undefined,
): void {
  const { need, context, moves } = fit;
  const { weights } = context;
  const hoursPerMonth = hoursOf(need);
  const isStopped = hoursPerMonth !== HOURS_PER_MONTH;
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
    machines: 0,
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
    ...(isStopped ? stopped() : {}),
  });
  /** What is paid for and runs, where that is not all month. */
  const stopped = (): Pick<Candidate, "shares" | "onDemand"> => {
    const { purchaseIndex, count, size, machines } = at;
    const machineHours = count * hoursPerMonth;
    const isOnDemand = purchaseAt(purchaseIndex) === "on-demand";
    return {
      shares: [{ purchaseIndex, count, machineHours, micro: machines }],
      onDemand: isOnDemand ? { vcpuHours: machineHours * size.vcpus, micro: machines } : { vcpuHours: 0, micro: 0 },
    };
  };
  const blocks = blocksOf(market, fit, allowed);
  // What the most promising part holds rules most of the others out: only the rest is put in order.
  const first = blocks.reduce<Block | undefined>(
    (least, block) => (least === undefined || byLeast(block, least) < 0 ? block : least),
    undefined,
  );
  if (first !== undefined) visitBlock(first);
  for (const block of blocks.filter((one) => one !== first && one.leastMicro <= limitMicro).sort(byLeast)) {
    if (block.leastMicro > limitMicro) break;
    visitBlock(block);
  }

  function stoppedUsd(region: MarketRegion, position: number, purchaseIndex: number): number {
    const discount = market.book.sustainedUseDiscountFraction(region.provider, region.names[position] as string);
    return usdForHours(region.usdPerMonth[purchaseIndex]?.[position] as number, hoursPerMonth, purchaseAt(purchaseIndex), discount);
  }

  /** What known peaks cost beside so many machines. */
  function peakMicro(region: MarketRegion, position: number, purchaseIndex: number, count: number): number {
    const hours = peakHours(need, count);
    if (hours === 0) return 0;
    const discount = market.book.sustainedUseDiscountFraction(region.provider, region.names[position] as string);
    return microUsd(peakRate(region, position, purchaseIndex, discount).usdPerHour * hours);
  }

  function visitBlock({ region, purchaseIndex }: Block): void {
    const fails = fit.sizeFails[region.provider] as Int32Array;
    const counts = fit.counts[region.provider] as Int32Array;
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
    const flatLines = riskLines(need, context, riskPlaceOf(region, 0), [{ purchase, machineHours: HOURS_PER_MONTH }]);
    const flatRisk = flatLines.reduce((sum, { micro }) => sum + micro, 0);
    const flatWeighted = weightedMicro(flatLines, weights);
    at.region = region;
    at.purchaseIndex = purchaseIndex;
    at.isSpot = isSpot;
    const positions = fit.sizeClass.positionsIn(region);
    for (let nth = 0; nth < positions.length; nth++) {
      const position = positions[nth] as number;
      const sizeAt = sizeIndex[position] as number;
      if (fails[sizeAt] !== 0) continue;
      const usd = isStopped ? stoppedUsd(region, position, purchaseIndex) : (prices[position] as number);
      const count = counts[sizeAt] as number;
      const machines = Math.round(usd * count * 1e6);
      // Also false, and so passed over, where there is no price.
      if (!(machines <= limitMicro)) continue;
      const charge = isGoogle && fit.hyperdisk[sizeAt] === 1 ? hyperdisk : ordinary;
      const compared = machines + charge.comparedMicro(count) + peakMicro(region, position, purchaseIndex, count);
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
      at.machines = machines;
      at.risk = flatRisk + interruption;
      at.objective = objective;
      limitMicro = visit(make, objective, compared, region, size, count, purchaseIndex);
    }
  }
}
