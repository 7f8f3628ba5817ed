import type * as pulumi from "@pulumi/pulumi";
import type { CacheEngine, ComplianceName, DatabaseEngine, Supplier } from "../../model";
import type { AlertsArgs } from "../alerts/alerts-args";
import type { CurrentArgs, InternetAccessArgs, MovingArgs, PlaceSetArgs, PrivateServicesArgs, TrafficArgs } from "../workload-args";

/** Where a workload may stand and what it is worth: the same for every kind. */
export interface PlacedArgs {
  /** Acceptable providers. Default: those of the portfolio, or any. */
  readonly providers?: readonly Supplier[];
  /** Acceptable regions as the providers write them: `eu-west-1`, `westeurope`, `europe-west1`. Default: those of the portfolio, or any. */
  readonly regions?: readonly string[];
  /** Acceptable jurisdictions: `eu`, `us`, or a country code such as `de`; one of them is enough. Default: those of the portfolio, or any. */
  readonly jurisdictions?: readonly string[];
  /** Residency and compliance rules by name; the workload must lie within each of them. Default: those of the portfolio. */
  readonly within?: readonly PlaceSetArgs[];
  /** Public rules that the workload is under, beside the portfolio's: they narrow its places, and raise what else is declared to what they ask. Default: those of the portfolio. */
  readonly compliance?: readonly ComplianceName[];
  /** Whose budget pays for it: a team of the portfolio's `teamBudgets`. Default: nobody's. */
  readonly team?: string;
  /** USD lost by an hour of the whole workload down. Default: 0. */
  readonly downtimeCostUsdPerHour?: number;
  /** Where it runs today; a plan leaves there only for a gain that pays the move back. Default: nowhere. */
  readonly current?: CurrentArgs;
  /** What a move from `current` costs once. Default: nothing. */
  readonly moving?: MovingArgs;
  /** Data that this workload sends to others, by their name: `{ api: { gibPerMonth: 50 } }`. Also opens the network from this workload to theirs. */
  readonly talksTo?: Readonly<Record<string, TrafficArgs>>;
  /** When people are told of the load of a database or a cache, and of its cost. Not outputs, except `webhook` and `googleBillingAccount`. Default: those of the portfolio, or nobody. */
  readonly alerts?: AlertsArgs;
  /** Tags (labels on Google Cloud) of every resource of the workload, beside `costwright:workload` and `costwright:portfolio`. */
  readonly tags?: Readonly<Record<string, pulumi.Input<string>>>;
}

/** Backups of what a workload stores. */
export interface BackupArgs {
  /** Days that a restore reaches back; 0 for no backups. Default: 7. */
  readonly retentionDays?: number;
  /** Also keep copies in another region of the same provider. Default: false. */
  readonly otherRegion?: boolean;
  /** Share of the data that changes in a day, 0 to 1: what copies add to the cost. Default: 0.02. */
  readonly dailyChangeFraction?: number;
}

/** Where the content of a new database or file store comes from. */
export interface RestoreFromArgs {
  /** Id of a snapshot or backup, as the provider that the plan chooses writes it. */
  readonly snapshot?: pulumi.Input<string>;
  /** Id of an instance whose content is taken at a moment, with `at`. */
  readonly instance?: pulumi.Input<string>;
  /** The moment, as `2026-11-01T08:00:00Z`. Default: the latest that can be restored. */
  readonly at?: string;
}

/** Arguments of a `Database`: one that the provider runs, with a standby, backups and room to grow. */
export interface DatabaseArgs extends PlacedArgs {
  readonly kind?: "database";
  /** What applications speak. */
  readonly engine: DatabaseEngine;
  /** Major version: `17`, `8.4`. Default: a current one of the provider's. */
  readonly version?: string;
  /** vCPUs that the declared (expected peak) load uses. */
  readonly vcpus: number;
  /** Memory in GiB that the declared load uses. */
  readonly memoryGib: number;
  /** Share of CPU and memory that the declared load may use, above 0 to 1. Default: 0.7. */
  readonly targetUtilisationFraction?: number;
  /** Data in GiB, SSD, encrypted. */
  readonly storageGib: number;
  /** Storage grows by itself up to this, in GiB. Default: twice `storageGib`. */
  readonly maxStorageGib?: number;
  /** With 2 or more a standby in another availability zone takes over by itself. Default: 2. */
  readonly zones?: number;
  /** Servers that only answer reads, each as large as the primary. Default: 0. */
  readonly readReplicas?: number;
  /** Burstable sizes may be chosen. Default: false. */
  readonly burstable?: boolean;
  /** Families that their provider has superseded may be chosen. Default: false. */
  readonly previousGenerations?: boolean;
  /** Backups; within their days a restore to any moment is possible. Default: 7 days. */
  readonly backup?: BackupArgs;
  /** Start with the content of a snapshot, or of another database at a moment. Default: empty. */
  readonly restoreFrom?: RestoreFromArgs;
  /** Encrypt with a key of your own that is made for it and rotates, instead of the provider's. Default: false. */
  readonly customerKey?: boolean;
}

/** Arguments of a `Cache`: an in-memory store that the provider runs, reached with TLS only. */
export interface CacheArgs extends PlacedArgs {
  readonly kind?: "cache";
  /** What clients speak. Where a provider has only one of the two, the other is answered by it: they speak one protocol. Default: `valkey`. */
  readonly engine?: CacheEngine;
  /** Data that it holds, in GiB. */
  readonly memoryGib: number;
  /** Share of the memory that the data may use, above 0 to 1. Default: 0.7. */
  readonly targetUtilisationFraction?: number;
  /** Availability zones; with 2 or more a replica takes over by itself. Default: 2. */
  readonly zones?: number;
  /** Copies beside the primary, for reads. Default: one for each further zone. */
  readonly replicas?: number;
  /** Burstable sizes may be chosen. Default: false. */
  readonly burstable?: boolean;
  /** Encrypt with a key of your own that is made for it and rotates, where the provider offers it. Default: false. */
  readonly customerKey?: boolean;
}

/** Arguments of an `ObjectStore`: a private bucket, with the storage class and the lifecycle that its use asks for. */
export interface ObjectStoreArgs extends PlacedArgs {
  readonly kind?: "object-store";
  /** Data that is stored, in GiB. */
  readonly storedGib: number;
  /** Objects written or listed in a month. Default: 0. */
  readonly writesPerMonth?: number;
  /** Objects read in a month. Default: 0. */
  readonly readsPerMonth?: number;
  /** Data that reads return, in GiB a month. Default: 0. */
  readonly readGibPerMonth?: number;
  /** Of it, data that goes to the internet, in GiB a month. Default: 0. */
  readonly internetEgressGibPerMonth?: number;
  /** Objects older than this many days are read at most once a month. Default: read all the time. */
  readonly rarelyReadAfterDays?: number;
  /** Objects older than this many days are read at most once a year, and may take hours to come back. Default: never. */
  readonly archivedAfterDays?: number;
  /** Objects are deleted after this many days. Default: never. */
  readonly expireAfterDays?: number;
  /** Overwritten and deleted objects are kept for this many days, 0 for none. Default: 30. */
  readonly keepVersionsDays?: number;
  /** Nobody can delete an object before this many days. Default: 0. */
  readonly lockedForDays?: number;
  /** Keep a copy in another region of the same provider. Default: false. */
  readonly otherRegion?: boolean;
  /** Encrypt with a key of your own that is made for it and rotates. Default: false. */
  readonly customerKey?: boolean;
}

/** Arguments of a `FileStore`: a shared file system that machines mount. */
export interface FileStoreArgs extends PlacedArgs {
  readonly kind?: "file-store";
  /** Data that is stored, in GiB. */
  readonly storedGib: number;
  /** Steady throughput that all clients need together, in MiB a second. Default: 10. */
  readonly throughputMibps?: number;
  /** With 2 or more it survives the loss of a zone. Default: 2. */
  readonly zones?: number;
  /** Backups. Default: 7 days. */
  readonly backup?: BackupArgs;
  /** Start with the content of a backup. Default: empty. */
  readonly restoreFrom?: RestoreFromArgs;
  /** Encrypt with a key of your own that is made for it and rotates. Default: false. */
  readonly customerKey?: boolean;
}

/** Equal pods of a cluster. */
export interface PodArgs {
  /** Pods at the declared (expected peak) load. Default: 1. */
  readonly count?: number;
  /** vCPUs that one pod requests. */
  readonly vcpus: number;
  /** Memory that one pod requests, in GiB. */
  readonly memoryGib: number;
  /** GPUs of one pod. Default: 0. */
  readonly gpus?: number;
  /** May run on nodes that are taken away at any time. Default: false. */
  readonly interruptible?: boolean;
}

/** Arguments of a `KubernetesPool`: a managed cluster with the cheapest mix of nodes for the declared pods. */
export interface KubernetesPoolArgs extends PlacedArgs {
  readonly kind?: "kubernetes";
  /** The pods by name. */
  readonly pods: Readonly<Record<string, PodArgs>>;
  /** Minor version: `1.33`. Default: a current one of the provider's. */
  readonly version?: string;
  /** Availability zones that the nodes spread over. Default: 2. */
  readonly zones?: number;
  /** Node pools may grow to this many times their planned nodes. Default: 2. */
  readonly growthFactor?: number;
  /** Its containers may open connections to the internet, through a gateway of their place that lets none in; its cost is part of the plan. Default: false. */
  readonly internetAccess?: boolean | InternetAccessArgs;
  /** Services of its provider's own that it reaches without a public address: by private endpoints of its place or through the gateway, whichever costs less; the cost is part of the plan. Default: none. */
  readonly privateServices?: PrivateServicesArgs;
  /** Processor architectures that the pods' images run on. Default: `["x86_64"]`. */
  readonly architectures?: readonly ("x86_64" | "arm64")[];
  /** Encrypt secrets and disks with a key of your own that is made for it and rotates. Default: false. */
  readonly customerKey?: boolean;
}

/** Arguments of a `BatchJob`: runs of equal tasks from a queue, each done by its deadline. */
export interface BatchJobArgs extends PlacedArgs {
  readonly kind?: "batch";
  /** Tasks of one run. */
  readonly tasks: number;
  /** vCPUs of one task. */
  readonly taskVcpus: number;
  /** Memory of one task, in GiB. */
  readonly taskMemoryGib: number;
  /** Time of one task on its vCPUs, in hours. */
  readonly taskHours: number;
  /** A run is done within this many hours. */
  readonly deadlineHours: number;
  /** Runs in a month. Default: 1. */
  readonly runsPerMonth?: number;
  /** Tasks may be interrupted at any time and start again: allows spot, with machines on demand where spot has none. Default: true. */
  readonly interruptible?: boolean;
  /** Interrupted tasks go on from a checkpoint that is at most so old. Default: they start anew. */
  readonly checkpointMinutes?: number;
  /** Higher goes first where jobs share their queue. Default: 1. */
  readonly priority?: number;
  /** Container image of the tasks. */
  readonly image: pulumi.Input<string>;
  /** Command of the tasks. Default: the image's own. */
  readonly command?: readonly string[];
  /** Environment variables of the tasks. Not for secrets. */
  readonly environment?: Readonly<Record<string, pulumi.Input<string>>>;
  /** Its containers may open connections to the internet, through a gateway of their place that lets none in; its cost is part of the plan. Default: false. */
  readonly internetAccess?: boolean | InternetAccessArgs;
  /** Services of its provider's own that it reaches without a public address: by private endpoints of its place or through the gateway, whichever costs less; the cost is part of the plan. Default: none. */
  readonly privateServices?: PrivateServicesArgs;
  /** Processor architectures that the image runs on. Default: `["x86_64"]`. */
  readonly architectures?: readonly ("x86_64" | "arm64")[];
}

/** The way of a whole network to the internet. */
export interface NetworkInternetAccessArgs {
  /** Data that passes through the gateway in both directions, GiB a month, beside what the workloads in the network declare. Default: 10. */
  readonly gibPerMonth?: number;
  /** The way out survives the loss of a zone: a gateway in each zone on AWS, at as many times the price; Google's stands in all zones anyway; Azure has none that does. Default: false. */
  readonly perZone?: boolean;
  /** Machines that use it and are no workloads of the same portfolio: Google charges for each. Default: 0 in a portfolio, one for each zone where the network stands alone. */
  readonly otherMachines?: number;
}

/** Records of who talked to whom in a network. */
export interface FlowLogsArgs {
  /** Days that they are kept. */
  readonly retentionDays: number;
  /** Flow logs that are written, GiB a month: about as much as the machines and their connections are many. Default: 10. */
  readonly gibPerMonth?: number;
}

/** Arguments of a `Network`: the private network of a place, with a subnet in each zone. */
export interface PrivateNetworkArgs extends PlacedArgs {
  readonly kind?: "network";
  /** Availability zones that it spreads over; in a portfolio at least as many as any workload in it. Default: 2. */
  readonly zones?: number;
  /** Its addresses: a private range from /22 to /16 that no network has which it will be linked with, such as `10.20.0.0/16`. Default: a /16 that follows from its name. */
  readonly addressRange?: string;
  /** What stands in it may open connections to the internet, through a gateway that lets none in; its cost is part of the plan. Default: false, or what its workloads ask for. */
  readonly internetAccess?: boolean | NetworkInternetAccessArgs;
  /** Keep records of who talked to whom. Default: none. */
  readonly flowLogs?: FlowLogsArgs;
  /** Encrypt the flow logs with a key of your own that is made for it and rotates. Default: false. */
  readonly customerKey?: boolean;
}

/** A workload of a kind that the provider runs itself. */
export type KindArgs = DatabaseArgs | CacheArgs | ObjectStoreArgs | FileStoreArgs | KubernetesPoolArgs | BatchJobArgs | PrivateNetworkArgs;

/** With its kind, as the workloads of a portfolio have it. */
export type OfKind =
  | (BatchJobArgs & { readonly kind: "batch" })
  | (CacheArgs & { readonly kind: "cache" })
  | (DatabaseArgs & { readonly kind: "database" })
  | (FileStoreArgs & { readonly kind: "file-store" })
  | (KubernetesPoolArgs & { readonly kind: "kubernetes" })
  | (ObjectStoreArgs & { readonly kind: "object-store" })
  | (PrivateNetworkArgs & { readonly kind: "network" });

/** Fields of the kinds that say nothing about the place; they may be outputs of other resources, but for the command. */
export type KindSetupArgs = Pick<DatabaseArgs, "tags" | "restoreFrom" | "alerts"> &
  Partial<Pick<BatchJobArgs, "image" | "command" | "environment">>;
