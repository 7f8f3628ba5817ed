import type { CommitNeed, CommitWay, DemandScenario } from "../../model";
import { compareText } from "../order";
import { type DemandCurve, leastConvex, meanUsdAbove } from "./demand-curve";

/** Best whole numbers of steps to commit to now, and the expected cost of an average hour of the horizon. */
export interface Levels {
  readonly long: number;
  readonly short: number;
  readonly usdPerHour: number;
}

/** Of several ways with the same term only the cheapest can be part of a best plan: they cover the same units. */
export function cheapestOfTerm(ways: readonly CommitWay[], termMonths: 12 | 36): CommitWay | undefined {
  return ways
    .filter((way) => way.termMonths === termMonths)
    .sort((a, b) => a.usdPerUnitHour - b.usdPerUnitHour || compareText(a.name, b.name))[0];
}

/** Years over which plans are compared: the longest term. */
export function horizonYears(ways: readonly CommitWay[]): number {
  return ways.some(({ termMonths }) => termMonths === 36) ? 3 : 1;
}

export function scenariosOf({ scenarios }: Pick<CommitNeed, "scenarios">): readonly DemandScenario[] {
  return scenarios.length > 0 ? scenarios : [{ name: "as before", probability: 1, yearFactors: [1] }];
}

export function factorIn({ yearFactors }: DemandScenario, year: number): number {
  return yearFactors[Math.min(year, yearFactors.length - 1)] ?? 1;
}

/**
 * The long term L is fixed for all years. A short term is bought anew each year: the first time before it is known which
 * scenario holds, later knowing it.
 *
 *     F(L) = Y p_long L + min_S [ p_short S + sum_s q_s m(L + S, f[s,0]) ]
 *                       + sum_{y >= 1} sum_s q_s min_S [ p_short S + m(L + S, f[s,y]) ]
 *
 * Every inner minimum is a newsvendor: the best total level T does not depend on L, and S = max(0, T - L). F is convex, so
 * the first step that does not pay ends the search. Levels are counted in steps.
 */
export function bestLevels(
  need: Pick<CommitNeed, "onDemandUsdPerUnitHour" | "spot" | "scenarios" | "step">,
  curve: DemandCurve,
  ways: { readonly long: CommitWay | undefined; readonly short: CommitWay | undefined; readonly years: number },
): Levels {
  const { step } = need;
  const { long, short, years } = ways;
  const scenarios = scenariosOf(need);
  const highest = Math.max(0, ...scenarios.flatMap((scenario) => Array.from({ length: years }, (_, year) => factorIn(scenario, year))));
  // Beyond the highest demand nothing can be used.
  const most = Math.ceil((curve.most * highest) / step);
  const above = (level: number, factor: number) => meanUsdAbove(curve, need, level * step, factor);
  const firstYear = (level: number) =>
    scenarios.reduce((sum, scenario) => sum + scenario.probability * above(level, factorIn(scenario, 0)), 0);
  const shortUsd = (short?.usdPerUnitHour ?? 0) * step;
  const target = (cost: (level: number) => number): number =>
    short === undefined ? 0 : leastConvex(most, (level) => shortUsd * level + cost(level));
  const firstTarget = target(firstYear);
  const later = scenarios.flatMap((scenario) =>
    Array.from({ length: years - 1 }, (_, index) => {
      const factor = factorIn(scenario, index + 1);
      const cost = (level: number) => above(level, factor);
      return { probability: scenario.probability, cost, target: target(cost) };
    }),
  );
  const expected = (level: number): number => {
    const first = Math.max(0, firstTarget - level);
    let sum = years * (long?.usdPerUnitHour ?? 0) * step * level + shortUsd * first + firstYear(level + first);
    for (const one of later) {
      const bought = Math.max(0, one.target - level);
      sum += one.probability * (shortUsd * bought + one.cost(level + bought));
    }
    return sum / years;
  };
  const chosen = long === undefined ? 0 : leastConvex(most, expected);
  return { long: chosen, short: Math.max(0, firstTarget - chosen), usdPerHour: expected(chosen) };
}
