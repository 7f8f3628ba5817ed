import { acceptPoint, requireSound } from "./check";
import { flatten, runEngine } from "./engine";
import type { Solver } from "./solver";

/**
 * Cores of up to so many columns and rows (upper bounds are rows to it) end in some tenths of a second; of 90 columns and
 * 63 rows some do not end in one. Sizes decide, not a clock: the same model goes the same way on any machine.
 */
const MOST_COLUMNS = 100;
const MOST_ROWS = 50;

/**
 * javascript-lp-solver (https://github.com/JWally/jsLPSolver): small models only. It returns fractional answers as
 * feasible, feasible models as infeasible, and runs past its own timeout; the sizes below are those it was seen to
 * finish rightly. Only `isIntegral` answers are taken, all are checked again, and its "infeasible" is never believed.
 */
export const javascriptLpSolver: Solver = {
  name: "javascript-lp-solver",
  declines(model) {
    const columns = model.columns.length;
    const rows = model.rows.length + model.columns.filter((column) => column.upper < Number.POSITIVE_INFINITY).length;
    const isSmall = columns <= MOST_COLUMNS && rows <= MOST_ROWS;
    return isSmall ? undefined : `${columns} columns and ${rows} rows are more than it finishes (${MOST_COLUMNS} x ${MOST_ROWS})`;
  },
  solve(model, options) {
    requireSound(model);
    const startedMs = performance.now();
    const outcome = runEngine("javascript-lp-solver", {
      model: flatten(model),
      timeLimitMs: options.timeLimitMs,
      gapFraction: options.gapFraction,
    });
    const unknown = (why: string) => ({ status: "unknown" as const, bound: Number.NEGATIVE_INFINITY, why });
    if (outcome.kind === "stopped") return unknown("the time limit struck");
    const { answer } = outcome;
    if (answer.status === "infeasible") return unknown("it says infeasible, which it also says of feasible models");
    if (answer.status !== "feasible" || answer.values === undefined) return unknown(answer.status);
    if (answer.isIntegral !== true) return unknown("answer refused: it is not marked integral");
    const point = acceptPoint(model, answer.values);
    if (typeof point === "string") return unknown(`answer refused: ${point}`);
    // Cut off by its own timeout it returns its best point without a mark: then only the root relaxation is a bound.
    const isCutOff = performance.now() - startedMs >= 0.9 * options.timeLimitMs;
    if (isCutOff) return { status: "feasible", ...point, bound: Math.min(answer.bound ?? Number.NEGATIVE_INFINITY, point.objective) };
    return { status: "optimal", ...point, bound: point.objective };
  },
};
