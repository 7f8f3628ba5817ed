/**
 * Which commitment pools to take, and how far each reaches in the order of its use: best first, each node bounded by the
 * dual, which starts from the prices of its parent. Fixed prices and the order of use are what a relaxation bounds worst;
 * with them decided the rest is nearly a plan.
 */
import type { Lagrangian, PoolState } from "./lagrangian";
import type { PoolReach } from "./pools";
import { raiseBound } from "./raise-bound";

export interface PoolLeaf {
  readonly states: readonly PoolState[];
  readonly reach: readonly PoolReach[];
  readonly bound: number;
}

interface Node extends PoolLeaf {
  readonly lambda: Float64Array;
  readonly nu: Float64Array;
  readonly pi: Float64Array;
  /** Share of each pool that its best use fills. */
  readonly filled: readonly number[];
}

export interface PoolSearchOptions {
  readonly upper: () => number;
  readonly visit: () => void;
  readonly tolerance: (objectiveMicro: number) => number;
  readonly deadlineMs: number;
}

const NODE_ITERATIONS = 80;
const MOST_NODES = 120;
/** Of fewer members an engine decides how far pools reach. */
const MANY_MEMBERS = 40;

/** Every way to take pools that may hold a better plan, with its bound; the least bound is one of the whole. */
export function searchPools(dual: Lagrangian, rootBound: number, options: PoolSearchOptions): readonly PoolLeaf[] {
  const { flat } = dual;
  const start = dual.poolStates.slice();
  const nodeOf = (states: readonly PoolState[], reach: readonly PoolReach[], bound: number): Node => {
    const { pools } = dual.measure();
    return {
      states: states.slice(),
      reach: reach.slice(),
      bound,
      lambda: dual.lambda.slice(),
      nu: dual.nu.slice(),
      pi: dual.pi.slice(),
      filled: flat.pools.map(({ capacity }, k) => (capacity > 0 ? (pools[k] as number) / capacity : 0)),
    };
  };
  const isOpen = ({ bound }: PoolLeaf) => bound < options.upper() - options.tolerance(options.upper());
  let open: Node[] = [nodeOf(start, dual.poolReach, rootBound)];
  const startReach = dual.poolReach.slice();
  const leaves: PoolLeaf[] = [];
  for (let nodes = 0; open.length > 0 && nodes < MOST_NODES && performance.now() < options.deadlineMs; nodes++) {
    open.sort((a, b) => a.bound - b.bound);
    const node = open.shift() as Node;
    if (!isOpen(node)) {
      leaves.push(node);
      continue;
    }
    const children = branch(node, flat);
    if (children.length === 0) {
      leaves.push(node);
      continue;
    }
    for (const { states, reach } of children) {
      for (const [k, one] of states.entries()) dual.poolStates[k] = one;
      for (const [k, one] of reach.entries()) dual.poolReach[k] = one;
      dual.lambda.set(node.lambda);
      dual.nu.set(node.nu);
      dual.pi.set(node.pi);
      const bound = raiseBound(dual, {
        iterations: NODE_ITERATIONS,
        deadlineMs: options.deadlineMs,
        upper: options.upper,
        visit: options.visit,
        isDone: (at) => at >= options.upper() - options.tolerance(options.upper()),
      });
      open.push(nodeOf(states, reach, Math.max(bound, node.bound)));
    }
    leaves.push(...open.filter((one) => !isOpen(one)));
    open = open.filter(isOpen);
  }
  for (const [k, state] of start.entries()) dual.poolStates[k] = state;
  for (const [k, reach] of startReach.entries()) dual.poolReach[k] = reach;
  return [...leaves, ...open].sort((a, b) => a.bound - b.bound);
}

interface Decided {
  readonly states: readonly PoolState[];
  readonly reach: readonly PoolReach[];
}

/** A node in two: a pool taken or left, or one that is used up reaching less or more far. None where all is decided. */
function branch(node: Node, { pools, size }: Lagrangian["flat"]): readonly Decided[] {
  const { states, reach } = node;
  const pool = branchingPool(node, pools);
  if (pool >= 0) return (["taken", "left"] as const).map((state) => ({ states: states.with(pool, state), reach }));
  if (size < MANY_MEMBERS) return [];
  let widest = -1;
  let most = 0;
  for (const [k, { covered, reached }] of reach.entries()) {
    if (states[k] !== "taken" || (node.filled[k] as number) < NEARLY_FULL) continue;
    const width = (reached - covered) * (pools[k]?.capacity ?? 0) * (node.nu[k] as number);
    if (reached > covered && width > most) {
      widest = k;
      most = width;
    }
  }
  if (widest < 0) return [];
  const { covered, reached } = reach[widest] as PoolReach;
  const middle = (covered + reached) >> 1;
  return [
    { states, reach: reach.with(widest, { covered, reached: middle }) },
    { states, reach: reach.with(widest, { covered: middle + 1, reached }) },
  ];
}

/** A pool with room to spare covers all that matches it: the order of its use does not matter. */
const NEARLY_FULL = 0.98;

/** The open pool whose fixed price is least decided by the prices; -1 where none is open. */
function branchingPool({ states, filled }: Node, pools: Lagrangian["flat"]["pools"]): number {
  let best = -1;
  let bestScore = -1;
  for (const [k, state] of states.entries()) {
    if (state !== "open") continue;
    const share = Math.min(1, filled[k] as number);
    const score = (pools[k]?.fixedMicro ?? 0) * (0.01 + Math.min(share, 1 - share));
    if (score > bestScore) {
      best = k;
      bestScore = score;
    }
  }
  return best;
}
