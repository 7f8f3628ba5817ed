/** For each requirement of a workload: what would have to be allowed for an offer that fails it, and the need that allows it. */
import type { InstanceSize } from "../catalog";
import type { Purchase, Quote, WorkloadNeed } from "../model";
import type { MarketRegion } from "./market";

/** An offer that fails a requirement. */
export interface Failing {
  readonly region: MarketRegion;
  readonly size: InstanceSize;
  readonly purchase: Purchase;
  readonly count: number;
  readonly quote?: Quote;
}

/** Zones that an offer spreads over: those of its region, of a quote its own. */
const zonesOf = ({ region, quote }: Failing) => quote?.zones ?? region.region.zones ?? 1;

export interface Relaxed {
  /** Goes on from "allowing": `jurisdiction us`. */
  readonly text: string;
  readonly need: WorkloadNeed;
}

export interface Relax {
  (need: WorkloadNeed, offer: Failing): Relaxed;
  /** How far an offer is from what is asked for, as a share of it; absent where it is met or not. The nearest offer is named. */
  readonly gap?: (need: WorkloadNeed, offer: Failing) => number;
}

function measured(how: (need: WorkloadNeed, offer: Failing) => Relaxed, gap: NonNullable<Relax["gap"]>): Relax {
  return Object.assign(how, { gap });
}

const short = (asked: number, there: number) => (asked > 0 ? Math.max(0, asked - there) / asked : 0);

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
  zones: measured(
    (need, offer) => {
      const zones = zonesOf(offer);
      return { text: `${zones} ${zones === 1 ? "zone" : "zones"}`, need: { ...need, zones } };
    },
    (need, offer) => short(need.zones, zonesOf(offer)),
  ),
  purchase: (need, { purchase }) => ({ text: `paying ${purchase}`, need: { ...need, purchases: plus(need.purchases, purchase) } }),
  interruptible: (need) => ({ text: "interruptions", need: { ...need, interruptible: true } }),
  spotShare: (need) => ({ text: "all machines on spot", need: { ...need, maxSpotFraction: 1 } }),
  architecture: (need, { size }) => ({
    text: `architecture ${size.architecture}`,
    need: { ...need, architectures: plus(need.architectures, size.architecture) },
  }),
  burstable: (need) => ({ text: "burstable sizes", need: { ...need, burstable: true } }),
  superseded: (need) => ({ text: "families superseded by newer ones", need: { ...need, previousGenerations: true } }),
  gpus: measured(
    (need, { size }) => {
      const { gpu: _, ...rest } = need;
      return size.gpuCount === 0
        ? { text: "machines without GPUs", need: { ...rest, gpusPerMachine: 0 } }
        : { text: `${size.gpuCount} GPUs a machine`, need: { ...need, gpusPerMachine: size.gpuCount } };
    },
    (need, { size }) => short(need.gpusPerMachine, size.gpuCount),
  ),
  model: (need, { size }) => {
    const { gpu: _, ...rest } = need;
    return { text: `GPU model ${size.gpu ?? "unknown"}`, need: size.gpu === undefined ? rest : { ...need, gpu: size.gpu } };
  },
  network: measured(
    (need, { size }) => {
      const { minNetworkMbpsPerMachine: _, ...rest } = need;
      return size.networkMbps === undefined
        ? { text: "sizes whose network bandwidth is not known", need: rest }
        : { text: `${size.networkMbps} Mbit/s a machine`, need: { ...need, minNetworkMbpsPerMachine: size.networkMbps } };
    },
    (need, { size }) => short(need.minNetworkMbpsPerMachine ?? 0, size.networkMbps ?? 0),
  ),
  vcpus: measured(
    (need, { size }) => ({ text: `machines of ${size.vcpus} vCPUs`, need: { ...need, minVcpusPerMachine: size.vcpus } }),
    (need, { size }) => short(need.minVcpusPerMachine ?? 0, size.vcpus),
  ),
  memory: measured(
    (need, { size }) => ({ text: `machines of ${size.memoryGib} GiB`, need: { ...need, minMemoryGibPerMachine: size.memoryGib } }),
    (need, { size }) => short(need.minMemoryGibPerMachine ?? 0, size.memoryGib),
  ),
  enough: measured(
    (need, { count }) => ({ text: `${count.toLocaleString("en-US")} machines`, need: { ...need, maxCount: count } }),
    (need, { count }) => Math.max(0, count - need.maxCount) / Math.max(1, need.maxCount),
  ),
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
