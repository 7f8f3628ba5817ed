import { type PricingContext, pricedResource } from "../priced-resource";
import { databaseCapacity } from "./database-capacity";
import { inputsOf, isGiven } from "./known";
import { gibMonthUsage, hourly, used, whereDeclared } from "./lines";

const pricingPage = "https://aws.amazon.com/elasticache/pricing/";
const usage = { backupStorageGib: gibMonthUsage("Snapshots beyond the free one", 0) };
const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";

export interface CacheClusterProps {
  readonly engine?: string;
  readonly nodeType?: string;
  readonly numCacheNodes?: number;
  readonly snapshotRetentionLimit?: number;
}

export const cacheCluster = pricedResource<CacheClusterProps>({
  type: "aws:elasticache/cluster:Cluster",
  title: "ElastiCache cluster",
  pricingPage,
  usage,
  capacity: (props, context) => databaseCapacity(nodeTypeOf(props, context), context, undefined, same(props.numCacheNodes ?? 1)),
  price: (props, context) => {
    const nodeType = nodeTypeOf(props, context);
    if (nodeType === undefined) return { unknown: "it names no node type" };
    // A member of a replication group has the group's engine.
    const engine = props.engine ?? groupOf(context)?.engine ?? (isGiven(context, "replicationGroupId") ? "redis" : undefined);
    if (engine === undefined) return { unknown: "it names no engine" };
    const nodes = props.numCacheNodes ?? 1;
    return [
      hourly(`ElastiCache (on-demand, ${engine}, ${nodeType})`, `elasticache.${engine}.${nodeType}`, nodes),
      ...whereDeclared(context, { backupStorageGib: used("Backup storage", "elasticache.backup", "gb-month", "backupStorageGib") }),
    ];
  },
});

const groupOf = (context: PricingContext): ReplicationGroupProps | undefined => {
  const group = context.related(GROUP, "replicationGroupId")[0];
  return group && inputsOf<ReplicationGroupProps>(group);
};
const nodeTypeOf = (props: CacheClusterProps, context: PricingContext) => props.nodeType ?? groupOf(context)?.nodeType;
const same = (count: number) => ({ low: count, high: count });

export interface ReplicationGroupProps {
  readonly engine?: string;
  readonly nodeType?: string;
  readonly numCacheClusters?: number;
  readonly numNodeGroups?: number;
  readonly replicasPerNodeGroup?: number;
  readonly globalReplicationGroupId?: string;
}

export const replicationGroup = pricedResource<ReplicationGroupProps>({
  type: GROUP,
  title: "ElastiCache replication group",
  pricingPage,
  usage,
  capacity: (props, context) => databaseCapacity(props.nodeType, context, undefined, same(nodesOf(props))),
  price: (props, context) => {
    const { nodeType, engine = "redis" } = props;
    if (nodeType === undefined) return { unknown: "it names no node type" };
    return [
      hourly(`ElastiCache (on-demand, ${engine}, ${nodeType})`, `elasticache.${engine}.${nodeType}`, nodesOf(props)),
      ...whereDeclared(context, { backupStorageGib: used("Backup storage", "elasticache.backup", "gb-month", "backupStorageGib") }),
    ];
  },
});

/** Shards x (one primary + replicas), or the number of nodes where that is stated; one node by default. */
function nodesOf({ numCacheClusters, numNodeGroups, replicasPerNodeGroup }: ReplicationGroupProps): number {
  if (numNodeGroups === undefined && replicasPerNodeGroup === undefined) return numCacheClusters ?? 1;
  return (numNodeGroups ?? 1) * (1 + (replicasPerNodeGroup ?? 0));
}
