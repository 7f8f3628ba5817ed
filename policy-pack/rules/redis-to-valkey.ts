import { cacheVersion, isAtLeast } from "../managed-class";
import { insteadOf, minSavingField, type PriceChange, provenSaving } from "../price-change";
import { type Outcome, rule } from "../rule";

type Config = { readonly minSavingUsdPerMonth: number };
type Facts = PriceChange & { readonly nodeType: string };

/** Node families of the generations that are sold for new caches of every engine: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html */
const currentNodes = /^cache\.(?:c7gn|m5|m6g|m7g|r5|r6g|r6gd|r7g|t3|t4g)\./;

export const redisToValkey = rule<Config, Facts>({
  id: "redis-to-valkey",
  title: "The same cache costs less with Valkey than with Redis OSS",
  group: "sizing",
  why: "ElastiCache sells nodes for Valkey at a lower price than for Redis OSS. Valkey speaks the same protocol, and a replication group of Redis OSS 5.0.6 or later is upgraded in place without downtime (https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/VersionManagement.HowTo.html).",
  remedy: 'Set engine to "valkey" with an engineVersion and a parameter group of Valkey.',
  severity: "medium",
  level: "advisory",
  scope: "resource",
  needsDependants: true,
  // A cluster of its own is replaced by a change of its engine.
  types: ["aws:elasticache/replicationGroup:ReplicationGroup"],
  config: { minSavingUsdPerMonth: minSavingField(1) },
  check: ({ resource, props }, { config, reprice, dependants }): readonly Outcome<Facts>[] => {
    const { engine = "redis", nodeType } = props;
    if (engine !== "redis" || typeof nodeType !== "string" || !currentNodes.test(nodeType)) return [];
    // The members of a global datastore are upgraded together, by the datastore.
    if (resource.inputs.globalReplicationGroupId !== undefined) return [];
    if (dependants(resource.urn).some((one) => one.resource.type.startsWith("aws:elasticache/globalReplicationGroup:"))) return [];
    const version = cacheVersion(props);
    if (version !== undefined && !isAtLeast(version, "5.0.6")) return [];
    const change = provenSaving(reprice(resource, { engine: "valkey" }), config.minSavingUsdPerMonth);
    return change === undefined ? [] : [{ facts: { nodeType, ...change } }];
  },
  message: (facts) => `with Valkey instead of Redis OSS its ${facts.nodeType} nodes cost ${insteadOf(facts)}`,
  saving: ({ savingUsdPerMonth }) => savingUsdPerMonth,
  examples: {
    flagged: [
      {
        title: "A replication group that names no engine runs Redis OSS",
        resources: [
          {
            type: "aws:elasticache/replicationGroup:ReplicationGroup",
            name: "sessions",
            inputs: { region: "us-east-1", nodeType: "cache.r7g.large", numCacheClusters: 2 },
          },
        ],
        messages: ["with Valkey instead of Redis OSS its cache.r7g.large nodes cost 255.79 USD a month instead of 319.74 USD (20 % less)"],
      },
    ],
    clean: [
      {
        title: "Valkey already, Redis that must be upgraded first, and a member of a global datastore",
        resources: [
          {
            type: "aws:elasticache/replicationGroup:ReplicationGroup",
            name: "new",
            inputs: { region: "us-east-1", engine: "valkey", nodeType: "cache.r7g.large" },
          },
          {
            type: "aws:elasticache/replicationGroup:ReplicationGroup",
            name: "old",
            inputs: { region: "us-east-1", nodeType: "cache.r5.large", engineVersion: "4.0.10" },
          },
          {
            type: "aws:elasticache/replicationGroup:ReplicationGroup",
            name: "older",
            inputs: { region: "us-east-1", nodeType: "cache.r5.large", parameterGroupName: "default.redis3.2" },
          },
          {
            type: "aws:elasticache/replicationGroup:ReplicationGroup",
            name: "primary",
            inputs: { region: "us-east-1", nodeType: "cache.r5.large" },
          },
          {
            type: "aws:elasticache/globalReplicationGroup:GlobalReplicationGroup",
            name: "global",
            inputs: { globalReplicationGroupIdSuffix: "shop" },
            from: { primaryReplicationGroupId: ["primary"] },
          },
        ],
      },
    ],
  },
});
