/**
 * Commitment pools: capacity that machines on demand use at a discount. Which machines use which pool is not a
 * decision but an order, the same as for priced stacks: the pools in the order of their list; for each, the machines
 * that match it, smallest size first, then by workload. Whether to take a pool that is not owned is a decision.
 *
 *   use of pool k by workload w   u[k,w] = what is left of w's machine hours and of k, in that order
 *   saved                         S = sum discount(k) x price on demand of u[k,w]
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

/**
 * What a choice saves with the pools that are taken. `used` is in the pool's own unit: vCPUs around the clock, or USD
 * an hour. `chosen` is in the order of the workloads' names.
 */
export function settlePools(
  pools: readonly CommitmentPool[],
  isTaken: (pool: number) => boolean,
  chosen: readonly Candidate[],
): Settlement {
  /** Share of each choice's machine hours that no pool has covered yet. */
  const left = new Float64Array(chosen.length).fill(1);
  let savedMicro = 0;
  let fixed = 0;
  const uses = pools.map((pool, index) => {
    if (!pool.owned && !isTaken(index)) return { isTaken: false, used: 0, savedMicro: 0 };
    fixed += fixedMicro(pool);
    const capacity = monthlyCapacity(pool);
    let free = capacity;
    let saved = 0;
    const matching = chosen
      .map((candidate, at) => ({ candidate, at, demand: poolDemand(pool, candidate) }))
      .filter(({ demand }) => demand > 0)
      .sort(
        (a, b) =>
          a.candidate.size.vcpus - b.candidate.size.vcpus || compareText(a.candidate.size.type, b.candidate.size.type) || a.at - b.at,
      );
    for (const { candidate, at, demand } of matching) {
      if (free <= 0) break;
      const open = left[at] as number;
      const share = Math.min(open, free / demand);
      if (share <= 0) continue;
      left[at] = share === open ? 0 : open - share;
      free -= share * demand;
      saved += Math.round(share * onDemandUse(candidate).micro * pool.discountFraction);
    }
    savedMicro += saved;
    const used = capacity - Math.max(0, free);
    return {
      isTaken: true,
      used: pool.capacity.unit === "vcpus" ? used / HOURS_PER_MONTH : used / HOURS_PER_MONTH / 1e6,
      savedMicro: saved,
    };
  });
  return { savedMicro, fixedMicro: fixed, uses };
}

/** Up to this many pools that are not owned every subset is tried; beyond it one pool is taken or left at a time. */
const MOST_TRIED = 10;

/**
 * The settlement that costs least: which pools to take follows from the choice. Of equals the one that takes fewer of
 * the first pools. With more than ten pools to decide the subset is the best that single changes lead to.
 */
export function bestSettlement(pools: readonly CommitmentPool[], chosen: readonly Candidate[]): Settlement {
  const open = pools.flatMap((pool, index) => (pool.owned ? [] : [index]));
  const netOf = ({ fixedMicro: fixed, savedMicro }: Settlement) => fixed - savedMicro;
  const settled = (taken: ReadonlySet<number>) => settlePools(pools, (pool) => taken.has(pool), chosen);
  let taken = new Set<number>();
  let best = settled(taken);
  if (open.length === 0) return best;
  if (open.length <= MOST_TRIED) {
    for (let mask = 1; mask < 1 << open.length; mask++) {
      const trial = settled(new Set(open.filter((_, bit) => (mask >> bit) & 1)));
      if (netOf(trial) < netOf(best)) best = trial;
    }
    return best;
  }
  for (let changed = true; changed; ) {
    changed = false;
    for (const pool of open) {
      const other = new Set(taken);
      if (!other.delete(pool)) other.add(pool);
      const trial = settled(other);
      if (netOf(trial) >= netOf(best)) continue;
      best = trial;
      taken = other;
      changed = true;
    }
  }
  return best;
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
