/**
 * Groups of machines that a schedule shrinks to nothing, or enlarges for known peaks. Machines that leave a group are
 * deleted with their disks, so all that is priced of a machine counts the months that it is there.
 */
import { HOURS_PER_MONTH, type Range } from "../model";
import type { PricingContext, UsageQuantity } from "./priced-resource";

export const groupHours: Readonly<Record<string, UsageQuantity>> = {
  runningHours: {
    unit: "hour",
    doc: "Hours a month that its machines run, where a schedule removes them in the others; all 730 where it is not declared",
    assumed: { low: 0, high: HOURS_PER_MONTH },
  },
  peakMachineHours: {
    unit: "hour",
    doc: "Machine hours a month that schedules for known peaks add to the least number of machines",
    assumed: { low: 0, high: 0 },
  },
};

/** Hours a month that the machines of a group run, as far as declared. */
export function runningHours({ usage }: Pick<PricingContext, "usage">): number {
  return Math.min(usage("runningHours") ?? HOURS_PER_MONTH, HOURS_PER_MONTH);
}

/**
 * Months of one machine that a group of so many makes: all that it may have at the most, and at the least its least
 * number and the peaks. `peakWeight` counts hours of peaks that cost more than those of machines that run all month.
 */
export function machineMonths<Count extends Range>(count: Count, context: Pick<PricingContext, "usage">, peakWeight = 1): Count {
  const share = runningHours(context) / HOURS_PER_MONTH;
  const peakMonths = ((context.usage("peakMachineHours") ?? 0) / HOURS_PER_MONTH) * peakWeight;
  const low = count.low * share + peakMonths;
  return { ...count, low, high: Math.max(low, count.high * share) };
}
