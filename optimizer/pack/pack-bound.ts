import type { Milp, MilpColumn, MilpRow } from "../solve";
import { solveMilp } from "../solve/solve-milp";
import type { MachineClass, PackProblem, Pattern } from "./pack-problem";
import { bestPattern } from "./patterns";

/** What the linear program over all fillings proves, and the fillings that it led to. */
export interface PackBound {
  readonly bound: number;
  readonly patterns: readonly Pattern[];
  /** Value of one replica of each item at the end: a good measure of worth. */
  readonly values: readonly number[];
  /** Iterated to its end, not cut off. */
  readonly isComplete: boolean;
}

const MOST_ROUNDS = 80;

/**
 * Column generation on the dual:
 *
 *     maximise  sum n[i] v[i] - sum maxPerZone[i] t[i,z] - sum most[pool] u[pool]
 *     subject to sum a[i] v[i,z] - u[pool of k] <= cost[k]      for each filling a of class k in zone z
 *                v[i] - t[i,z] <= v[i,z]                        (v[i,z] = v[i] for items without a limit per zone)
 *
 * Each round prices all classes at the dual values: a filling worth more than it costs becomes a row. The values, scaled
 * down until no filling is worth more than its class costs, are a proven lower bound in every round (Farley).
 */
export function packBound(problem: PackProblem, start: readonly Pattern[], deadlineMs: number): PackBound {
  const pool = new Map<string, Pattern>();
  const add = (pattern: Pattern): boolean => {
    const key = `${pattern.cls} ${pattern.counts.join(" ")}`;
    if (pool.has(key)) return false;
    pool.set(key, pattern);
    return true;
  };
  for (const pattern of start) add(pattern);
  let bound = 0;
  let values = problem.items.map(() => 0);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const leftMs = deadlineMs - performance.now();
    if (leftMs < 20) return { bound, patterns: [...pool.values()], values, isComplete: false };
    const dual = dualModel(problem, [...pool.values()]);
    const result = solveMilp(dual.milp, { timeLimitMs: leftMs, gapFraction: 0 });
    if (result.status !== "optimal") return { bound, patterns: [...pool.values()], values, isComplete: false };
    const prices = dual.decode(result.values);
    values = prices.items.slice();
    const priced = problem.classes.map((_, cls) => bestPattern(problem, cls, prices.inClass(cls)));
    bound = Math.max(
      bound,
      farley(
        problem,
        prices,
        priced.map((one) => one.bound),
      ),
    );
    let isNew = false;
    for (const [cls, one] of priced.entries()) {
      const { cost, pool: own } = problem.classes[cls] as MachineClass;
      if (one.value > (cost + (prices.pools[own] as number)) * (1 + 1e-7) + 1e-9 * scaleOf(problem)) isNew = add(one.pattern) || isNew;
    }
    if (!isNew || -result.objective * scaleOf(problem) <= bound * (1 + 1e-6))
      return { bound, patterns: [...pool.values()], values, isComplete: true };
  }
  return { bound, patterns: [...pool.values()], values, isComplete: false };
}

/** Engines like numbers near 1. */
function scaleOf({ classes }: PackProblem): number {
  return Math.max(1, ...classes.map(({ cost }) => cost));
}

interface DualPrices {
  readonly items: readonly number[];
  readonly pools: readonly number[];
  /** Sum of the prices of limits per zone, as the dual counts them. */
  readonly zoneLimits: number;
  inClass(cls: number): readonly number[];
}

function dualModel(
  problem: PackProblem,
  patterns: readonly Pattern[],
): { readonly milp: Milp; decode(values: readonly number[]): DualPrices } {
  const { items, classes, most } = problem;
  const scale = scaleOf(problem);
  const columns: MilpColumn[] = [];
  const rows: MilpRow[] = [];
  const add = (name: string, cost: number, upper: number) => columns.push({ name, cost, integer: false, upper }) - 1;
  // Each replica alone on the dearest machine is an upper limit that keeps the program bounded whatever fillings it knows.
  const itemColumns = items.map(({ count }, item) => add(`v ${item}`, -count, 4));
  const poolColumns = most.map((limit, pool) =>
    limit < Number.POSITIVE_INFINITY ? add(`u ${pool}`, limit, Number.POSITIVE_INFINITY) : undefined,
  );
  const zones = [...new Set(classes.map(({ zone }) => zone))];
  const zoneColumns = new Map<string, number>();
  const limitColumns: { readonly column: number; readonly limit: number }[] = [];
  for (const [item, { maxPerZone }] of items.entries()) {
    if (maxPerZone === Number.POSITIVE_INFINITY) continue;
    for (const zone of zones) {
      const value = add(`v ${item} in ${zone}`, 0, 4);
      const limit = add(`t ${item} in ${zone}`, maxPerZone, Number.POSITIVE_INFINITY);
      zoneColumns.set(`${item} ${zone}`, value);
      limitColumns.push({ column: limit, limit: maxPerZone });
      rows.push({
        name: `zone ${item} ${zone}`,
        lower: Number.NEGATIVE_INFINITY,
        upper: 0,
        columns: [itemColumns[item] as number, limit, value],
        values: [1, -1, -1],
      });
    }
  }
  const columnOf = (item: number, zone: string) => zoneColumns.get(`${item} ${zone}`) ?? (itemColumns[item] as number);
  for (const [index, { cls, counts }] of patterns.entries()) {
    const { cost, pool, zone } = classes[cls] as MachineClass;
    const terms = counts.flatMap((count, item) => (count > 0 ? [[columnOf(item, zone), count] as const] : []));
    const limited = poolColumns[pool];
    rows.push({
      name: `filling ${index}`,
      lower: Number.NEGATIVE_INFINITY,
      upper: cost / scale,
      columns: [...terms.map(([column]) => column), ...(limited === undefined ? [] : [limited])],
      values: [...terms.map(([, count]) => count), ...(limited === undefined ? [] : [-1])],
    });
  }
  return {
    milp: { columns, rows, offset: 0 },
    decode(values) {
      const at = (column: number | undefined) => (column === undefined ? 0 : Math.max(0, values[column] as number) * scale);
      return {
        items: itemColumns.map(at),
        pools: poolColumns.map(at),
        zoneLimits: limitColumns.reduce((sum, { column, limit }) => sum + limit * at(column), 0),
        inClass: (cls) => items.map((_, item) => at(columnOf(item, (classes[cls] as MachineClass).zone))),
      };
    },
  };
}

/** The best scaling of the prices to a feasible dual: limited classes may be worth more than they cost, at the price of their number. */
function farley(problem: PackProblem, prices: DualPrices, bounds: readonly number[]): number {
  const { classes, items, most } = problem;
  // The engine keeps v - t <= v[z] to its tolerance only: the prices of limits are made to fit exactly.
  let total = items.reduce((sum, { count }, item) => sum + count * (prices.items[item] as number), 0);
  const zones = new Map<string, number>();
  for (const [cls, { zone }] of classes.entries()) if (!zones.has(zone)) zones.set(zone, cls);
  for (const [item, { maxPerZone }] of items.entries()) {
    if (maxPerZone === Number.POSITIVE_INFINITY) continue;
    for (const cls of zones.values())
      total -= maxPerZone * Math.max(0, (prices.items[item] as number) - (prices.inClass(cls)[item] as number));
  }
  let most1 = 1;
  const breaks: number[] = [];
  for (const [cls, { cost, pool }] of classes.entries()) {
    const worth = bounds[cls] as number;
    if (worth <= 0) continue;
    if (most[pool] === Number.POSITIVE_INFINITY) most1 = Math.min(most1, cost / worth);
    else breaks.push(cost / worth);
  }
  const value = (factor: number): number => {
    const excess = most.map(() => 0);
    for (const [cls, { cost, pool }] of classes.entries()) {
      if (most[pool] === Number.POSITIVE_INFINITY) continue;
      excess[pool] = Math.max(excess[pool] as number, factor * (bounds[cls] as number) - cost);
    }
    return factor * total - excess.reduce((sum, one, pool) => sum + (one > 0 ? one * (most[pool] as number) : 0), 0);
  };
  const factors = [most1, ...breaks.filter((one) => one < most1)];
  const best = Math.max(0, ...factors.map(value));
  return best * (1 - 1e-9);
}
