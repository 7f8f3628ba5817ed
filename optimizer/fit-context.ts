import type { RiskWeights, SecurityRisk, Supplier } from "../model";

/** What a portfolio asks of the offers of one workload, beside its need. */
export interface FitContext {
  /** Those that threaten this workload. */
  readonly securityRisks: readonly SecurityRisk[];
  readonly weights: Required<Omit<RiskWeights, "concentration">>;
  /** Emissions are limited, so they have to be known. */
  readonly isCarbonLimited: boolean;
  /** The least availability that any site of an offers file promises; absent where none does. */
  readonly leastAvailableFraction?: number;
  /** Set where the need is a part of a split workload. */
  readonly part?: {
    readonly of: number;
    readonly survivesLossOfOne: boolean;
    /** vCPUs of load that it carries while all parts run. */
    readonly loadVcpus: number;
    /** Providers that the whole workload accepts; empty means any. */
    readonly providers: readonly Supplier[];
  };
}

export const plainContext: FitContext = {
  securityRisks: [],
  weights: { interruption: 1, downtime: 1, security: 1 },
  isCarbonLimited: false,
};
