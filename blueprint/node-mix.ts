import type { KubernetesNeed, PackedService, PackNeed, PodNeed } from "../model";
import { packServices } from "../optimizer";

/** A kind of node that a cluster may have: what its pods can use of it, after what the node keeps for itself. */
export interface NodeKind {
  /** Machine type or size, as the provider writes it. */
  readonly size: string;
  readonly spot: boolean;
  readonly vcpus: number;
  readonly memoryGib: number;
  readonly gpus: number;
  readonly pods: number;
  /** With its boot disk. */
  readonly usdPerHour: number;
}

export interface NodeGroup {
  readonly kind: NodeKind;
  readonly count: number;
}

/** Where time ends the search, the same need may get another mix; this is enough to prove the best of a few kinds. */
const PACK_LIMIT_MS = 2000;
/** Taints keep pods off that must not be there: see the realisers. */
const SPOT = "spot";
const GPU = "gpu";

/**
 * The cheapest nodes for the pods of a cluster. Pods of one kind spread, so that the loss of a zone takes its share of
 * them and no more; pods that may not be interrupted, and those of the cluster itself, run on no spot node, others
 * where it costs least. Undefined where the kinds cannot hold the pods.
 */
export function nodeMix(
  { pods }: KubernetesNeed,
  zones: number,
  kinds: readonly NodeKind[],
  system: Pick<PodNeed, "vcpus" | "memoryGib">,
): readonly NodeGroup[] | undefined {
  const all = [...pods, { ...system, name: "the-cluster-itself", count: zones, gpus: 0, interruptible: false }];
  const packed = packServices(packNeed(all, zones, undominated(kinds)), { timeLimitMs: PACK_LIMIT_MS });
  if (packed.status === "infeasible" || packed.status === "unknown") return undefined;
  const counts = new Map<string, number>();
  for (const { kind } of packed.machines) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return kinds
    .flatMap((kind) => {
      const count = counts.get(nameOf(kind));
      return count === undefined ? [] : [{ kind, count }];
    })
    .sort((one, other) => (nameOf(one.kind) < nameOf(other.kind) ? -1 : 1));
}

const nameOf = ({ size, spot }: NodeKind): string => (spot ? `${size} ${SPOT}` : size);

/** Amounts have three decimals: those of pods are rounded up, those of nodes down. */
const up = (amount: number): number => Math.ceil(amount * 1000 - 1e-6) / 1000;
const down = (amount: number): number => Math.floor(amount * 1000 + 1e-6) / 1000;

function packNeed(pods: readonly PodNeed[], zones: number, kinds: readonly NodeKind[]): PackNeed {
  const withGpus = pods.some(({ gpus }) => gpus > 0);
  const services = pods.map(
    ({ name, count, vcpus, memoryGib, gpus, interruptible }): PackedService => ({
      name,
      replicas: count,
      resources: { vcpus: up(vcpus), memoryGib: up(memoryGib), pods: 1, ...(gpus > 0 ? { gpus } : {}) },
      requires: {},
      tolerates: [...(interruptible ? [SPOT] : []), ...(gpus > 0 ? [GPU] : [])],
      zones: [],
      ...(count > 1 && zones > 1 ? { maxPerMachine: Math.ceil(count / zones) } : {}),
      apartFrom: [],
      togetherWith: [],
    }),
  );
  return {
    services,
    kinds: kinds.map((kind) => ({
      name: nameOf(kind),
      resources: {
        vcpus: down(kind.vcpus),
        memoryGib: down(kind.memoryGib),
        pods: kind.pods,
        ...(withGpus ? { gpus: kind.gpus } : {}),
      },
      usdPerHour: kind.usdPerHour,
      labels: {},
      taints: [...(kind.spot ? [SPOT] : []), ...(kind.gpus > 0 ? [GPU] : [])],
      zones: ["any"],
    })),
    existing: [],
    goal: "cost",
  };
}

/** Kinds that no other one beats in everything, of equal ones the first: the fewer, the sooner the best mix is found. */
function undominated(kinds: readonly NodeKind[]): readonly NodeKind[] {
  const beats = (one: NodeKind, other: NodeKind) =>
    one.spot === other.spot &&
    one.gpus === other.gpus &&
    one.vcpus >= other.vcpus &&
    one.memoryGib >= other.memoryGib &&
    one.pods >= other.pods &&
    one.usdPerHour <= other.usdPerHour;
  return kinds.filter(
    (kind, at) => !kinds.some((other, index) => index !== at && beats(other, kind) && (!beats(kind, other) || index < at)),
  );
}
