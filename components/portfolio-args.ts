import type * as pulumi from "@pulumi/pulumi";
import type { Provider } from "../model";
import type { WorkloadNeedArgs, WorkloadSetupArgs } from "./workload-args";

/** A workload of a portfolio: the fields of a service, and whom it talks to. */
export interface WorkloadArgs extends WorkloadNeedArgs, WorkloadSetupArgs {
  /** Data that this workload sends to others, by their name: `{ api: { gibPerMonth: 50 } }`. Also opens the network from this workload to theirs. */
  readonly talksTo?: Readonly<Record<string, { readonly gibPerMonth: number }>>;
}

/** An upper limit on vCPUs, as providers set them. Absent fields match everything. */
export interface QuotaArgs {
  readonly provider: Provider;
  readonly region?: string;
  readonly family?: string;
  readonly maxVcpus: number;
}

/** What a portfolio says about all its workloads; the same fields are accepted in a YAML file. */
export interface PortfolioNeedArgs {
  /** The workloads by name (letters, digits and hyphens, at most 24, starting with a letter). */
  readonly workloads?: Readonly<Record<string, WorkloadArgs>>;
  /** Acceptable providers for every workload. Default: any. */
  readonly providers?: readonly Provider[];
  /** Acceptable regions for every workload. Default: any. */
  readonly regions?: readonly string[];
  /** Acceptable jurisdictions for every workload; one of them is enough. Default: any. */
  readonly jurisdictions?: readonly string[];
  /** At most this many providers in all. Default: no limit. */
  readonly maxProviders?: number;
  /** Upper limit of what all placements and the data between them may cost together. Default: none. */
  readonly budgetUsdPerMonth?: number;
  /** Limits on vCPUs per provider, region and family. */
  readonly quotas?: readonly QuotaArgs[];
  /** Groups of workloads that must share a provider. */
  readonly sameProvider?: readonly (readonly string[])[];
  /** Groups of workloads of which no two may share a provider. */
  readonly differentProvider?: readonly (readonly string[])[];
  /** Groups of workloads that must share a region. */
  readonly sameRegion?: readonly (readonly string[])[];
  /** 0 ignores risk (interruptions, downtime), 1 counts an expected dollar lost as a dollar spent. Default: 1. */
  readonly riskWeight?: number;
  /** Most time the optimizer may take, in milliseconds; after that the best plan so far counts, with its gap. Default: the optimizer's own. */
  readonly timeLimitMs?: number;
  /** Tags (labels on Google Cloud) of every resource. */
  readonly tags?: Readonly<Record<string, pulumi.Input<string>>>;
}

/** Arguments of a `Portfolio`: workloads that are placed together. */
export interface PortfolioArgs extends PortfolioNeedArgs {
  /** A YAML file with the fields of a portfolio, relative to the program's working directory. Fields given in the program win over the file's. */
  readonly file?: string;
  /** What a file cannot say: set-up fields by workload name, which may be outputs of other resources. They win over the file's. */
  readonly setup?: Readonly<Record<string, WorkloadSetupArgs>>;
}
