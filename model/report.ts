import type { StackChange } from "./change";
import type { Place } from "./diagnostic";
import type { CostLine, Coverage, Totals } from "./estimate";
import type { Finding, Severity } from "./finding";
import type { Choice, Placement, Plan } from "./plan";
import type { Provider, Supplier } from "./provider";
import type { OfferCost } from "./quote";

export const REPORT_SCHEMA_VERSION = "1.3";

export interface ReportedResource {
  /** Where the program declares it, relative to the project's folder; absent where that is not known. */
  readonly place?: Place;
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly provider: Provider | null;
  readonly region: string | null;
  readonly estimate: {
    readonly kind: "exact" | "range" | "free" | "unknown";
    readonly lowUsdPerMonth: number;
    /** null where there is no upper bound (unknown). */
    readonly highUsdPerMonth: number | null;
    readonly lines: readonly CostLine[];
    readonly because: readonly string[];
    /** At list prices, where contract terms apply. */
    readonly listLowUsdPerMonth?: number;
    readonly listHighUsdPerMonth?: number | null;
  };
}

export interface ReportedPlacement {
  readonly workload: string;
  readonly provider: Supplier;
  readonly region: string;
  /** What the provider runs itself; absent for plain machines. */
  readonly form?: string;
  readonly size: string;
  readonly count: number;
  readonly purchase: Placement["purchase"];
  readonly usdPerMonth: number;
  /** Lines that have no price there: the cost is a lower bound. Absent where all have one. */
  readonly unpriced?: readonly string[];
  readonly riskUsdPerMonth: number;
  readonly utilisation: Placement["utilisation"];
  readonly runnerUp:
    | (Pick<Choice, "provider" | "region" | "size" | "count" | "purchase" | "usdPerMonth"> & { readonly extraUsdPerMonth: number })
    | null;
}

/** How a portfolio was decided, beside its placements. */
export interface ReportedPlan {
  readonly portfolio: string;
  readonly status: Plan["status"];
  readonly gapFraction: number | null;
  readonly solver: string;
  readonly offersConsidered: number;
  readonly offersFitting: number;
  readonly usdPerMonth: number | null;
  readonly transferUsdPerMonth: number | null;
  /** What workloads share, each due once: gateways, audit logs, links. Absent where they share nothing. */
  readonly shared?: readonly OfferCost[];
  /** How many lines of its placements have no price there: the cost is a lower bound. Absent where all have one. */
  readonly unpriced?: number;
}

/** A commitment that is paid anyway, and how much of it the program uses, on average over a month. */
export interface ReportedCommitment {
  readonly name: string;
  readonly kind: "reservation" | "savings-plan" | "committed-use";
  readonly provider: Provider;
  /** null: every region. */
  readonly region: string | null;
  /** Size, family, key of a unit price or service; null for every machine. */
  readonly covers: string | null;
  readonly unit: "machines" | "vcpus" | "usd-per-hour";
  readonly capacity: number;
  readonly usedLow: number;
  readonly usedHigh: number;
  /** First day that it no longer covers. */
  readonly expires: string;
  /** What it costs, used or not, and is in no total; null where not stated. */
  readonly usdPerMonth: number | null;
}

/** A finding that an exception accepts. */
export interface ReportedException extends Pick<Finding, "rule" | "urn" | "message" | "savingUsdPerMonth"> {
  readonly reason: string;
  readonly owner: string;
  /** First day on which it no longer holds. */
  readonly expires: string;
  /** File and line, or the component that carries it. */
  readonly origin: string;
}

/** What a policy of another pack says. */
export interface ReportedPackFinding {
  readonly policy: string;
  readonly level: "advisory" | "mandatory";
  /** Absent where the policy states none. */
  readonly severity?: Severity;
  /** Absent for a finding about the whole stack. */
  readonly urn?: string;
  readonly message: string;
  /** What the policy is about, in its own words. */
  readonly description: string;
}

/** A policy pack that ran beside costwright's rules. */
export interface ReportedPolicyPack {
  readonly name: string;
  readonly version: string;
  readonly findings: readonly ReportedPackFinding[];
  /** Resources whose inputs a policy changed before they were priced and judged. */
  readonly repairs: readonly { readonly policy: string; readonly urn: string }[];
}

/** The contract terms that the costs of a report follow. */
export interface ReportedContract {
  /** Name of the file, without its folder. */
  readonly file: string;
  /** First 8 hex digits of the SHA-256 of the file. */
  readonly id: string;
  readonly asOf: string;
  readonly discounts: number;
  readonly prices: number;
  readonly commitments: readonly ReportedCommitment[];
}

/** The verdict on one program, the same for every output format. Published as schema/report.schema.json. */
export interface Report {
  readonly schemaVersion: typeof REPORT_SCHEMA_VERSION;
  readonly tool: { readonly name: "costwright"; readonly version: string };
  readonly program: { readonly path: string; readonly project: string; readonly stack: string };
  readonly priceBook: { readonly id: string; readonly asOf: string };
  /** Absent where every price is a list price. */
  readonly contract?: ReportedContract;
  readonly resources: readonly ReportedResource[];
  readonly plans: readonly ReportedPlan[];
  readonly placements: readonly ReportedPlacement[];
  readonly findings: readonly Finding[];
  /** Findings that exceptions accept: they do not count. */
  readonly excepted: readonly ReportedException[];
  /** Other packs that ran, apart from costwright's own findings; absent where there were none. */
  readonly policyPacks?: readonly ReportedPolicyPack[];
  readonly totals: Totals;
  /** What the operation changes; absent where the stack before it is not known. */
  readonly change?: StackChange;
  readonly coverage: Coverage;
  readonly warnings: readonly string[];
  readonly verdict: {
    readonly status: "pass" | "fail" | "unjudged";
    readonly mandatory: number;
    readonly advisory: number;
    readonly savingUsdPerMonth: number;
    /** Findings of other packs, which `mandatory` and `advisory` do not count; a mandatory one fails all the same. */
    readonly otherPacks?: { readonly mandatory: number; readonly advisory: number };
  };
}
