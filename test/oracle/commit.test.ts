import type { CommitNeed, CommitWay } from "../../model";
import { commitLevels, verifyCommitPlan } from "../../optimizer/commit";
import type { Milp, MilpColumn, MilpRow } from "../../optimizer/solve";
import { solveMilp } from "../../optimizer/solve/solve-milp";
import { seeded } from "./seeded";

const CASES = 600;
const HOURS_PER_YEAR = 8760;

function randomNeed(seed: number): CommitNeed {
  const random = seeded(seed);
  const count = random.whole(1, 30);
  const most = random.pick([3, 8, 15]);
  const onDemand = random.pick([1, 0.096, 2.5]);
  const ways: CommitWay[] = [];
  for (let index = random.whole(1, 3); index > 0; index--) {
    ways.push({
      name: `way-${index}`,
      termMonths: random.pick([12, 36] as const),
      usdPerUnitHour: onDemand * random.pick([0.3, 0.45, 0.6, 0.6, 0.8, 1, 1.1]),
    });
  }
  // Both terms, the long one a little cheaper: with demand that may fall, a base of the one under a layer of the other.
  const isNested = random.chance(0.3);
  if (isNested) {
    ways.length = 0;
    ways.push({ name: "long", termMonths: 36, usdPerUnitHour: onDemand * 0.5 });
    ways.push({ name: "short", termMonths: 12, usdPerUnitHour: onDemand * random.pick([0.52, 0.6, 0.7]) });
  }
  const weights = Array.from({ length: isNested || random.chance(0.4) ? random.whole(1, 3) : 0 }, () => random.whole(1, 4));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return {
    history: {
      unit: "machines",
      startsAt: "2025-01-01T00:00Z",
      hours: Array.from({ length: count }, (_, index) => index),
      demand: Array.from({ length: count }, () => (random.chance(0.3) ? random.whole(0, most * 4) / 4 : random.whole(0, most))),
    },
    acceptShort: true,
    onDemandUsdPerUnitHour: onDemand,
    ...(random.chance(0.5)
      ? { spot: { usdPerUnitHour: onDemand * random.pick([0.2, 0.5, 0.7, 1.2]), maxFraction: random.pick([0, 0.25, 0.5, 1]) } }
      : {}),
    ways,
    step: random.pick([1, 1, 0.5, 2]),
    scenarios: weights.map((weight, index) => ({
      name: `s${index}`,
      probability: weight / total,
      yearFactors: Array.from({ length: random.whole(1, 3) }, (_, year) =>
        isNested && year === 0 ? 1 : random.pick([0, 0.5, 0.8, 1, 1.2]),
      ),
    })),
    fallFractions: [0, 0.3],
    seed: 1,
    samples: 100,
  };
}

/** Mean cost of an hour above a level, demand taken times a factor. */
function above({ history, onDemandUsdPerUnitHour, spot }: CommitNeed, level: number, factor: number): number {
  let sum = 0;
  for (const demand of history.demand) {
    const left = Math.max(0, demand * factor - level);
    const onSpot =
      spot !== undefined && spot.usdPerUnitHour < onDemandUsdPerUnitHour ? Math.min(left, demand * factor * spot.maxFraction) : 0;
    sum += onSpot * (spot?.usdPerUnitHour ?? 0) + (left - onSpot) * onDemandUsdPerUnitHour;
  }
  return sum / history.demand.length;
}

/** Least expected cost over the horizon, every level of every term tried in every year. */
function leastExpectedUsd(need: CommitNeed): number {
  const price = (term: number) => Math.min(...need.ways.filter(({ termMonths }) => termMonths === term).map((way) => way.usdPerUnitHour));
  const [short, long] = [price(12), price(36)];
  const years = Number.isFinite(long) ? 3 : 1;
  const scenarios = need.scenarios.length > 0 ? need.scenarios : [{ name: "", probability: 1, yearFactors: [1] }];
  const factor = (index: number, year: number) => {
    const factors = scenarios[index]?.yearFactors ?? [];
    return factors[Math.min(year, factors.length - 1)] ?? 1;
  };
  const levels: number[] = [];
  for (let level = 0; level <= Math.max(...need.history.demand) * 1.2 + need.step; level += need.step) levels.push(level);
  let best = Number.POSITIVE_INFINITY;
  for (const base of Number.isFinite(long) ? levels : [0]) {
    let usd = base === 0 ? 0 : years * long * base;
    for (let year = 0; year < years; year++) {
      const shorts = Number.isFinite(short) ? levels : [0];
      const cost = (index: number, bought: number) => (bought === 0 ? 0 : short * bought) + above(need, base + bought, factor(index, year));
      if (year === 0) {
        usd += Math.min(
          ...shorts.map((bought) => scenarios.reduce((sum, { probability }, index) => sum + probability * cost(index, bought), 0)),
        );
      } else {
        usd += scenarios.reduce(
          (sum, { probability }, index) => sum + probability * Math.min(...shorts.map((bought) => cost(index, bought))),
          0,
        );
      }
    }
    best = Math.min(best, usd);
  }
  return best * HOURS_PER_YEAR;
}

const decided = (need: CommitNeed) => {
  const plan = commitLevels(need);
  if (plan.status === "infeasible" || plan.status === "unknown") throw new Error(plan.conflicts.join("; "));
  return plan;
};

describe("committing", () => {
  const cases = Array.from({ length: CASES }, (_, seed) => ({ seed, need: randomNeed(seed) }));

  test("agrees with brute force on every case", () => {
    const wrong: string[] = [];
    let committed = 0;
    let nested = 0;
    for (const { seed, need } of cases) {
      const plan = decided(need);
      const best = leastExpectedUsd(need);
      if (Math.abs(plan.expected.usd - best) > 1e-4) wrong.push(`${seed}: ${plan.expected.usd}, the best is ${best}`);
      wrong.push(...verifyCommitPlan(plan, need).map((text) => `${seed}: ${text}`));
      if (plan.commitments.length > 0) committed++;
      if (plan.commitments.length > 1) nested++;
    }
    expect(wrong).toEqual([]);
    expect(committed).toBeGreaterThan(CASES / 2);
    expect(nested).toBeGreaterThan(20);
  });

  test("agrees with a mixed-integer model of the same year", () => {
    for (const { seed, need } of cases.slice(0, 200)) {
      const repeats = { ...need, scenarios: [] };
      const plan = decided(repeats);
      const result = solveMilp(yearModel(repeats), { timeLimitMs: 10_000, gapFraction: 0 });
      if (result.status !== "optimal") throw new Error(`${seed}: ${result.status}`);
      expect(Math.abs(plan.year.usd - (result.objective / need.history.demand.length) * HOURS_PER_YEAR)).toBeLessThan(0.01);
    }
  });

  test("more ways, or cheaper ones, never cost more; dearer demand never costs less", () => {
    for (const { seed, need } of cases.slice(0, 150)) {
      const usd = decided(need).expected.usd / decided(need).expected.years;
      const cheaper = decided({ ...need, ways: need.ways.map((way) => ({ ...way, usdPerUnitHour: way.usdPerUnitHour * 0.9 })) });
      expect(cheaper.expected.usd / cheaper.expected.years).toBeLessThanOrEqual(usd + 1e-5);
      const dearer = decided({ ...need, onDemandUsdPerUnitHour: need.onDemandUsdPerUnitHour * 1.5 });
      expect(dearer.expected.usd / dearer.expected.years).toBeGreaterThanOrEqual(usd - 1e-5);
      const fewer = decided({ ...need, ways: need.ways.slice(0, 1) });
      if (fewer.expected.years === decided(need).expected.years)
        expect(fewer.expected.usd).toBeGreaterThanOrEqual(decided(need).expected.usd - 1e-5);
      const mixed = { ...need, ways: seeded(seed).shuffled(need.ways) };
      expect(decided(mixed)).toEqual(decided(need));
    }
  });

  test("with all prices twice as high everything costs twice as much, at the same levels", () => {
    for (const { need } of cases.slice(0, 150)) {
      const plan = decided(need);
      const twice = decided({
        ...need,
        onDemandUsdPerUnitHour: need.onDemandUsdPerUnitHour * 2,
        ...(need.spot && { spot: { ...need.spot, usdPerUnitHour: need.spot.usdPerUnitHour * 2 } }),
        ways: need.ways.map((way) => ({ ...way, usdPerUnitHour: way.usdPerUnitHour * 2 })),
      });
      expect(twice.commitments.map(({ level }) => level)).toEqual(plan.commitments.map(({ level }) => level));
      expect(twice.year.usd).toBeCloseTo(plan.year.usd * 2, 4);
    }
  });

  test("the more demand falls, the more a commitment is regretted", () => {
    for (const { need } of cases.slice(0, 100)) {
      const { risks } = decided({ ...need, fallFractions: [0, 0.1, 0.4, 0.8, 1] });
      for (const [index, risk] of risks.entries()) {
        const before = risks[index - 1];
        if (before === undefined) continue;
        expect(risk.meanRegretUsdPerYear).toBeGreaterThanOrEqual(before.meanRegretUsdPerYear - 1e-5);
        expect(risk.lossProbability).toBeGreaterThanOrEqual(before.lossProbability);
      }
    }
  });
});

/** minimise sum_h p l + p_od o[h] + p_spot s[h], l in steps, o + s + l >= D[h], s <= share x D[h]. */
function yearModel(need: CommitNeed): Milp {
  const columns: MilpColumn[] = [];
  const rows: MilpRow[] = [];
  const hours = need.history.demand.length;
  for (const way of need.ways) {
    columns.push({ name: way.name, cost: way.usdPerUnitHour * need.step * hours, integer: true, upper: 1000 });
  }
  const levels = need.ways.map((_, index) => index);
  for (const [hour, demand] of need.history.demand.entries()) {
    columns.push({ name: `on demand ${hour}`, cost: need.onDemandUsdPerUnitHour, integer: false, upper: Number.POSITIVE_INFINITY });
    columns.push({
      name: `spot ${hour}`,
      cost: need.spot?.usdPerUnitHour ?? need.onDemandUsdPerUnitHour,
      integer: false,
      upper: demand * (need.spot?.maxFraction ?? 0),
    });
    rows.push({
      name: `hour ${hour}`,
      lower: demand,
      upper: Number.POSITIVE_INFINITY,
      columns: [...levels, columns.length - 2, columns.length - 1],
      values: [...levels.map(() => need.step), 1, 1],
    });
  }
  return { columns, rows, offset: 0 };
}
