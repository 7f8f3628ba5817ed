import type * as pulumi from "@pulumi/pulumi";
import type { ComplianceName, Provider, Purchase, Supplier } from "../model";
import type { AlertsArgs } from "./alerts/alerts-args";
import type { KindSetupArgs, OfKind } from "./kinds/kind-args";
import type { PlaceSetArgs, TrafficArgs, WorkloadNeedArgs, WorkloadSetupArgs } from "./workload-args";

/** A workload of a portfolio: the fields of a service, and whom it talks to. */
export interface WorkloadArgs extends WorkloadNeedArgs, WorkloadSetupArgs {
  /** Data that this workload sends to others, by their name: `{ api: { gibPerMonth: 50 } }`. Also opens the network from this workload to theirs. */
  readonly talksTo?: Readonly<Record<string, TrafficArgs>>;
}

/** A workload of any kind; without `kind` it is a service. */
export type AnyWorkloadArgs = WorkloadArgs | OfKind;

/** An upper limit on vCPUs, as providers set them. Absent fields match everything. */
export interface QuotaArgs {
  /** Whose limit it is. */
  readonly provider: Supplier;
  /** Region that it holds in. Default: every region. */
  readonly region?: string;
  /** Family that it holds for. Default: every family. */
  readonly family?: string;
  /** Most vCPUs. */
  readonly maxVcpus: number;
}

/** An upper limit on what the workloads of a team cost a month together. */
export interface TeamBudgetArgs {
  /** The `team` of workloads. */
  readonly team: string;
  /** Limit in USD a month, data that the team's workloads send included. */
  readonly usdPerMonth: number;
}

/** A named threat: its expected loss counts for every workload placed where it holds. */
export interface SecurityRiskArgs {
  /** What is feared: `shared hosts`, `unrest in the region`. */
  readonly name: string;
  /** Where it holds. Default: at every provider. */
  readonly provider?: Supplier;
  /** Where it holds. Default: in every region. */
  readonly region?: string;
  /** Ways of paying for which it holds. Default: all. */
  readonly purchases?: readonly Purchase[];
  /** Workloads that it threatens. Default: all. */
  readonly workloads?: readonly string[];
  /** USD lost if it happens. */
  readonly severityUsd: number;
  /** Expected number a month for one workload, e.g. 0.001. */
  readonly probabilityPerMonth: number;
}

/** What it would cost to lose a provider with everything that runs on it. */
export interface ConcentrationArgs {
  /** USD lost if everything ran on the one provider that is lost. */
  readonly lossUsd: number;
  /** Expected number a month, e.g. 0.0005. */
  readonly probabilityPerMonth: number;
}

/** Weights of the kinds of risk, on top of `riskWeight`. */
export interface RiskWeightsArgs {
  /** Interruptions of spot machines. Default: 1. */
  readonly interruption?: number;
  /** Hours down. Default: 1. */
  readonly downtime?: number;
  /** `securityRisks`. Default: 1. */
  readonly security?: number;
  /** `concentration`. Default: 1. */
  readonly concentration?: number;
}

/** Capacity of a pool: exactly one of the two. */
export interface PoolCapacityArgs {
  /** vCPUs that it covers at the same time. */
  readonly vcpus?: number;
  /** USD of use an hour, counted at the price on demand less the discount. */
  readonly usdPerHour?: number;
}

/** A commitment for all workloads together: one that can be bought, or one that is owned already. */
export interface CommitmentPoolArgs {
  /** Unique in the portfolio. */
  readonly name: string;
  /** Whose commitment it is. */
  readonly provider: Provider;
  /** Region that it covers. Default: every region. */
  readonly region?: string;
  /** Family that it covers. Default: every family. */
  readonly family?: string;
  /** The only size that it covers. Default: every size. */
  readonly size?: string;
  /** How much it covers. */
  readonly capacity: PoolCapacityArgs;
  /** Share of the price on demand that it takes off what it covers, above 0 to 1. */
  readonly discountFraction: number;
  /** Fixed price a month while it is taken, used or not. Default: 0. */
  readonly usdPerMonth?: number;
  /** Paid already, so its fixed price is no part of the decision. Default: false. */
  readonly owned?: boolean;
}

/** What a portfolio says about all its workloads; the same fields are accepted in a YAML file. */
export interface PortfolioNeedArgs {
  /** The workloads by name (letters, digits and hyphens, at most 24, starting with a letter). */
  readonly workloads?: Readonly<Record<string, AnyWorkloadArgs>>;
  /** Acceptable providers for every workload. Default: any. */
  readonly providers?: readonly Supplier[];
  /** Acceptable regions for every workload. Default: any. */
  readonly regions?: readonly string[];
  /** Acceptable jurisdictions for every workload; one of them is enough. Default: any. */
  readonly jurisdictions?: readonly string[];
  /** Residency and compliance rules for every workload, beside its own. Default: none. */
  readonly within?: readonly PlaceSetArgs[];
  /** Public rules that every workload is under, e.g. `["gdpr"]`. Default: none. */
  readonly compliance?: readonly ComplianceName[];
  /**
   * Whether audit logs are set up wherever workloads stand; `false` says that the accounts have their own. Default: where
   * a workload is under a profile that asks for them.
   */
  readonly auditLog?: boolean;
  /**
   * Whether the networks of different providers are linked where workloads that talk stand at both, by encrypted tunnels
   * between private networks; what they cost is part of the plan. Default: false, and what talks without a public load
   * balancer shares a region.
   */
  readonly links?: boolean;
  /**
   * Whether networks of different places reach each other by what you have set up yourself, such as peering or a private
   * line: then workloads that talk may stand in different regions, and nothing is built for it. Default: false.
   */
  readonly networksLinked?: boolean;
  /**
   * A domain that the network of each place alone knows: `shop.internal`. A service with an internal load balancer is then
   * found there as `<workload>.shop.internal`; the zone's cost is part of the plan. Default: none.
   */
  readonly privateDomain?: string;
  /** At most this many providers in all. Default: no limit. */
  readonly maxProviders?: number;
  /** Upper limit of what all placements and the data between them may cost together. Default: none. */
  readonly budgetUsdPerMonth?: number;
  /** Upper limits of what the workloads of a `team` may cost together. */
  readonly teamBudgets?: readonly TeamBudgetArgs[];
  /** Limits on vCPUs per provider, region and family. */
  readonly quotas?: readonly QuotaArgs[];
  /** Groups of workloads that must share a provider. */
  readonly sameProvider?: readonly (readonly string[])[];
  /** Groups of workloads of which no two may share a provider. */
  readonly differentProvider?: readonly (readonly string[])[];
  /** Groups of workloads that must share a region. */
  readonly sameRegion?: readonly (readonly string[])[];
  /** Groups of workloads of which no two may share a region. */
  readonly differentRegion?: readonly (readonly string[])[];
  /** Groups of workloads of which no two may share an availability zone. */
  readonly differentZone?: readonly (readonly string[])[];
  /** Most of all vCPUs that may be on spot, 0 to 1. Default: no limit. */
  readonly maxSpotFraction?: number;
  /** Most kg of CO2 equivalent a month from running the machines. Default: no limit. */
  readonly maxCarbonKgPerMonth?: number;
  /** 0 ignores risk (interruptions, downtime, security, concentration), 1 counts an expected dollar lost as a dollar spent. Default: 1. */
  readonly riskWeight?: number;
  /** Weights of the kinds of risk, on top of `riskWeight`. Default: 1 each. */
  readonly riskWeights?: RiskWeightsArgs;
  /** Named threats, whose expected loss counts as risk where they hold. */
  readonly securityRisks?: readonly SecurityRiskArgs[];
  /** What it would cost to lose the provider that most vCPUs run on. Default: not counted. */
  readonly concentration?: ConcentrationArgs;
  /** Commitments for all workloads together, in the order in which they are used up. */
  readonly pools?: readonly CommitmentPoolArgs[];
  /** Most time the optimizer may take, in milliseconds; after that the best plan so far counts, with its gap. Default: the optimizer's own. */
  readonly timeLimitMs?: number;
  /** When people are told of the load and cost of every workload, where it does not say otherwise itself. Not outputs, except `webhook` and `googleBillingAccount`. Default: nobody. */
  readonly alerts?: AlertsArgs;
  /** Tags (labels on Google Cloud) of every resource. */
  readonly tags?: Readonly<Record<string, pulumi.Input<string>>>;
}

/** Arguments of a `Portfolio`: workloads that are placed together. */
export interface PortfolioArgs extends PortfolioNeedArgs {
  /** A YAML file with the fields of a portfolio, relative to the program's working directory. Fields given in the program win over the file's. */
  readonly file?: string;
  /**
   * The lock file that `costwright lock` writes: what it records is kept as long as its need is unchanged and it fits.
   * Default: `costwright.lock.yaml` beside `file`, where it exists; `false` leaves it out. The program never writes it.
   */
  readonly lock?: string | false;
  /** What a file cannot say: set-up fields by workload name, which may be outputs of other resources. They win over the file's. */
  readonly setup?: Readonly<Record<string, WorkloadSetupArgs | KindSetupArgs>>;
}
