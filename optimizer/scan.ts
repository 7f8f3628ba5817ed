import type { Supplier } from "../model";
import { type Candidate, compareCandidates, visitCandidates } from "./candidates";
import type { Market } from "./market";
import { matchesPool, onDemandUse, savedFraction } from "./pools";
import type { CandidateMemo } from "./presolve";
import type { Problem } from "./problem";

export interface Scan {
  readonly best: Candidate;
  readonly second: Candidate | undefined;
}

/** What is worked out once for equal needs (portfolios repeat themselves) and for all rounds. */
export interface DecideMemo {
  readonly scans: Map<string, Scan | undefined>;
  readonly candidates: CandidateMemo;
}

export function decideMemo(): DecideMemo {
  return { scans: new Map(), candidates: new Map() };
}

/** Cheapest and second cheapest offer of one workload alone. */
export function scan(
  market: Market,
  problem: Problem,
  index: number,
  memo: DecideMemo,
  set: readonly Supplier[] | undefined,
): Scan | undefined {
  const workload = problem.workloads[index];
  if (workload === undefined) return undefined;
  const key = `${set?.join(",") ?? ""} ${problem.riskWeight} ${workload.fit.id}`;
  if (memo.scans.has(key)) return memo.scans.get(key);
  let best: Candidate | undefined;
  let second: Candidate | undefined;
  visitCandidates(
    market,
    workload.fit,
    problem.riskWeight,
    (make) => {
      const candidate = make();
      if (best === undefined || compareCandidates(candidate, best) < 0) {
        second = best;
        best = candidate;
      } else if (second === undefined || compareCandidates(candidate, second) < 0) second = candidate;
      return second?.objectiveMicro ?? Number.POSITIVE_INFINITY;
    },
    set && ((region) => set.includes(region.provider)),
  );
  const found = best === undefined ? undefined : { best, second };
  memo.scans.set(key, found);
  return found;
}

/** Lower bound of a problem within a set of providers: every workload alone takes its cheapest offer. */
export function scanBound(market: Market, problem: Problem, memo: DecideMemo, set: readonly Supplier[]): number {
  const leastOf = (index: number) =>
    problem.pools.length === 0
      ? (scan(market, problem, index, memo, set)?.best.objectiveMicro ?? Number.POSITIVE_INFINITY)
      : leastWithPools(market, problem, index, set);
  return problem.workloads.reduce((sum, { index }) => sum + leastOf(index), 0);
}

/** Each machine hour is covered by one pool at most, so an offer saves no more than the highest discount of its pools. */
function leastWithPools(market: Market, problem: Problem, index: number, set: readonly Supplier[]): number {
  const workload = problem.workloads[index];
  let least = Number.POSITIVE_INFINITY;
  if (workload === undefined) return least;
  visitCandidates(
    market,
    workload.fit,
    problem.riskWeight,
    (make, objectiveMicro) => {
      const candidate = make();
      const discount = problem.pools.reduce(
        (highest, pool) => (matchesPool(pool, candidate) ? Math.max(highest, savedFraction(pool)) : highest),
        0,
      );
      least = Math.min(least, Math.floor(objectiveMicro - discount * onDemandUse(candidate).micro));
      return Number.POSITIVE_INFINITY;
    },
    (region) => set.includes(region.provider),
  );
  return least;
}
