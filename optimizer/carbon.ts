import { gridGramsPerKwh, type InstanceSize, machinePowerOf } from "../catalog";
import type { WorkloadNeed } from "../model";
import { hoursOf } from "./hours";
import type { MarketRegion } from "./market";

/** Share of the declared load that is there on average over the month. */
export function meanLoadFraction(need: WorkloadNeed): number {
  return need.loadProfile === undefined
    ? 1
    : need.loadProfile.reduce((sum, { timeFraction, loadFraction }) => sum + timeFraction * loadFraction, 0);
}

/** Whether what a size draws is known: no provider states the power of its GPUs and other accelerators. */
export function hasKnownPower(size: Pick<InstanceSize, "gpuCount" | "accelerator">): boolean {
  return size.gpuCount === 0 && size.accelerator === undefined;
}

/**
 * Emissions of a month in whole grams; NaN where they are not known. Machines draw the idle power of their vCPUs and
 * the power of their memory for as long as they run, and what lies between idle and full for the vCPUs that the load
 * keeps busy, on however many machines:
 *
 *   kWh = hours x (vCPUs x idle + GiB x memory) + hours of the month x mean load x (full - idle)
 */
export function gramsPerMonth(
  need: WorkloadNeed,
  loadVcpus: number,
  region: MarketRegion,
  size: InstanceSize,
  machineHoursPerMonth: number,
): number {
  const grams = gridGramsPerKwh(region.region);
  const power = machinePowerOf(region.provider);
  if (grams === undefined || power === undefined || !hasKnownPower(size)) return Number.NaN;
  const idle = machineHoursPerMonth * (size.vcpus * power.idleWattsPerVcpu + size.memoryGib * power.wattsPerGib);
  const busy = hoursOf(need) * meanLoadFraction(need) * loadVcpus * (power.fullWattsPerVcpu - power.idleWattsPerVcpu);
  return Math.round(((idle + busy) / 1000) * power.powerUsageEffectiveness * grams);
}
