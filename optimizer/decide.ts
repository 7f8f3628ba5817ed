import type { Supplier } from "../model";
import type { Candidate } from "./candidates";
import type { Market, MarketRegion } from "./market";
import { buildComponent, partition } from "./partition";
import { limitUse, type Problem, totalsOf } from "./problem";
import { type DecideMemo, type Scan, scan, scanBound } from "./scan";
import { ComponentSolver } from "./solve-component";

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

/** Share of the time for first plans and bounds; the rest is for proofs. */
const RELAX_SHARE = 0.6;
/** A set of providers whose bound is so near to the best plan that nothing within the gap called optimal is lost. */
const LARGE_GAP = 0.00008;
const LARGE_PORTFOLIO = 60;

/**
 * Decides a problem. A limit on the number of providers is met by trying every set of that many providers: each is an
 * easier problem without the limit. Sets get a bound and a plan first; only those whose bound lies below the best plan
 * are gone on with.
 */
export function decide(market: Market, problem: Problem, options: DecideOptions, memo: DecideMemo): Decision {
  const limit = problem.need.maxProviders;
  const sold = [...new Set(market.regions.map(({ provider }) => provider))];
  const sets = limit === undefined || limit >= sold.length ? [undefined] : subsets(sold, limit);
  const nowMs = performance.now();
  const relaxUntilMs = nowMs + RELAX_SHARE * (options.deadlineMs - nowMs);
  const open = sets
    .map((set, order) => ({
      set,
      order,
      bound: set === undefined ? Number.NEGATIVE_INFINITY : scanBound(market, problem, memo, set),
      within: new Within(market, problem, options.solver, memo, set),
      decision: undefined as Decision | undefined,
    }))
    .filter(({ bound }) => bound < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.bound - b.bound || a.order - b.order);
  const solvers = new Set<string>();
  let best: Decision | undefined;
  const take = (entry: (typeof open)[number], decision: Decision) => {
    for (const solver of decision.solvers) solvers.add(solver);
    entry.decision = decision;
    entry.bound = decision.status === "infeasible" ? Number.POSITIVE_INFINITY : Math.max(entry.bound, decision.boundMicro);
    if (decision.status !== "optimal" && decision.status !== "feasible") return;
    if (best === undefined || decision.objectiveMicro < best.objectiveMicro) best = decision;
  };
  const isBeaten = (bound: number) => {
    if (best === undefined) return false;
    const margin = problem.workloads.length > LARGE_PORTFOLIO ? LARGE_GAP * best.objectiveMicro : 0;
    return bound >= best.objectiveMicro - margin;
  };
  for (const [position, entry] of open.entries()) {
    if (isBeaten(entry.bound)) continue;
    const startMs = performance.now();
    // A set is not begun once time is up, unless there is no plan yet.
    if (best !== undefined && startMs > relaxUntilMs) continue;
    const untilMs =
      sets.length === 1 ? relaxUntilMs : startMs + Math.max(1, (relaxUntilMs - startMs) / Math.min(1.5, open.length - position));
    take(entry, entry.within.run("relax", untilMs));
  }
  open.sort((a, b) => a.bound - b.bound || a.order - b.order);
  for (const [position, entry] of open.entries()) {
    if (entry.decision?.status === "optimal" || isBeaten(entry.bound)) continue;
    const startMs = performance.now();
    if (best !== undefined && startMs > options.deadlineMs) continue;
    // The most promising set gets most of the time.
    const shareMs = (options.deadlineMs - startMs) / (position === open.length - 1 ? 1 : 1.5);
    take(entry, entry.within.run("close", startMs + Math.max(1, shareMs)));
  }
  if (best === undefined) {
    const isUnknown = open.some(({ decision }) => decision?.status !== "infeasible");
    return { ...nothing(isUnknown ? "unknown" : "infeasible", solvers), boundMicro: leastOf(open.map(({ bound }) => bound)) };
  }
  const { objectiveMicro } = best;
  const boundMicro = Math.min(objectiveMicro, leastOf(open.map(({ bound }) => bound)));
  // A set whose bound lies above the best plan cannot hold a better one.
  const isProven = open.every(({ bound, decision }) => bound >= objectiveMicro || decision?.status === "optimal" || isBeaten(bound));
  return { ...best, status: isProven ? "optimal" : "feasible", boundMicro, solvers: [...solvers].sort() };
}

const leastOf = (bounds: readonly number[]) => bounds.reduce((least, bound) => Math.min(least, bound), Number.POSITIVE_INFINITY);

function subsets(items: readonly Supplier[], size: number): readonly (readonly Supplier[])[] {
  if (size === 0) return [[]];
  return items.flatMap((item, position) => subsets(items.slice(position + 1), size - 1).map((rest) => [item, ...rest]));
}

/** A problem with the providers of one set. What is found in one step is kept for the next. */
class Within {
  private readonly counted = new Set<number>();
  private isCounted = false;
  private readonly solved = new Map<string, ComponentSolver>();
  private readonly allowed: ((region: MarketRegion) => boolean) | undefined;

  constructor(
    private readonly market: Market,
    private readonly problem: Problem,
    private readonly solver: string | undefined,
    private readonly memo: DecideMemo,
    private readonly set: readonly Supplier[] | undefined,
  ) {
    this.allowed = set && ((region) => set.includes(region.provider));
  }

  /**
   * Limits are left out at first and taken in only when the best plan without them breaks them: each round solves a
   * relaxation, so what it proves holds for the whole, and most portfolios never meet their limits.
   */
  run(step: "relax" | "close", deadlineMs: number): Decision {
    const { problem } = this;
    this.countFirst();
    for (;;) {
      const decision = this.round(step, deadlineMs);
      if (decision.status === "infeasible" || decision.status === "unknown") return decision;
      const totals = totalsOf(problem, decision.chosen);
      const broken = problem.limits.flatMap((limit, position) =>
        !this.counted.has(position) && limitUse(limit, problem, decision.chosen, totals) > limit.most ? [position] : [],
      );
      if (broken.length === 0) return { ...decision, objectiveMicro: totals.objectiveMicro };
      const budget = broken.find((position) => problem.limits[position]?.kind === "budget");
      // Without risk and moves the objective is the cost itself.
      const isCost = problem.riskWeight === 0 && problem.workloads.every(({ need }) => need.moving === undefined);
      if (isCost && budget !== undefined && decision.boundMicro > (problem.limits[budget]?.most as number))
        return nothing("infeasible", new Set(decision.solvers));
      for (const position of broken) this.counted.add(position);
    }
  }

  /** Limits that are broken if each workload takes its cheapest offer are mostly needed: they are counted at once. */
  private countFirst(): void {
    if (this.isCounted) return;
    this.isCounted = true;
    const { market, problem, memo, set } = this;
    if (problem.limits.length === 0) return;
    const chosen: Candidate[] = [];
    for (const { index } of problem.workloads) {
      const found = scan(market, problem, index, memo, set);
      if (found === undefined) return;
      chosen.push(found.best);
    }
    const totals = totalsOf(problem, chosen);
    for (const [position, limit] of problem.limits.entries()) {
      if (limit.kind !== "budget" && limitUse(limit, problem, chosen, totals) > limit.most) this.counted.add(position);
    }
  }

  private round(step: "relax" | "close", deadlineMs: number): Decision {
    const { market, problem, memo, set } = this;
    const active = [...this.counted].sort((a, b) => a - b);
    const chosen: Candidate[] = new Array(problem.workloads.length);
    const scans = new Map<number, Scan>();
    const solvers = new Set<string>();
    let boundMicro = 0;
    let isOptimal = true;
    let isUnknown = false;
    for (const part of partition(problem, active)) {
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
      let solver = this.solved.get(key);
      if (solver === undefined) {
        solver = new ComponentSolver(buildComponent(market, problem, part.members, active, this.allowed, memo.candidates), this.solver);
        this.solved.set(key, solver);
      }
      const result = step === "relax" ? solver.relax(deadlineMs) : solver.close(deadlineMs);
      solvers.add(result.solver);
      if (result.status === "infeasible") return nothing("infeasible", solvers);
      boundMicro += result.boundMicro;
      if (result.status === "unknown") {
        isUnknown = true;
        continue;
      }
      if (result.status !== "optimal") isOptimal = false;
      for (const [position, member] of part.members.entries()) chosen[member] = result.chosen[position] as Candidate;
    }
    if (isUnknown) return { ...nothing("unknown", solvers), boundMicro };
    return {
      status: isOptimal ? "optimal" : "feasible",
      chosen,
      objectiveMicro: Number.NaN,
      boundMicro,
      solvers: [...solvers].sort(),
      scans,
    };
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
