import { HOURS_PER_MONTH, MIB_PER_GIB } from "../../model";
import { type LineSpec, pricedResource } from "../priced-resource";

export interface RedisInstanceProps {
  readonly memorySizeGb?: number;
  readonly tier?: string;
  readonly readReplicasMode?: string;
  readonly replicaCount?: number;
}

export interface RedisClusterProps {
  readonly nodeType?: string;
  readonly shardCount?: number;
  readonly replicaCount?: number;
  readonly persistenceConfig?: { readonly mode?: string };
  readonly automatedBackupConfig?: object;
}

export interface MemcacheInstanceProps {
  readonly nodeCount?: number;
  readonly nodeConfig?: { readonly cpuCount?: number; readonly memorySizeMb?: number };
}

export interface MemorystoreInstanceProps {
  readonly nodeType?: string;
  readonly shardCount?: number;
  readonly replicaCount?: number;
}

/** Upper bounds in GiB of the capacity tiers M1 to M4; M5 is what is above (https://cloud.google.com/memorystore/docs/redis/pricing). */
const CAPACITY_TIERS: readonly (readonly [upToGib: number, name: string])[] = [
  [4, "m1"],
  [10, "m2"],
  [35, "m3"],
  [100, "m4"],
  [Number.POSITIVE_INFINITY, "m5"],
];

export const redisInstance = pricedResource<RedisInstanceProps>({
  type: "gcp:redis/instance:Instance",
  title: "Memorystore for Redis instance",
  pricingPage: "https://cloud.google.com/memorystore/docs/redis/pricing",
  capacity: ({ memorySizeGb }) =>
    memorySizeGb === undefined ? undefined : { provider: "gcp", memoryGib: memorySizeGb, count: { low: 1, high: 1 } },
  price: (props) => {
    const gib = props.memorySizeGb;
    if (gib === undefined) return { unknown: "its memory size is not declared" };
    if (props.readReplicasMode === "READ_REPLICAS_ENABLED") {
      return { unknown: `the price book has no figures for read replicas (${props.replicaCount ?? 2} of them)` };
    }
    // The standard tier's price has the failover replica in it.
    const service = props.tier === "STANDARD_HA" ? "standard" : "basic";
    const capacity = CAPACITY_TIERS.find(([upTo]) => gib <= upTo)?.[1] ?? "m5";
    return [
      {
        label: `Redis instance (${service}, ${capacity.toUpperCase()})`,
        price: { key: `redis.${service}.${capacity}`, per: "gib-hour" },
        quantity: HOURS_PER_MONTH * gib,
      },
    ];
  },
});

/** Memory of a node of a cluster in GiB (https://cloud.google.com/memorystore/docs/cluster/cluster-node-specification, read 2026-07). */
const NODE_MEMORY_GIB: Readonly<Record<string, number>> = {
  "shared-core-nano": 1.4,
  "standard-small": 6.5,
  "highmem-medium": 13,
  "highmem-xlarge": 58,
};

/** `REDIS_HIGHMEM_MEDIUM`, the default, -> `highmem-medium`. */
const nodeName = (nodeType: string | undefined) =>
  (nodeType ?? "HIGHMEM_MEDIUM")
    .replace(/^REDIS_/, "")
    .toLowerCase()
    .replaceAll("_", "-");
const nodeCount = ({ shardCount, replicaCount }: RedisClusterProps) => (shardCount ?? 0) * (1 + (replicaCount ?? 0));

export const redisCluster = pricedResource<RedisClusterProps>({
  type: "gcp:redis/cluster:Cluster",
  title: "Memorystore for Redis Cluster",
  pricingPage: "https://cloud.google.com/memorystore/docs/cluster/pricing",
  usage: {
    aofStorageGib: {
      unit: "gib-month",
      doc: "Data kept by append-only-file persistence, averaged over the month.",
      assumed: { low: 0, high: 50 },
    },
    backupStorageGib: { unit: "gib-month", doc: "Size of all backups kept.", assumed: { low: 0, high: 50 } },
  },
  capacity: (props) => nodesCapacity(nodeName(props.nodeType), nodeCount(props)),
  price: (props) => {
    const name = nodeName(props.nodeType);
    const lines: LineSpec[] = [
      {
        label: `Cluster node (${name.replaceAll("-", " ")})`,
        price: { key: `redis.cluster.${name}`, per: "hour" },
        quantity: HOURS_PER_MONTH,
        times: nodeCount(props),
      },
    ];
    if (props.persistenceConfig?.mode === "AOF") {
      lines.push({
        label: "AOF persistence",
        price: { key: "redis.cluster.aof", per: "gib-hour" },
        quantity: { usage: "aofStorageGib", factor: HOURS_PER_MONTH },
      });
    }
    if (props.automatedBackupConfig !== undefined) {
      lines.push({ label: "Backups", price: { key: "redis.cluster.backup", per: "gib-month" }, quantity: { usage: "backupStorageGib" } });
    }
    return lines;
  },
});

export const memorystoreInstance = pricedResource<MemorystoreInstanceProps>({
  type: "gcp:memorystore/instance:Instance",
  title: "Memorystore for Valkey instance",
  pricingPage: "https://cloud.google.com/memorystore/valkey/pricing",
  capacity: (props) => nodesCapacity(nodeName(props.nodeType), nodeCount(props)),
  price: (props) => [
    {
      label: `Node (${nodeName(props.nodeType).replaceAll("-", " ")})`,
      price: { key: `valkey.${nodeName(props.nodeType)}`, per: "hour" },
      quantity: HOURS_PER_MONTH,
      times: nodeCount(props),
    },
  ],
});

export const memcacheInstance = pricedResource<MemcacheInstanceProps>({
  type: "gcp:memcache/instance:Instance",
  title: "Memorystore for Memcached instance",
  pricingPage: "https://cloud.google.com/memorystore/docs/memcached/pricing",
  capacity: ({ nodeCount: nodes = 1, nodeConfig }) => ({
    provider: "gcp",
    count: { low: nodes, high: nodes },
    ...(nodeConfig?.cpuCount === undefined ? {} : { vcpus: nodeConfig.cpuCount }),
    ...(nodeConfig?.memorySizeMb === undefined ? {} : { memoryGib: nodeConfig.memorySizeMb / MIB_PER_GIB }),
  }),
  price: ({ nodeCount: nodes = 1, nodeConfig }) => [
    {
      label: "Node vCPUs",
      price: { key: "memcache.vcpu", per: "vcpu-hour" },
      quantity: HOURS_PER_MONTH * (nodeConfig?.cpuCount ?? 0),
      times: nodes,
    },
    {
      label: "Node memory",
      price: { key: "memcache.memory", per: "gib-hour" },
      quantity: (HOURS_PER_MONTH * (nodeConfig?.memorySizeMb ?? 0)) / MIB_PER_GIB,
      times: nodes,
    },
  ],
});

function nodesCapacity(name: string, nodes: number) {
  const memoryGib = NODE_MEMORY_GIB[name];
  return { provider: "gcp" as const, size: name, count: { low: nodes, high: nodes }, ...(memoryGib === undefined ? {} : { memoryGib }) };
}
