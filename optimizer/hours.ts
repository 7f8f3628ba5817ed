/**
 * Hours that machines run a month: off-hours stop them. A machine that is paid as it is used costs hours x its price of an
 * hour. Machines of a group that shrinks are deleted with their disks, so disks cost as many hours; a commitment is paid
 * all month, and so are load balancer and addresses. Google's sustained-use discount is counted for machines that run all
 * month, and not at all for others: for fewer hours it is smaller. While its machines are stopped on purpose a workload is
 * neither interrupted nor down, and emits nothing.
 *
 * Known peaks add hours of the machines that a choice has too few of then, at its price of an hour, or on demand where it
 * is committed; machines that stand by stopped add their disks, all month:
 *
 *   peak hours(n)       = sum over peaks of max(0, least count of the peak - n) x its hours
 *   months of disks(n)  = (n x hours + peak hours(n)) / 730 + stopped machines
 *
 * Risks and emissions of peaks are not counted, and commitment pools do not cover them.
 */
import { HOURS_PER_MONTH, type Purchase, type WorkloadNeed } from "../model";
import { type MarketRegion, purchaseOrder } from "./market";

export function hoursOf({ hoursPerMonth }: Pick<WorkloadNeed, "hoursPerMonth">): number {
  return hoursPerMonth ?? HOURS_PER_MONTH;
}

export function isPaidByHour(purchase: Purchase): boolean {
  return purchase === "on-demand" || purchase === "spot";
}

/** What a machine costs that runs these hours, from its price of a whole month with the discount for that. */
export function usdForHours(usdPerMonth: number, hours: number, purchase: Purchase, sustainedUseDiscountFraction: number): number {
  if (hours === HOURS_PER_MONTH || !isPaidByHour(purchase)) return usdPerMonth;
  const undiscounted = purchase === "on-demand" ? usdPerMonth / (1 - sustainedUseDiscountFraction) : usdPerMonth;
  return (undiscounted * hours) / HOURS_PER_MONTH;
}

type Run = Pick<WorkloadNeed, "hoursPerMonth" | "peaks" | "warmCount">;

/** Machine hours a month that known peaks add to so many machines. */
export function peakHours({ peaks = [] }: Pick<Run, "peaks">, count: number): number {
  return peaks.reduce((sum, { minCount, hoursPerMonth }) => sum + Math.max(0, minCount - count) * hoursPerMonth, 0);
}

/** How many months of one machine's disks so many machines make. */
export function diskMonths(need: Run, count: number): number {
  return (count * hoursOf(need) + peakHours(need, count)) / HOURS_PER_MONTH + (need.warmCount ?? 0);
}

const ON_DEMAND = purchaseOrder.indexOf("on-demand");

/** What an hour of a machine in a peak costs beside machines paid so, and how it is paid; NaN where that is not sold. */
export function peakRate(
  region: MarketRegion,
  position: number,
  purchaseIndex: number,
  sustainedUseDiscountFraction: number,
): { readonly purchase: Purchase; readonly usdPerHour: number } {
  const isByHour = isPaidByHour(purchaseOrder[purchaseIndex] as Purchase);
  const paidAs = isByHour ? purchaseIndex : ON_DEMAND;
  const purchase = purchaseOrder[paidAs] as Purchase;
  const usdPerMonth = region.usdPerMonth[paidAs]?.[position] ?? Number.NaN;
  const undiscounted = purchase === "on-demand" ? usdPerMonth / (1 - sustainedUseDiscountFraction) : usdPerMonth;
  return { purchase, usdPerHour: undiscounted / HOURS_PER_MONTH };
}
