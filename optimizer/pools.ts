/**
 * Commitment pools: capacity that machines on demand use at a discount. Which machines use which pool is not a
 * decision but an order, the same as for priced stacks: the pools in the order of their list; for each, the machines
 * that match it, smallest size first, then by workload. Whether to take a pool that is not owned is a decision.
 *
 *   use of pool k by workload w   u[k,w] = what is left of w's machine hours and of k, in that order
 *   saved                         S = sum (1 - remaining(k)) x price on demand of u[k,w], remaining = 1 - discount where not stated
 */
import { type CommitmentPool, HOURS_PER_MONTH, microUsd } from "../model";
import type { Candidate } from "./candidates";
import { purchaseOrder } from "./market";
import { compareText } from "./order";

/** Machine hours on demand of a choice, and what they cost. */
export interface OnDemandUse {
  readonly vcpuHours: number;
  readonly micro: number;
}

const NO_USE: OnDemandUse = { vcpuHours: 0, micro: 0 };
const ON_DEMAND = purchaseOrder.indexOf("on-demand");

/** What of an offer pools may cover: all of it on demand, a part of it where it pays in several ways. */
export function onDemandUse(candidate: Candidate): OnDemandUse {
  if (candidate.onDemand !== undefined) return candidate.onDemand;
  if (candidate.purchaseIndex !== ON_DEMAND) return NO_USE;
  const usdPerMonth = candidate.region.usdPerMonth[ON_DEMAND]?.[candidate.position] ?? Number.NaN;
  return { vcpuHours: candidate.vcpus * HOURS_PER_MONTH, micro: Math.round(usdPerMonth * candidate.count * 1e6) };
}

export function matchesPool(pool: CommitmentPool, candidate: Candidate): boolean {
  const { region, size } = candidate;
  return (
    pool.provider === region.provider &&
    (pool.region === undefined || pool.region === region.id) &&
    (pool.family === undefined || pool.family === size.family) &&
    (pool.size === undefined || pool.size === size.type)
  );
}

/** Share of the price on demand that covered use costs less. */
export function savedFraction({ discountFraction, remainingFraction }: CommitmentPool): number {
  return remainingFraction === undefined ? discountFraction : 1 - remainingFraction;
}

/** What a pool covers in a month, in the unit that uses of it are counted in: vCPU-hours, or micro-dollars after its discount. */
export function monthlyCapacity(pool: CommitmentPool): number {
  return pool.capacity.unit === "vcpus" ? pool.capacity.count * HOURS_PER_MONTH : pool.capacity.usdPerHour * HOURS_PER_MONTH * 1e6;
}

/** How much of a pool's month an offer's machines on demand take, if all of them use it; 0 where they do not match. */
export function poolDemand(pool: CommitmentPool, candidate: Candidate): number {
  if (!matchesPool(pool, candidate)) return 0;
  const use = onDemandUse(candidate);
  return pool.capacity.unit === "vcpus" ? use.vcpuHours : use.micro * (1 - pool.discountFraction);
}

export interface Settlement {
  readonly savedMicro: number;
  /** Fixed prices of the pools taken that are not owned. */
  readonly fixedMicro: number;
  /** Per pool, in the order of the list; of pools that are not taken too, with nothing used. */
  readonly uses: readonly { readonly isTaken: boolean; readonly used: number; readonly savedMicro: number }[];
}

/** Fixed price of a pool as far as it is decided. */
export function fixedMicro(pool: CommitmentPool): number {
  return pool.owned ? 0 : microUsd(pool.usdPerMonth);
}

/** What an offer may use of each pool; worked out once for an offer and a list of pools. */
interface Uses {
  readonly micro: number;
  readonly demands: Float64Array;
}

const memo = new WeakMap<readonly CommitmentPool[], WeakMap<Candidate, Uses | null>>();

function usesOf(pools: readonly CommitmentPool[], candidate: Candidate): Uses | null {
  let known = memo.get(pools);
  if (known === undefined) {
    known = new WeakMap();
    memo.set(pools, known);
  }
  let uses = known.get(candidate);
  if (uses === undefined) {
    const demands = Float64Array.from(pools, (pool) => poolDemand(pool, candidate));
    uses = demands.some((demand) => demand > 0) ? { micro: onDemandUse(candidate).micro, demands } : null;
    known.set(candidate, uses);
  }
  return uses;
}

/** A choice that some pool may cover. */
interface Entry {
  readonly candidate: Candidate;
  readonly at: number;
  readonly uses: Uses;
}

/** The choices that pools may cover, in the order in which they use them up. */
function entriesOf(pools: readonly CommitmentPool[], chosen: readonly Candidate[]): readonly Entry[] {
  const entries: Entry[] = [];
  for (const [at, candidate] of chosen.entries()) {
    const uses = usesOf(pools, candidate);
    if (uses !== null) entries.push({ candidate, at, uses });
  }
  return entries.sort(
    (a, b) => a.candidate.size.vcpus - b.candidate.size.vcpus || compareText(a.candidate.size.type, b.candidate.size.type) || a.at - b.at,
  );
}

type PoolUse = Settlement["uses"][number];
const UNUSED: PoolUse = { isTaken: false, used: 0, savedMicro: 0 };

/** Uses of some of the pools, in their order; the others have no part in it. */
function useUp(
  pools: readonly CommitmentPool[],
  some: readonly number[],
  isTaken: (pool: number) => boolean,
  entries: readonly Entry[],
): readonly PoolUse[] {
  /** Share of each entry's machine hours that no pool has covered yet. */
  const left = new Float64Array(entries.length).fill(1);
  return some.map((index) => {
    const pool = pools[index] as CommitmentPool;
    if (!pool.owned && !isTaken(index)) return UNUSED;
    const capacity = monthlyCapacity(pool);
    let free = capacity;
    let savedMicro = 0;
    for (let at = 0; at < entries.length && free > 0; at++) {
      const { uses } = entries[at] as Entry;
      const demand = uses.demands[index] as number;
      const open = left[at] as number;
      if (demand <= 0 || open <= 0) continue;
      const share = Math.min(open, free / demand);
      left[at] = share === open ? 0 : open - share;
      free -= share * demand;
      savedMicro += Math.round(share * uses.micro * savedFraction(pool));
    }
    const used = capacity - Math.max(0, free);
    return { isTaken: true, used: pool.capacity.unit === "vcpus" ? used / HOURS_PER_MONTH : used / HOURS_PER_MONTH / 1e6, savedMicro };
  });
}

function settlementOf(pools: readonly CommitmentPool[], uses: readonly PoolUse[]): Settlement {
  let savedMicro = 0;
  let fixed = 0;
  for (const [index, use] of uses.entries()) {
    savedMicro += use.savedMicro;
    if (use.isTaken) fixed += fixedMicro(pools[index] as CommitmentPool);
  }
  return { savedMicro, fixedMicro: fixed, uses };
}

/**
 * What a choice saves with the pools that are taken. `used` is in the pool's own unit: vCPUs around the clock, or USD
 * an hour. `chosen` is in the order of the workloads' names.
 */
export function settlePools(
  pools: readonly CommitmentPool[],
  isTaken: (pool: number) => boolean,
  chosen: readonly Candidate[],
): Settlement {
  const all = [...pools.keys()];
  return settlementOf(pools, useUp(pools, all, isTaken, entriesOf(pools, chosen)));
}

/** Up to this many pools that are not owned every subset is tried; beyond it one pool is taken or left at a time. */
const MOST_TRIED = 10;

/**
 * The settlement that costs least: which pools to take follows from the choice. Pools that share no machine are decided
 * apart. Of equals the one that takes fewer of the first pools. Where more than ten pools to decide share machines the
 * subset is the best that single changes lead to.
 */
export function bestSettlement(pools: readonly CommitmentPool[], chosen: readonly Candidate[]): Settlement {
  const entries = entriesOf(pools, chosen);
  const uses: PoolUse[] = pools.map(() => UNUSED);
  for (const cluster of clustersOf(pools, entries)) {
    const own = entries.filter((entry) => cluster.some((pool) => (entry.uses.demands[pool] as number) > 0));
    for (const [at, use] of bestOf(pools, cluster, own).entries()) uses[cluster[at] as number] = use;
  }
  return settlementOf(pools, uses);
}

/** Pools that some entry may use either of, by union of sets. */
function clustersOf(pools: readonly CommitmentPool[], entries: readonly Entry[]): readonly (readonly number[])[] {
  const cluster = pools.map((_, pool) => pool);
  for (const { uses } of entries) {
    let first = -1;
    for (const [pool, demand] of uses.demands.entries()) {
      if (demand <= 0) continue;
      if (first < 0) first = pool;
      const [from, to] = [cluster[pool] as number, cluster[first] as number];
      if (from !== to) for (const [at, own] of cluster.entries()) if (own === from) cluster[at] = to;
    }
  }
  return [...new Set(cluster)].map((id) => cluster.flatMap((own, pool) => (own === id ? [pool] : [])));
}

function bestOf(pools: readonly CommitmentPool[], cluster: readonly number[], entries: readonly Entry[]): readonly PoolUse[] {
  const open = cluster.filter((pool) => !(pools[pool] as CommitmentPool).owned);
  const settled = (taken: ReadonlySet<number>) => useUp(pools, cluster, (pool) => taken.has(pool), entries);
  const netOf = (uses: readonly PoolUse[]) =>
    uses.reduce(
      (sum, { isTaken, savedMicro }, at) => sum + (isTaken ? fixedMicro(pools[cluster[at] as number] as CommitmentPool) : 0) - savedMicro,
      0,
    );
  let taken = new Set<number>();
  let best = settled(taken);
  let bestNet = netOf(best);
  const isBetter = (trial: readonly PoolUse[]): boolean => {
    const net = netOf(trial);
    if (net >= bestNet) return false;
    best = trial;
    bestNet = net;
    return true;
  };
  if (open.length <= MOST_TRIED) {
    for (let mask = 1; mask < 1 << open.length; mask++) isBetter(settled(new Set(open.filter((_, bit) => (mask >> bit) & 1))));
    return best;
  }
  for (let changed = true; changed; ) {
    changed = false;
    for (const pool of open) {
      const other = new Set(taken);
      if (!other.delete(pool)) other.add(pool);
      if (!isBetter(settled(other))) continue;
      taken = other;
      changed = true;
    }
  }
  return best;
}

/** Ranks of sizes, by name, in the order in which a pool is used up. */
export function poolOrder(candidates: readonly Candidate[]): ReadonlyMap<string, number> {
  const sizes = new Map(candidates.map(({ size }) => [size.type, size]));
  return new Map(
    [...sizes.values()].sort((a, b) => a.vcpus - b.vcpus || compareText(a.type, b.type)).map(({ type }, rank) => [type, rank]),
  );
}

/**
 * How far a pool reaches, as far as it is decided: sizes of a rank below `covered` are wholly covered by it and the
 * pools before it, those of a rank above `reached` not at all.
 */
export interface PoolReach {
  readonly covered: number;
  readonly reached: number;
}

/** Whether some machine may match two pools: then what one leaves to the other matters. */
export function poolsOverlap(pools: readonly CommitmentPool[]): boolean {
  const differ = (a: string | undefined, b: string | undefined) => a !== undefined && b !== undefined && a !== b;
  return pools.some((a, at) =>
    pools
      .slice(at + 1)
      .some((b) => !(a.provider !== b.provider || differ(a.region, b.region) || differ(a.family, b.family) || differ(a.size, b.size))),
  );
}
