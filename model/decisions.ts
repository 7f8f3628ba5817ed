/**
 * How a decision ended.
 * - `optimal`: proven within 0.01 % of the best.
 * - `feasible`: the limit struck; `gapFraction` is the proven distance.
 * - `infeasible`: proven that nothing meets the requirements; `conflicts` says which, in words.
 * - `unknown`: nothing was found within the limit, and nothing is proven.
 */
export type DecisionStatus = "optimal" | "feasible" | "infeasible" | "unknown";

/** What every decision that was reached states about its proof. `gapFraction` is (objective - bound) / |objective|, 0 where proven. */
export interface Proof {
  readonly status: "optimal" | "feasible";
  readonly gapFraction: number;
  /** The methods that led to it, joined by `+`. */
  readonly solver: string;
  readonly warnings: readonly string[];
}

/** A decision that was not reached: which requirements exclude each other, or why nothing is known. */
export type Undecided =
  | { readonly status: "infeasible"; readonly conflicts: readonly string[] }
  | { readonly status: "unknown"; readonly conflicts: readonly string[] };
