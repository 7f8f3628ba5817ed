import type { InstanceSize } from "../../catalog";
import type { CacheNeed, WorkloadNeed } from "../../model";
import { type Blueprint, form, type Part } from "../part";
import { customerKeyPart } from "./customer-key";

/**
 * What ElastiCache leaves of a node for backups and failover unless told otherwise (`reserved-memory-percent`):
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/redis-memory-management.html
 */
const RESERVED_FRACTION = 0.25;
/** Most nodes of a cluster without a raised quota: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/quota-limits.html */
const MOST_NODES = 90;
/** Most replicas of a shard, as there. */
const MOST_REPLICAS = 5;
/** Families that cannot encrypt, keep a backup or fail over: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/supported-engine-versions.html */
const TOO_OLD = /^cache\.(?:c1|m1|m2|m3|r3|t1|t2)\./;

/** A replication group of ElastiCache: one shard where a node holds the data, else as many as it takes. */
export const elasticacheGroup = form<CacheNeed>({
  form: "elasticache-group",
  title: "Amazon ElastiCache",
  provider: "aws",
  kind: "cache",
  blueprints: (need, workload, { id: region }, book) => {
    if (need.replicas > MOST_REPLICAS) return [];
    const prefix = `elasticache.${need.engine}.`;
    const nodes = book.unitPriceKeys("aws").flatMap((key): Node[] => {
      if (!key.startsWith(prefix) || book.unitPrice("aws", region, key) === undefined) return [];
      const nodeType = key.slice(prefix.length);
      const size = book.size("aws", nodeType.replace(/^cache\./, ""));
      return size === undefined || !mayRunOn(nodeType, size, workload) ? [] : [{ nodeType, size, shards: shardsOf(need, workload, size) }];
    });
    // Clients of several shards must know of them: only where no single node is large enough.
    const single = nodes.filter(({ shards }) => shards === 1);
    return (single.length > 0 ? single : nodes)
      .filter(({ shards }) => shards * (1 + need.replicas) <= MOST_NODES)
      .map((node) => blueprintOf(need, workload, node));
  },
});

interface Node {
  readonly nodeType: string;
  readonly size: InstanceSize;
  readonly shards: number;
}

function mayRunOn(nodeType: string, size: InstanceSize, { burstable, previousGenerations }: WorkloadNeed): boolean {
  if (TOO_OLD.test(nodeType)) return false;
  if (size.successorFamily !== undefined && previousGenerations !== true) return false;
  return burstable || !size.burstable;
}

function shardsOf({ memoryGib }: CacheNeed, { targetUtilisationFraction }: WorkloadNeed, size: InstanceSize): number {
  const holds = nodeMemoryGib(size) * (1 - RESERVED_FRACTION) * targetUtilisationFraction;
  return Math.max(1, Math.ceil(memoryGib / holds - 1e-9));
}

function blueprintOf(need: CacheNeed, { zones }: WorkloadNeed, { nodeType, size, shards }: Node): Blueprint {
  return {
    size: nodeType,
    family: size.family,
    count: shards * (1 + need.replicas),
    purchase: "on-demand",
    vcpusPerMachine: size.vcpus,
    memoryGibPerMachine: size.memoryGib,
    zones,
    parts: [groupPart(need, nodeType, shards), ...(need.customerKey ? [customerKeyPart] : [])],
  };
}

function groupPart({ engine, replicas }: CacheNeed, nodeType: string, numNodeGroups: number): Part {
  return {
    name: "",
    type: "aws:elasticache/replicationGroup:ReplicationGroup",
    inputs: { engine, nodeType, numNodeGroups, replicasPerNodeGroup: replicas },
  };
}

/**
 * Memory of a node that the engine may use (`maxmemory`), GiB. Burstable nodes as published; of the others the published
 * figures lie on a line of the machine's memory, from below which this stays by 1 % at most:
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Engine.html (node-type-specific parameters)
 */
export function nodeMemoryGib({ type, memoryGib }: Pick<InstanceSize, "type" | "memoryGib">): number {
  return burstableMemoryGib[type] ?? 0.819 * memoryGib - 0.18;
}

const burstableMemoryGib: Readonly<Record<string, number>> = {
  "t3.medium": 3.09,
  "t3.micro": 0.5,
  "t3.small": 1.37,
  "t4g.medium": 3.09,
  "t4g.micro": 0.5,
  "t4g.small": 1.37,
};
