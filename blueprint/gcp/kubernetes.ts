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
    // Without a price of the cluster itself nothing there can be whole: the nodes need not be looked for.
    if (book.unitPrice("gcp", region, "gke.cluster.hour") === undefined) return [];
    const onDemand = kindsFor(need, workload, region, book, false);
    const spot = need.pods.some(({ interruptible }) => interruptible) ? kindsFor(need, workload, region, book, true) : [];
    const mixes = [onDemand, ...(spot.length > 0 ? [[...onDemand, ...spot]] : [])].flatMap((kinds) => {
      const mix = nodeMix(need, workload.zones, kinds, SYSTEM);
      return mix === undefined ? [] : [mix];
    });
    const blueprints = mixes.map((mix) => clusterBlueprint(need, workload, region, mix, book));
    return blueprints.filter(({ size }, index) => blueprints.findIndex((other) => other.size === size) === index);
  },
});

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
