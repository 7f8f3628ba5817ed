import type { Item, MachineClass, PackProblem, Pattern } from "./pack-problem";
import { fitsOn } from "./pack-problem";

/** Nodes that an enumeration of all fillings may visit, and fillings that a model may hold. */
const MOST_NODES = 300_000;
const MOST_PATTERNS = 4_000;

/**
 * Every filling of every class that some plan may need, or undefined where there are too many. A filling to which another
 * replica could be added is left out, since replicas too many can be left out of the larger one; but not of items that
 * others need on their machine.
 */
export function allPatterns(problem: PackProblem): readonly Pattern[] | undefined {
  const { items, classes, maxOn } = problem;
  const patterns: Pattern[] = [];
  let nodes = 0;
  for (const [cls, { capacity }] of classes.entries()) {
    const counts = items.map(() => 0);
    const left = [...capacity];
    const isMaximal = (): boolean =>
      items.every((item, index) => {
        if (item.isNeeded || (counts[index] as number) >= (maxOn[cls]?.[index] as number)) return true;
        counts[index] = (counts[index] as number) + 1;
        const fits = fitsOn(problem, cls, counts);
        counts[index] = (counts[index] as number) - 1;
        return !fits;
      });
    const visit = (index: number): boolean => {
      if (++nodes > MOST_NODES || patterns.length > MOST_PATTERNS) return false;
      const item = items[index];
      if (item === undefined) {
        if (counts.some((count) => count > 0) && fitsOn(problem, cls, counts) && isMaximal()) patterns.push({ cls, counts: [...counts] });
        return true;
      }
      const most = roomIn(item, left, item.apart.some((other) => (counts[other] as number) > 0) ? 0 : (maxOn[cls]?.[index] as number));
      for (let count = most; count >= 0; count--) {
        counts[index] = count;
        for (const [dimension, size] of item.size.entries()) left[dimension] = (left[dimension] as number) - size * count;
        const isDone = visit(index + 1);
        for (const [dimension, size] of item.size.entries()) left[dimension] = (left[dimension] as number) + size * count;
        counts[index] = 0;
        if (!isDone) return false;
      }
      return true;
    };
    if (!visit(0)) return undefined;
  }
  return patterns;
}

function roomIn({ size }: Item, left: readonly number[], most: number): number {
  let room = most;
  for (const [dimension, one] of size.entries()) if (one > 0) room = Math.min(room, Math.floor((left[dimension] as number) / one));
  return Math.max(0, room);
}

export interface Priced {
  readonly pattern: Pattern;
  readonly value: number;
  /** No filling is worth more; above `value` where the search was cut off. */
  readonly bound: number;
}

/** Nodes of one search; beyond, its bound is what the open branches promise. */
const PRICING_NODES = 3_000;
/** A filling this near to what the rest could give is good enough; the bound counts the difference. */
const GOOD_ENOUGH_FRACTION = 0.00002;

/**
 * The filling of a class that is worth most at the given values: a knapsack in several dimensions, by depth first with
 * the fractional knapsack of one weighted dimension as the bound. Items that need others are taken alone too, which
 * can only raise the bound. Where nothing can be worth nearly what the class costs, the search is left out.
 */
export function bestPattern(problem: PackProblem, cls: number, values: readonly number[], cost: number): Priced {
  const { items, classes, maxOn } = problem;
  const { capacity } = classes[cls] as MachineClass;
  const candidates = items.flatMap((item, index) => {
    const most = maxOn[cls]?.[index] as number;
    return most > 0 && (values[index] as number) > 1e-12 ? [{ index, item, most, value: values[index] as number }] : [];
  });
  const { weights, room } = surrogate(candidates, capacity);
  const weightOf = ({ size }: Item) => size.reduce((sum, one, dimension) => sum + one * (weights[dimension] as number), 0);
  const ordered = candidates
    .map((one) => ({ ...one, weight: weightOf(one.item) }))
    .sort((a, b) => b.value / Math.max(b.weight, 1e-12) - a.value / Math.max(a.weight, 1e-12) || a.index - b.index);
  const counts = items.map(() => 0);
  const left = [...capacity];
  let best = [...counts];
  let bestValue = 0;
  let open = 0;
  let nodes = 0;
  const promise = (from: number, roomLeft: number): number => {
    let rest = roomLeft;
    let sum = 0;
    for (let at = from; at < ordered.length; at++) {
      const { most, value, weight } = ordered[at] as (typeof ordered)[number];
      if (weight * most <= rest) {
        sum += value * most;
        rest -= weight * most;
      } else {
        return sum + (value * rest) / weight;
      }
    }
    return sum;
  };
  const visit = (at: number, value: number, roomLeft: number): void => {
    nodes++;
    if (value > bestValue + 1e-9) {
      bestValue = value;
      best = [...counts];
    }
    const one = ordered[at];
    if (one === undefined) return;
    const hasConflict = one.item.apart.some((other) => (counts[other] as number) > 0);
    const most = hasConflict ? 0 : roomIn(one.item, left, one.most);
    for (let count = most; count >= 0; count--) {
      const bound = value + count * one.value + promise(at + 1, roomLeft - count * one.weight);
      if (bound <= bestValue * (1 + GOOD_ENOUGH_FRACTION)) continue;
      if (nodes >= PRICING_NODES) {
        open = Math.max(open, bound);
        continue;
      }
      counts[one.index] = count;
      for (const [dimension, size] of one.item.size.entries()) left[dimension] = (left[dimension] as number) - size * count;
      visit(at + 1, value + count * one.value, roomLeft - count * one.weight);
      for (const [dimension, size] of one.item.size.entries()) left[dimension] = (left[dimension] as number) + size * count;
      counts[one.index] = 0;
    }
  };
  const atMost = promise(0, room);
  // Limited classes have no say in how far values may be scaled, but their own worth counts.
  if (atMost > cost * 0.98) visit(0, 0, room);
  else open = atMost;
  return { pattern: { cls, counts: best }, value: bestValue, bound: Math.max(bestValue * (1 + GOOD_ENOUGH_FRACTION), open) };
}

/** The weighting of the dimensions (of some) whose fractional knapsack promises least, scaled to a machine of room 1. */
function surrogate(
  candidates: readonly { readonly item: Item; readonly most: number; readonly value: number }[],
  capacity: readonly number[],
): { readonly weights: readonly number[]; readonly room: number } {
  const used = capacity.map((_, dimension) => (candidates.some(({ item }) => (item.size[dimension] as number) > 0) ? 1 : 0));
  let mix: number[] = [...used];
  let best = { weights: scaled(mix, capacity), promise: Number.POSITIVE_INFINITY };
  const attempt = (shares: readonly number[]): boolean => {
    const weights = scaled(shares, capacity);
    const promise = fractional(candidates, weights);
    if (promise >= best.promise - 1e-12) return false;
    best = { weights, promise };
    mix = [...shares];
    return true;
  };
  attempt(mix);
  for (const dimension of capacity.keys()) if (used[dimension] === 1) attempt(capacity.map((_, other) => (other === dimension ? 1 : 0)));
  for (let factor = 2; factor > 1.1; factor = Math.sqrt(factor)) {
    for (const dimension of capacity.keys()) {
      if (used[dimension] !== 1) continue;
      for (const change of [factor, 1 / factor])
        attempt(mix.map((share, other) => (other === dimension ? Math.max(share, 0.01) * change : share)));
    }
  }
  return { weights: best.weights, room: 1 };
}

function scaled(shares: readonly number[], capacity: readonly number[]): readonly number[] {
  const sum = shares.reduce((total, share, dimension) => total + ((capacity[dimension] as number) > 0 ? share : 0), 0) || 1;
  return shares.map((share, dimension) => ((capacity[dimension] as number) > 0 ? share / sum / (capacity[dimension] as number) : 0));
}

function fractional(
  candidates: readonly { readonly item: Item; readonly most: number; readonly value: number }[],
  weights: readonly number[],
): number {
  let rest = 1;
  let sum = 0;
  const weighed = candidates
    .map(({ item, most, value }) => ({
      most,
      value,
      weight: item.size.reduce((total, one, dimension) => total + one * (weights[dimension] as number), 0),
    }))
    .sort((a, b) => b.value * a.weight - a.value * b.weight);
  for (const { most, value, weight } of weighed) {
    if (weight * most > rest) return sum + (value * rest) / weight;
    sum += value * most;
    rest -= weight * most;
  }
  return sum;
}
