import { isAtLeast } from "../managed-class";
import { insteadOf, minSavingField, type PriceChange, provenSaving } from "../price-change";
import { type Outcome, rule } from "../rule";

type Config = { readonly minSavingUsdPerMonth: number };
type Facts = PriceChange & { readonly nodeType: string };

export const redisToValkey = rule<Config, Facts>({
  id: "redis-to-valkey",
  title: "The same cache costs less with Valkey than with Redis OSS",
  group: "sizing",
  why: "ElastiCache sells nodes for Valkey at a lower price than for Redis OSS. Valkey speaks the same protocol, and a replication group of Redis OSS 5.0.6 or later is upgraded in place without downtime (https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/VersionManagement.HowTo.html).",
  remedy: 'Set engine to "valkey" with an engineVersion and a parameter group of Valkey.',
  severity: "medium",
  level: "advisory",
  scope: "resource",
  // A cluster of its own is replaced by a change of its engine.
  types: ["aws:elasticache/replicationGroup:ReplicationGroup"],
  config: { minSavingUsdPerMonth: minSavingField(1) },
  check: ({ resource, props }, { config, reprice }): readonly Outcome<Facts>[] => {
    const { engine = "redis", engineVersion, nodeType, globalReplicationGroupId } = props;
    if (engine !== "redis" || typeof nodeType !== "string" || globalReplicationGroupId !== undefined) return [];
    if (typeof engineVersion === "string" && !isAtLeast(engineVersion.replace(/\.x$/, ""), "5.0.6")) return [];
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
        title: "Valkey already, and a Redis that must be upgraded first",
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
        ],
      },
    ],
  },
});
