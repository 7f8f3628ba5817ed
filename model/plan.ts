import type { Purchase, Supplier } from "./provider";
import type { OfferCost, ScaleBounds } from "./quote";

/** A kind of expected loss: money that is not paid. Before weights. */
export interface OfferRisk {
  /** `interruption`, `downtime` or `security`. */
  readonly kind: "interruption" | "downtime" | "security";
  /** What is feared. */
  readonly label: string;
  /** Expected loss in USD a month. */
  readonly usdPerMonth: number;
}

/** Machines of a choice that are paid in one way. */
export interface MixShare {
  /** Way of paying. */
  readonly purchase: Purchase;
  /** Machines paid in it. */
  readonly count: number;
  /** Hours that these machines run together. */
  readonly machineHoursPerMonth: number;
  /** What they cost in USD a month. */
  readonly usdPerMonth: number;
}

/** One way to serve one workload. */
export interface Choice {
  /** A cloud, or another supplier of an offers file. */
  readonly provider: Supplier;
  /** Region as the provider writes it. */
  readonly region: string;
  /** Set where a quote was chosen: what builds it. Absent: plain machines. */
  readonly form?: string;
  /** Size name as the provider writes it. */
  readonly size: string;
  /** Family of the size. */
  readonly family: string;
  /** Number of machines. */
  readonly count: number;
  /** Where `mix` is set, the way that most machines are paid in. */
  readonly purchase: Purchase;
  /** Set where machines are paid in several ways: the counts add up to `count`. */
  readonly mix?: readonly MixShare[];
  /** vCPUs of each machine. */
  readonly vcpusPerMachine: number;
  /** Memory of each machine in GiB. */
  readonly memoryGibPerMachine: number;
  /** What is paid, without data transfer to other workloads. */
  readonly usdPerMonth: number;
  /** The lines that `usdPerMonth` is made of. */
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
  readonly move?: {
    /** USD once. */
    readonly onceUsd: number;
    /** USD that count each month. */
    readonly countedUsdPerMonth: number;
  };
}

export interface Placement extends Choice {
  /** Name of the workload. */
  readonly workload: string;
  /** Of a workload that is split over providers: 1, 2, ... */
  readonly part?: number;
  /** Declared load / capacity, 0..1. */
  readonly utilisation: {
    /** Share of the vCPUs. */
    readonly cpuFraction: number;
    /** Share of the memory. */
    readonly memoryFraction: number;
  };
  /** The next best choice for this workload with the others kept, and what the whole plan would cost more with it. */
  readonly runnerUp?: Choice & {
    /** USD a month that the whole plan would cost more. */
    readonly extraUsdPerMonth: number;
  };
}

/** A commitment pool that the plan takes (or that is owned already), and how far the plan uses it. */
export interface PoolUse {
  /** Name of the pool. */
  readonly name: string;
  /** In the pool's own unit, vCPUs or USD an hour. */
  readonly capacity: number;
  /** What of it the plan uses, in the same unit. */
  readonly used: number;
  /** Fixed price; 0 where owned. */
  readonly usdPerMonth: number;
  /** What the uses of it cost less than on demand. */
  readonly savedUsdPerMonth: number;
}

/** Why an offer was not considered, counted over offers. */
export interface Rejection {
  /** The requirement, in words. */
  readonly requirement: string;
  /** How many offers failed it. */
  readonly offers: number;
}

/** How many offers there were for a workload, and why others were none. */
export interface WorkloadOffers {
  /** Name of the workload. */
  readonly workload: string;
  /** Offers that were looked at. */
  readonly considered: number;
  /** Offers that meet every requirement. */
  readonly fitting: number;
  /** Every requirement an offer failed counts, so the counts may add up to more than the rejected offers. */
  readonly rejections: readonly Rejection[];
}

interface PlanBase {
  /** The prices that it was made with. */
  readonly priceBook: {
    /** Hash of the book's content. */
    readonly id: string;
    /** Date of its newest figure. */
    readonly asOf: string;
  };
  /** How many offers each workload had. */
  readonly offers: readonly WorkloadOffers[];
  /** Which methods produced it: `scan`, `enumeration`, `lagrangian`, `javascript-lp-solver`, `highs`; several are joined by `+`. */
  readonly solver: string;
  /** What to know before relying on it, in words. */
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
      /** `optimal` where nothing cheaper exists, `feasible` where the time limit struck before that was proven. */
      readonly status: "optimal" | "feasible";
      /** How far from the best it can be, proven: 0.01 is 1 %. */
      readonly gapFraction: number;
      /** Where and how each workload runs. */
      readonly placements: readonly Placement[];
      /** Placements plus data transfer between workloads, plus shared charges, plus pools less what they save. */
      readonly usdPerMonth: number;
      /** Data between the workloads, in USD a month. */
      readonly transferUsdPerMonth: number;
      /** Site and link charges that are due, each once. */
      readonly shared?: readonly OfferCost[];
      /** Placements, plus concentration. */
      readonly riskUsdPerMonth: number;
      /** Expected loss from having much with one provider, in USD a month. */
      readonly concentrationRiskUsdPerMonth?: number;
      /** Running emissions in kg of CO2 equivalent a month, where the book knows the regions' grids. */
      readonly carbonKgPerMonth?: number;
      /** The commitment pools that it takes. */
      readonly pools?: readonly PoolUse[];
    })
  | (PlanBase & { readonly status: "infeasible"; readonly conflicts: readonly string[] });
