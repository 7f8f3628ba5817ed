import type { InstanceSize } from "../../catalog";

/** Pods that each node takes: what its memory reservation is counted by. */
export const PODS_PER_NODE = 110;

/**
 * vCPUs that AKS keeps of a node, by its vCPUs, and of its memory the lesser of 20 MB a pod plus 50 MB, and a quarter;
 * pods are evicted below 100 MiB: https://learn.microsoft.com/azure/aks/node-resource-reservations (read 2026-10)
 */
const keptVcpus: readonly (readonly [vcpus: number, kept: number])[] = [
  [1, 0.06],
  [2, 0.1],
  [4, 0.14],
  [8, 0.18],
  [16, 0.26],
  [32, 0.42],
  [64, 0.74],
];
const KEPT_VCPUS_PER_VCPU_ABOVE = 0.01;
const KEPT_GIB = (20 * PODS_PER_NODE + 50) / 1024;
const EVICTION_GIB = 100 / 1024;

/** What the agents of every node request: network, names, disks, proxy. */
const AGENTS = { vcpus: 0.35, memoryGib: 0.5, pods: 10 };

export interface Allocatable {
  readonly vcpus: number;
  readonly memoryGib: number;
  readonly pods: number;
}

/** What pods can use of a node of AKS. */
export function allocatableOf({ vcpus, memoryGib }: Pick<InstanceSize, "vcpus" | "memoryGib">): Allocatable {
  const [last, most] = keptVcpus[keptVcpus.length - 1] ?? [0, 0];
  const kept = keptVcpus.find(([upTo]) => vcpus <= upTo)?.[1] ?? most + (vcpus - last) * KEPT_VCPUS_PER_VCPU_ABOVE;
  return {
    vcpus: vcpus - kept - AGENTS.vcpus,
    memoryGib: memoryGib - Math.min(KEPT_GIB, memoryGib / 4) - EVICTION_GIB - AGENTS.memoryGib,
    pods: PODS_PER_NODE - AGENTS.pods,
  };
}
