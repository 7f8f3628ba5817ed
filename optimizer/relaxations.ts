/** For each requirement of a workload: what would have to be allowed for an offer that fails it, and the need that allows it. */
import type { InstanceSize } from "../catalog";
import type { Purchase, WorkloadNeed } from "../model";
import type { MarketRegion } from "./market";

/** An offer that fails a requirement. */
export interface Failing {
  readonly region: MarketRegion;
  readonly size: InstanceSize;
  readonly purchase: Purchase;
  readonly count: number;
}

export interface Relaxed {
  /** Goes on from "allowing": `jurisdiction us`. */
  readonly text: string;
  readonly need: WorkloadNeed;
}

export type Relax = (need: WorkloadNeed, offer: Failing) => Relaxed;

const plus = <T>(items: readonly T[], item: T): readonly T[] => (items.length === 0 || items.includes(item) ? items : [...items, item]);

/** The name under which a jurisdiction would be allowed: a union where the region is in one, else its country. */
export function jurisdictionOf(region: MarketRegion["region"]): string {
  return region.jurisdictions.find((one) => one.length === 2 && one !== region.country.toLowerCase()) ?? region.country.toLowerCase();
}

export const relax = {
  provider: (need, { region }) => ({
    text: `provider ${region.provider}`,
    need: { ...need, providers: plus(need.providers, region.provider) },
  }),
  region: (need, { region }) => ({ text: `region ${region.id}`, need: { ...need, regions: plus(need.regions, region.id) } }),
  jurisdiction: (need, { region }) => {
    const name = jurisdictionOf(region.region);
    return { text: `jurisdiction ${name}`, need: { ...need, jurisdictions: plus(need.jurisdictions, name) } };
  },
  zones: (need, { region }) => {
    const zones = region.region.zones ?? 1;
    return { text: `${zones} ${zones === 1 ? "zone" : "zones"}`, need: { ...need, zones } };
  },
  purchase: (need, { purchase }) => ({ text: `paying ${purchase}`, need: { ...need, purchases: plus(need.purchases, purchase) } }),
  interruptible: (need) => ({ text: "interruptions", need: { ...need, interruptible: true } }),
  spotShare: (need) => ({ text: "all machines on spot", need: { ...need, maxSpotFraction: 1 } }),
  architecture: (need, { size }) => ({
    text: `architecture ${size.architecture}`,
    need: { ...need, architectures: plus(need.architectures, size.architecture) },
  }),
  burstable: (need) => ({ text: "burstable sizes", need: { ...need, burstable: true } }),
  superseded: (need) => ({ text: "families superseded by newer ones", need: { ...need, previousGenerations: true } }),
  gpus: (need, { size }) => {
    const { gpu: _, ...rest } = need;
    return size.gpuCount === 0
      ? { text: "machines without GPUs", need: { ...rest, gpusPerMachine: 0 } }
      : { text: `${size.gpuCount} GPUs a machine`, need: { ...need, gpusPerMachine: size.gpuCount } };
  },
  model: (need, { size }) => {
    const { gpu: _, ...rest } = need;
    return { text: `GPU model ${size.gpu ?? "unknown"}`, need: size.gpu === undefined ? rest : { ...need, gpu: size.gpu } };
  },
  network: (need, { size }) => {
    const { minNetworkMbpsPerMachine: _, ...rest } = need;
    return size.networkMbps === undefined
      ? { text: "sizes whose network bandwidth is not known", need: rest }
      : { text: `${size.networkMbps} Mbit/s a machine`, need: { ...need, minNetworkMbpsPerMachine: size.networkMbps } };
  },
  vcpus: (need, { size }) => ({ text: `machines of ${size.vcpus} vCPUs`, need: { ...need, minVcpusPerMachine: size.vcpus } }),
  memory: (need, { size }) => ({ text: `machines of ${size.memoryGib} GiB`, need: { ...need, minMemoryGibPerMachine: size.memoryGib } }),
  enough: (need, { count }) => ({ text: `${count.toLocaleString("en-US")} machines`, need: { ...need, maxCount: count } }),
  pinned: (need) => {
    const { pinned: _, ...rest } = need;
    return { text: "another choice than the pinned one", need: rest };
  },
} as const satisfies Record<string, Relax>;

export function relaxWithin(name: string): Relax {
  return (need, { region }) => {
    const within = (need.within ?? []).map((set) => {
      if (set.name !== name) return set;
      return {
        ...set,
        providers: plus(set.providers, region.provider),
        regions: plus(set.regions, region.id),
        jurisdictions: plus(set.jurisdictions, jurisdictionOf(region.region)),
      };
    });
    return { text: `${region.id} within ${name}`, need: { ...need, within } };
  };
}
