import { highs } from "./highs";
import { javascriptLpSolver } from "./javascript-lp-solver";
import type { Solver } from "./solver";

export { acceptPoint, checkMilp } from "./check";
export type { Milp, MilpColumn, MilpRow, SolveOptions, SolveResult, Solver } from "./solver";

/** All solvers, in the order in which the router offers them a model. */
export const solvers: readonly Solver[] = [javascriptLpSolver, highs];
