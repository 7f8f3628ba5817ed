import type { WorkloadNeed } from "../model";

/** Equal replicas that carry a workload's load with headroom; undefined where it takes more than it may have. */
export function replicasFor(
  { vcpus, memoryGib, minCount, maxCount, zones, targetUtilisationFraction }: WorkloadNeed,
  replica: { readonly vcpus: number; readonly memoryGib: number },
): number | undefined {
  const asked = Math.max(vcpus / replica.vcpus, memoryGib / replica.memoryGib) / targetUtilisationFraction;
  // A hair less: 0.7 x 10 must not ask for more than 7.
  const count = Math.max(minCount, zones, Math.ceil(asked - 1e-9));
  return count > maxCount ? undefined : count;
}
