import type * as pulumi from "@pulumi/pulumi";
import { assertNever, type WorkloadKind } from "../../model";
import type { BuiltNetwork } from "../built-network";
import type { RealisedNetwork } from "../realise/site";
import type {
  BatchJobArgs,
  CacheArgs,
  DatabaseArgs,
  FileStoreArgs,
  KubernetesPoolArgs,
  ObjectStoreArgs,
  PrivateNetworkArgs,
} from "./kind-args";
import { ManagedWorkload, type PlacedManaged } from "./managed-workload";

/** Runs of equal tasks from a queue, each done by its deadline; on spot where they may be interrupted. */
export class BatchJob extends ManagedWorkload {
  constructor(name: string, args: BatchJobArgs | PlacedManaged, opts?: pulumi.ComponentResourceOptions) {
    super("batch", "BatchJob", name, args, opts);
  }
}

/** An in-memory store that the provider runs, reached with TLS only. */
export class Cache extends ManagedWorkload {
  constructor(name: string, args: CacheArgs | PlacedManaged, opts?: pulumi.ComponentResourceOptions) {
    super("cache", "Cache", name, args, opts);
  }
}

/** A database that the provider runs, with a standby, backups and room to grow. */
export class Database extends ManagedWorkload {
  constructor(name: string, args: DatabaseArgs | PlacedManaged, opts?: pulumi.ComponentResourceOptions) {
    super("database", "Database", name, args, opts);
  }
}

/** A shared file system that machines mount. */
export class FileStore extends ManagedWorkload {
  constructor(name: string, args: FileStoreArgs | PlacedManaged, opts?: pulumi.ComponentResourceOptions) {
    super("file-store", "FileStore", name, args, opts);
  }
}

/** A managed cluster with the cheapest mix of nodes for the declared pods. */
export class KubernetesPool extends ManagedWorkload {
  constructor(name: string, args: KubernetesPoolArgs | PlacedManaged, opts?: pulumi.ComponentResourceOptions) {
    super("kubernetes", "KubernetesPool", name, args, opts);
  }
}

/**
 * The private network of a place: a subnet for machines in each zone, and what leads in and out of them. In a portfolio
 * all workloads stand in it that are placed there.
 */
export class Network extends ManagedWorkload {
  /** As a `Service` of its own, or a hand-written program, takes it: with the chosen provider's field alone. */
  readonly network: BuiltNetwork;
  /** Subnets of machines: one in each zone on AWS, one for all zones elsewhere. */
  readonly subnetIds: readonly pulumi.Output<string>[];

  constructor(name: string, args: PrivateNetworkArgs | PlacedManaged = {}, opts?: pulumi.ComponentResourceOptions) {
    super("network", "Network", name, args, opts);
    const { network, subnetIds } = this.built as RealisedNetwork;
    this.network = network;
    this.subnetIds = subnetIds;
  }
}

/** A private bucket, with the storage class and the lifecycle that its use asks for. */
export class ObjectStore extends ManagedWorkload {
  constructor(name: string, args: ObjectStoreArgs | PlacedManaged, opts?: pulumi.ComponentResourceOptions) {
    super("object-store", "ObjectStore", name, args, opts);
  }
}

/** The component of a kind, for a workload that a portfolio has placed. */
export function managedOf(
  kind: Exclude<WorkloadKind, "service">,
  name: string,
  placed: PlacedManaged,
  opts: pulumi.ComponentResourceOptions,
): ManagedWorkload {
  switch (kind) {
    case "batch":
      return new BatchJob(name, placed, opts);
    case "cache":
      return new Cache(name, placed, opts);
    case "database":
      return new Database(name, placed, opts);
    case "file-store":
      return new FileStore(name, placed, opts);
    case "kubernetes":
      return new KubernetesPool(name, placed, opts);
    case "network":
      return new Network(name, placed, opts);
    case "object-store":
      return new ObjectStore(name, placed, opts);
    default:
      return assertNever(kind);
  }
}
