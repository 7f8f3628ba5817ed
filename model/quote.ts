import type { Purchase, Supplier } from "./provider";

/** One line of an offer's monthly cost: machines, disks, load balancer, addresses, internet egress. */
export interface OfferCost {
  /** What is paid for. */
  readonly label: string;
  /** USD a month. */
  readonly usdPerMonth: number;
}

/**
 * What a workload is: machines behind a service by default, or one of the kinds that a provider runs itself.
 * - `service`: replicated machines, or containers without machines where the need allows.
 * - `batch`: work from a queue with a deadline.
 * - `database`, `cache`, `object-store`, `file-store`: managed by the provider.
 * - `kubernetes`: a managed cluster with a mix of nodes for the declared pods.
 * - `network`: the private network of a place, for all workloads that stand there.
 */
export type WorkloadKind = "service" | "batch" | "database" | "cache" | "object-store" | "file-store" | "kubernetes" | "network";

/**
 * A ready-made way to serve one workload, priced before the placement: what is bought is no plain machine, so its price
 * follows from all its resources together. The optimizer chooses among quotes and machines alike.
 */
export interface Quote {
  readonly provider: Supplier;
  readonly region: string;
  /** What builds it, among the forms of the workload's kind: `fargate`, `rds-instance`, `cloud-sql`. */
  readonly form: string;
  /** What is bought, as the provider writes it: `db.m7g.large`, `Standard_D2ds_v5`, `0.5 vCPU and 1 GiB`. */
  readonly size: string;
  readonly family: string;
  /** Machines, nodes or replicas. */
  readonly count: number;
  readonly purchase: Purchase;
  /** Of each of `count`; 0 where capacity is not what is sold. */
  readonly vcpusPerMachine: number;
  readonly memoryGibPerMachine: number;
  /** Zones that it spreads over; 1 where the service does so itself at no choice of ours. */
  readonly zones: number;
  readonly costs: readonly OfferCost[];
  /** Lines without a price, as in `Choice.unpriced`: not in `costs`. */
  readonly unpriced?: readonly string[];
  /** What offers are compared by where something is unpriced: an allowance for it on top. Never below the sum of `costs`. */
  readonly comparisonUsdPerMonth?: number;
  /** Cost at the least and at the most that it scales to; absent where it does not scale. */
  readonly bounds?: ScaleBounds;
}

/** Cost at the smallest and at the largest size of something that scales with its load. */
export interface ScaleBounds {
  /** USD a month at the least. */
  readonly lowUsdPerMonth: number;
  /** USD a month at the most. */
  readonly highUsdPerMonth: number;
}

/** A cost of machines beside those that every offer has: backups, alarms, keys. Priced before the placement. */
export interface Extra {
  readonly provider: Supplier;
  readonly region: string;
  readonly label: string;
  /** Once for the workload, and for each of its machines. */
  readonly usdPerMonth: number;
  readonly usdPerMachinePerMonth: number;
}

/** A cost that a place has once, however many of the workloads stand there: a gateway to the internet, private endpoints. */
export interface SiteCharge {
  readonly provider: Supplier;
  readonly region: string;
  readonly label: string;
  readonly usdPerMonth: number;
  /** It is due where at least one of these stands there. */
  readonly workloads: readonly string[];
}

/** A cost of the link between two providers, once, where workloads that talk stand on both. */
export interface LinkCharge {
  readonly providers: readonly [Supplier, Supplier];
  /** It is that of a side: due where the workload at the first provider stands in one of these regions; in any where absent. */
  readonly regions?: readonly string[];
  /** Providers that stand for the second as well: a gateway that serves links to several is due once. */
  readonly orWith?: readonly Supplier[];
  readonly label: string;
  readonly usdPerMonth: number;
}
