import type { InstanceSize, PriceBook } from "../../catalog";
import { HOURS_PER_MONTH, type KubernetesNeed, type WorkloadNeed } from "../../model";
import { type NodeGroup, type NodeKind, nodeMix } from "../node-mix";
import { type Blueprint, form, type Part } from "../part";
import { customerKeyPart } from "./customer-key";
import { allocatableOf } from "./node-allocatable";

const DISK_GIB = 50;
const DISK_PRICE = "ebs.gp3.storage";
/** https://docs.aws.amazon.com/eks/latest/userguide/kubernetes-versions.html */
const DEFAULT_VERSION = "1.34";
/** What the control plane is thought to log in a month (calls, audit, sign-in). */
const LOGGED_GIB = 5;
const LOGS_KEPT_DAYS = 90;
/** Pods of the cluster itself, in each zone: names, volumes. */
const SYSTEM = { vcpus: 0.3, memoryGib: 0.4 };

/** A cluster of EKS with managed node groups: the nodes that its pods cost least on. */
export const eks = form<KubernetesNeed>({
  form: "eks",
  title: "Amazon EKS",
  provider: "aws",
  kind: "kubernetes",
  blueprints: (need, workload, { id: region }, book) => {
    const mixes = [false, ...(need.pods.some(({ interruptible }) => interruptible) ? [true] : [])].flatMap((withSpot) => {
      const mix = mixIn(region, need, workload, book, withSpot);
      return mix === undefined ? [] : [mix];
    });
    const blueprints = mixes.map((mix) => clusterBlueprint(need, workload, mix, book));
    return blueprints.filter(({ size }, index) => blueprints.findIndex((other) => other.size === size) === index);
  },
});

/** With more regions than this to choose from, the mix is searched for in one of them. */
const MOST_SEARCHED_REGIONS = 3;
/** Sells the most sizes. */
const REFERENCE_REGION = "us-east-1";

/**
 * The mix for a region. Prices of regions differ by a factor for the most part, so that the same shapes of nodes are the
 * cheapest there: one search, in the reference region, serves dozens of regions, each with its own cheapest sizes of
 * these shapes. A region that lacks one, and each of a few named regions, is searched itself.
 */
function mixIn(region: string, need: KubernetesNeed, workload: WorkloadNeed, book: PriceBook, withSpot: boolean): Mix {
  const here = allKinds(need, workload, region, book, withSpot);
  const isNamed = workload.regions.length > 0 && workload.regions.length <= MOST_SEARCHED_REGIONS;
  const isWhole = book.unitPrice("aws", region, DISK_PRICE) !== undefined;
  if ((isNamed && isWhole) || region === REFERENCE_REGION) return searched(need, workload.zones, here, book);
  const reference = searched(need, workload.zones, allKinds(need, workload, REFERENCE_REGION, book, withSpot), book);
  const alike = reference?.flatMap(({ kind, count }): NodeGroup[] => {
    // What has no whole price there is compared with the very same elsewhere.
    const same = isWhole ? undefined : kindOf(kind.size, kind.spot, region, book);
    const own = same ?? here.find((one) => shapeOf(one) === shapeOf(kind));
    return own === undefined ? [] : [{ kind: own, count }];
  });
  return reference !== undefined && alike?.length === reference.length ? alike : searched(need, workload.zones, here, book);
}

type Mix = readonly NodeGroup[] | undefined;

const shapeOf = ({ spot, gpus, vcpus, memoryGib, pods }: NodeKind): string => [spot, gpus, vcpus, memoryGib, pods].join(" ");

const known = new WeakMap<PriceBook, Map<string, Mix>>();

/** A search is made once: what was quoted is built, also where time has ended it. */
function searched(need: KubernetesNeed, zones: number, kinds: readonly NodeKind[], book: PriceBook): Mix {
  if (kinds.length === 0) return undefined;
  const mixes = known.get(book) ?? new Map<string, Mix>();
  known.set(book, mixes);
  const key = JSON.stringify([need.pods, zones, kinds]);
  if (!mixes.has(key)) mixes.set(key, nodeMix(need, zones, kinds, SYSTEM));
  return mixes.get(key);
}

function allKinds(need: KubernetesNeed, workload: WorkloadNeed, region: string, book: PriceBook, withSpot: boolean): readonly NodeKind[] {
  const onDemand = kindsFor(need, workload, region, book, false);
  return withSpot ? [...onDemand, ...kindsFor(need, workload, region, book, true)] : onDemand;
}

/** Sizes of nodes that are looked at: larger ones lose more with each node than they save. */
const LEAST_VCPUS = 2;
const USUAL_MOST_VCPUS = 16;
/** General families, and with NVIDIA's GPUs: what the images of EKS are made for. */
const GENERAL = /^(?:[cmr]\d|t\d)/;
const WITH_GPUS = /^(?:p\d|g(?!4ad)\d)/;

/** Of each shape the cheapest size: a few, so that the best mix is soon found. */
function kindsFor(need: KubernetesNeed, workload: WorkloadNeed, region: string, book: PriceBook, spot: boolean): readonly NodeKind[] {
  const largestVcpus = Math.max(...need.pods.map(({ vcpus }) => vcpus));
  const largestGib = Math.max(...need.pods.map(({ memoryGib }) => memoryGib));
  const mostVcpus = Math.max(USUAL_MOST_VCPUS, 2 * largestVcpus, largestGib / 2);
  const gpus = Math.max(...need.pods.map((pod) => pod.gpus));
  const cheapest = new Map<string, NodeKind>();
  for (const type of book.sizesIn("aws", region)) {
    const size = book.size("aws", type);
    if (size === undefined || !mayBeNode(size, workload)) continue;
    const fits =
      size.gpuCount > 0
        ? gpus > 0 && Number.isInteger(size.gpuCount) && size.gpuCount <= Math.max(gpus, 8) && WITH_GPUS.test(type)
        : GENERAL.test(type) && size.vcpus >= LEAST_VCPUS && size.vcpus <= mostVcpus && Number.isInteger(Math.log2(size.vcpus));
    if (!fits) continue;
    const kind = kindOf(type, spot, region, book);
    if (kind === undefined) continue;
    const key = shapeOf(kind);
    const other = cheapest.get(key);
    if (other === undefined || kind.usdPerHour < other.usdPerHour) cheapest.set(key, kind);
  }
  return [...cheapest.values()];
}

function kindOf(type: string, spot: boolean, region: string, book: PriceBook): NodeKind | undefined {
  const size = book.size("aws", type);
  const price = book.instancePrice("aws", region, type, spot ? "spot" : "on-demand");
  if (size === undefined || price === undefined) return undefined;
  return { size: type, spot, ...allocatableOf(size), gpus: size.gpuCount, usdPerHour: price.usdPerHour + diskUsdPerHour(region, book) };
}

/** 0 where its price is not known: it is the same for each node, and the price of the whole says so. */
function diskUsdPerHour(region: string, book: PriceBook): number {
  return ((book.unitPrice("aws", region, DISK_PRICE)?.tiers[0]?.usdPerUnit ?? 0) * DISK_GIB) / HOURS_PER_MONTH;
}

function mayBeNode(size: InstanceSize, { architectures, burstable, previousGenerations }: WorkloadNeed): boolean {
  if (!architectures.includes(size.architecture) || size.bareMetal || size.accelerator !== undefined) return false;
  if (size.successorFamily !== undefined && previousGenerations !== true) return false;
  return burstable || !size.burstable;
}

function clusterBlueprint(need: KubernetesNeed, { zones }: WorkloadNeed, mix: readonly NodeGroup[], book: PriceBook): Blueprint {
  const [only, ...others] = mix;
  const size = only === undefined || others.length > 0 ? undefined : book.size("aws", only.kind.size);
  const describe = ({ kind, count }: NodeGroup) => `${count} x ${kind.size}${kind.spot ? " (spot)" : ""}`;
  return {
    size: mix.map(describe).join(", "),
    family: "eks",
    count: mix.reduce((sum, { count }) => sum + count, 0),
    purchase: "on-demand",
    // Of a mix no machine stands for the others.
    vcpusPerMachine: size?.vcpus ?? 0,
    memoryGibPerMachine: size?.memoryGib ?? 0,
    zones,
    parts: clusterParts(need, mix, need.growthFactor, book),
    expected: clusterParts(need, mix, 1, book),
  };
}

/** Each kind of node is a group that grows; groups on spot have another one on demand, which is empty while there is spot. */
function clusterParts(
  { version, customerKey }: KubernetesNeed,
  mix: readonly NodeGroup[],
  growthFactor: number,
  book: PriceBook,
): readonly Part[] {
  const group = (name: string, size: string, spot: boolean, minSize: number, maxSize: number): Part => ({
    name,
    type: "aws:eks/nodeGroup:NodeGroup",
    inputs: {
      instanceTypes: [size],
      capacityType: spot ? "SPOT" : "ON_DEMAND",
      launchTemplate: { name: "nodes" },
      amiType: imageFor(book.size("aws", size)),
      scalingConfig: { minSize, maxSize, desiredSize: minSize },
    },
    from: { launchTemplate: "nodes" },
  });
  const groups = mix.flatMap(({ kind: { size, spot }, count }) => {
    const most = Math.ceil(count * growthFactor);
    const name = size.replace(".", "-");
    if (!spot) return [group(name, size, false, count, most)];
    return [group(`${name}-spot`, size, true, count, most), group(`${name}-instead`, size, false, 0, growthFactor > 1 ? most : 0)];
  });
  return [
    {
      name: "",
      type: "aws:eks/cluster:Cluster",
      inputs: { version: version ?? DEFAULT_VERSION, upgradePolicy: { supportType: "STANDARD" } },
    },
    {
      name: "logs",
      type: "aws:cloudwatch/logGroup:LogGroup",
      inputs: { retentionInDays: LOGS_KEPT_DAYS },
      usage: { ingestedGib: LOGGED_GIB, storedGib: (LOGGED_GIB * LOGS_KEPT_DAYS) / 30 },
    },
    {
      name: "nodes",
      type: "aws:ec2/launchTemplate:LaunchTemplate",
      inputs: {
        blockDeviceMappings: [
          { deviceName: "/dev/xvda", ebs: { volumeType: "gp3", volumeSize: DISK_GIB, encrypted: "true", deleteOnTermination: "true" } },
        ],
        networkInterfaces: [{ deviceIndex: 0, associatePublicIpAddress: "false", deleteOnTermination: "true" }],
      },
    },
    ...groups,
    ...(customerKey ? [customerKeyPart] : []),
  ];
}

function imageFor(size: InstanceSize | undefined): string {
  const arm = size?.architecture === "arm64";
  if ((size?.gpuCount ?? 0) > 0) return arm ? "AL2023_ARM_64_NVIDIA" : "AL2023_x86_64_NVIDIA";
  return arm ? "AL2023_ARM_64_STANDARD" : "AL2023_x86_64_STANDARD";
}
