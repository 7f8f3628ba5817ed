import type { Provider } from "../model";
import type { Candidate } from "./candidates";
import type { Market, MarketRegion } from "./market";
import { buildComponent, partition } from "./partition";
import { limitUse, type Problem, totalsOf } from "./problem";
import { type DecideMemo, type Scan, scan, scanBound } from "./scan";
import { type SolvedComponent, solveComponent } from "./solve-component";

export interface Decision {
  readonly status: "optimal" | "feasible" | "infeasible" | "unknown";
  /** One candidate per workload; empty unless optimal or feasible. */
  readonly chosen: readonly Candidate[];
  readonly objectiveMicro: number;
  readonly boundMicro: number;
  /** Methods that took part, sorted. */
  readonly solvers: readonly string[];
  /** Cheapest and second cheapest offer of each workload that nothing ties to others. */
  readonly scans: ReadonlyMap<number, Scan>;
}

export interface DecideOptions {
  readonly deadlineMs: number;
  readonly solver?: string | undefined;
}

/**
 * Decides a problem. A limit on the number of providers is met by trying every set of that many providers (at most
 * three sets): each is an easier problem without the limit.
 */
export function decide(market: Market, problem: Problem, options: DecideOptions, memo: DecideMemo): Decision {
  const limit = problem.need.maxProviders;
  const sold = [...new Set(market.regions.map(({ provider }) => provider))];
  if (limit === undefined || limit >= sold.length) return decideWithin(market, problem, options, memo, undefined);
  let open = subsets(sold, limit)
    .map((set) => ({ set, bound: scanBound(market, problem, memo, set) }))
    .filter(({ bound }) => bound < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.bound - b.bound);
  let best: Decision | undefined;
  /** Least bound of the sets whose optimum is known. */
  let settledMicro = Number.POSITIVE_INFINITY;
  const solvers = new Set<string>();
  // Sets share the time; one that its share did not settle is taken up again with what is left.
  for (let round = 0; round < SHARING_ROUNDS && open.length > 0; round++) {
    const unsettled: typeof open = [];
    for (const [position, { set, bound }] of open.entries()) {
      if (best !== undefined && bound >= best.objectiveMicro) continue;
      const nowMs = performance.now();
      const shareMs = Math.max(1, (options.deadlineMs - nowMs) / (open.length - position));
      const decision = decideWithin(market, problem, { ...options, deadlineMs: nowMs + shareMs }, memo, set);
      for (const solver of decision.solvers) solvers.add(solver);
      if (decision.status === "optimal" || decision.status === "feasible") {
        if (best === undefined || decision.objectiveMicro < best.objectiveMicro) best = decision;
        if (decision.status === "optimal") settledMicro = Math.min(settledMicro, decision.boundMicro);
      }
      // Nothing is proven of a set that the limit cut off, but that each workload alone costs so much.
      const proven = decision.status === "unknown" ? bound : Math.max(bound, decision.boundMicro);
      if (decision.status === "unknown" || decision.status === "feasible") unsettled.push({ set, bound: proven });
    }
    open = unsettled;
    if (performance.now() > options.deadlineMs) break;
  }
  const boundMicro = Math.min(settledMicro, best?.objectiveMicro ?? Number.POSITIVE_INFINITY, ...open.map(({ bound }) => bound));
  if (best === undefined) return { ...nothing(open.length === 0 ? "infeasible" : "unknown", solvers), boundMicro };
  const { objectiveMicro } = best;
  // A set whose bound lies above the best plan cannot hold a better one.
  const isProven = open.every(({ bound }) => bound >= objectiveMicro);
  return { ...best, status: isProven ? "optimal" : "feasible", boundMicro, solvers: [...solvers].sort() };
}

const SHARING_ROUNDS = 2;

function subsets(items: readonly Provider[], size: number): readonly (readonly Provider[])[] {
  if (size === 0) return [[]];
  return items.flatMap((item, position) => subsets(items.slice(position + 1), size - 1).map((rest) => [item, ...rest]));
}

/**
 * Limits are left out at first and taken in only when the best plan without them breaks them: each
 * round solves a relaxation, so what it proves holds for the whole, and most portfolios never meet their limits.
 */
function decideWithin(
  market: Market,
  problem: Problem,
  options: DecideOptions,
  memo: DecideMemo,
  set: readonly Provider[] | undefined,
): Decision {
  const allowed = set && ((region: MarketRegion) => set.includes(region.provider));
  const counted = new Set<number>();
  const solved = new Map<string, SolvedComponent>();
  for (;;) {
    const active = [...counted].sort((a, b) => a - b);
    const parts = partition(problem, active);
    const chosen: Candidate[] = new Array(problem.workloads.length);
    const scans = new Map<number, Scan>();
    const solvers = new Set<string>();
    let boundMicro = 0;
    let isOptimal = true;
    let unknown: Decision | undefined;
    for (const part of parts) {
      const only = part.members.length === 1 ? part.members[0] : undefined;
      if (only !== undefined && !part.isTied) {
        const found = scan(market, problem, only, memo, set);
        solvers.add("scan");
        if (found === undefined) return nothing("infeasible", solvers);
        chosen[only] = found.best;
        scans.set(only, found);
        boundMicro += found.best.objectiveMicro;
        continue;
      }
      const key = `${part.members.join(",")} ${part.isTied ? active.join() : ""}`;
      let result = solved.get(key);
      if (result === undefined) {
        const component = buildComponent(market, problem, part.members, active, allowed, memo.candidates);
        result = solveComponent(component, options);
        solved.set(key, result);
      }
      solvers.add(result.solver);
      if (result.status === "infeasible") return nothing("infeasible", solvers);
      if (result.status === "unknown") {
        unknown = nothing("unknown", solvers);
        continue;
      }
      if (result.status !== "optimal") isOptimal = false;
      boundMicro += result.boundMicro;
      for (const [position, member] of part.members.entries()) chosen[member] = result.chosen[position] as Candidate;
    }
    if (unknown !== undefined) return unknown;
    const totals = totalsOf(problem, chosen);
    const broken = problem.limits.flatMap((limit, position) =>
      !counted.has(position) && limitUse(limit, problem, chosen, totals) > limit.most ? [position] : [],
    );
    if (broken.length === 0) {
      return {
        status: isOptimal ? "optimal" : "feasible",
        chosen,
        objectiveMicro: totals.objectiveMicro,
        boundMicro,
        solvers: [...solvers].sort(),
        scans,
      };
    }
    const budget = broken.find((position) => problem.limits[position]?.kind === "budget");
    // Without risk the objective is the cost itself.
    const isCost = problem.riskWeight === 0 && problem.workloads.every(({ need }) => need.moving === undefined);
    if (isCost && budget !== undefined && boundMicro > (problem.limits[budget]?.most as number)) return nothing("infeasible", solvers);
    for (const position of broken) counted.add(position);
  }
}

function nothing(status: "infeasible" | "unknown", solvers: ReadonlySet<string>): Decision {
  return {
    status,
    chosen: [],
    objectiveMicro: Number.POSITIVE_INFINITY,
    boundMicro: Number.NEGATIVE_INFINITY,
    solvers: [...solvers].sort(),
    scans: new Map(),
  };
}
