import type { Milp, MilpColumn, MilpRow } from "../solve";
import { solveMilp } from "../solve/solve-milp";
import type { MachineClass, PackProblem, Pattern } from "./pack-problem";
import { bestPattern, type Priced } from "./patterns";
import { type PricingGrid, PricingTable, pricingGrid } from "./pricing-table";

/** What the linear program over all fillings proves, and the fillings that it led to. */
export interface PackBound {
  readonly bound: number;
  readonly patterns: readonly Pattern[];
  /** Value of one replica of each item at the end: a good measure of worth. */
  readonly values: readonly number[];
  /** Iterated to its end, not cut off. */
  readonly isComplete: boolean;
}

const MOST_ROUNDS = 150;
/** How much of the best prices so far goes into the prices that are tried: pure prices of few fillings jump about. */
const SMOOTHING = 0.7;
/** Cells of a pricing table, and how near bound and program are when the fine one takes over. */
const COARSE_CELLS = 40_000;
const FINE_CELLS = 250_000;
const NEAR_FRACTION = 0.03;
/** Bound and program within this of each other are called equal. */
const CLOSE_FRACTION = 0.00005;

/**
 * Column generation on the dual:
 *
 *     maximise  sum n[i] v[i] - sum maxPerZone[i] t[i,z] - sum most[pool] u[pool]
 *     subject to sum a[i] v[i,z] - u[pool of k] <= cost[k]      for each filling a of class k in zone z
 *                v[i] - t[i,z] <= v[i,z]                        (v[i,z] = v[i] for items without a limit per zone)
 *
 * It starts from prices per resource (the program in which machines may be split at will). Each round prices all classes
 * at a mean of the program's values and the best ones so far: a filling worth more than it costs becomes a row. The
 * values, scaled down until no filling is worth more than its class costs, are a proven lower bound in every round (Farley).
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
  const scale = scaleOf(problem);
  const resources = resourcePrices(problem, deadlineMs);
  const perUnit = resources?.perUnit ?? problem.dimensions.map(() => 1);
  // A coarse table is quick while prices are far off, a fine one proves more at the end.
  const fine = pricingGrid(problem, perUnit, FINE_CELLS);
  let grid = pricingGrid(problem, perUnit, COARSE_CELLS);
  let centre: ItemPrices | undefined = resources;
  let bound = 0;
  let isComplete = false;
  const tried = (prices: ItemPrices): readonly Priced[] => {
    const priced = priceClasses(problem, prices, grid);
    const found = farley(
      problem,
      prices,
      priced.map((one) => one.bound),
    );
    if (found > bound || centre === undefined) {
      bound = Math.max(bound, found);
      centre = prices;
    }
    return priced;
  };
  // By their making these prices give no filling more than its machine's resources are worth: a bound without a search.
  if (resources !== undefined)
    bound = Math.max(
      0,
      farley(
        problem,
        resources,
        problem.classes.map(({ capacity }) =>
          capacity.reduce((sum, room, dimension) => sum + room * (resources.perUnit[dimension] as number), 0),
        ),
      ),
    );
  if (centre !== undefined && performance.now() < deadlineMs)
    for (const { pattern } of tried(centre)) if (pattern.counts.some((count) => count > 0)) add(pattern);
  let smoothing = centre === undefined ? 0 : SMOOTHING;
  for (let round = 0; round < MOST_ROUNDS && !isComplete; round++) {
    const leftMs = deadlineMs - performance.now();
    if (leftMs < 20) break;
    const dual = dualModel(problem, [...pool.values()]);
    const result = solveMilp(dual.milp, { timeLimitMs: leftMs, gapFraction: 0 });
    if (result.status !== "optimal") break;
    const program = -result.objective * scale;
    if (program <= bound * (1 + CLOSE_FRACTION)) {
      isComplete = true;
      break;
    }
    const prices = dual.decode(result.values);
    const at = centre === undefined || smoothing === 0 ? prices : mixed(prices, centre, smoothing);
    const before = bound;
    const priced = [...tried(at)];
    // The program's own values find more fillings, though mostly no better bound.
    if (at !== prices) priced.push(...priceClasses(problem, prices, grid));
    let isNew = false;
    for (const { pattern } of priced) {
      const { cost, pool: own } = problem.classes[pattern.cls] as MachineClass;
      const values = prices.inClass(pattern.cls);
      const worth = pattern.counts.reduce((sum, count, item) => sum + count * (values[item] as number), 0);
      if (worth > (cost + (prices.pools[own] as number)) * (1 + 1e-7) + 1e-9 * scale) isNew = add(pattern) || isNew;
    }
    if (grid !== fine && (!isNew || program <= bound * (1 + NEAR_FRACTION))) grid = fine;
    else if (isNew) smoothing = Math.min(SMOOTHING, smoothing + 0.1);
    // The mean cut nothing off: the program's own values are next; where those do not either, it is at its end.
    else if (smoothing === 0 && bound <= before) isComplete = true;
    else smoothing = 0;
  }
  return { bound, patterns: [...pool.values()], values: centre?.items ?? problem.items.map(() => 0), isComplete };
}

interface ItemPrices {
  readonly items: readonly number[];
  /** By pool. */
  readonly pools: readonly number[];
  inClass(cls: number): readonly number[];
}

function mixed(a: ItemPrices, b: ItemPrices, shareOfB: number): ItemPrices {
  const mean = (x: readonly number[], y: readonly number[]) =>
    x.map((one, index) => one * (1 - shareOfB) + (y[index] as number) * shareOfB);
  return { items: mean(a.items, b.items), pools: mean(a.pools, b.pools), inClass: (cls) => mean(a.inClass(cls), b.inClass(cls)) };
}

/**
 * The best filling of every class: a table over two resources bounds all classes at once, and where it promises more than
 * the class costs, a search finds a filling. Classes that differ in their zone only share one search, unless a limit per
 * zone tells their values apart.
 */
function priceClasses(problem: PackProblem, prices: ItemPrices, grid: PricingGrid | undefined): readonly Priced[] {
  const known = new Map<string, Priced>();
  const tables = new Map<string, PricingTable>();
  return problem.classes.map((machine, cls) => {
    const values = prices.inClass(cls);
    const maxOn = problem.maxOn[cls] as readonly number[];
    const suits = maxOn.map((most) => (most > 0 ? 1 : 0)).join("");
    const key = `${machine.capacity.join()} ${suits} ${values.join()} ${machine.cost}`;
    let found = known.get(key);
    if (found === undefined) {
      const tableKey = `${suits} ${values.join()}`;
      let table = tables.get(tableKey);
      if (table === undefined && grid !== undefined) {
        const most = maxOn.map((one, item) => (one > 0 ? Math.max(...problem.maxOn.map((row) => row[item] as number)) : 0));
        table = new PricingTable(grid, problem, values, most);
        tables.set(tableKey, table);
      }
      found = priceClass(problem, cls, values, table);
      known.set(key, found);
    }
    return { ...found, pattern: { cls, counts: found.pattern.counts } };
  });
}

function priceClass(problem: PackProblem, cls: number, values: readonly number[], table: PricingTable | undefined): Priced {
  const machine = problem.classes[cls] as MachineClass;
  const nothing = { cls, counts: problem.items.map(() => 0) };
  const promise = table?.most(machine) ?? Number.POSITIVE_INFINITY;
  // Never taken into account with less than it is worth: limited classes may be worth more than they cost.
  if (promise <= machine.cost) return { pattern: nothing, value: 0, bound: promise };
  const traced = table?.trace(machine, problem.items.length);
  if (traced !== undefined && isLoose(problem, cls, traced)) {
    const value = traced.reduce((sum, count, item) => sum + count * (values[item] as number), 0);
    if (value >= promise * (1 - 1e-9)) return { pattern: { cls, counts: traced }, value, bound: promise };
  }
  const searched = bestPattern(problem, cls, values, machine.cost);
  return { ...searched, bound: Math.min(searched.bound, promise) };
}

/** Fits, partners left aside. */
function isLoose(problem: PackProblem, cls: number, counts: readonly number[]): boolean {
  const { capacity } = problem.classes[cls] as MachineClass;
  return (
    counts.every((count, item) => count <= (problem.maxOn[cls]?.[item] as number)) &&
    counts.every((count, item) => count === 0 || (problem.items[item]?.apart ?? []).every((other) => (counts[other] as number) === 0)) &&
    capacity.every(
      (room, dimension) => counts.reduce((sum, count, item) => sum + count * (problem.items[item]?.size[dimension] as number), 0) <= room,
    )
  );
}

/**
 *     maximise  sum demand[d] w[d] - sum most[pool] u[pool]    subject to    sum capacity[k,d] w[d] - u[pool of k] <= cost[k]
 *
 * Values of items by what they use: no filling can be worth more than its machine.
 */
function resourcePrices(problem: PackProblem, deadlineMs: number): (ItemPrices & { readonly perUnit: readonly number[] }) | undefined {
  const { dimensions, items, classes, most } = problem;
  const scale = scaleOf(problem);
  const largest = dimensions.map((_, dimension) => Math.max(1, ...classes.map(({ capacity }) => capacity[dimension] as number)));
  const demand = dimensions.map((_, dimension) => items.reduce((sum, { count, size }) => sum + count * (size[dimension] as number), 0));
  const columns: MilpColumn[] = dimensions.map((name, dimension) => ({
    name: `resource ${name}`,
    cost: -(demand[dimension] as number) / (largest[dimension] as number),
    integer: false,
    upper: 10,
  }));
  const poolColumns = most.map((limit, pool) =>
    limit === Number.POSITIVE_INFINITY
      ? undefined
      : columns.push({ name: `pool ${pool}`, cost: limit, integer: false, upper: Number.POSITIVE_INFINITY }) - 1,
  );
  const rows: MilpRow[] = classes.map(({ capacity, cost, pool }, cls) => {
    const used = dimensions.flatMap((_, dimension) => ((capacity[dimension] as number) > 0 ? [dimension] : []));
    const limited = poolColumns[pool];
    return {
      name: `class ${cls}`,
      lower: Number.NEGATIVE_INFINITY,
      upper: cost / scale,
      columns: [...used, ...(limited === undefined ? [] : [limited])],
      values: [
        ...used.map((dimension) => (capacity[dimension] as number) / (largest[dimension] as number)),
        ...(limited === undefined ? [] : [-1]),
      ],
    };
  });
  const result = solveMilp({ columns, rows, offset: 0 }, { timeLimitMs: Math.max(1000, deadlineMs - performance.now()), gapFraction: 0 });
  if (result.status !== "optimal") return undefined;
  const price = dimensions.map((_, dimension) => ((result.values[dimension] as number) * scale) / (largest[dimension] as number));
  const values = items.map(({ size }) => size.reduce((sum, one, dimension) => sum + one * (price[dimension] as number), 0));
  return {
    perUnit: price,
    items: values,
    pools: poolColumns.map((column) => (column === undefined ? 0 : (result.values[column] as number) * scale)),
    inClass: () => values,
  };
}

/** Engines like numbers near 1. */
function scaleOf({ classes }: PackProblem): number {
  return Math.max(1, ...classes.map(({ cost }) => cost));
}

function dualModel(
  problem: PackProblem,
  patterns: readonly Pattern[],
): { readonly milp: Milp; decode(values: readonly number[]): ItemPrices } {
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
  for (const [item, { maxPerZone }] of items.entries()) {
    if (maxPerZone === Number.POSITIVE_INFINITY) continue;
    for (const zone of zones) {
      const value = add(`v ${item} in ${zone}`, 0, 4);
      const limit = add(`t ${item} in ${zone}`, maxPerZone, Number.POSITIVE_INFINITY);
      zoneColumns.set(`${item} ${zone}`, value);
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
        inClass: (cls) => items.map((_, item) => at(columnOf(item, (classes[cls] as MachineClass).zone))),
      };
    },
  };
}

/** The best scaling of the prices to a feasible dual: limited classes may be worth more than they cost, at the price of their number. */
function farley(problem: PackProblem, prices: ItemPrices, bounds: readonly number[]): number {
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
  let highest = Number.POSITIVE_INFINITY;
  const breaks: number[] = [];
  for (const [cls, { cost, pool }] of classes.entries()) {
    const worth = bounds[cls] as number;
    if (worth <= 0) continue;
    if (most[pool] === Number.POSITIVE_INFINITY) highest = Math.min(highest, cost / worth);
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
  // Values that are worth too little everywhere may be scaled up.
  const factors = [highest, ...breaks.filter((one) => one < highest)].filter(Number.isFinite);
  const best = Math.max(0, ...factors.map(value));
  return best * (1 - 1e-9);
}
