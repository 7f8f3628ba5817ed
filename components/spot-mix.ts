import { HOURS_PER_MONTH, type Placement, type WorkloadNeed } from "../model";

/** How a group on AWS splits its machines: `onDemandBase` first, of the rest at least this percentage, rounded up, not on spot. */
export interface SpotSplit {
  readonly onDemandBase: number;
  readonly onDemandPercentage: number;
}

/** Machine hours differ by rounding alone. */
const SAME_HOURS = 1e-6;

/**
 * The split that gives the plan's hours on spot at every step of the load: the stated share of the machines at any time,
 * or spot on top of all others. Undefined where the plan has another one, or nothing on spot beside others.
 */
export function spotSplit(need: WorkloadNeed, { mix = [], vcpusPerMachine, memoryGibPerMachine }: Placement): SpotSplit | undefined {
  const spot = mix.find(({ purchase }) => purchase === "spot");
  const others = mix.filter(({ purchase }) => purchase !== "spot");
  if (spot === undefined || others.length === 0) return undefined;
  const machines = (loadFraction: number) =>
    Math.max(
      ...[1, need.minCount, need.zones],
      wholeMachines((loadFraction * need.vcpus) / (need.targetUtilisationFraction * vcpusPerMachine)),
      wholeMachines((loadFraction * need.memoryGib) / (need.targetUtilisationFraction * memoryGibPerMachine)),
    );
  const spotHours = ({ onDemandBase, onDemandPercentage }: SpotSplit) =>
    (need.loadProfile ?? []).reduce((sum, { timeFraction, loadFraction }) => {
      const above = Math.max(0, machines(loadFraction) - onDemandBase);
      const onSpot = above - Math.ceil((above * onDemandPercentage) / 100 - SAME_HOURS);
      return sum + timeFraction * (need.hoursPerMonth ?? HOURS_PER_MONTH) * onSpot;
    }, 0);
  const share: SpotSplit = { onDemandBase: 0, onDemandPercentage: Math.ceil((1 - (need.maxSpotFraction ?? 1)) * 100 - SAME_HOURS) };
  const onTop: SpotSplit = { onDemandBase: others.reduce((sum, { count }) => sum + count, 0), onDemandPercentage: 0 };
  return [share, onTop].find(
    (split) => Math.abs(spotHours(split) - spot.machineHoursPerMonth) <= SAME_HOURS * (1 + spot.machineHoursPerMonth),
  );
}

/** Rounded up, but for the noise of a division. */
function wholeMachines(count: number): number {
  return Math.ceil(count - SAME_HOURS);
}
