import { type Choice, usdFromMicro } from "../model";
import { type Candidate, compareCandidates, visitCandidates } from "./candidates";
import type { Market, MarketRegion } from "./market";
import { choiceOf } from "./offers";
import { flowMicro, matchesQuota, type Problem } from "./problem";
import type { Scan } from "./scan";

/**
 * The next best offer of one workload with the others kept and every constraint still met: least objective, by the
 * total order. `extraUsdPerMonth` is what the whole plan would cost more with it (compared cost: risk left out,
 * allowances for unpriced lines and data transfer included); it is negative where the plan pays more to risk less.
 */
export function runnerUp(
  market: Market,
  problem: Problem,
  chosen: readonly Candidate[],
  index: number,
  scan: Scan | undefined,
  comparedTotalMicro: number,
): (Choice & { readonly extraUsdPerMonth: number }) | undefined {
  const workload = problem.workloads[index];
  const own = chosen[index];
  if (workload === undefined || own === undefined) return undefined;
  // A pinned choice has no second of its own.
  const fit = workload.fit.unpinned ?? workload.fit;
  const isFree =
    fit === workload.fit &&
    scan !== undefined &&
    problem.quotas.length === 0 &&
    problem.need.maxProviders === undefined &&
    problem.budgetMicro === undefined;
  const flowsAt = flowsByRegion(market, problem, chosen, index);
  const ownFlows = flowsAt(own.region);
  const next = isFree ? scan.second : search();
  if (next === undefined) return undefined;
  const extra = next.comparedMicro + flowsAt(next.region) - own.comparedMicro - ownFlows;
  return { ...choiceOf(next, fit), extraUsdPerMonth: usdFromMicro(extra) };

  function search(): Candidate | undefined {
    const allowed = allowedRegions(problem, chosen, index);
    const quotaLeft = problem.quotas.map((quota) =>
      chosen.reduce(
        (left, candidate, other) =>
          other !== index && matchesQuota(quota, candidate.region.provider, candidate.region.id, candidate.size.family)
            ? left - candidate.vcpus
            : left,
        quota.maxVcpus,
      ),
    );
    const budgetLeft =
      problem.budgetMicro === undefined
        ? Number.POSITIVE_INFINITY
        : problem.budgetMicro - comparedTotalMicro + (own as Candidate).comparedMicro + ownFlows;
    let best: Candidate | undefined;
    let bestMicro = Number.POSITIVE_INFINITY;
    visitCandidates(
      market,
      fit,
      problem.riskWeight,
      (make, objectiveMicro, comparedMicro, region, size, count) => {
        const flows = flowsAt(region);
        const objective = objectiveMicro + flows;
        if (!(objective <= bestMicro) || comparedMicro + flows > budgetLeft) return bestMicro;
        for (const [position, quota] of problem.quotas.entries()) {
          const counts = matchesQuota(quota, region.provider, region.id, size.family);
          if (counts && count * size.vcpus > (quotaLeft[position] as number)) return bestMicro;
        }
        const candidate = make();
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

function isSame(a: Candidate, b: Candidate): boolean {
  return a.region.index === b.region.index && a.position === b.position && a.purchaseIndex === b.purchaseIndex;
}

/** Cost of this workload's flows, were it in a region, with the others where they are. */
function flowsByRegion(market: Market, problem: Problem, chosen: readonly Candidate[], index: number): (region: MarketRegion) => number {
  const flows = problem.flows.filter((flow) => flow.from === index || flow.to === index);
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
  const peers = (groups: readonly (readonly number[])[]) =>
    [...new Set(groups.filter((group) => group.includes(index)).flat())]
      .filter((peer) => peer !== index)
      .map((peer) => (chosen[peer] as Candidate).region);
  const sameProvider = peers(problem.sameProvider);
  const sameRegion = peers(problem.sameRegion);
  const apart = peers(problem.differentProvider);
  const others = new Set(chosen.filter((_, other) => other !== index).map((candidate) => candidate.region.provider));
  const limit = problem.need.maxProviders ?? Number.POSITIVE_INFINITY;
  return (region) =>
    sameProvider.every((peer) => peer.provider === region.provider) &&
    sameRegion.every((peer) => peer.index === region.index) &&
    apart.every((peer) => peer.provider !== region.provider) &&
    (others.has(region.provider) || others.size < limit);
}
