import type { Proof, Undecided } from "./decisions";

/** A task of operations (a patch, an audit, a clean-up) that may be done or left. */
export interface OperationsTask {
  readonly name: string;
  /** What doing it costs, and what it is expected to bring in. */
  readonly costUsd: number;
  readonly revenueUsd: number;
  readonly durationHours: number;
  /** What it counts towards the coverage by itself, beside the items it covers; at most 3 decimals. */
  readonly value: number;
  /** Items that it covers; an item counts once, however many tasks cover it. */
  readonly covers: readonly string[];
  /** Share of a risk that it removes, 0..1. Of several tasks on one risk the largest share counts, for the shares overlap. */
  readonly removesRisk: Readonly<Record<string, number>>;
  /** Tasks that must be done too, and tasks that must not. */
  readonly needs: readonly string[];
  readonly excludes: readonly string[];
  /** Must be done. */
  readonly isRequired: boolean;
}

/** Which tasks to do: at least `minCoverage`, at the least cost - revenue + riskWeight x remaining risk. */
export interface SelectNeed {
  readonly tasks: readonly OperationsTask[];
  /** Weight of every item that a task covers; at most 3 decimals. */
  readonly items: Readonly<Record<string, number>>;
  /** Expected loss of each risk while nothing is done about it. */
  readonly risksUsd: Readonly<Record<string, number>>;
  readonly riskWeight: number;
  readonly minCoverage: number;
  readonly budgetUsd?: number;
  readonly maxHours?: number;
}

export interface SelectedTask {
  readonly name: string;
  readonly costUsd: number;
  readonly revenueUsd: number;
  readonly durationHours: number;
  /** Coverage that would be lost without it, the others kept; 0 where others cover the same. */
  readonly ownCoverage: number;
}

/** Cost, revenue and risk are always apart; `netUsd` = cost - revenue + riskWeight x remaining risk is what was minimised. */
export type Selection =
  | (Proof & {
      readonly tasks: readonly SelectedTask[];
      readonly coverage: number;
      readonly costUsd: number;
      readonly revenueUsd: number;
      readonly durationHours: number;
      readonly riskRemainingUsd: number;
      readonly riskRemovedUsd: number;
      readonly netUsd: number;
      /** What the demand for coverage costs: net here less the least net with no coverage asked for; absent where that is not proven. */
      readonly coverageCostsUsd?: number;
    })
  | Undecided;
