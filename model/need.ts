import type { Architecture, Provider, Purchase } from "./provider";

/** What a workload needs, independent of any provider. The unit of placement. */
export interface WorkloadNeed {
  /** Unique in its portfolio: letters, digits and hyphens. */
  readonly name: string;
  /** Total over all machines at the declared (expected peak) load. */
  readonly vcpus: number;
  readonly memoryGib: number;
  /** Smallest machine that one replica fits on. */
  readonly minVcpusPerMachine?: number;
  readonly minMemoryGibPerMachine?: number;
  /** Number of machines: the plan's count lies in [minCount, maxCount]; autoscaling keeps within it too. */
  readonly minCount: number;
  readonly maxCount: number;
  /** Availability zones to spread over; count is at least this. */
  readonly zones: number;
  /** Share of a machine that the declared load may use, for CPU and memory; the rest is headroom. */
  readonly targetUtilisationFraction: number;
  /** Acceptable processor architectures. */
  readonly architectures: readonly Architecture[];
  /** Burstable (shared-core and credit based) sizes may be chosen. */
  readonly burstable: boolean;
  readonly gpusPerMachine: number;
  /** Families that their provider has superseded may be chosen. */
  readonly previousGenerations?: boolean;
  /** Block storage of each machine beside its image, SSD class. */
  readonly storageGibPerMachine: number;
  /** A load balancer stands in front. */
  readonly loadBalancer: boolean;
  /** Acceptable providers, regions and jurisdictions (`eu`, `us`, or an ISO country code); empty means any. */
  readonly providers: readonly Provider[];
  readonly regions: readonly string[];
  readonly jurisdictions: readonly string[];
  /** Acceptable ways of paying. Spot is offered only where `interruptible`. */
  readonly purchases: readonly Purchase[];
  readonly interruptible: boolean;
  /** USD lost by one interruption of one machine, and by an hour of the whole workload down: the risk terms. */
  readonly interruptionCostUsd: number;
  readonly downtimeCostUsdPerHour: number;
  /** Data sent to the internet. */
  readonly internetEgressGibPerMonth: number;
}

/** Data that flows from one workload to another. */
export interface Traffic {
  readonly from: string;
  readonly to: string;
  readonly gibPerMonth: number;
}

/** An upper limit on vCPUs, as providers set them. Absent fields match everything. */
export interface Quota {
  readonly provider: Provider;
  readonly region?: string;
  readonly family?: string;
  readonly maxVcpus: number;
}

/** A set of workloads to be placed together. */
export interface PortfolioNeed {
  readonly workloads: readonly WorkloadNeed[];
  readonly traffic: readonly Traffic[];
  readonly quotas: readonly Quota[];
  /** Groups of workload names that must share (or must not share) a provider or a region. */
  readonly sameProvider: readonly (readonly string[])[];
  readonly sameRegion: readonly (readonly string[])[];
  readonly differentProvider: readonly (readonly string[])[];
  /** At most this many providers in all. */
  readonly maxProviders?: number;
  /** Upper limit on the cost (not the risk) of the whole portfolio. */
  readonly budgetUsdPerMonth?: number;
  /** 0 ignores risk, 1 counts an expected dollar lost as a dollar spent. */
  readonly riskWeight: number;
}
