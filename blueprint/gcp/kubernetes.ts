import type { InstanceSize, PriceBook } from "../../catalog";
import { HOURS_PER_MONTH, type KubernetesNeed, type WorkloadNeed } from "../../model";
import { type NodeGroup, type NodeKind, nodeMix } from "../node-mix";
import { type Blueprint, form, type Part } from "../part";
import { customerKeyPart } from "./customer-key";
import { allocatableOf } from "./node-allocatable";
import { takesHyperdiskOnly, zonesOf } from "./places";

const DISK_GIB = 50;
const DISK_TYPE = "pd-balanced";

/** Pods of the cluster itself, in each zone: names, metrics, autoscaling. */
const SYSTEM = { vcpus: 0.3, memoryGib: 0.4 };

/** A cluster of Google Kubernetes Engine, with the nodes that its pods cost least on. */
export const gke = form<KubernetesNeed>({
  form: "gke",
  title: "Google Kubernetes Engine",
  provider: "gcp",
  kind: "kubernetes",
  blueprints: (need, workload, { id: region }, book) => {
    const mixes = [false, ...(need.pods.some(({ interruptible }) => interruptible) ? [true] : [])].flatMap((withSpot) => {
      const mix = mixIn(region, need, workload, book, withSpot);
      return mix === undefined ? [] : [mix];
    });
    const blueprints = mixes.map((mix) => clusterBlueprint(need, workload, region, mix, book));
    return blueprints.filter(({ size }, index) => blueprints.findIndex((other) => other.size === size) === index);
  },
});

type Mix = readonly NodeGroup[] | undefined;

/** With more regions than this to choose from, the mix is searched for in one of them. */
const MOST_SEARCHED_REGIONS = 3;
/** Sells the most sizes, and the built-in book has all of its prices. */
const REFERENCE_REGION = "us-central1";

/**
 * The mix for a region. Prices of regions differ by a factor for the most part, so that the same sizes are the cheapest
 * there: one search, in the reference region, serves dozens of regions. It also serves a region where the cluster itself
 * has no price, which is compared with the very same elsewhere. Others, and each of a few named ones, are searched.
 */
function mixIn(region: string, need: KubernetesNeed, workload: WorkloadNeed, book: PriceBook, withSpot: boolean): Mix {
  const isPriced = book.unitPrice("gcp", region, "gke.cluster.hour") !== undefined;
  const isNamed = workload.regions.length > 0 && workload.regions.length <= MOST_SEARCHED_REGIONS;
  if (region === REFERENCE_REGION || (isPriced && isNamed)) return searched(region, need, workload, book, withSpot);
  const reference = searched(REFERENCE_REGION, need, workload, book, withSpot);
  const same = reference?.flatMap(({ kind, count }): NodeGroup[] => {
    const size = book.size("gcp", kind.size);
    const own = size && kindOf(size, region, book, kind.spot);
    return own === undefined ? [] : [{ kind: own, count }];
  });
  if (same !== undefined && same.length === reference?.length) return same;
  return isPriced ? searched(region, need, workload, book, withSpot) : undefined;
}

const known = new WeakMap<PriceBook, Map<string, Mix>>();

/** A search is made once: what was quoted is built, also where time has ended it. */
function searched(region: string, need: KubernetesNeed, workload: WorkloadNeed, book: PriceBook, withSpot: boolean): Mix {
  const mixes = known.get(book) ?? new Map<string, Mix>();
  known.set(book, mixes);
  const { zones, architectures, burstable, previousGenerations } = workload;
  const key = JSON.stringify([region, need.pods, zones, architectures, burstable, previousGenerations, withSpot]);
  if (!mixes.has(key)) {
    const kinds = [false, ...(withSpot ? [true] : [])].flatMap((spot) => kindsFor(need, workload, region, book, spot));
    mixes.set(key, kinds.length === 0 ? undefined : nodeMix(need, zones, kinds, SYSTEM));
  }
  return mixes.get(key);
}

/** Sizes of nodes that are looked at: larger ones lose more with each node than they save. */
const LEAST_VCPUS = 2;
const USUAL_MOST_VCPUS = 16;

/** Of each number of vCPUs and each proportion of memory the cheapest size: a few, so that the best mix is soon found. */
function kindsFor(need: KubernetesNeed, workload: WorkloadNeed, region: string, book: PriceBook, spot: boolean): readonly NodeKind[] {
  const largestVcpus = Math.max(...need.pods.map(({ vcpus }) => vcpus));
  const largestGib = Math.max(...need.pods.map(({ memoryGib }) => memoryGib));
  const mostVcpus = Math.max(USUAL_MOST_VCPUS, 2 * largestVcpus, largestGib / 2);
  const gpus = Math.max(...need.pods.map((pod) => pod.gpus));
  const cheapest = new Map<string, NodeKind>();
  for (const type of book.sizesIn("gcp", region)) {
    const size = book.size("gcp", type);
    if (size === undefined || !mayBeNode(size, workload)) continue;
    if (
      size.gpuCount > 0
        ? size.gpuCount > Math.max(gpus, 8) || gpus === 0
        : size.vcpus < LEAST_VCPUS || size.vcpus > mostVcpus || !Number.isInteger(Math.log2(size.vcpus))
    )
      continue;
    const kind = kindOf(size, region, book, spot);
    if (kind === undefined) continue;
    const key = `${size.gpuCount} ${size.vcpus} ${Math.round(Math.log2(size.memoryGib / size.vcpus))}`;
    const known = cheapest.get(key);
    if (known === undefined || kind.usdPerHour < known.usdPerHour) cheapest.set(key, kind);
  }
  return [...cheapest.values()];
}

function mayBeNode(size: InstanceSize, { architectures, burstable, previousGenerations }: WorkloadNeed): boolean {
  if (!architectures.includes(size.architecture) || size.bareMetal || takesHyperdiskOnly(size.type)) return false;
  if (size.successorFamily !== undefined && previousGenerations !== true) return false;
  // Local disks are bought with these sizes, whether pods use them or not.
  if (size.type.endsWith("lssd")) return false;
  return burstable || !size.burstable;
}

function kindOf(size: InstanceSize, region: string, book: PriceBook, spot: boolean): NodeKind | undefined {
  const price = book.instancePrice("gcp", region, size.type, spot ? "spot" : "on-demand");
  const disk = book.unitPrice("gcp", region, `${DISK_TYPE}.storage`)?.tiers[0];
  if (price === undefined || disk === undefined) return undefined;
  const discount = spot ? 0 : book.sustainedUseDiscountFraction("gcp", size.type);
  const usdPerHour = price.usdPerHour * (1 - discount) + (disk.usdPerUnit * DISK_GIB) / HOURS_PER_MONTH;
  return { size: size.type, spot, ...allocatableOf(size), gpus: size.gpuCount, usdPerHour };
}

function clusterBlueprint(
  need: KubernetesNeed,
  workload: WorkloadNeed,
  region: string,
  mix: readonly NodeGroup[],
  book: PriceBook,
): Blueprint {
  const [only, ...others] = mix;
  const size = only === undefined || others.length > 0 ? undefined : book.size("gcp", only.kind.size);
  const describe = ({ kind, count }: NodeGroup) => `${count} x ${kind.size}${kind.spot ? " (spot)" : ""}`;
  return {
    size: mix.map(describe).join(", "),
    family: "gke",
    count: mix.reduce((sum, { count }) => sum + count, 0),
    purchase: "on-demand",
    // Of a mix no machine stands for the others.
    vcpusPerMachine: size?.vcpus ?? 0,
    memoryGibPerMachine: size?.memoryGib ?? 0,
    zones: workload.zones,
    parts: clusterParts(need, workload, region, mix, need.growthFactor),
    expected: clusterParts(need, workload, region, mix, 1),
  };
}

/** Each kind of node is a pool that grows; pools on spot have another one on demand, which is empty while there is spot. */
function clusterParts(
  { customerKey }: KubernetesNeed,
  { zones }: WorkloadNeed,
  region: string,
  mix: readonly NodeGroup[],
  growthFactor: number,
): readonly Part[] {
  const zoneNames = zonesOf(region, zones);
  const place = zones > 1 ? { location: region, nodeLocations: zoneNames } : { location: zoneNames[0] };
  const cluster: Part = {
    name: "",
    type: "gcp:container/cluster:Cluster",
    inputs: { ...place, removeDefaultNodePool: true, initialNodeCount: 1 },
  };
  const pool = (name: string, machineType: string, spot: boolean, least: number, most: number): Part => ({
    name,
    type: "gcp:container/nodePool:NodePool",
    inputs: {
      ...place,
      nodeConfig: { machineType, spot, diskType: DISK_TYPE, diskSizeGb: DISK_GIB },
      autoscaling: { totalMinNodeCount: least, totalMaxNodeCount: most, locationPolicy: spot ? "ANY" : "BALANCED" },
    },
  });
  const growing = growthFactor > 1;
  const pools = mix.flatMap(({ kind: { size, spot }, count }) => {
    const most = Math.ceil(count * growthFactor);
    if (!spot) return [pool(size, size, false, count, most)];
    return [pool(`${size}-spot`, size, true, count, most), pool(`${size}-instead`, size, false, 0, growing ? most : 0)];
  });
  return [cluster, ...pools, ...(customerKey ? [customerKeyPart()] : [])];
}
