/**
 * Closes what is left between a dual's bound and a plan. An offer whose reduced cost takes the bound beyond the best
 * plan is in no better plan: what remains is the core. It is solved for the cheapest offers first and enlarged until
 *
 *   min( bound of the core, bound of the dual + least reduced cost outside the core )  >=  best plan - tolerance
 */

import { microUsd } from "../model";
import { branchAndBound } from "./branch-and-bound";
import type { Candidate } from "./candidates";
import type { FlatComponent } from "./flat-component";
import type { Lagrangian } from "./lagrangian";
import { placementModel } from "./placement-model";
import type { Component } from "./problem";
import { solvers } from "./solve";
import { supported } from "./supported";

export interface CoreOptions {
  readonly deadlineMs: number;
  /** Distance to the optimum, in micro-dollars, that is good enough for a plan of this objective. */
  readonly tolerance: (objectiveMicro: number) => number;
  /** Takes a choice, if it is feasible and better; answers the best objective so far. */
  readonly offer: (chosen: readonly Candidate[] | undefined, by: string) => number;
  readonly best: () => readonly Candidate[] | undefined;
}

/** Columns of the first core; each next one is some times as large. */
const FIRST_COLUMNS = 600;
const GROWTH = 3;
const SEARCH_WORK = 300_000;
const SEARCH_FREE_MEMBERS = 12;
/** With pools an offer's cost depends on all others: little can be ruled out early. */
const SEARCH_POOLED_MEMBERS = 5;
/** A difference that comes from an engine's floating point, not from the plan: of the objective, and in all. */
const ENGINE_FRACTION = 1e-9;
const ENGINE_MICRO = 100;

export interface CoreResult {
  readonly boundMicro: number;
  /** Proven to have no feasible plan; only where none is known. */
  readonly isInfeasible: boolean;
}

export function closeWithCore(flat: FlatComponent, dual: Lagrangian, dualBound: number, upper: number, options: CoreOptions): CoreResult {
  const { component } = flat;
  const costs = Float64Array.from(flat.objective, (_, offer) => dual.reducedCost(offer));
  const sorted = Float64Array.from(costs).sort();
  let best = upper;
  let bound = dualBound;
  let columns = FIRST_COLUMNS;
  for (;;) {
    const slack = best - dualBound;
    // The whole of what a better plan may need, or the cheapest part of it.
    const wanted = sorted[Math.min(sorted.length - 1, flat.size + columns)] as number;
    const isWhole = wanted >= slack || flat.size + columns >= sorted.length;
    const threshold = isWhole ? slack : wanted;
    const start = options.best();
    let outside = Number.POSITIVE_INFINITY;
    const candidates = component.candidates.map((list, member) =>
      list.filter((candidate, at) => {
        const cost = costs[(flat.first[member] as number) + at] as number;
        if (cost <= threshold) return true;
        outside = Math.min(outside, cost);
        return start?.[member] === candidate;
      }),
    );
    const core: Component = { ...component, candidates };
    const leftMs = options.deadlineMs - performance.now();
    if (leftMs <= 5) break;
    const solved = solveCore(core, start, options, best, leftMs);
    best = Math.min(best, solved.best);
    bound = Math.max(bound, Math.min(solved.boundMicro, dualBound + outside, best));
    if (best - bound <= options.tolerance(best)) break;
    if (solved.boundMicro === Number.POSITIVE_INFINITY && outside === Number.POSITIVE_INFINITY)
      return { boundMicro: bound, isInfeasible: true };
    if (isWhole || !solved.isDone) break;
    columns *= GROWTH;
  }
  return { boundMicro: Math.min(bound, best), isInfeasible: false };
}

interface CoreSolution {
  readonly best: number;
  readonly boundMicro: number;
  /** False where the time limit cut it off: a larger one would not end either. */
  readonly isDone: boolean;
}

function solveCore(
  core: Component,
  start: readonly Candidate[] | undefined,
  options: CoreOptions,
  upper: number,
  leftMs: number,
): CoreSolution {
  if (core.candidates.some((list) => list.length === 0)) return { best: upper, boundMicro: Number.POSITIVE_INFINITY, isDone: true };
  const free = core.candidates.filter((list) => list.length > 1).length;
  if (free <= (core.pools.length === 0 ? SEARCH_FREE_MEMBERS : SEARCH_POOLED_MEMBERS)) {
    const search = branchAndBound(core, SEARCH_WORK);
    const best = search.best === undefined ? upper : options.offer(search.best, "enumeration");
    if (search.complete)
      return { best, boundMicro: search.best === undefined ? Number.POSITIVE_INFINITY : search.objectiveMicro, isDone: true };
  }
  const model = placementModel(supported(core));
  let best = upper;
  let boundMicro = Number.NEGATIVE_INFINITY;
  const gapFraction = Number.isFinite(upper) && upper > 0 ? Math.max(0, (ENGINE_SHARE * options.tolerance(upper)) / upper) : 0;
  for (const [position, engine] of solvers.entries()) {
    if (engine.declines(model.milp) !== undefined) continue;
    const isLast = position === solvers.length - 1;
    const result = engine.solve(model.milp, {
      // One that may hang leaves most of the time to the next.
      timeLimitMs: isLast ? leftMs : leftMs / 4,
      gapFraction,
      ...(start && { start: model.encode(start) }),
    });
    if (result.status === "infeasible") {
      if (start !== undefined) continue;
      return { best, boundMicro: Number.POSITIVE_INFINITY, isDone: true };
    }
    if (Number.isFinite(result.bound)) {
      const margin = ENGINE_MICRO + ENGINE_FRACTION * Math.abs(microUsd(result.bound));
      boundMicro = Math.max(boundMicro, microUsd(result.bound) - margin);
    }
    if (result.status === "unknown") continue;
    best = options.offer(model.decode(result.values), engine.name);
    if (result.status !== "optimal") continue;
    // Without a gap the engine's optimum is the optimum of whole micro-dollars, unless pools or concentration round it.
    const isExact = gapFraction === 0 && core.pools.length === 0 && core.concentrationMicro === 0;
    return { best, boundMicro: isExact ? Math.max(boundMicro, Math.min(best, microUsd(result.objective))) : boundMicro, isDone: true };
  }
  return { best, boundMicro, isDone: false };
}

/** Share of the tolerance that an engine may use. */
const ENGINE_SHARE = 0.9;
