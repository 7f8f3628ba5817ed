/**
 * From a load profile to machines, and from machines to the cheapest ways of paying for them.
 *
 * At each step of the profile as many machines run as carry its load at the target utilisation, and never fewer than
 * the least count and the zones ask for. Machine k therefore runs in the steps that need at least k machines: the
 * load-duration curve. The first machines run all month, the last ones at the peak only.
 *
 *   cost(k, committed) = 730 h x price         a commitment is paid whether the machine runs or not
 *   cost(k, on demand) = hours(k) x price      with Google's sustained-use discount only where hours(k) = 730: for
 *                                              fewer hours the discount is smaller, and none is counted
 *   cost(k, spot)      = hours(k) x price + expected interruptions in these hours
 *
 * Of each m machines that run at once, at most floor(maxSpotFraction x m) may be on spot. As the machines of every
 * step are the first m, these limits are nested, and taking spot where it saves most, as far as all of them allow,
 * is exactly optimal (the limits form a laminar matroid).
 *
 * Where off-hours stop the machines the profile is one of the hours that are left.
 */
import { HOURS_PER_MONTH, microUsd, type WorkloadNeed } from "../model";
import { hoursOf } from "./hours";

/** Machines that run the same hours. */
export interface RunGroup {
  readonly count: number;
  /** Hours a month of each. */
  readonly hours: number;
}

/** Machines of one choice that are paid in one way. */
export interface PaidShare {
  readonly purchaseIndex: number;
  readonly count: number;
  /** Hours a month that they run together. */
  readonly machineHours: number;
  readonly micro: number;
}

/** What a way of paying asks for one machine. */
export interface Rate {
  readonly purchaseIndex: number;
  readonly kind: "on-demand" | "spot" | "committed";
  /** Price of a machine that runs all month. */
  readonly usdPerMonth: number;
  /** Price of an hour where it runs less; not used where committed. */
  readonly usdPerHour: number;
  /** Weighted expected loss of an hour on this way, compared but not paid. */
  readonly riskUsdPerHour: number;
}

/** Without the noise of adding up shares of a month. */
const wholeHours = (hours: number) => Number(hours.toFixed(9));

/** The load-duration curve: groups of machines, those that run longest first. `countFor` is the number for a share of the load. */
export function runGroups(need: WorkloadNeed, countFor: (loadFraction: number) => number): readonly RunGroup[] {
  const profile = need.loadProfile ?? [];
  const steps = profile
    .map(({ timeFraction, loadFraction }) => ({ timeFraction, machines: countFor(loadFraction) }))
    .sort((a, b) => a.machines - b.machines);
  const groups: RunGroup[] = [];
  let before = 0;
  let passedFraction = 0;
  for (const { timeFraction, machines } of steps) {
    // Nothing has passed: these run all month, to the last bit.
    if (machines > before) groups.push({ count: machines - before, hours: wholeHours((1 - passedFraction) * hoursOf(need)) });
    before = Math.max(before, machines);
    passedFraction += timeFraction;
  }
  return groups;
}

export function machineHoursOf(groups: readonly RunGroup[]): number {
  let sum = 0;
  for (const { count, hours } of groups) sum += count * hours;
  return sum;
}

/** What one machine of a group costs on a way. */
export function machineUsd({ hours }: RunGroup, rate: Rate): number {
  return rate.kind === "committed" || hours === HOURS_PER_MONTH ? rate.usdPerMonth : rate.usdPerHour * hours;
}

interface Assigned {
  readonly group: RunGroup;
  readonly rate: Rate;
  readonly count: number;
}

function sharesOf(assigned: readonly Assigned[]): readonly PaidShare[] {
  const shares = new Map<number, { count: number; machineHours: number; usd: number }>();
  const [only] = assigned;
  if (only !== undefined && assigned.length === 1) {
    const { group, rate, count } = only;
    return [
      {
        purchaseIndex: rate.purchaseIndex,
        count,
        machineHours: wholeHours(count * group.hours),
        micro: microUsd(count * machineUsd(group, rate)),
      },
    ];
  }
  for (const { group, rate, count } of assigned) {
    if (count === 0) continue;
    const share = shares.get(rate.purchaseIndex) ?? { count: 0, machineHours: 0, usd: 0 };
    share.count += count;
    share.machineHours = wholeHours(share.machineHours + count * group.hours);
    share.usd += count * machineUsd(group, rate);
    shares.set(rate.purchaseIndex, share);
  }
  return [...shares]
    .sort(([a], [b]) => a - b)
    .map(([purchaseIndex, { count, machineHours, usd }]) => ({ purchaseIndex, count, machineHours, micro: microUsd(usd) }));
}

/** All machines paid one way. */
export function pureShare(groups: readonly RunGroup[], rate: Rate): readonly PaidShare[] {
  return sharesOf(groups.map((group) => ({ group, rate, count: group.count })));
}

/** Most of the first machines, up to the end of each group, that may be on spot. */
function spotLimits(groups: readonly RunGroup[], maxSpotFraction: number): number[] {
  let machines = 0;
  return groups.map(({ count }) => {
    machines += count;
    // 1e-9: 0.3 of 10 machines are 3.
    return Math.floor(maxSpotFraction * machines + 1e-9);
  });
}

/** Sums of products differ by so much where they are equal: then the first way of the order is taken. */
const NOISE_USD = 1e-8;

/** The cheapest way of paying for each machine; undefined where some machine has none. */
export function cheapestMix(
  groups: readonly RunGroup[],
  rates: readonly Rate[],
  maxSpotFraction: number,
): readonly PaidShare[] | undefined {
  const spot = rates.find(({ kind }) => kind === "spot");
  const objective = (group: RunGroup, rate: Rate) => machineUsd(group, rate) + rate.riskUsdPerHour * group.hours;
  const firm = groups.map((group) => {
    let best: Rate | undefined;
    let usd = Number.POSITIVE_INFINITY;
    for (const rate of rates) {
      const own = objective(group, rate);
      if (rate.kind === "spot" || own >= usd - NOISE_USD) continue;
      best = rate;
      usd = own;
    }
    return { best, usd };
  });
  const limits = spotLimits(groups, maxSpotFraction);
  const onSpot = groups.map(() => 0);
  if (spot !== undefined) {
    const order = groups
      .map((group, index) => ({ index, saving: (firm[index]?.usd ?? 0) - objective(group, spot) }))
      .filter(({ saving }) => saving > NOISE_USD)
      .sort((a, b) => b.saving - a.saving || a.index - b.index);
    for (const { index } of order) {
      let free = groups[index]?.count ?? 0;
      for (let end = index; end < limits.length; end++) free = Math.min(free, limits[end] as number);
      onSpot[index] = free;
      for (let end = index; end < limits.length; end++) limits[end] = (limits[end] as number) - free;
    }
  }
  const assigned: Assigned[] = [];
  for (const [index, group] of groups.entries()) {
    const taken = onSpot[index] as number;
    if (spot !== undefined && taken > 0) assigned.push({ group, rate: spot, count: taken });
    const rate = firm[index]?.best;
    if (taken === group.count) continue;
    if (rate === undefined) return undefined;
    assigned.push({ group, rate, count: group.count - taken });
  }
  return sharesOf(assigned);
}

/**
 * A given number of machines on each way, as a lock file keeps them, at least cost: commitments take the machines that
 * run longest, the others follow by their price of an hour, spot as far as its limits allow. As on-demand machines that
 * run all month may have a discount, every number of them among those is tried. Undefined where the numbers do not add
 * up, a way has no price, or too many are on spot.
 */
export function givenMix(
  groups: readonly RunGroup[],
  rates: readonly Rate[],
  counts: ReadonlyMap<number, number>,
  maxSpotFraction: number,
): readonly PaidShare[] | undefined {
  const machines = groups.reduce((sum, { count }) => sum + count, 0);
  if ([...counts.values()].reduce((sum, count) => sum + count, 0) !== machines) return undefined;
  if ([...counts.keys()].some((index) => !rates.some(({ purchaseIndex }) => purchaseIndex === index))) return undefined;
  const perHour = (rate: Rate) => (rate.kind === "committed" ? Number.NEGATIVE_INFINITY : rate.usdPerHour + rate.riskUsdPerHour);
  const ways = rates
    .filter(({ purchaseIndex }) => counts.has(purchaseIndex))
    .sort((a, b) => perHour(a) - perHour(b) || a.purchaseIndex - b.purchaseIndex);
  const onDemand = ways.find(({ kind }) => kind === "on-demand");
  const most = Math.min(onDemand === undefined ? 0 : (counts.get(onDemand.purchaseIndex) ?? 0), groups[0]?.count ?? 0);
  let best: { readonly assigned: readonly Assigned[]; readonly usd: number } | undefined;
  for (let allMonth = 0; allMonth <= most; allMonth++) {
    const assigned = filled(groups, ways, counts, spotLimits(groups, maxSpotFraction), onDemand, allMonth);
    if (assigned === undefined) continue;
    const usd = assigned.reduce(
      (sum, { group, rate, count }) => sum + count * (machineUsd(group, rate) + rate.riskUsdPerHour * group.hours),
      0,
    );
    if (best === undefined || usd < best.usd) best = { assigned, usd };
  }
  return best === undefined ? undefined : sharesOf(best.assigned);
}

/** Fills the machines one way after the other, with so many on demand among those that run all month. */
function filled(
  groups: readonly RunGroup[],
  ways: readonly Rate[],
  counts: ReadonlyMap<number, number>,
  limits: readonly number[],
  onDemand: Rate | undefined,
  allMonth: number,
): readonly Assigned[] | undefined {
  const left = new Map(counts);
  const assigned: Assigned[] = [];
  let onSpot = 0;
  const take = (group: RunGroup, rate: Rate, count: number) => {
    if (count === 0) return;
    left.set(rate.purchaseIndex, (left.get(rate.purchaseIndex) ?? 0) - count);
    if (rate.kind === "spot") onSpot += count;
    assigned.push({ group, rate, count });
  };
  for (const [index, group] of groups.entries()) {
    let open = group.count;
    if (index === 0 && onDemand !== undefined) {
      take(group, onDemand, allMonth);
      open -= allMonth;
    }
    const free = Math.max(0, Math.min(...limits.slice(index)) - onSpot);
    for (const rate of ways) {
      const own = Math.min(open, left.get(rate.purchaseIndex) ?? 0, rate.kind === "spot" ? free : open);
      take(group, rate, own);
      open -= own;
    }
    if (open > 0) return undefined;
  }
  return assigned;
}
