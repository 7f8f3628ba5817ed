import { acceptPoint, requireSound } from "./check";
import { type EngineOutcome, flatten, runEngine } from "./engine";
import type { Milp, SolveOptions, SolveResult, Solver } from "./solver";

/** HiGHS (https://highs.dev), WebAssembly: for models of any size. */
export const highs: Solver = {
  name: "highs",
  declines: () => undefined,
  solve(model, options) {
    requireSound(model);
    const startedMs = performance.now();
    const first = run(model, options, true);
    if (first.status !== "infeasible" && !(first.status === "unknown" && first.why.startsWith("error"))) return first;
    // Its presolve has called feasible models infeasible: believed only when a solve without presolve agrees.
    const leftMs = options.timeLimitMs - (performance.now() - startedMs);
    if (leftMs <= 0)
      return {
        status: "unknown",
        bound: Number.NEGATIVE_INFINITY,
        why: "infeasible, but the time limit struck before a second solve confirmed it",
      };
    return run(model, { ...options, timeLimitMs: leftMs }, false);
  },
};

function run(model: Milp, options: SolveOptions, presolve: boolean): SolveResult {
  const outcome = runEngine("highs", {
    model: flatten(model),
    timeLimitMs: options.timeLimitMs,
    gapFraction: options.gapFraction,
    presolve,
    ...(options.start && { start: Float64Array.from(options.start) }),
  });
  return judge(model, outcome, options.gapFraction);
}

function judge(model: Milp, outcome: EngineOutcome, gapFraction: number): SolveResult {
  const bound = (outcome.kind === "answered" ? outcome.answer.bound : outcome.bound) ?? Number.NEGATIVE_INFINITY;
  const status = outcome.kind === "answered" ? outcome.answer.status : "the time limit struck";
  if (status === "infeasible") return { status };
  const raw = (outcome.kind === "answered" ? outcome.answer.values : undefined) ?? outcome.lastPoint;
  if (raw === undefined) return { status: "unknown", bound, why: status };
  const point = acceptPoint(model, raw);
  if (typeof point === "string") return { status: "unknown", bound, why: `answer refused: ${point}` };
  // A rounded point may lie a hair below the engine's own bound.
  const proven = Math.min(bound, point.objective);
  const gap = point.objective - proven;
  const isOptimal = status === "optimal" && gap <= Math.max(gapFraction, 1e-9) * Math.abs(point.objective) + 1e-6;
  return { status: isOptimal ? "optimal" : "feasible", ...point, bound: proven };
}
