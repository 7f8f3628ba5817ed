import type { PriceBook } from "../catalog";
import type { PortfolioNeed, Supplier } from "../model";
import { type Candidate, compareCandidates, visitCandidates } from "../optimizer/candidates";
import { marketOf } from "../optimizer/market";
import { placementModel } from "../optimizer/placement-model";
import { type Problem, vcpuFractions } from "../optimizer/problem";
import { problemOf } from "../optimizer/problem-of";
import type { Milp, MilpColumn, MilpRow } from "../optimizer/solve";

/**
 * A portfolio as one model with little done before: no splitting, no sets of providers, no search; only the cheapest
 * offer of each region is kept, for all of them would not fit into memory. What a measurement compares `place` with;
 * not used for placing.
 */
export function rawModel(need: PortfolioNeed, book: PriceBook): Milp | undefined {
  const market = marketOf(book);
  const problem = problemOf(market, need);
  const candidates = problem.workloads.map(({ fit }) => cheapestByRegion(market, fit, problem.riskWeight));
  if (candidates.some((list) => list.length === 0)) return undefined;
  const { milp } = placementModel({
    members: problem.workloads.map(({ index }) => index),
    candidates,
    flows: problem.flows,
    groups: problem.groups,
    limits: problem.limits,
    pools: problem.pools,
    charges: problem.charges,
    concentrationMicro: problem.concentrationMicro,
    vcpuFraction: vcpuFractions(problem),
  });
  if (need.maxProviders === undefined) return milp;
  return withProviderLimit(milp, candidates, need.maxProviders);
}

function cheapestByRegion(
  market: Parameters<typeof visitCandidates>[0],
  fit: Problem["workloads"][number]["fit"],
  riskWeight: number,
): readonly Candidate[] {
  const best = new Map<number, Candidate>();
  visitCandidates(market, fit, riskWeight, (make, objectiveMicro, _compared, region) => {
    if (objectiveMicro < (best.get(region.index)?.objectiveMicro ?? Number.POSITIVE_INFINITY)) best.set(region.index, make());
    return Number.POSITIVE_INFINITY;
  });
  return [...best.values()].sort(compareCandidates);
}

/** y[provider] >= x for every offer of the provider, and at most so many y. */
function withProviderLimit(milp: Milp, candidates: readonly (readonly Candidate[])[], limit: number): Milp {
  const columns: MilpColumn[] = [...milp.columns];
  const rows: MilpRow[] = [...milp.rows];
  const used = new Map<Supplier, number>();
  let column = 0;
  for (const [member, list] of candidates.entries()) {
    const own = new Map<Supplier, number[]>();
    for (const candidate of list) {
      const { provider } = candidate.region;
      own.set(provider, [...(own.get(provider) ?? []), column++]);
    }
    for (const [provider, terms] of own) {
      let y = used.get(provider);
      if (y === undefined) {
        y = columns.length;
        columns.push({ name: `y ${provider}`, cost: 0, integer: true, upper: 1 });
        used.set(provider, y);
      }
      rows.push({
        name: `uses ${provider} ${member}`,
        lower: Number.NEGATIVE_INFINITY,
        upper: 0,
        columns: [...terms, y],
        values: [...terms.map(() => 1), -1],
      });
    }
  }
  const ys = [...used.values()];
  rows.push({ name: "providers", lower: Number.NEGATIVE_INFINITY, upper: limit, columns: ys, values: ys.map(() => 1) });
  return { ...milp, columns, rows };
}
