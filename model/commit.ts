import type { Proof, Undecided } from "./decisions";

/** What a history counts: whole machines, vCPUs, or dollars an hour at the price on demand. */
export const demandUnits = ["machines", "vcpus", "usd-per-hour"] as const;
export type DemandUnit = (typeof demandUnits)[number];

/** Demand of every observed hour. Hours that were not observed are left out: unknown is never zero. */
export interface DemandHistory {
  readonly unit: DemandUnit;
  /** The first hour, ISO 8601 in UTC. */
  readonly startsAt: string;
  /** Hours since `startsAt` of each observation, ascending, and the demand in it. */
  readonly hours: readonly number[];
  readonly demand: readonly number[];
}

/** A commitment for a term, paid in every hour whether it is used or not. */
export interface CommitWay {
  readonly name: string;
  readonly termMonths: 12 | 36;
  /** What one unit costs an hour in the end, an upfront payment spread over the term. */
  readonly usdPerUnitHour: number;
}

/** How demand may develop: the factor on the history in each year of the horizon. Probabilities add up to 1. */
export interface DemandScenario {
  readonly name: string;
  readonly probability: number;
  /** One for each year; the last one holds on. */
  readonly yearFactors: readonly number[];
}

/** How much to commit. */
export interface CommitNeed {
  readonly history: DemandHistory;
  /** Take a history of less than a year (8,760 hours observed). */
  readonly acceptShort: boolean;
  readonly onDemandUsdPerUnitHour: number;
  /** Spot carries at most that share of each hour's demand, of what commitments leave. */
  readonly spot?: { readonly usdPerUnitHour: number; readonly maxFraction: number };
  readonly ways: readonly CommitWay[];
  /** Commitments are multiples of it. */
  readonly step: number;
  /** Empty: the history repeats. */
  readonly scenarios: readonly DemandScenario[];
  /** Falls of demand for which the risk is stated, 0..1. */
  readonly fallFractions: readonly number[];
  readonly seed: number;
  readonly samples: number;
}

export interface CommitLevel {
  readonly way: string;
  readonly termMonths: 12 | 36;
  /** In the history's unit. */
  readonly level: number;
  readonly usdPerYear: number;
}

/** What a year costs if demand is as in the history, times a factor. */
export interface CommitYear {
  readonly committedUsd: number;
  readonly onDemandUsd: number;
  readonly spotUsd: number;
  readonly usd: number;
  /** Share of the committed units that no demand uses. */
  readonly idleFraction: number;
  /** Of `committedUsd`, what is paid for idle units. */
  readonly idleUsd: number;
  /** Share of the demand that commitments carry. */
  readonly coveredFraction: number;
}

/** What a fall of demand does, over resampled years. Regret: what the year costs more with the commitments than without; below 0 it is a saving. */
export interface CommitRisk {
  readonly demandFallsFraction: number;
  /** Share of the sampled years in which the commitments lose money. */
  readonly lossProbability: number;
  readonly meanRegretUsdPerYear: number;
  /** Exceeded in 5 % of the sampled years. */
  readonly highRegretUsdPerYear: number;
  readonly idleFraction: number;
}

/** One way of committing alone, at its own best level. */
export interface CommitAlternative {
  readonly way: string;
  readonly termMonths: 12 | 36;
  readonly level: number;
  readonly usdPerYear: number;
  readonly savingUsdPerYear: number;
}

export type CommitPlan =
  | (Proof & {
      readonly unit: DemandUnit;
      readonly observedHours: number;
      readonly missingHours: number;
      /** What to commit to now; empty where nothing pays. */
      readonly commitments: readonly CommitLevel[];
      /** The first year, if demand repeats the history. */
      readonly year: CommitYear;
      readonly onDemandOnlyUsdPerYear: number;
      /** Without commitments, but with spot as allowed. */
      readonly withoutCommitmentUsdPerYear: number;
      /** `withoutCommitmentUsdPerYear` less the year's cost. */
      readonly savingUsdPerYear: number;
      /** Over all years and scenarios, 1-year terms decided anew each year; and the same without commitments. */
      readonly expected: { readonly years: number; readonly usd: number; readonly withoutCommitmentUsd: number };
      readonly risks: readonly CommitRisk[];
      /** The fall of demand from which on the commitments lose money; null where there are none. */
      readonly breakEvenFallFraction: number | null;
      readonly alternatives: readonly CommitAlternative[];
    })
  | Undecided;
