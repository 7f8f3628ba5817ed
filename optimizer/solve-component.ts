import { microUsd, usdFromMicro } from "../model";
import { branchAndBound, looseBoundMicro } from "./branch-and-bound";
import type { Candidate } from "./candidates";
import { coefficientOf } from "./limits";
import { placementModel } from "./placement-model";
import { type Component, chosenValue, isFeasible } from "./problem";
import { solvers } from "./solve";

export interface SolvedComponent {
  /** `unknown`: neither a choice nor a proof within the limit. */
  readonly status: "optimal" | "feasible" | "infeasible" | "unknown";
  readonly chosen: readonly Candidate[];
  /** Proven lower bound of the objective. */
  readonly boundMicro: number;
  readonly solver: string;
}

/** Offers that the exact search may look at before a solver takes over: some tens of milliseconds. */
const SEARCH_WORK = 500_000;
/** Components that it hardly ever finishes get a first plan only. */
const SEARCH_MEMBERS = 10;
const FIRST_PLAN_WORK = 200_000;
/** The same where it is asked for by name. */
const FORCED_SEARCH_WORK = 400_000_000;
/** Models up to this size are solved to the last micro-dollar, larger ones well within the gap that counts as optimal. */
const EXACT_COLUMNS = 2_000;
const LARGE_MODEL_GAP = 0.00005;
/** A difference that comes from an engine's floating point, not from the plan. */
const ROUNDING_MICRO = 100;

export const methodNames: readonly string[] = ["enumeration", ...solvers.map((solver) => solver.name)];

/** Solves one component: exact search where it is small, else a mixed-integer solver; every answer is checked again. */
export function solveComponent(
  component: Component,
  options: { readonly deadlineMs: number; readonly solver?: string | undefined },
): SolvedComponent {
  if (component.candidates.some((list) => list.length === 0))
    return { status: "infeasible", chosen: [], boundMicro: Number.POSITIVE_INFINITY, solver: "enumeration" };
  if (exceedsLimits(component)) return { status: "infeasible", chosen: [], boundMicro: Number.POSITIVE_INFINITY, solver: "enumeration" };
  const forced = options.solver;
  let best: readonly Candidate[] | undefined;
  let bestMicro = Number.POSITIVE_INFINITY;
  let solver = "enumeration";
  let boundMicro = looseBoundMicro(component);
  const keep = (chosen: readonly Candidate[] | undefined, by: string) => {
    if (chosen === undefined || !isFeasible(component, chosen)) return;
    const { objectiveMicro } = chosenValue(component, chosen);
    if (objectiveMicro >= bestMicro) return;
    best = chosen;
    bestMicro = objectiveMicro;
    solver = by;
  };

  if (forced === undefined || forced === "enumeration") {
    const search = branchAndBound(
      component,
      forced === undefined ? (component.members.length <= SEARCH_MEMBERS ? SEARCH_WORK : FIRST_PLAN_WORK) : FORCED_SEARCH_WORK,
    );
    if (search.complete) {
      return search.best === undefined
        ? { status: "infeasible", chosen: [], boundMicro: Number.POSITIVE_INFINITY, solver }
        : { status: "optimal", chosen: search.best, boundMicro: search.objectiveMicro, solver };
    }
    keep(search.best && improve(component, search.best), "enumeration");
  }

  if (forced !== "enumeration") {
    const model = placementModel(component);
    for (const engine of solvers) {
      if (forced === undefined ? engine.declines(model.milp) !== undefined : engine.name !== forced) continue;
      const leftMs = options.deadlineMs - performance.now();
      if (leftMs <= 1) break;
      // A solver that may hang leaves half of the time to the next one.
      const isLast = forced !== undefined || engine === solvers.at(-1);
      const result = engine.solve(model.milp, {
        timeLimitMs: isLast ? leftMs : leftMs / 2,
        gapFraction: model.milp.columns.length <= EXACT_COLUMNS ? 0 : LARGE_MODEL_GAP,
        ...(best && { start: model.encode(best) }),
      });
      if (result.status === "infeasible") {
        // A feasible choice is in hand: the engine is wrong, and what it says is worth nothing.
        if (best !== undefined) continue;
        return { status: "infeasible", chosen: [], boundMicro: Number.POSITIVE_INFINITY, solver: engine.name };
      }
      if (Number.isFinite(result.bound)) boundMicro = Math.max(boundMicro, microUsd(result.bound) - ROUNDING_MICRO);
      if (result.status === "unknown") continue;
      const chosen = model.decode(result.values);
      keep(chosen, engine.name);
      if (result.status === "optimal" && best !== undefined && chosen !== undefined && isFeasible(component, chosen)) {
        const isExact = model.milp.columns.length <= EXACT_COLUMNS;
        if (best === chosen) keep(improve(component, best), engine.name);
        // Pools are settled in their own order, which the model only bounds.
        const proven = isExact && component.pools.length === 0 ? bestMicro : Math.min(boundMicro, bestMicro);
        if (component.pools.length === 0 || bestMicro - proven <= LARGE_MODEL_GAP * bestMicro)
          return { status: "optimal", chosen: best, boundMicro: proven, solver: engine.name };
      }
    }
  }
  if (best === undefined) return { status: "unknown", chosen: [], boundMicro, solver };
  keep(improve(component, best), solver);
  boundMicro = Math.min(boundMicro, bestMicro);
  return { status: usdFromMicro(bestMicro - boundMicro) <= 1e-9 ? "optimal" : "feasible", chosen: best, boundMicro, solver };
}

/** Exchanges one offer at a time while that helps. */
function improve(component: Component, start: readonly Candidate[]): readonly Candidate[] {
  let chosen = [...start];
  let current = chosenValue(component, chosen).objectiveMicro;
  const PASSES = 3;
  // Each trial costs the size of the component: very large ones are left as they are.
  if (component.members.length > 300) return chosen;
  for (let pass = 0; pass < PASSES; pass++) {
    let changed = false;
    for (const [member, list] of component.candidates.entries()) {
      for (const candidate of list) {
        if (candidate === chosen[member]) continue;
        // Candidates ascend: flows can give back no more than all flows of this member.
        if (
          !component.flows.some((flow) => flow.from === member || flow.to === member) &&
          candidate.objectiveMicro >= (chosen[member]?.objectiveMicro ?? 0)
        )
          break;
        const trial = chosen.slice();
        trial[member] = candidate;
        const value = chosenValue(component, trial).objectiveMicro;
        if (value < current && isFeasible(component, trial)) {
          chosen = trial;
          current = value;
          changed = true;
        }
      }
    }
    if (!changed) break;
  }
  return chosen;
}

/**
 * All members together take more of a limit, or more vCPUs of all quotas together, at the least, than there is:
 * impossible.
 */
function exceedsLimits(component: Component): boolean {
  const { members, candidates, limits } = component;
  const least = (use: (workload: number, candidate: Candidate) => number) => {
    let sum = 0;
    for (const [position, list] of candidates.entries())
      sum += list.reduce((low, candidate) => Math.min(low, use(members[position] as number, candidate)), Number.POSITIVE_INFINITY);
    return sum;
  };
  for (const limit of limits) {
    if (limit.kind === "budget" && component.pools.length > 0) continue;
    if (least((workload, candidate) => coefficientOf(limit, workload, candidate)) > limit.most) return true;
  }
  const quotas = limits.filter(({ kind }) => kind === "quota");
  if (quotas.length < 2) return false;
  // An offer that counts in several quotas takes its share of each.
  const most = quotas.reduce((sum, quota) => sum + quota.most, 0);
  return least((workload, candidate) => quotas.reduce((sum, quota) => sum + coefficientOf(quota, workload, candidate), 0)) > most;
}
