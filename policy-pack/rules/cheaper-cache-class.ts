import { armTwins, cacheVersion, isAtLeast } from "../managed-class";
import { insteadOf, minSavingField, type PriceChange, provenSaving } from "../price-change";
import { type Outcome, rule } from "../rule";

type Config = { readonly minSavingUsdPerMonth: number };
type Facts = PriceChange & { readonly nodeType: string; readonly suggestedNodeType: string; readonly region: string };

/**
 * First versions that run on Graviton nodes: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheNodes.SupportedTypes.html
 */
const leastVersions: Readonly<Record<string, string>> = { memcached: "1.5.16", redis: "5.0.6", valkey: "7.2" };

/** Sources whose Graviton twin offers no less cache: t2 and m4 nodes leave more memory to the cache than their successors. */
const sameCache = /^cache\.(?:m5|r4|r5|t3)\./;

export const cheaperCacheClass = rule<Config, Facts>({
  id: "cheaper-cache-class",
  title: "The Graviton node type of a cache costs less than its Intel one",
  group: "sizing",
  why: "ElastiCache offers the same cache memory on Graviton nodes at a lower price, with the same engine (https://aws.amazon.com/elasticache/pricing/).",
  remedy: "Change the node type. Redis and Valkey are scaled in place; a Memcached cluster is made anew, empty.",
  severity: "low",
  level: "advisory",
  scope: "resource",
  needsDependants: true,
  types: ["aws:elasticache/cluster:Cluster", "aws:elasticache/replicationGroup:ReplicationGroup"],
  config: { minSavingUsdPerMonth: minSavingField(1) },
  check: ({ resource, props, region = "" }, { config, book, reprice, dependants }): readonly Outcome<Facts>[] => {
    const { nodeType, engine } = props;
    if (typeof nodeType !== "string" || !sameCache.test(nodeType)) return [];
    const least = leastVersions[typeof engine === "string" ? engine : "redis"];
    const version = cacheVersion(props);
    if (least === undefined || (version !== undefined && !isAtLeast(version, least))) return [];
    // The members of a global datastore are scaled together, by the datastore.
    if (resource.inputs.globalReplicationGroupId !== undefined) return [];
    if (dependants(resource.urn).some((one) => one.resource.type.startsWith("aws:elasticache/globalReplicationGroup:"))) return [];
    let best: Facts | undefined;
    for (const suggestedNodeType of armTwins(book, nodeType)) {
      const change = provenSaving(reprice(resource, { nodeType: suggestedNodeType }), config.minSavingUsdPerMonth);
      if (change === undefined || (best !== undefined && best.afterUsdPerMonth <= change.afterUsdPerMonth)) continue;
      best = { nodeType, suggestedNodeType, region, ...change };
    }
    return best === undefined ? [] : [{ facts: best }];
  },
  message: (facts) =>
    `as ${facts.suggestedNodeType} with no less cache memory than ${facts.nodeType} it costs ${insteadOf(facts)} in ${facts.region}`,
  advice: ({ suggestedNodeType }) =>
    `Set nodeType to "${suggestedNodeType}". Redis and Valkey are scaled in place; a Memcached cluster is made anew, empty.`,
  saving: ({ savingUsdPerMonth }) => savingUsdPerMonth,
  examples: {
    flagged: [
      {
        title: "A replicated cache on Intel nodes",
        resources: [
          {
            type: "aws:elasticache/replicationGroup:ReplicationGroup",
            name: "sessions",
            inputs: { region: "us-east-1", nodeType: "cache.m5.large", numCacheClusters: 2, engineVersion: "7.1" },
          },
        ],
        messages: [
          "as cache.m6g.large with no less cache memory than cache.m5.large it costs 217.54 USD a month instead of 227.76 USD (4 % less) in us-east-1",
        ],
      },
    ],
    clean: [
      {
        title: "A t2 node, whose successors leave less memory to the cache, and an old Redis",
        resources: [
          {
            type: "aws:elasticache/cluster:Cluster",
            name: "small",
            inputs: { region: "us-east-1", engine: "redis", nodeType: "cache.t2.medium" },
          },
          {
            type: "aws:elasticache/replicationGroup:ReplicationGroup",
            name: "old",
            inputs: { region: "us-east-1", nodeType: "cache.m5.large", engineVersion: "4.0.10" },
          },
        ],
      },
    ],
  },
});
