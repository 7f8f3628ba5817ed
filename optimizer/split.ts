/**
 * A workload that is split over providers becomes one part for each, placed like a workload of its own:
 *
 * - load: 1/n of vCPUs and memory each; with `survivesLossOfOne` 1/(n-1), so that the others carry all of it;
 * - least and most count: the same share, rounded up; zones, machine sizes, disks and load balancer: each part as is;
 * - internet egress, data from and to other workloads, and data to move: equal shares;
 * - groups `different...`: every part counts; groups `same...`: part by part, where all members are split alike.
 *
 * The parts are alike, so part 1 takes the provider that comes first in the alphabet, and so on: the plan is unique.
 */
import { providers, type Supplier, type WorkloadNeed } from "../model";
import { compareText } from "./order";

export interface Part {
  readonly workload: WorkloadNeed;
  /** Need of the part alone; `workload` itself where it is not split. */
  readonly need: WorkloadNeed;
  /** 1, 2, ... where it is split. */
  readonly number?: number;
  /** Number of parts; 1 where it is not split. */
  readonly of: number;
}

/** `suppliers`: who sells at all, for a workload that accepts any. */
export function partsOf(workload: WorkloadNeed, suppliers: readonly Supplier[] = providers): readonly Part[] {
  const { split } = workload;
  if (split === undefined || split.providers === 1) return [{ workload, need: workload, of: 1 }];
  const of = split.providers;
  const share = 1 / (split.survivesLossOfOne ? of - 1 : of);
  const acceptable = [...(workload.providers.length > 0 ? new Set(workload.providers) : suppliers)].sort(compareText);
  return Array.from({ length: of }, (_, index) => {
    // The i-th of n different providers in order has i before it and n - 1 - i after it.
    const own: readonly Supplier[] = acceptable.slice(index, acceptable.length - (of - 1 - index));
    const need: WorkloadNeed = {
      ...workload,
      vcpus: workload.vcpus * share,
      memoryGib: workload.memoryGib * share,
      minCount: Math.ceil(workload.minCount * share - 1e-9),
      maxCount: Math.ceil(workload.maxCount * share - 1e-9),
      internetEgressGibPerMonth: workload.internetEgressGibPerMonth / of,
      providers: own,
      ...(workload.pinned === undefined ? {} : { pinned: workload.pinned.slice(index, index + 1) }),
    };
    return { workload, need, number: index + 1, of };
  });
}
