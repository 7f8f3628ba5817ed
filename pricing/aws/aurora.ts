import { HOURS_PER_MONTH } from "../../model";
import { type LineSpec, type PricingContext, pricedResource } from "../priced-resource";
import { databaseCapacity } from "./database-capacity";
import { inputsOf, known } from "./known";
import { gibMonthUsage, hourly, line, PER_MILLION, requestUsage, unpriced, used, whereDeclared } from "./lines";

export interface RdsClusterProps {
  readonly engine?: string;
  readonly engineMode?: string;
  readonly storageType?: string;
  readonly dbClusterInstanceClass?: string;
  readonly backtrackWindow?: number;
  readonly scalingConfiguration?: { readonly minCapacity?: number; readonly maxCapacity?: number };
  readonly serverlessv2ScalingConfiguration?: { readonly minCapacity?: number; readonly maxCapacity?: number };
}

const RDS_CLUSTER = "aws:rds/cluster:Cluster";
const isIoOptimized = (cluster: RdsClusterProps | undefined) => cluster?.storageType === "aurora-iopt1";

/** Aurora cluster: its shared storage. Machines are charged with the cluster's instances. */
export const auroraCluster = pricedResource<RdsClusterProps>({
  type: RDS_CLUSTER,
  title: "Aurora cluster",
  pricingPage: "https://aws.amazon.com/rds/aurora/pricing/",
  usage: {
    storageGib: gibMonthUsage("Data in the cluster's storage", 100),
    ioRequestsPerMonth: requestUsage("Reads and writes of the storage", 10_000_000),
    backupStorageGib: gibMonthUsage("Backup storage beyond the cluster's size, which is free", 0),
    backtrackRecordsPerMonth: requestUsage("Change records kept for backtracking", 10_000_000),
  },
  price: (props, context) => {
    if (props.dbClusterInstanceClass !== undefined) return { unknown: "the price book has no prices for Multi-AZ DB clusters" };
    const storage = isIoOptimized(props)
      ? [used("Storage (I/O-optimized)", "aurora.io_optimized.storage", "gb-month", "storageGib")]
      : [
          used("Storage", "aurora.storage", "gb-month", "storageGib"),
          used("I/O requests", "aurora.requests", "1m-requests", "ioRequestsPerMonth", PER_MILLION),
        ];
    const backtrack = used("Backtrack", "aurora.backtrack", "1m-requests", "backtrackRecordsPerMonth", PER_MILLION);
    return [
      ...storage,
      ...(props.engineMode === "serverless" ? [serverlessV1(props)] : []),
      ...((props.backtrackWindow ?? 0) > 0 ? [backtrack] : []),
      ...whereDeclared(context, { backupStorageGib: used("Backup storage", "aurora.backup", "gb-month", "backupStorageGib") }),
    ];
  },
});

function serverlessV1({ scalingConfiguration }: RdsClusterProps): LineSpec {
  // Without a configuration it scales from 1 to 16 units; a paused cluster uses none, which only usage could tell.
  const low = scalingConfiguration?.minCapacity ?? 1;
  const high = scalingConfiguration?.maxCapacity ?? 16;
  const times = { low, high, because: `it scales from ${low} to ${high} capacity units` };
  return line("Aurora serverless (capacity units)", "aurora.serverless_v1.acu", "unit-hour", HOURS_PER_MONTH, times);
}

export interface ClusterInstanceProps {
  readonly engine?: string;
  readonly instanceClass?: string;
}

const engineKeys: Readonly<Record<string, string>> = { aurora: "mysql", "aurora-mysql": "mysql", "aurora-postgresql": "postgres" };

export const auroraClusterInstance = pricedResource<ClusterInstanceProps>({
  type: "aws:rds/clusterInstance:ClusterInstance",
  title: "Aurora cluster instance",
  pricingPage: "https://aws.amazon.com/rds/aurora/pricing/",
  capacity: (props, context) => databaseCapacity(props.instanceClass, context),
  price: (props, context) => {
    const cluster = clusterOf(context);
    const { instanceClass } = props;
    // In a program the engine is mostly `cluster.engine`, an output.
    const engine = known(() => props.engine) ?? cluster?.engine;
    if (instanceClass === undefined) return { unknown: "it names no instance class" };
    if (instanceClass === "db.serverless") return serverlessV2(cluster);
    const label = `Database instance (on-demand, ${instanceClass})`;
    const key = engineKeys[engine ?? ""];
    if (key === undefined) return { unknown: `the price book has no prices for the engine ${engine ?? "of a cluster outside this stack"}` };
    if (isIoOptimized(cluster)) return [unpriced(`${label}, I/O-optimized`, "the price book has standard configurations only", "hour")];
    return [hourly(label, `rds.aurora-${key}.${instanceClass}`)];
  },
});

function clusterOf(context: PricingContext): RdsClusterProps | undefined {
  const cluster = context.related(RDS_CLUSTER, "clusterIdentifier")[0] ?? context.related(RDS_CLUSTER)[0];
  return cluster && inputsOf<RdsClusterProps>(cluster);
}

function serverlessV2(cluster: RdsClusterProps | undefined): readonly LineSpec[] | { readonly unknown: string } {
  const scaling = cluster?.serverlessv2ScalingConfiguration;
  if (scaling?.minCapacity === undefined || scaling.maxCapacity === undefined) {
    return { unknown: "its capacity units come from a cluster that is not part of this stack or does not state them" };
  }
  const { minCapacity: low, maxCapacity: high } = scaling;
  const times = { low, high, because: `it scales from ${low} to ${high} capacity units` };
  const key = isIoOptimized(cluster) ? "aurora.io_optimized.serverless_v2.acu" : "aurora.serverless_v2.acu";
  return [line("Aurora serverless v2 (capacity units)", key, "unit-hour", HOURS_PER_MONTH, times)];
}
