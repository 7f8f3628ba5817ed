import type { CacheNeed, WorkloadNeed } from "../../model";
import { type Blueprint, form, type Part } from "../part";
import { customerKeyPart } from "./customer-key";

/** Largest instance, in GiB: https://cloud.google.com/memorystore/docs/redis/memory-management-best-practices */
const MOST_GIB = 300;
/** First sizes of the capacity tiers M2 to M5: a GiB costs less from there on, so that more may cost less: https://cloud.google.com/memorystore/docs/redis/pricing */
const TIER_STARTS_GIB = [5, 11, 36, 101];

/**
 * Memorystore: an instance of Redis where one holds the data, with a replica where there are zones. More data or more
 * replicas take a cluster, of which clients must know.
 */
export const memorystore = form<CacheNeed>({
  form: "memorystore",
  title: "Memorystore",
  provider: "gcp",
  kind: "cache",
  blueprints: (need, workload, { id: region }) => {
    const gib = Math.ceil(need.memoryGib / workload.targetUtilisationFraction - 1e-9);
    if (gib > MOST_GIB || need.replicas > 1) return clusters(need, workload);
    const nextTier = TIER_STARTS_GIB.find((start) => start > gib);
    const sizes = nextTier === undefined ? [gib] : [gib, nextTier];
    return sizes.map((memorySizeGb) => instance(need, workload, memorySizeGb, region));
  },
});

function instance(need: CacheNeed, { zones }: WorkloadNeed, memorySizeGb: number, region: string): Blueprint {
  const replicated = zones > 1 || need.replicas > 0;
  const size = `${replicated ? "standard" : "basic"} ${memorySizeGb} GiB`;
  const main: Part = {
    name: "",
    type: "gcp:redis/instance:Instance",
    inputs: { tier: replicated ? "STANDARD_HA" : "BASIC", memorySizeGb, redisVersion: "REDIS_7_2" },
  };
  return {
    size,
    family: "redis",
    count: replicated ? 2 : 1,
    purchase: "on-demand",
    vcpusPerMachine: 0,
    memoryGibPerMachine: memorySizeGb,
    zones,
    parts: [main, ...passwordParts(region), ...(need.customerKey ? [customerKeyPart()] : [])],
  };
}

/** The instance's password lies in a secret that stays in the region; clients read it when they start. */
function passwordParts(region: string): readonly Part[] {
  const replication = { userManaged: { replicas: [{ location: region }] } };
  return [
    { name: "auth", type: "gcp:secretmanager/secret:Secret", inputs: { replication }, usage: { accessOperationsPerMonth: 1000 } },
    { name: "auth-version", type: "gcp:secretmanager/secretVersion:SecretVersion", inputs: {}, from: { secret: "auth" } },
  ];
}

interface NodeType {
  readonly name: string;
  readonly vcpus: number;
  readonly memoryGib: number;
  /** What the data may take. */
  readonly holdsGib: number;
}

/** https://cloud.google.com/memorystore/docs/cluster/cluster-node-specification; shared cores are left out: they have no service level. */
const NODE_TYPES: readonly NodeType[] = [
  { name: "REDIS_STANDARD_SMALL", vcpus: 2, memoryGib: 6.5, holdsGib: 5.2 },
  { name: "REDIS_HIGHMEM_MEDIUM", vcpus: 2, memoryGib: 13, holdsGib: 10.4 },
  { name: "REDIS_HIGHMEM_XLARGE", vcpus: 8, memoryGib: 58, holdsGib: 46.4 },
];
/** Fewer shards lose their majority with one: https://cloud.google.com/memorystore/docs/cluster/ha-and-replicas */
const LEAST_SHARDS = 3;
const MOST_SHARDS = 125;
const MOST_REPLICAS = 5;

function clusters(need: CacheNeed, { zones, targetUtilisationFraction }: WorkloadNeed): readonly Blueprint[] {
  if (need.replicas > MOST_REPLICAS) return [];
  return NODE_TYPES.flatMap((type): readonly Blueprint[] => {
    const shardCount = Math.max(LEAST_SHARDS, Math.ceil(need.memoryGib / (type.holdsGib * targetUtilisationFraction) - 1e-9));
    if (shardCount > MOST_SHARDS) return [];
    const inputs = { nodeType: type.name, shardCount, replicaCount: need.replicas };
    return [
      {
        size: type.name
          .replace(/^REDIS_/, "")
          .replaceAll("_", "-")
          .toLowerCase(),
        family: "redis-cluster",
        count: shardCount * (1 + need.replicas),
        purchase: "on-demand",
        vcpusPerMachine: type.vcpus,
        memoryGibPerMachine: type.memoryGib,
        zones,
        parts: [{ name: "", type: "gcp:redis/cluster:Cluster", inputs }, ...(need.customerKey ? [customerKeyPart()] : [])],
      },
    ];
  });
}
