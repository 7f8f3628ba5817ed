import type { Market, MarketRegion } from "./market";
import { type Candidate, compareCandidates, visitCandidates } from "./offers";
import { type Flow, flowMicro, matchesQuota, type Problem } from "./problem";

/** Which limits the current relaxation counts; those it leaves out are checked afterwards. */
export interface ActiveLimits {
  readonly quotas: readonly number[];
  readonly budget: boolean;
}

/**
 * Candidates of a workload that some best plan may need. An offer is dropped where another one, which no constraint
 * can tell from it (same region where groups or flows see the region, same provider where they see the provider, same
 * quotas), is no worse in the objective, in what counts against the budget and in vCPUs against the quotas. Exact:
 * swapping the dropped offer for the other keeps every constraint and costs no more.
 */
export function undominated(
  market: Market,
  problem: Problem,
  index: number,
  active: ActiveLimits,
  allowed: ((region: MarketRegion) => boolean) | undefined,
): readonly Candidate[] {
  const workload = problem.workloads[index];
  if (workload === undefined) return [];
  const seesRegion =
    problem.sameRegion.some((group) => group.includes(index)) || problem.flows.some((flow) => flow.from === index || flow.to === index);
  const seesProvider = [...problem.sameProvider, ...problem.differentProvider].some((group) => group.includes(index));
  const quotas = active.quotas.map((position) => problem.quotas[position]).filter((quota) => quota !== undefined);
  const signatures = new Map<string, Signature>();
  const byFamily = new Map<number, Map<string, Signature>>();
  const signatureOf = (region: MarketRegion, family: string): Signature => {
    const families = byFamily.get(region.index) ?? new Map<string, Signature>();
    byFamily.set(region.index, families);
    const known = families.get(family);
    if (known !== undefined) return known;
    const matching = quotas.flatMap((quota, position) => (matchesQuota(quota, region.provider, region.id, family) ? [position] : []));
    const key = `${seesRegion ? region.index : seesProvider ? region.provider : ""}|${matching.join(",")}`;
    const signature = signatures.get(key) ?? { countsVcpus: matching.length > 0, front: [] };
    signatures.set(key, signature);
    families.set(family, signature);
    return signature;
  };
  // Without risk the objective is the budgeted cost, and one dimension less.
  const budgeted = active.budget && problem.riskWeight !== 0;
  visitCandidates(
    market,
    workload.fit,
    problem.riskWeight,
    (make, objectiveMicro, comparedMicro, region, size, count) => {
      const signature = signatureOf(region, size.family);
      const { front } = signature;
      const vcpus = signature.countsVcpus ? count * size.vcpus : 0;
      for (const other of front) {
        if (
          other.objectiveMicro < objectiveMicro &&
          (!budgeted || other.comparedMicro <= comparedMicro) &&
          (!signature.countsVcpus || other.vcpus <= vcpus)
        )
          return Number.POSITIVE_INFINITY;
      }
      const candidate = make();
      const dominates = (a: Candidate, b: Candidate) =>
        compareCandidates(a, b) < 0 && (!budgeted || a.comparedMicro <= b.comparedMicro) && (!signature.countsVcpus || a.vcpus <= b.vcpus);
      if (front.some((other) => dominates(other, candidate))) return Number.POSITIVE_INFINITY;
      signature.front = front.filter((other) => !dominates(candidate, other));
      signature.front.push(candidate);
      return Number.POSITIVE_INFINITY;
    },
    allowed,
  );
  return [...signatures.values()].flatMap(({ front }) => front).sort(compareCandidates);
}

interface Signature {
  readonly countsVcpus: boolean;
  front: Candidate[];
}

/**
 * Drops offers that cannot pay even with the best of flows: some other offer with the same provider and quotas costs
 * less with the worst flows that it can have. Only for workloads of which no constraint sees the region.
 */
export function flowDominance(
  problem: Problem,
  members: readonly number[],
  lists: readonly (readonly Candidate[])[],
  active: ActiveLimits,
): readonly (readonly Candidate[])[] {
  const positionOf = new Map(members.map((member, position) => [member, position]));
  const regions = lists.map((list) => [...new Map(list.map((candidate) => [candidate.region.index, candidate.region])).values()]);
  const quotas = active.quotas.map((position) => problem.quotas[position]).filter((quota) => quota !== undefined);
  const budgeted = active.budget;
  return lists.map((list, position) => {
    const member = members[position] as number;
    const flows = problem.flows.filter((flow) => (flow.from === member || flow.to === member) && flow.from !== flow.to);
    if (flows.length === 0 || problem.sameRegion.some((group) => group.includes(member))) return list;
    const seesProvider = [...problem.sameProvider, ...problem.differentProvider].some((group) => group.includes(member));
    const span = new Map<number, { least: number; most: number }>();
    for (const region of regions[position] ?? []) {
      let least = 0;
      let most = 0;
      for (const flow of flows) {
        const peer = positionOf.get(flow.from === member ? flow.to : flow.from);
        const bounds = spanOf(flow, flow.from === member, region, regions[peer ?? -1] ?? []);
        least += bounds.least;
        most += bounds.most;
      }
      span.set(region.index, { least, most });
    }
    const groupOf = (candidate: Candidate) =>
      `${seesProvider ? candidate.region.provider : ""}|${quotas.flatMap((quota, at) => (matchesQuota(quota, candidate.region.provider, candidate.region.id, candidate.size.family) ? [at] : [])).join(",")}`;
    const groups = new Map<string, Candidate[]>();
    for (const candidate of list) {
      const key = groupOf(candidate);
      groups.set(key, [...(groups.get(key) ?? []), candidate]);
    }
    return list.filter((candidate) => {
      const own = span.get(candidate.region.index);
      const group = groupOf(candidate);
      const countsVcpus = !group.endsWith("|");
      return !(groups.get(group) ?? []).some((other) => {
        const its = span.get(other.region.index);
        if (own === undefined || its === undefined || (countsVcpus && other.vcpus > candidate.vcpus)) return false;
        if (budgeted && !(other.comparedMicro + its.most <= candidate.comparedMicro + own.least)) return false;
        return other.objectiveMicro + its.most < candidate.objectiveMicro + own.least;
      });
    });
  });
}

function spanOf(
  flow: Flow,
  isSender: boolean,
  region: MarketRegion,
  peers: readonly MarketRegion[],
): { readonly least: number; readonly most: number } {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (const peer of peers) {
    const micro = isSender ? flowMicro(flow, region, peer) : flowMicro(flow, peer, region);
    // A flow without any price forbids the pair: it bounds nothing.
    if (Number.isNaN(micro)) return { least: 0, most: Number.POSITIVE_INFINITY };
    least = Math.min(least, micro);
    most = Math.max(most, micro);
  }
  return peers.length === 0 ? { least: 0, most: 0 } : { least, most };
}
