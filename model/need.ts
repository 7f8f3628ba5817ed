import type { AlertNeed } from "./alert-need";
import type { ComplianceName } from "./compliance";
import type { KindNeed } from "./kind-need";
import type { PrivateServicesNeed } from "./private-services";
import type { Architecture, Provider, Purchase, Supplier } from "./provider";
import type { Extra, LinkCharge, Quote, SiteCharge, WorkloadKind } from "./quote";

/** A set of places of which a workload may use any: a residency rule, a compliance scope. Empty lists mean any. */
export interface PlaceSet {
  /** What the set stands for, as conflicts name it: `gdpr`, `customer contract 12`. */
  readonly name: string;
  readonly providers: readonly Supplier[];
  readonly regions: readonly string[];
  readonly jurisdictions: readonly string[];
}

/** A part of the month and the share of the declared load that it needs. */
export interface LoadStep {
  /** Share of the month, above 0; those of a profile add up to 1. */
  readonly timeFraction: number;
  /** Share of the declared load, 0..1; 1 occurs in every profile. */
  readonly loadFraction: number;
}

/** A time for which machines are started ahead: a sale, a term's start. */
export interface KnownPeak {
  /** Machines that run then at the least, up to the need's `maxCount`. */
  readonly minCount: number;
  /** Its length, on the average of a year's months. */
  readonly hoursPerMonth: number;
}

/** Where a workload runs today: what a plan may only leave for a gain that pays the move back. */
export interface CurrentChoice {
  readonly provider: Supplier;
  readonly region: string;
  readonly size: string;
  readonly count: number;
  readonly purchase: Purchase;
  /** Of a quote. */
  readonly form?: string;
}

/** A choice that a workload has to take as it is, such as one that a lock file recorded. */
export interface PinnedChoice extends CurrentChoice {
  /** How many machines are paid in which way, where there are several. */
  readonly mix?: readonly { readonly purchase: Purchase; readonly count: number }[];
}

/** What it costs to move a workload once. */
export interface Moving {
  /** Data that goes along, charged as transfer out of the current region. */
  readonly dataGib: number;
  /** Hours that both the old and the new machines run. */
  readonly overlapHours: number;
  /** Work and risk of a move to another region or provider, and of a change of size where the workload runs. */
  readonly effortUsd: number;
  readonly resizeEffortUsd: number;
  /** The move is paid back within this many months: its cost counts once, divided by them. */
  readonly horizonMonths: number;
}

/** Connections to the internet through the gateway of a place. */
export interface InternetAccessNeed {
  readonly gibPerMonth: number;
  /** Of a network: gateways that its place has where each stands in one zone; one where absent. */
  readonly gateways?: number;
  /** Of a network: machines that use the gateway and are no workloads of the same plan. */
  readonly machines?: number;
}

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
  /** It has a private address alone, for workloads that talk to this one. Only with `loadBalancer`. */
  readonly internalLoadBalancer?: boolean;
  /** Acceptable providers, regions and jurisdictions (`eu`, `us`, or an ISO country code); empty means any. */
  readonly providers: readonly Supplier[];
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
  /** Whose budget pays for it (`teamBudgets`). */
  readonly team?: string;
  /** Residency and compliance: each set must hold, beside `providers`, `regions` and `jurisdictions`. */
  readonly within?: readonly PlaceSet[];
  /** Least network bandwidth of each machine; sizes of unknown bandwidth do not fit. */
  readonly minNetworkMbpsPerMachine?: number;
  /** Model of GPU, matched without case as a part of the provider's name for it: `A100`. */
  readonly gpu?: string;
  /**
   * How the load spreads over the month. With it one workload may pay in several ways: machines that always run on a
   * commitment, those of the peaks on demand or on spot. Absent: the declared load all month, and one way of paying.
   */
  readonly loadProfile?: readonly LoadStep[];
  /** Most of the machines that may be on spot at once, 0..1. With a load profile the rest of a mix pays otherwise; without one, below 1 rules spot out. */
  readonly maxSpotFraction?: number;
  /**
   * The workload runs in parts on that many providers. With `survivesLossOfOne` the parts that are left carry the whole
   * load when one provider is down; without it each carries an equal share.
   */
  readonly split?: { readonly providers: number; readonly survivesLossOfOne: boolean };
  readonly current?: CurrentChoice;
  readonly moving?: Moving;
  /** Only these may be chosen; of a split workload one for each part, in their order. Runner-ups are looked for without it. */
  readonly pinned?: readonly PinnedChoice[];
  /** `service` where absent. */
  readonly kind?: WorkloadKind;
  /** What the kind needs beside; of a service only where it also comes as a container. The optimizer looks at `offered` alone. */
  readonly asKind?: KindNeed;
  /** Ready-made ways to serve it. With `only` no plain machines are considered. */
  readonly offered?: { readonly quotes: readonly Quote[]; readonly only: boolean };
  /** What its machines cost besides, by place; places without an entry cost nothing besides. Not part of quotes. */
  readonly extras?: readonly Extra[];
  /** Its machines may open connections to the internet, and so much data passes then. `extras` and `siteCharges` hold what it costs. */
  readonly internetAccess?: InternetAccessNeed;
  /** The provider's own services that it reaches. `extras` and `siteCharges` hold what it costs. */
  readonly privateServices?: PrivateServicesNeed;
  /** Regions of AWS in which it reaches them by private endpoints of the place, as is best there for all workloads together. */
  readonly privateEndpointsIn?: readonly string[];
  /** The disks of its machines are encrypted with a key of the customer's own. `extras` hold what it costs. */
  readonly customerKey?: boolean;
  /** When people are told of its load and its cost. `extras` hold what that costs. */
  readonly alerts?: AlertNeed;
  /** Public rules that it is under. `within` and the rest of the need hold what they ask already. */
  readonly compliance?: readonly ComplianceName[];
  /**
   * Hours that its machines run each month, 730 where absent: off-hours remove them, and their disks with them.
   * Commitments and load balancers are paid all month.
   */
  readonly hoursPerMonth?: number;
  /** Known peaks, of which no two are at the same time. Not beside a load profile. */
  readonly peaks?: readonly KnownPeak[];
  /** Machines beside those that run, prepared and stopped: only their disks are paid, all month. */
  readonly warmCount?: number;
}

/** An upper limit on what the workloads of a team cost a month, transfer that they send included. */
export interface TeamBudget {
  readonly team: string;
  readonly usdPerMonth: number;
}

/** A named threat: its expected loss counts for every workload that is placed where it holds. Absent fields match everything. */
export interface SecurityRisk {
  readonly name: string;
  readonly provider?: Supplier;
  readonly region?: string;
  /** Ways of paying for which it holds, e.g. shared spot capacity. */
  readonly purchases?: readonly Purchase[];
  /** Workloads that it threatens; all where absent. */
  readonly workloads?: readonly string[];
  /** USD lost if it happens. */
  readonly severityUsd: number;
  /** Expected number a month, for one workload. */
  readonly probabilityPerMonth: number;
}

/** What it would cost to lose a provider with everything on it; it counts by the share of the declared vCPUs on the provider with most. */
export interface Concentration {
  readonly lossUsd: number;
  readonly probabilityPerMonth: number;
}

/** Capacity of a pool: vCPUs, or dollars of use an hour, where use counts at its price on demand less the pool's discount. */
export type PoolCapacity =
  | { readonly unit: "vcpus"; readonly count: number }
  | { readonly unit: "usd-per-hour"; readonly usdPerHour: number };

/**
 * Capacity that can be committed to for all workloads together, or that is owned already. Machine hours on demand that
 * match it are charged at (1 - discountFraction) of their price, up to the capacity. Pools are used up in the order of
 * the list; for each, the machines that match it, smallest size first, then by workload: the same order in which
 * priced stacks use up commitments.
 */
export interface CommitmentPool {
  /** Unique in its portfolio. */
  readonly name: string;
  readonly provider: Provider;
  readonly region?: string;
  readonly family?: string;
  /** Covers this size only. */
  readonly size?: string;
  readonly capacity: PoolCapacity;
  /** Above 0 to 1; 1 where the fixed price pays for all. */
  readonly discountFraction: number;
  /**
   * Share of the price on demand that what it covers still costs; 1 - `discountFraction` where absent. 0 for dollars of
   * use that are spent already: the discount then says how fast use takes the capacity, and covered use costs nothing more.
   */
  readonly remainingFraction?: number;
  /** Fixed price while the pool is taken, used or not. */
  readonly usdPerMonth: number;
  /** Paid already, so its fixed price is no part of the decision. */
  readonly owned: boolean;
}

/** Weights of the kinds of risk, on top of `riskWeight`; 1 where absent. */
export interface RiskWeights {
  readonly interruption?: number;
  readonly downtime?: number;
  readonly security?: number;
  readonly concentration?: number;
}

/** Data that flows from one workload to another. */
export interface Traffic {
  readonly from: string;
  readonly to: string;
  readonly gibPerMonth: number;
}

/** An upper limit on vCPUs, as providers set them. Absent fields match everything. */
export interface Quota {
  readonly provider: Supplier;
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
  readonly riskWeights?: RiskWeights;
  readonly teamBudgets?: readonly TeamBudget[];
  /** Groups of workloads of which no two may share a region, or an availability zone. */
  readonly differentRegion?: readonly (readonly string[])[];
  readonly differentZone?: readonly (readonly string[])[];
  /** Most of all vCPUs that may be on spot, 0..1. */
  readonly maxSpotFraction?: number;
  /** Most kg of CO2 equivalent a month from running the machines. */
  readonly maxCarbonKgPerMonth?: number;
  readonly securityRisks?: readonly SecurityRisk[];
  readonly concentration?: Concentration;
  readonly pools?: readonly CommitmentPool[];
  /** Audit logs are set up where one of these workloads stands, kept for so many days; `siteCharges` hold what they cost. */
  readonly auditLog?: { readonly retentionDays: number; readonly customerKey: boolean; readonly workloads: readonly string[] };
  /** Workloads that the networks of their places know by name: `<workload>.<domain>`; `siteCharges` hold what it costs. */
  readonly privateNames?: { readonly domain: string; readonly workloads: readonly string[] };
  /** Costs that workloads share, each due once; part of the plan's cost and of budgets. */
  readonly siteCharges?: readonly SiteCharge[];
  readonly linkCharges?: readonly LinkCharge[];
  /** Capacities of an offers file, by name, that do not count: to find out what they make impossible. */
  readonly withoutCapacities?: readonly string[];
}
