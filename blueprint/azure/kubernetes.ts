import type { InstanceSize, PriceBook } from "../../catalog";
import { HOURS_PER_MONTH, type KubernetesNeed, type WorkloadNeed } from "../../model";
import { type NodeGroup, type NodeKind, nodeMix } from "../node-mix";
import { type Blueprint, form, type Part } from "../part";
import { vaultPart } from "./customer-key";
import { allocatableOf } from "./node-allocatable";

/** A Premium SSD of the tier P10, which every node boots from. */
const OS_DISK_GIB = 128;
const OS_DISK_KEY = "disk.premium-ssd.P10.lrs";

/** Pods of the cluster itself, in each zone: names, metrics, tunnel to its control plane. */
const SYSTEM = { vcpus: 0.5, memoryGib: 0.7 };

/** Sizes of nodes that are looked at: larger ones lose more with each node than they save, smaller ones AKS does not take. */
const LEAST_VCPUS = 2;
const LEAST_GIB = 4;
const USUAL_MOST_VCPUS = 16;

/** A cluster of AKS, with the nodes that its pods cost least on. */
export const aks = form<KubernetesNeed>({
  form: "aks",
  title: "Azure Kubernetes Service",
  provider: "azure",
  kind: "kubernetes",
  blueprints: (need, workload, region, book) => {
    // Without a price of the cluster itself nothing there can be whole: the nodes need not be looked for.
    if (book.unitPrice("azure", region.id, "aks.standard.hour") === undefined) return [];
    const zones = Math.min(workload.zones, region.zones ?? 1);
    const onDemand = kindsFor(need, workload, region.id, book, false);
    const spot = need.pods.some(({ interruptible }) => interruptible) ? kindsFor(need, workload, region.id, book, true) : [];
    const mixes = [onDemand, ...(spot.length > 0 ? [[...onDemand, ...spot]] : [])].flatMap((kinds) => {
      const mix = nodeMix(need, zones, kinds, SYSTEM);
      return mix?.some(({ kind }) => !kind.spot && kind.gpus === 0) ? [mix] : [];
    });
    const blueprints = mixes.map((mix) => clusterBlueprint(need, zones, mix, book));
    return blueprints.filter(({ size }, index) => blueprints.findIndex((other) => other.size === size) === index);
  },
});

/** Of each number of vCPUs and each proportion of memory the cheapest size: a few, so that the best mix is soon found. */
function kindsFor(need: KubernetesNeed, workload: WorkloadNeed, region: string, book: PriceBook, spot: boolean): readonly NodeKind[] {
  const most = (of: (pod: KubernetesNeed["pods"][number]) => number) => Math.max(...need.pods.map(of));
  const mostVcpus = Math.max(USUAL_MOST_VCPUS, 2 * most(({ vcpus }) => vcpus), most(({ memoryGib }) => memoryGib) / 2);
  const gpus = most((pod) => pod.gpus);
  const disk = book.unitPrice("azure", region, OS_DISK_KEY)?.tiers[0]?.usdPerUnit;
  if (disk === undefined) return [];
  const cheapest = new Map<string, NodeKind>();
  for (const type of book.sizesIn("azure", region)) {
    const size = book.size("azure", type);
    if (size === undefined || !mayBeNode(size, workload)) continue;
    const isGpu = size.gpuCount > 0;
    if (isGpu ? gpus === 0 : size.vcpus > mostVcpus || !Number.isInteger(Math.log2(size.vcpus))) continue;
    const price = book.instancePrice("azure", region, type, spot ? "spot" : "on-demand");
    if (price === undefined) continue;
    const usdPerHour = price.usdPerHour + disk / HOURS_PER_MONTH;
    const key = `${size.gpuCount} ${size.vcpus} ${Math.round(Math.log2(size.memoryGib / size.vcpus))}`;
    const known = cheapest.get(key);
    if (known === undefined || usdPerHour < known.usdPerHour)
      cheapest.set(key, { size: type, spot, ...allocatableOf(size), gpus: size.gpuCount, usdPerHour });
  }
  return [...cheapest.values()];
}

/** Sizes take premium disks (an `s` among their letters), and are neither confidential nor cut down (`E16-4s`). */
function mayBeNode(size: InstanceSize, { architectures, burstable, previousGenerations }: WorkloadNeed): boolean {
  if (!architectures.includes(size.architecture) || size.bareMetal || size.vcpus < LEAST_VCPUS || size.memoryGib < LEAST_GIB) return false;
  if (size.successorFamily !== undefined && previousGenerations !== true) return false;
  if (!/^Standard_(?:[DEFB]|N[A-Z])\d+[a-z]*s[a-z]*(?:_[A-Z0-9]+)?_v\d+$/.test(size.type)) return false;
  return burstable || !size.burstable;
}

function clusterBlueprint(need: KubernetesNeed, zones: number, mix: readonly NodeGroup[], book: PriceBook): Blueprint {
  const [only, ...others] = mix;
  const size = only === undefined || others.length > 0 ? undefined : book.size("azure", only.kind.size);
  return {
    size: mix.map(({ kind, count }) => `${count} x ${kind.size}${kind.spot ? " (spot)" : ""}`).join(", "),
    family: "aks",
    count: mix.reduce((sum, { count }) => sum + count, 0),
    purchase: "on-demand",
    // Of a mix no machine stands for the others.
    vcpusPerMachine: size?.vcpus ?? 0,
    memoryGibPerMachine: size?.memoryGib ?? 0,
    zones,
    parts: clusterParts(need, zones, mix, need.growthFactor),
    ...(need.growthFactor > 1 ? { expected: clusterParts(need, zones, mix, 1) } : {}),
  };
}

/**
 * The commonest kind of node on demand is the cluster's own pool; each other kind is a pool, too, and spot has another one on
 * demand beside it, empty while there is spot.
 */
function clusterParts({ customerKey }: KubernetesNeed, zones: number, mix: readonly NodeGroup[], growthFactor: number): readonly Part[] {
  const may = mix.filter(({ kind }) => !kind.spot && kind.gpus === 0);
  const first = may.reduce<NodeGroup | undefined>((most, group) => (group.count > (most?.count ?? 0) ? group : most), undefined);
  if (first === undefined) throw new Error("a cluster has a pool on demand");
  const availabilityZones = zones > 1 ? Array.from({ length: zones }, (_, index) => String(index + 1)) : undefined;
  const pool = (vmSize: string, spot: boolean, least: number, most: number) => ({
    vmSize,
    osType: "Linux",
    osDiskType: "Managed",
    osDiskSizeGB: OS_DISK_GIB,
    ...(availabilityZones === undefined ? {} : { availabilityZones }),
    ...(spot ? { scaleSetPriority: "Spot", scaleSetEvictionPolicy: "Delete", spotMaxPrice: -1 } : {}),
    ...(least === most
      ? { count: least, enableAutoScaling: false }
      : { count: least, enableAutoScaling: true, minCount: least, maxCount: most }),
  });
  const most = (count: number) => Math.ceil(count * growthFactor);
  const cluster: Part = {
    name: "",
    type: "azure-native:containerservice:ManagedCluster",
    inputs: {
      sku: { name: "Base", tier: "Standard" },
      agentPoolProfiles: [{ name: "system", mode: "System", ...pool(first.kind.size, false, first.count, most(first.count)) }],
    },
  };
  const others = mix.filter((group) => group !== first);
  const pools = others.flatMap(({ kind: { size, spot }, count }, index) => {
    const part = (name: string, inputs: object): Part => ({ name, type: "azure-native:containerservice:AgentPool", inputs: { ...inputs } });
    const own = part(`pool${index + 1}`, pool(size, spot, count, most(count)));
    return spot ? [own, part(`instead${index + 1}`, pool(size, false, 0, growthFactor > 1 ? most(count) : 0))] : [own];
  });
  return [cluster, ...pools, ...(customerKey ? [vaultPart] : [])];
}
