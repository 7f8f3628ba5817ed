import type { Purchase, Supplier } from "./provider";
import type { OfferCost, ScaleBounds } from "./quote";

/** A kind of expected loss: money that is not paid. Before weights. */
export interface OfferRisk {
  readonly kind: "interruption" | "downtime" | "security";
  readonly label: string;
  readonly usdPerMonth: number;
}

/** Machines of a choice that are paid in one way. */
export interface MixShare {
  readonly purchase: Purchase;
  readonly count: number;
  /** Hours that these machines run together. */
  readonly machineHoursPerMonth: number;
  readonly usdPerMonth: number;
}

/** One way to serve one workload. */
export interface Choice {
  readonly provider: Supplier;
  readonly region: string;
  /** Set where a quote was chosen: what builds it. Absent: plain machines. */
  readonly form?: string;
  /** Size name as the provider writes it. */
  readonly size: string;
  readonly family: string;
  readonly count: number;
  /** Where `mix` is set, the way that most machines are paid in. */
  readonly purchase: Purchase;
  /** Set where machines are paid in several ways: the counts add up to `count`. */
  readonly mix?: readonly MixShare[];
  readonly vcpusPerMachine: number;
  readonly memoryGibPerMachine: number;
  /** What is paid, without data transfer to other workloads. */
  readonly usdPerMonth: number;
  readonly costs: readonly OfferCost[];
  /** Lines that the book has no price for in this region, e.g. `boot disk (no price for ebs.gp3.storage in eu-west-1)`: not in `usdPerMonth`. */
  readonly unpriced?: readonly string[];
  /**
   * What offers are ranked and budgets judged by: `usdPerMonth` plus an allowance for each unpriced line, the highest
   * price of the equivalent line anywhere in the book, so that a missing price never makes an offer look cheaper.
   * Set only where something is unpriced; equal to `usdPerMonth` otherwise.
   */
  readonly comparisonUsdPerMonth?: number;
  /** Expected loss (interruptions, downtime, security), in money but not paid; before weights. */
  readonly riskUsdPerMonth: number;
  /** What the expected loss is made of; left out where it is 0. */
  readonly risks?: readonly OfferRisk[];
  /** Running emissions, where the book knows the region's grid. */
  readonly carbonKgPerMonth?: number;
  /** Cost at the least and at the most machines that the need scales to; absent where these are the same. */
  readonly bounds?: ScaleBounds;
  /** A move from where the workload runs today: its cost once, and the share that counts each month until the horizon. Not part of `usdPerMonth`. */
  readonly move?: { readonly onceUsd: number; readonly countedUsdPerMonth: number };
}

export interface Placement extends Choice {
  readonly workload: string;
  /** Of a workload that is split over providers: 1, 2, ... */
  readonly part?: number;
  /** Declared load / capacity, 0..1. */
  readonly utilisation: { readonly cpuFraction: number; readonly memoryFraction: number };
  /** The next best choice for this workload with the others kept, and what the whole plan would cost more with it. */
  readonly runnerUp?: Choice & { readonly extraUsdPerMonth: number };
}

/** A commitment pool that the plan takes (or that is owned already), and how far the plan uses it. */
export interface PoolUse {
  readonly name: string;
  /** In the pool's own unit, vCPUs or USD an hour. */
  readonly capacity: number;
  readonly used: number;
  /** Fixed price; 0 where owned. */
  readonly usdPerMonth: number;
  /** What the uses of it cost less than on demand. */
  readonly savedUsdPerMonth: number;
}

/** Why an offer was not considered, counted over offers. */
export interface Rejection {
  readonly requirement: string;
  readonly offers: number;
}

export interface WorkloadOffers {
  readonly workload: string;
  readonly considered: number;
  readonly fitting: number;
  /** Every requirement an offer failed counts, so the counts may add up to more than the rejected offers. */
  readonly rejections: readonly Rejection[];
}

interface PlanBase {
  readonly priceBook: { readonly id: string; readonly asOf: string };
  readonly offers: readonly WorkloadOffers[];
  /** Which methods produced it: `scan`, `enumeration`, `lagrangian`, `javascript-lp-solver`, `highs`; several are joined by `+`. */
  readonly solver: string;
  readonly warnings: readonly string[];
}

/**
 * The outcome of placing a portfolio.
 * - `optimal`: proven within `gapFraction` <= 0.0001.
 * - `feasible`: the time limit struck; `gapFraction` is the proven gap.
 * - `infeasible`: no placement meets the requirements; `conflicts` says which, in words.
 */
export type Plan =
  | (PlanBase & {
      readonly status: "optimal" | "feasible";
      readonly gapFraction: number;
      readonly placements: readonly Placement[];
      /** Placements plus data transfer between workloads, plus shared charges, plus pools less what they save. */
      readonly usdPerMonth: number;
      readonly transferUsdPerMonth: number;
      /** Site and link charges that are due, each once. */
      readonly shared?: readonly OfferCost[];
      /** Placements, plus concentration. */
      readonly riskUsdPerMonth: number;
      readonly concentrationRiskUsdPerMonth?: number;
      readonly carbonKgPerMonth?: number;
      readonly pools?: readonly PoolUse[];
    })
  | (PlanBase & { readonly status: "infeasible"; readonly conflicts: readonly string[] });
