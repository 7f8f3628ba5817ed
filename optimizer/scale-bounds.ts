/**
 * What machines cost at the least and at the most of them that a need scales to: all month as many, of the same size, but
 * for known peaks.
 *
 *   cost(n) = commitments, paid whatever runs + max(0, n - committed machines) x price of the others
 *             + peak hours beside n machines x price of an hour of the others + lines beside n machines
 *
 * The others are paid as the choice pays by the hour: the cheapest such way at the least count, the dearest at the most.
 * Where all of its machines are committed, those beyond them are on demand, for that is what the provider charges.
 */
import { microUsd, type ScaleBounds, usdFromMicro } from "../model";
import { type Candidate, purchaseAt } from "./candidate";
import { chargeOf, type Fit } from "./fit";
import { hoursOf, isPaidByHour, peakHours, peakRate, usdForHours } from "./hours";
import type { PaidShare } from "./load-profile";
import { purchaseOrder } from "./market";
import { lineTimes } from "./offer-cost";

const ON_DEMAND = purchaseOrder.indexOf("on-demand");

/** Undefined where the count is fixed. `paidMicro`: what the choice itself costs, which lies between. */
export function scaleBounds(
  candidate: Candidate,
  fit: Fit,
  shares: readonly Pick<PaidShare, "purchaseIndex" | "count" | "micro">[],
  paidMicro: number,
): ScaleBounds | undefined {
  const { need } = fit;
  const least = Math.max(1, need.minCount, need.zones);
  if (least >= need.maxCount) return undefined;
  const { region, position, size } = candidate;
  const committed = shares.filter(({ purchaseIndex }) => !isPaidByHour(purchaseAt(purchaseIndex)));
  const committedCount = committed.reduce((sum, { count }) => sum + count, 0);
  const committedMicro = committed.reduce((sum, { micro }) => sum + micro, 0);
  const usdOf = (purchaseIndex: number) => {
    const discount = fit.book.sustainedUseDiscountFraction(region.provider, size.type);
    return usdForHours(region.usdPerMonth[purchaseIndex]?.[position] ?? Number.NaN, hoursOf(need), purchaseAt(purchaseIndex), discount);
  };
  const byHour = shares
    .filter(({ purchaseIndex }) => isPaidByHour(purchaseAt(purchaseIndex)))
    .map(({ purchaseIndex }) => usdOf(purchaseIndex));
  if (byHour.length === 0) {
    const onDemand = usdOf(ON_DEMAND);
    // What is not sold on demand is committed to once more.
    byHour.push(Number.isNaN(onDemand) ? Math.max(...committed.map((share) => usdOf(share.purchaseIndex))) : onDemand);
  }
  const lines = chargeOf(fit, region, size.type).lines;
  const discount = fit.book.sustainedUseDiscountFraction(region.provider, size.type);
  const peakUsd = (machines: number) => {
    const hours = peakHours(need, Math.max(machines, committedCount));
    return hours === 0 ? 0 : hours * peakRate(region, position, candidate.purchaseIndex, discount).usdPerHour;
  };
  const microOf = (machines: number, usdEach: number) =>
    lines.reduce(
      (sum, line) => sum + microUsd((line.usdPerMonth ?? 0) * lineTimes(line, need, machines)),
      committedMicro + microUsd(Math.max(0, machines - committedCount) * usdEach) + microUsd(peakUsd(machines)),
    );
  // A discount for machines that run all month may make more of them cheaper than a few that run less.
  return {
    lowUsdPerMonth: usdFromMicro(Math.min(paidMicro, microOf(least, Math.min(...byHour)))),
    highUsdPerMonth: usdFromMicro(Math.max(paidMicro, microOf(need.maxCount, Math.max(...byHour)))),
  };
}
