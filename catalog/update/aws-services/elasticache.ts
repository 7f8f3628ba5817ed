import { type AwsService, perGbMonth, perHour } from "./rule";

const engines = ["Memcached", "Redis", "Valkey"] as const;

/** https://aws.amazon.com/elasticache/pricing/ */
export const elastiCache: AwsService = {
  code: "AmazonElastiCache",
  rules: [
    ...engines.map((engine) =>
      perHour(`elasticache.${engine.toLowerCase()}.{type}`, /^NodeUsage:(?<type>cache\.\w+\.\w+)$/, {
        family: "Cache Instance",
        where: { cacheEngine: engine },
      }),
    ),
    perGbMonth("elasticache.backup", "ElastiCache:BackupUsage", { family: "Storage Snapshot" }),
  ],
};
