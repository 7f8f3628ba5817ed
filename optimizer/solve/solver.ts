/** A column of a mixed-integer model: 0 <= x <= upper. */
export interface MilpColumn {
  readonly name: string;
  readonly cost: number;
  readonly integer: boolean;
  /** Infinity where there is no upper bound. */
  readonly upper: number;
}

/** A row: lower <= sum values[i] x[columns[i]] <= upper, with -Infinity or Infinity where a side is open. */
export interface MilpRow {
  readonly name: string;
  readonly lower: number;
  readonly upper: number;
  readonly columns: readonly number[];
  readonly values: readonly number[];
}

/** Minimise sum cost x + offset. */
export interface Milp {
  readonly columns: readonly MilpColumn[];
  readonly rows: readonly MilpRow[];
  readonly offset: number;
}

export interface SolveOptions {
  /** Most wall-clock time, in milliseconds: the answer comes at most a fraction of a second later, whatever the engine does. */
  readonly timeLimitMs: number;
  /** Proven relative distance to the optimum that is good enough. */
  readonly gapFraction: number;
  /** A feasible point to start from. */
  readonly start?: readonly number[];
}

/**
 * - `optimal`: the point is proven within `gapFraction`; `bound` is the proven lower bound.
 * - `feasible`: a point that was re-checked, with the bound proven so far (-Infinity where none is).
 * - `infeasible`: proven.
 * - `unknown`: no point within the limit, or an answer that did not stand the check; `why` says which.
 */
export type SolveResult =
  | { readonly status: "optimal" | "feasible"; readonly values: readonly number[]; readonly objective: number; readonly bound: number }
  | { readonly status: "infeasible" }
  | { readonly status: "unknown"; readonly bound: number; readonly why: string };

export interface Solver {
  readonly name: string;
  /** Why the solver should not be given this model (size, known failures); undefined where it may. */
  declines(model: Milp): string | undefined;
  /** Throws where the model is malformed (see `checkMilp`): that is a bug of the builder, never an answer. */
  solve(model: Milp, options: SolveOptions): SolveResult;
}
