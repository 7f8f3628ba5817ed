import { solvers } from "./index";
import type { Milp, MilpRow, SolveOptions, SolveResult } from "./solver";

/** Solves a model with HiGHS, which takes any size, or with the solver that is named (for tests and measurements). */
export function solveMilp(model: Milp, options: SolveOptions & { readonly solver?: string | undefined }): SolveResult {
  const name = options.solver ?? "highs";
  const solver = solvers.find((one) => one.name === name);
  if (solver === undefined) throw new Error(`unknown solver "${name}": one of ${solvers.map((one) => one.name).join(", ")}`);
  return solver.solve(model, options);
}

/**
 * A row of whole numbers, divided by their greatest common divisor: engines judge rows with an absolute tolerance, and
 * small whole coefficients keep one unit of money or time far above it. Zero terms are left out.
 */
export function wholeRow(
  name: string,
  terms: readonly (readonly [column: number, value: number])[],
  bounds: { readonly lower?: number; readonly upper?: number },
): MilpRow {
  const kept = terms.filter(([, value]) => value !== 0);
  const divisor = kept.reduce((common, [, value]) => greatestCommonDivisor(common, Math.abs(value)), 0) || 1;
  return {
    name,
    lower: bounds.lower === undefined ? Number.NEGATIVE_INFINITY : Math.ceil(bounds.lower / divisor),
    upper: bounds.upper === undefined ? Number.POSITIVE_INFINITY : Math.floor(bounds.upper / divisor),
    columns: kept.map(([column]) => column),
    values: kept.map(([, value]) => value / divisor),
  };
}

export function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}
