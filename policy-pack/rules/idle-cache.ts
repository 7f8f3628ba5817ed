import { isUnknown } from "../../model";
import { steadyUse } from "../utilisation/example-use";
import { idleRule } from "../utilisation/idle-rule";

export const idleCache = idleRule({
  id: "idle-cache",
  title: "A cache that served no command",
  why: "A cache is paid for by the hour and the node, used or not. Connections say little, for the provider's own monitoring holds some: what counts is that no command came for 14 days. No advisor publishes a threshold for caches; none at all is the strictest.",
  remedy: "Remove it. Keep it with an exception where it stands by on purpose.",
  severity: "medium",
  types: [
    "aws:elasticache/cluster:Cluster",
    "aws:elasticache/replicationGroup:ReplicationGroup",
    "azure-native:redis:Redis",
    "gcp:memcache/instance:Instance",
    "gcp:redis/cluster:Cluster",
    "gcp:redis/instance:Instance",
  ],
  windowDays: 14,
  signs: [{ metrics: ["requestsPerSecond"], shows: (use) => use.get("requestsPerSecond")?.max === 0 }],
  idleness: "no command reached the cache",
  // A member is removed with its group.
  except: ({ resource: { inputs }, provider }) =>
    provider === "aws" && (isUnknown(inputs.replicationGroupId) || typeof inputs.replicationGroupId === "string"),
  examples: {
    flagged: [
      {
        title: "Six weeks without a command",
        resources: [
          {
            type: "aws:elasticache/cluster:Cluster",
            name: "sessions",
            inputs: { engine: "redis", nodeType: "cache.m5.large", numCacheNodes: 1, region: "us-east-1" },
          },
        ],
        utilisation: { sessions: steadyUse({ requestsPerSecond: 0, connections: 2 }) },
        messages: ["no command reached the cache from 2026-06-20 to 2026-07-31, and it costs 113.88 USD a month"],
      },
    ],
    clean: [
      {
        title: "A few commands a second",
        resources: [
          {
            type: "aws:elasticache/cluster:Cluster",
            name: "sessions",
            inputs: { engine: "redis", nodeType: "cache.m5.large", numCacheNodes: 1, region: "us-east-1" },
          },
        ],
        utilisation: { sessions: steadyUse({ requestsPerSecond: 3 }) },
      },
    ],
  },
});
