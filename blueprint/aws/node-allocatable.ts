import type { InstanceSize } from "../../catalog";

/**
 * What a node of EKS keeps for itself, as its images reserve it (kubelet, system, eviction):
 * https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html and the bootstrap of Amazon Linux
 * https://github.com/awslabs/amazon-eks-ami (a share of the CPU by bands, 11 MiB for each pod and 255 MiB, 100 MiB to evict).
 */
const CPU_BANDS: readonly (readonly [upTo: number, share: number])[] = [
  [1, 0.06],
  [2, 0.01],
  [4, 0.005],
  [Number.POSITIVE_INFINITY, 0.0025],
];
const MEMORY_GIB = { each: 11 / 1024, always: 255 / 1024, eviction: 100 / 1024 };
/** The operating system and firmware keep a part of the memory that is sold. */
const VISIBLE_MEMORY_FRACTION = 0.96;

/** What the agents of every node request: network, proxy, identities, volumes. */
const AGENTS = { vcpus: 0.2, memoryGib: 0.25, pods: 4 };

export interface Allocatable {
  readonly vcpus: number;
  readonly memoryGib: number;
  readonly pods: number;
}

/** What pods can use of a node. */
export function allocatableOf(size: Pick<InstanceSize, "vcpus" | "memoryGib" | "burstable">): Allocatable {
  const { vcpus, memoryGib } = size;
  const pods = mostPods(size);
  const keptGib = MEMORY_GIB.each * pods + MEMORY_GIB.always + MEMORY_GIB.eviction;
  return {
    vcpus: vcpus - keptVcpus(vcpus) - AGENTS.vcpus,
    memoryGib: memoryGib * VISIBLE_MEMORY_FRACTION - keptGib - AGENTS.memoryGib,
    pods: pods - AGENTS.pods,
  };
}

function keptVcpus(vcpus: number): number {
  let from = 0;
  let kept = 0;
  for (const [upTo, share] of CPU_BANDS) {
    kept += Math.max(0, Math.min(vcpus, upTo) - from) * share;
    from = upTo;
  }
  return kept;
}

/**
 * Addresses that a node's network interfaces have for pods, of the general families; no more than the 110 that EKS lets a
 * node below 30 vCPUs have, or 250: https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html#determine-max-pods
 */
function mostPods({ vcpus, memoryGib, burstable }: Pick<InstanceSize, "vcpus" | "memoryGib" | "burstable">): number {
  if (burstable && vcpus <= 2) return memoryGib < 4 ? 4 : 17;
  if (vcpus < 2) return 8;
  if (vcpus < 4) return 29;
  if (vcpus < 16) return 58;
  return vcpus < 30 ? 110 : 234;
}
