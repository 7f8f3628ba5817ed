import type { InstanceSize } from "../catalog";
import type { Purchase, Quote } from "../model";
import { gramsPerMonth } from "./carbon";
import type { Fit } from "./fit";
import { hoursOf } from "./hours";
import type { PaidShare } from "./load-profile";
import { type MarketRegion, purchaseOrder } from "./market";
import { type RiskLine, type RiskPlace, riskLines } from "./risk";

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
  /** Machines by way of paying, where the need has a load profile or stops them; absent: all of them all month, in one way. */
  readonly shares?: readonly PaidShare[];
  /** Of the mixes of one size in one region: 0 for one way of paying, 1 for the cheapest mix, 2 for the cheapest without spot. */
  readonly variant: 0 | 1 | 2;
  /** vCPUs of machines on spot, whether they run all month or not. */
  readonly spotVcpus: number;
  /** Set where no plain machines are bought: `size` then says what the quote states of its capacity. */
  readonly quote?: Quote;
}

/** Emissions of an offer in whole grams a month; NaN where they are not known. */
export function carbonGrams({ region, size, count, shares, quote }: Candidate, { need, context }: Fit): number {
  // Nobody states what a managed service draws.
  if (quote !== undefined) return Number.NaN;
  const machineHours = shares?.reduce((sum, share) => sum + share.machineHours, 0) ?? count * hoursOf(need);
  return gramsPerMonth(need, context.part?.loadVcpus ?? need.vcpus, region, size, machineHours);
}

/** Expected loss of an offer, line by line. */
export function riskLinesOf(candidate: Candidate, { need, context }: Fit): readonly RiskLine[] {
  const { region, position, count, quote } = candidate;
  return riskLines(
    need,
    context,
    quote === undefined ? riskPlaceOf(region, region.interruptedFraction(position)) : quotedRiskPlace(region, quote),
    candidate.shares?.map(({ purchaseIndex, machineHours }) => ({ purchase: purchaseAt(purchaseIndex), machineHours })) ?? [
      { purchase: purchaseAt(candidate.purchaseIndex), machineHours: count * hoursOf(need) },
    ],
  );
}

export function riskPlaceOf({ provider, id, availabilityFraction }: MarketRegion, interruptedFraction: number | undefined): RiskPlace {
  return { provider, region: id, interruptedFraction, availabilityFraction };
}

/** Where a quote stands. Machines that it names are interrupted as often as plain ones of the same size. */
export function quotedRiskPlace(region: MarketRegion, { size, zones }: Quote): RiskPlace {
  const position = region.names.indexOf(size);
  return { ...riskPlaceOf(region, position < 0 ? undefined : region.interruptedFraction(position)), zones };
}

export function purchaseAt(index: number): Purchase {
  return purchaseOrder[index] as Purchase;
}

/** Stands for the way of paying of a quote where plain machines are looked at: neither quotas nor pools count it. */
export const QUOTED = -2;

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
  /** Position in `purchaseOrder`; -1 where it pays in several ways, `QUOTED` of a quote. */
  purchaseIndex: number,
) => number;
