import type { Architecture } from "./provider";
import type { WorkloadKind } from "./quote";

/**
 * What the kinds that a provider runs itself need beside a `WorkloadNeed`: every default is filled in. Sizes are those
 * of the load; what headroom, replicas and backups add is for the blueprints to say.
 */
export type KindNeed =
  | ContainerNeed
  | BatchNeed
  | DatabaseNeed
  | CacheNeed
  | ObjectStoreNeed
  | FileStoreNeed
  | KubernetesNeed
  | NetworkNeed;

/** A service that also comes as a container image, so that it may run without machines of its own. */
export interface ContainerNeed {
  readonly kind: "service";
  /** Each replica: what one container is given. Their number follows from the workload's load, `minCount` and `maxCount`. */
  readonly vcpusPerReplica: number;
  readonly memoryGibPerReplica: number;
  readonly architectures: readonly Architecture[];
  readonly loadBalancer: boolean;
  /** It has a private address alone. */
  readonly internalLoadBalancer?: boolean;
}

/** Runs of a batch job: equal tasks that are done when the run's deadline comes. */
export interface BatchNeed {
  readonly kind: "batch";
  readonly tasksPerRun: number;
  readonly taskVcpus: number;
  readonly taskMemoryGib: number;
  /** Time of one task on its vCPUs, in hours. */
  readonly taskHours: number;
  readonly deadlineHours: number;
  readonly runsPerMonth: number;
  /** Work that an interruption repeats at most; undefined where a task starts anew. */
  readonly checkpointMinutes?: number;
  /** Higher goes first where jobs share their queue. */
  readonly priority: number;
}

export type DatabaseEngine = "postgres" | "mysql";

export interface DatabaseNeed {
  readonly kind: "database";
  readonly engine: DatabaseEngine;
  /** Major version, as in `16` or `8.4`; undefined for the provider's current default that the blueprint names. */
  readonly version?: string;
  /** Load of the primary. A server has at least this divided by the workload's `targetUtilisationFraction`. */
  readonly vcpus: number;
  readonly memoryGib: number;
  readonly storageGib: number;
  /** Storage grows by itself up to this; equal to `storageGib` where it does not grow. */
  readonly maxStorageGib: number;
  /** Servers that only answer reads, each as large as the primary. */
  readonly readReplicas: number;
  readonly backup: BackupNeed;
  /** A key of the customer's own, rotated, instead of the provider's. */
  readonly customerKey: boolean;
}

export interface BackupNeed {
  /** Days that a restore to any moment reaches back; 0 for no backups. */
  readonly retentionDays: number;
  /** Also kept in another region of the same provider, so that the loss of a region is survived. */
  readonly otherRegion: boolean;
  /** What is backed up changes by this share a day, 0..1: what incremental copies add. */
  readonly dailyChangeFraction: number;
}

export type CacheEngine = "redis" | "valkey";

export interface CacheNeed {
  readonly kind: "cache";
  readonly engine: CacheEngine;
  /** Data that it holds; nodes have room for it at the workload's `targetUtilisationFraction`. */
  readonly memoryGib: number;
  /** Copies of each shard beside its primary. At least `zones - 1`. */
  readonly replicas: number;
  readonly customerKey: boolean;
}

export interface ObjectStoreNeed {
  readonly kind: "object-store";
  readonly storedGib: number;
  readonly writesPerMonth: number;
  readonly readsPerMonth: number;
  /** Data that the reads return. */
  readonly readGibPerMonth: number;
  /** Objects older than this are read at most once a month; undefined where they are read all the time. */
  readonly rarelyReadAfterDays?: number;
  /** Objects older than this are read at most once a year, and may take hours to come back. */
  readonly archivedAfterDays?: number;
  readonly expireAfterDays?: number;
  /** Overwritten and deleted objects are kept for this many days; 0 for no versions. */
  readonly keepVersionsDays: number;
  /** Nobody, the owner included, can delete an object before this many days; 0 for none. */
  readonly lockedForDays: number;
  /** A copy in another region of the same provider. */
  readonly otherRegion: boolean;
  readonly customerKey: boolean;
}

export interface FileStoreNeed {
  readonly kind: "file-store";
  readonly storedGib: number;
  /** Steady throughput that clients need together. */
  readonly throughputMibps: number;
  readonly backup: BackupNeed;
  readonly customerKey: boolean;
}

/** Equal pods of a cluster. */
export interface PodNeed {
  readonly name: string;
  readonly count: number;
  readonly vcpus: number;
  readonly memoryGib: number;
  readonly gpus: number;
  /** May run on spot nodes. */
  readonly interruptible: boolean;
}

export interface KubernetesNeed {
  readonly kind: "kubernetes";
  /** Minor version, as in `1.33`; undefined for the provider's current default. */
  readonly version?: string;
  readonly pods: readonly PodNeed[];
  /** All node pools may grow to this many times their planned nodes. */
  readonly growthFactor: number;
  readonly customerKey: boolean;
}

/** The private network of a place, in which everything stands that a portfolio has there. */
export interface NetworkNeed {
  readonly kind: "network";
  /** A private range, as `10.20.0.0/16`; undefined where it follows from the name. */
  readonly addressRange?: string;
  /** The way to the internet survives the loss of a zone. How much passes is `internetAccess` of the workload. */
  readonly gatewayPerZone: boolean;
  /** Who talked to whom, kept for so many days; so much of it is written each month. */
  readonly flowLogs?: { readonly retentionDays: number; readonly gibPerMonth: number };
  /** A key of the customer's own for the flow logs. */
  readonly customerKey: boolean;
}

/** Kinds in the order in which they are listed to users. */
export const workloadKinds: readonly WorkloadKind[] = [
  "service",
  "batch",
  "database",
  "cache",
  "object-store",
  "file-store",
  "kubernetes",
  "network",
];
