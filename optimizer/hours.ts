/**
 * Hours that machines run a month: off-hours stop them. A machine that is paid as it is used costs hours x its price of an
 * hour; a commitment is paid all month, and so are disks, load balancer and addresses. Google's sustained-use discount is
 * counted for machines that run all month, and not at all for others: for fewer hours it is smaller. While its machines
 * are stopped on purpose a workload is neither interrupted nor down, and emits nothing.
 */
import { HOURS_PER_MONTH, type Purchase, type WorkloadNeed } from "../model";

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
