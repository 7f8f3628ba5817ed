import type { InstanceSize } from "../../catalog";

/** Bands of a machine that GKE keeps a share of: https://cloud.google.com/kubernetes-engine/docs/concepts/plan-node-sizes#memory_and_cpu_reservations */
type Bands = readonly (readonly [upTo: number, share: number])[];
const CPU_BANDS: Bands = [
  [1, 0.06],
  [2, 0.01],
  [4, 0.005],
  [Number.POSITIVE_INFINITY, 0.0025],
];
const MEMORY_GIB_BANDS: Bands = [
  [4, 0.25],
  [8, 0.2],
  [16, 0.1],
  [128, 0.06],
  [Number.POSITIVE_INFINITY, 0.02],
];
/** Memory below which pods are evicted, and what is kept on machines of less than 1 GiB. */
const EVICTION_GIB = 100 / 1024;
const KEPT_BELOW_ONE_GIB = 255 / 1024;

/** What the agents of every node request: proxy, logging, metrics, disks. */
const AGENTS = { vcpus: 0.25, memoryGib: 0.4 };
/** A node has room for 110 pods, of which the agents take some. */
const PODS = 100;

export interface Allocatable {
  readonly vcpus: number;
  readonly memoryGib: number;
  readonly pods: number;
}

/** What pods can use of a node of GKE. */
export function allocatableOf({ vcpus, memoryGib }: Pick<InstanceSize, "vcpus" | "memoryGib">): Allocatable {
  const keptGib = memoryGib < 1 ? KEPT_BELOW_ONE_GIB : keptOf(memoryGib, MEMORY_GIB_BANDS);
  return {
    vcpus: vcpus - keptOf(vcpus, CPU_BANDS) - AGENTS.vcpus,
    memoryGib: memoryGib - keptGib - EVICTION_GIB - AGENTS.memoryGib,
    pods: PODS,
  };
}

function keptOf(amount: number, bands: Bands): number {
  let from = 0;
  let kept = 0;
  for (const [upTo, share] of bands) {
    kept += Math.max(0, Math.min(amount, upTo) - from) * share;
    from = upTo;
  }
  return kept;
}
