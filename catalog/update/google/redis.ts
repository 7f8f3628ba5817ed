import type { GoogleService } from "./service";

/** https://cloud.google.com/memorystore/docs/redis/pricing */
export const redis: GoogleService = {
  id: "redis",
  displayNames: ["Cloud Memorystore for Redis"],
  skus: [
    {
      description: /^Redis Capacity (?<tier>Basic|Standard) (?<size>M[1-5]) .+$/,
      key: ({ tier = "", size = "" }) => `redis.${tier.toLowerCase()}.${size.toLowerCase()}`,
      unit: "gib-hour",
    },
    {
      description: /^Redis Cluster Node (?<node>[\w-]+?) .+$/,
      key: ({ node = "" }) => `redis.cluster.${nodeName(node)}`,
      unit: "hour",
    },
    { description: /^Memorystore for Redis Cluster: AOF Storage.*$/, key: "redis.cluster.aof", unit: "gib-hour" },
    { description: /^Memorystore for Redis Cluster: Backups.*$/, key: "redis.cluster.backup", unit: "gib-month" },
  ],
};

/** `SharedCoreNano` and `shared-core-nano` are one node type. */
function nodeName(node: string): string {
  return node
    .replace(/(?<=[a-z])(?=[A-Z])/g, "-")
    .replaceAll("_", "-")
    .toLowerCase();
}
