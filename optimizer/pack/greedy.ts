import { seededNumbers } from "../seeded";
import type { Item, MachineClass, PackProblem, Pattern } from "./pack-problem";
import { costOfPatterns, fitsOn } from "./pack-problem";

/** What is still to be placed, and what limits it. */
interface Open {
  readonly remaining: number[];
  /** By pool. */
  readonly left: number[];
  /** [item][zone] replicas so far, for items with a limit per zone. */
  readonly inZone: Map<string, number>;
}

const zoneKey = (item: number, zone: string) => `${item} ${zone}`;

/**
 * Fills machines one by one: of all classes the one whose filling costs least for its worth, where `worth` values each
 * item; the same filling again while it lasts. Undefined where something is left over.
 */
export function greedyPack(
  problem: PackProblem,
  worth: readonly number[],
  order: readonly number[],
  start?: readonly Pattern[],
): readonly Pattern[] | undefined {
  const open: Open = { remaining: problem.items.map(({ count }) => count), left: [...problem.most], inZone: new Map() };
  const patterns: Pattern[] = [];
  const count = (pattern: Pattern) => {
    const { zone } = problem.classes[pattern.cls] as MachineClass;
    for (const [item, more] of pattern.counts.entries()) {
      if (more === 0) continue;
      open.remaining[item] = (open.remaining[item] as number) - more;
      if ((problem.items[item] as Item).maxPerZone < Number.POSITIVE_INFINITY)
        open.inZone.set(zoneKey(item, zone), (open.inZone.get(zoneKey(item, zone)) ?? 0) + more);
    }
  };
  const take = (pattern: Pattern) => {
    patterns.push(pattern);
    const { pool } = problem.classes[pattern.cls] as MachineClass;
    open.left[pool] = (open.left[pool] as number) - 1;
    count(pattern);
  };
  for (const pattern of start ?? []) take(pattern);
  let left = order.filter((item) => (open.remaining[item] as number) > 0);
  // What fits beside the contents of machines that are there anyway.
  for (const [index, { cls, counts }] of patterns.entries()) {
    if (left.length === 0) break;
    const filled = fill(problem, open, cls, left, counts);
    if (filled.every((one, item) => one === counts[item])) continue;
    count({ cls, counts: filled.map((one, item) => one - (counts[item] as number)) });
    patterns[index] = { cls, counts: filled };
    left = left.filter((item) => (open.remaining[item] as number) > 0);
  }
  while (left.length > 0) {
    const best = bestFilling(problem, open, worth, left);
    if (best === undefined) return undefined;
    do take(best);
    while (again(problem, open, best));
    left = left.filter((item) => (open.remaining[item] as number) > 0);
  }
  return patterns;
}

function bestFilling(problem: PackProblem, open: Open, worth: readonly number[], order: readonly number[]): Pattern | undefined {
  let best: { readonly pattern: Pattern; readonly ratio: number; readonly value: number } | undefined;
  let finish: { readonly pattern: Pattern; readonly cost: number } | undefined;
  for (const [cls, { pool, cost }] of problem.classes.entries()) {
    if ((open.left[pool] as number) <= 0) continue;
    const counts = fill(problem, open, cls, order);
    let value = 0;
    let rest = 0;
    let placed = 0;
    // What is not in the order has no replica left.
    for (const item of order) {
      const count = counts[item] as number;
      placed += count;
      value += count * (worth[item] as number);
      rest += (open.remaining[item] as number) - count;
    }
    if (placed === 0) continue;
    if (rest === 0 && (finish === undefined || cost < finish.cost)) finish = { pattern: { cls, counts }, cost };
    const ratio = cost / Math.max(value, 1e-12);
    if (best === undefined || ratio < best.ratio - 1e-12 || (ratio <= best.ratio + 1e-12 && value > best.value + 1e-12))
      best = { pattern: { cls, counts }, ratio, value };
  }
  return finish?.pattern ?? best?.pattern;
}

/** Fills a machine in the order of the items, each as far as it goes. */
function fill(problem: PackProblem, open: Open, cls: number, order: readonly number[], start?: readonly number[]): number[] {
  const { items, classes, maxOn } = problem;
  const { capacity, zone } = classes[cls] as MachineClass;
  const counts = start === undefined ? items.map(() => 0) : [...start];
  const left = [...capacity];
  for (const [item, count] of counts.entries()) if (count > 0) use(left, items[item] as Item, count);
  const room = (item: number): number => {
    const { size, apart, maxPerZone } = items[item] as Item;
    const has = counts[item] as number;
    const added = has - (start?.[item] ?? 0);
    let most = Math.min((open.remaining[item] as number) - added, (maxOn[cls]?.[item] as number) - has);
    if (most <= 0) return 0;
    if (maxPerZone < Number.POSITIVE_INFINITY) most = Math.min(most, maxPerZone - (open.inZone.get(zoneKey(item, zone)) ?? 0) - added);
    for (const other of apart) if ((counts[other] as number) > 0) return 0;
    for (const [dimension, one] of size.entries()) if (one > 0) most = Math.min(most, Math.floor((left[dimension] as number) / one));
    return Math.max(0, most);
  };
  const put = (item: number, count: number) => {
    counts[item] = (counts[item] as number) + count;
    use(left, items[item] as Item, count);
  };
  for (const item of order) {
    if (room(item) === 0) continue;
    const missing = partners(items, item).filter((other) => (counts[other] as number) === 0);
    if (missing.length > 0) {
      const before = { counts: [...counts], left: [...left] };
      const isComplete = missing.every((other) => {
        if (room(other) === 0) return false;
        put(other, 1);
        return true;
      });
      if (!isComplete || room(item) === 0) {
        for (const [index, count] of before.counts.entries()) counts[index] = count;
        for (const [index, amount] of before.left.entries()) left[index] = amount;
        continue;
      }
    }
    put(item, room(item));
  }
  return counts;
}

function use(left: number[], { size }: Item, count: number): void {
  for (const [dimension, one] of size.entries()) left[dimension] = (left[dimension] as number) - one * count;
}

/** Items that must be on the machine too, and what those need. */
function partners(items: readonly Item[], item: number): readonly number[] {
  const found = new Set<number>();
  const visit = (index: number) => {
    for (const other of (items[index] as Item).together) {
      if (other === item || found.has(other)) continue;
      found.add(other);
      visit(other);
    }
  };
  visit(item);
  return [...found];
}

function again(problem: PackProblem, open: Open, { cls, counts }: Pattern): boolean {
  const { pool, zone } = problem.classes[cls] as MachineClass;
  if ((open.left[pool] as number) <= 0) return false;
  return counts.every((count, item) => {
    if (count === 0) return true;
    if ((open.remaining[item] as number) < count) return false;
    const { maxPerZone } = problem.items[item] as Item;
    return maxPerZone === Number.POSITIVE_INFINITY || (open.inZone.get(zoneKey(item, zone)) ?? 0) + count <= maxPerZone;
  });
}

/** Several ways of valuing and ordering items; items that need others on their machine come first, so that those are still to be had. */
export function startWorths(problem: PackProblem): readonly (readonly number[])[] {
  const { items, dimensions } = problem;
  const demand = dimensions.map((_, dimension) => items.reduce((sum, { count, size }) => sum + count * (size[dimension] as number), 0));
  const share = ({ size }: Item) => size.map((one, dimension) => one / Math.max(1, demand[dimension] as number));
  return [
    items.map((item) => share(item).reduce((sum, one) => sum + one, 0) + 1e-9),
    items.map((item) => Math.max(...share(item), 0) + 1e-9),
    ...dimensions.map((_, dimension) =>
      items.map((item) => (share(item)[dimension] as number) + 1e-6 * share(item).reduce((sum, one) => sum + one, 0) + 1e-12),
    ),
  ];
}

export function orderBy(problem: PackProblem, key: readonly number[]): readonly number[] {
  const first = (item: number) => ((problem.items[item] as Item).together.length > 0 ? 0 : 1);
  return problem.items.map((_, item) => item).sort((a, b) => first(a) - first(b) || (key[b] as number) - (key[a] as number) || a - b);
}

/** Slots of work, counted and not timed: the same result on any machine. */
const REBUILD_WORK = 30_000_000;
/** A few machines are soon exhausted. */
const mostRounds = (machines: number, items: number) => Math.min(4000, 60 + 10 * machines * items);

/**
 * Empties a few machines and fills anew, in the room that others have left and in machines of any class; keeps what is
 * not dearer. Then each machine becomes the cheapest that holds its contents.
 */
export function improvePacking(
  problem: PackProblem,
  start: readonly Pattern[],
  worths: readonly (readonly number[])[],
  deadlineMs: number,
  keep: (patterns: readonly Pattern[]) => void,
): readonly Pattern[] {
  const settled = new WeakSet<Pattern>();
  let best = downsized(problem, start, settled);
  let bestCost = costOfPatterns(problem, best);
  const random = seededNumbers(4711);
  let work = 0;
  const rounds = mostRounds(best.length, problem.items.length);
  for (let round = 0; round < rounds && work < REBUILD_WORK && best.length > 0; round++) {
    if (performance.now() > deadlineMs) break;
    const out = new Set<number>();
    const size = Math.min(best.length, 1 + Math.floor(random() * Math.min(8, 1 + best.length / 2)));
    while (out.size < size) out.add(Math.floor(random() * best.length));
    const worth = worths[Math.floor(random() * worths.length)] as readonly number[];
    const noisy = worth.map((one) => one * (0.7 + 0.6 * random()));
    const kept = best.filter((_, index) => !out.has(index));
    work += (problem.classes.length * (size + 2) + kept.length) * problem.items.length;
    const found = greedyPack(problem, noisy, orderBy(problem, noisy), kept);
    if (found === undefined) continue;
    const next = downsized(problem, found, settled);
    const cost = costOfPatterns(problem, next);
    if (cost > bestCost) continue;
    if (cost < bestCost) keep(next);
    best = next;
    bestCost = cost;
  }
  return best;
}

/** Each machine as the cheapest of its zone that holds what it runs; those that are settled are it already. Empty machines go. */
function downsized(problem: PackProblem, patterns: readonly Pattern[], settled: WeakSet<Pattern>): readonly Pattern[] {
  const left = [...problem.most];
  for (const { cls } of patterns) {
    const { pool } = problem.classes[cls] as MachineClass;
    left[pool] = (left[pool] as number) - 1;
  }
  return patterns.flatMap((pattern) => {
    if (settled.has(pattern)) return [pattern];
    const own = problem.classes[pattern.cls] as MachineClass;
    if (pattern.counts.every((count) => count === 0)) {
      left[own.pool] = (left[own.pool] as number) + 1;
      return [];
    }
    let best = pattern.cls;
    const used = problem.dimensions.map((_, dimension) =>
      pattern.counts.reduce(
        (sum, count, item) => (count === 0 ? sum : sum + count * ((problem.items[item] as Item).size[dimension] as number)),
        0,
      ),
    );
    for (const [cls, { cost, pool, zone, capacity }] of problem.classes.entries()) {
      if (cost >= (problem.classes[best] as MachineClass).cost || (left[pool] as number) <= 0) continue;
      if (used.some((amount, dimension) => amount > (capacity[dimension] as number))) continue;
      if (problem.hasZones && zone !== own.zone) continue;
      if (fitsOn(problem, cls, pattern.counts)) best = cls;
    }
    if (best === pattern.cls) {
      settled.add(pattern);
      return [pattern];
    }
    left[own.pool] = (left[own.pool] as number) + 1;
    const { pool } = problem.classes[best] as MachineClass;
    left[pool] = (left[pool] as number) - 1;
    const smaller = { cls: best, counts: pattern.counts };
    settled.add(smaller);
    return [smaller];
  });
}
