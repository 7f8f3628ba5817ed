import type { InstanceSize } from "../catalog";
import { type Choice, type CommitmentPool, usdFromMicro } from "../model";
import { type Candidate, compareCandidates, visitCandidates } from "./candidates";
import { type Charge, isDue } from "./charges";
import { mayStand } from "./groups";
import { coefficientOf, countsFlowFrom, type Limit } from "./limits";
import type { Market, MarketRegion } from "./market";
import { choiceOf } from "./offers";
import { onDemandUse, savedFraction } from "./pools";
import { type ChosenValue, flowMicro, limitUse, type Problem, totalsOf } from "./problem";
import type { Scan } from "./scan";

/**
 * The next best offer of one workload with the others kept and every constraint still met: least objective, by the
 * total order. `extraUsdPerMonth` is what the whole plan would cost more with it (compared cost: risk left out,
 * allowances for unpriced lines and data transfer included); it is negative where the plan pays more to risk less.
 * `late` where it is not looked for, because `untilMs` has passed.
 */
export function runnerUp(
  market: Market,
  problem: Problem,
  chosen: readonly Candidate[],
  index: number,
  scan: Scan | undefined,
  /** What the plan takes of each limit. */
  uses: readonly number[],
  totals: ChosenValue,
  untilMs: number,
): (Choice & { readonly extraUsdPerMonth: number }) | "late" | undefined {
  const workload = problem.workloads[index];
  const own = chosen[index];
  if (workload === undefined || own === undefined) return undefined;
  // A pinned choice has no second of its own.
  const fit = workload.fit.unpinned ?? workload.fit;
  // Pools and concentration depend on the whole plan: an offer alone does not say what it costs.
  const isShared = problem.pools.length > 0 || problem.concentrationMicro !== 0;
  const charges = problem.charges.filter(({ members }) => members.includes(index));
  const isFree =
    fit === workload.fit &&
    scan !== undefined &&
    problem.limits.length === 0 &&
    charges.length === 0 &&
    problem.need.maxProviders === undefined &&
    !isShared;
  if (!isFree && performance.now() > untilMs) return "late";
  const dataAt = flowsByRegion(market, problem, chosen, index, () => true);
  const dueAt = (region: MarketRegion) => (charges.length === 0 ? 0 : dueWith(charges, chosen, index, region));
  const flowsAt = charges.length === 0 ? dataAt : (region: MarketRegion) => dataAt(region) + dueAt(region);
  const countedFlows = new Map<Limit, (region: MarketRegion) => number>();
  const ownFlows = flowsAt(own.region);
  if (isShared) return bestOfWholePlans(market, problem, chosen, index, totals, flowsAt);
  const next = isFree ? scan.second : search();
  if (next === undefined) return undefined;
  const extra = next.comparedMicro + flowsAt(next.region) - own.comparedMicro - ownFlows;
  return { ...choiceOf(next, fit), extraUsdPerMonth: usdFromMicro(extra) };

  /** What an offer for this workload takes of a limit, the data that it sends and receives included. */
  function shareOf(limit: Limit, candidate: Candidate): number {
    const share = coefficientOf(limit, index, candidate);
    if (!limit.countsFlows) return share;
    let counted = countedFlows.get(limit);
    if (counted === undefined) {
      counted = flowsByRegion(market, problem, chosen, index, (sender) => countsFlowFrom(limit, sender));
      countedFlows.set(limit, counted);
    }
    return share + counted(candidate.region) + (limit.kind === "budget" ? dueAt(candidate.region) : 0);
  }

  function search(): Candidate | undefined {
    const allowed = allowedRegions(problem, chosen, index);
    // What each limit has left for this workload.
    const limits = problem.limits
      .map((limit, position) => ({ limit, left: limit.most - (uses[position] as number) + shareOf(limit, own as Candidate) }))
      .filter(({ limit }) => limit.members === undefined || limit.members.has(index) || limit.countsFlows);
    let best: Candidate | undefined;
    let bestMicro = Number.POSITIVE_INFINITY;
    visitCandidates(
      market,
      fit,
      problem.riskWeight,
      (make, objectiveMicro, _comparedMicro, region) => {
        const flows = flowsAt(region);
        const objective = objectiveMicro + flows;
        if (!(objective <= bestMicro)) return bestMicro;
        const candidate = make();
        if (limits.some(({ limit, left }) => shareOf(limit, candidate) > left)) return bestMicro;
        if (isSame(candidate, own as Candidate)) return bestMicro;
        if (objective === bestMicro && best !== undefined && compareCandidates(best, candidate) <= 0) return bestMicro;
        best = candidate;
        bestMicro = objective;
        return bestMicro;
      },
      allowed,
    );
    return best;
  }
}

/** What of these charges is due, were a workload in a region and the others where they are. */
function dueWith(charges: readonly Charge[], chosen: readonly Candidate[], index: number, region: MarketRegion): number {
  let sum = 0;
  for (const charge of charges) if (isDue(charge, (member) => (member === index ? region : chosen[member]?.region))) sum += charge.micro;
  return sum;
}

function isSame(a: Candidate, b: Candidate): boolean {
  return a.region.index === b.region.index && a.position === b.position && waysOfPaying(a) === waysOfPaying(b);
}

/** Not by `variant`: of a pinned mix nobody says which kind of mix it was. */
function waysOfPaying({ purchaseIndex, shares }: Candidate): string {
  return shares === undefined ? `${purchaseIndex}` : shares.map((share) => `${share.count} ${share.purchaseIndex}`).join();
}

function mayUse(pool: CommitmentPool, region: MarketRegion, size: InstanceSize): boolean {
  return (
    pool.provider === region.provider &&
    (pool.region ?? region.id) === region.id &&
    (pool.family ?? size.family) === size.family &&
    (pool.size ?? size.type) === size.type
  );
}

/** Offers that are tried with the whole plan: fewer in large portfolios, where each trial costs more. */
const TRIED = 40;
const TRIED_IN_LARGE = 8;
const LARGE = 100;

/**
 * The runner-up where pools or concentration tie everything together: the offers that promise most, each with the whole
 * plan settled again. An offer promises its own objective less the highest discount of a pool that it matches.
 */
function bestOfWholePlans(
  market: Market,
  problem: Problem,
  chosen: readonly Candidate[],
  index: number,
  totals: ChosenValue,
  flowsAt: (region: MarketRegion) => number,
): (Choice & { readonly extraUsdPerMonth: number }) | undefined {
  const workload = problem.workloads[index] as Problem["workloads"][number];
  const own = chosen[index] as Candidate;
  const fit = workload.fit.unpinned ?? workload.fit;
  const promised: { readonly candidate: Candidate; readonly micro: number }[] = [];
  const most = problem.workloads.length > LARGE ? TRIED_IN_LARGE : TRIED;
  const highest = problem.pools.reduce((discount, pool) => Math.max(discount, savedFraction(pool)), 0);
  // No offer promises less than its own cost with the highest discount on all of it.
  const limit = () => {
    const last = promised[most - 1];
    return last === undefined || highest >= 1 ? Number.POSITIVE_INFINITY : last.micro / (1 - highest);
  };
  visitCandidates(
    market,
    fit,
    problem.riskWeight,
    (make, objectiveMicro, comparedMicro, region, size) => {
      const discount = problem.pools.reduce((best, pool) => (mayUse(pool, region, size) ? Math.max(best, savedFraction(pool)) : best), 0);
      const base = objectiveMicro + flowsAt(region);
      const last = promised[most - 1]?.micro ?? Number.POSITIVE_INFINITY;
      if (!(base - discount * comparedMicro < last)) return limit();
      const candidate = make();
      const micro = base - discount * onDemandUse(candidate).micro;
      if (isSame(candidate, own) || !(micro < last)) return limit();
      const at = promised.findIndex((one) => one.micro > micro || (one.micro === micro && compareCandidates(one.candidate, candidate) > 0));
      promised.splice(at < 0 ? promised.length : at, 0, { candidate, micro });
      if (promised.length > most) promised.pop();
      return limit();
    },
    allowedRegions(problem, chosen, index),
  );
  let best: { readonly candidate: Candidate; readonly value: ChosenValue } | undefined;
  for (const { candidate } of promised) {
    const trial = chosen.map((one, at) => (at === index ? candidate : one));
    const value = totalsOf(problem, trial);
    if (!Number.isFinite(value.objectiveMicro) || (best !== undefined && value.objectiveMicro >= best.value.objectiveMicro)) continue;
    if (problem.limits.every((limit) => limitUse(limit, problem, trial, value) <= limit.most)) best = { candidate, value };
  }
  if (best === undefined) return undefined;
  const extra = best.value.comparedMicro - totals.comparedMicro;
  return { ...choiceOf(best.candidate, fit), extraUsdPerMonth: usdFromMicro(extra) };
}

/** Cost of this workload's flows, were it in a region, with the others where they are. */
function flowsByRegion(
  market: Market,
  problem: Problem,
  chosen: readonly Candidate[],
  index: number,
  counts: (sender: number) => boolean,
): (region: MarketRegion) => number {
  const flows = problem.flows.filter((flow) => (flow.from === index || flow.to === index) && counts(flow.from));
  if (flows.length === 0) return () => 0;
  const memo = new Float64Array(market.regions.length).fill(-1);
  return (region) => {
    let sum = memo[region.index] as number;
    if (sum === -1) {
      sum = 0;
      for (const flow of flows) {
        const peer = (chosen[flow.from === index ? flow.to : flow.from] as Candidate).region;
        sum += flow.from === index ? flowMicro(flow, region, peer) : flowMicro(flow, peer, region);
      }
      memo[region.index] = sum;
    }
    return sum;
  };
}

function allowedRegions(problem: Problem, chosen: readonly Candidate[], index: number): (region: MarketRegion) => boolean {
  const groups = problem.groups.filter(({ members }) => members.includes(index));
  const others = new Set(chosen.filter((_, other) => other !== index).map((candidate) => candidate.region.provider));
  const limit = problem.need.maxProviders ?? Number.POSITIVE_INFINITY;
  return (region) =>
    groups.every((group) => group.members.every((peer) => peer === index || mayStand(group, region, (chosen[peer] as Candidate).region))) &&
    (others.has(region.provider) || others.size < limit);
}
