import type { Candidate } from "./candidates";
import { type Component, candidateInQuota, chosenValue, flowMicro } from "./problem";

export interface SearchResult {
  /** Best choice found, one candidate per member; undefined where none was found. */
  readonly best: readonly Candidate[] | undefined;
  readonly objectiveMicro: number;
  /** True where every alternative was ruled out: `best` is optimal, or nothing is feasible. */
  readonly complete: boolean;
}

/**
 * Exact depth-first search for small components, bounded by the number of offers looked at (not by a clock: the same
 * input gives the same answer on any machine). Members are assigned in the order of their ties to those before; the
 * bound adds to what is assigned the cheapest remaining offer of each other member, flows to assigned members included.
 */
export function branchAndBound(component: Component, workLimit: number): SearchResult {
  const { members, candidates, flows, quotas } = component;
  const size = members.length;
  const order = assignmentOrder(component);
  const flowsOf = members.map((_, member) =>
    flows.flatMap((flow, position) => (flow.from === member || flow.to === member ? [position] : [])),
  );
  const leastFlow = flows.map((flow) => leastOf(component, flow));
  const chosen: (Candidate | undefined)[] = new Array(size).fill(undefined);
  const quotaLeft = quotas.map((quota) => quota.maxVcpus);
  const inQuota = candidates.map((list) =>
    list.map((candidate) => quotas.flatMap((quota, at) => (candidateInQuota(quota, candidate) ? [at] : []))),
  );
  const same = groupsOf(component.sameProvider, size);
  const together = groupsOf(component.sameRegion, size);
  const apart = groupsOf(component.differentProvider, size);
  let best: Candidate[] | undefined;
  let bestMicro = Number.POSITIVE_INFINITY;
  let work = 0;
  let complete = true;

  const fits = (member: number, candidate: Candidate): boolean => {
    for (const peer of same[member] ?? [])
      if (chosen[peer] !== undefined && chosen[peer]?.region.provider !== candidate.region.provider) return false;
    for (const peer of together[member] ?? [])
      if (chosen[peer] !== undefined && chosen[peer]?.region.index !== candidate.region.index) return false;
    for (const peer of apart[member] ?? [])
      if (chosen[peer] !== undefined && chosen[peer]?.region.provider === candidate.region.provider) return false;
    return true;
  };

  // extra[member][i]: flows between candidate i and the members assigned so far.
  const search = (
    depth: number,
    objective: number,
    compared: number,
    extra: readonly Float64Array[],
    least: readonly number[],
    restLeast: number,
    flowRest: number,
  ): void => {
    if (depth === size) {
      if (objective < bestMicro && (component.budgetMicro === undefined || compared <= component.budgetMicro)) {
        bestMicro = objective;
        best = chosen.slice() as Candidate[];
      }
      return;
    }
    const member = order[depth] as number;
    const list = candidates[member] as readonly Candidate[];
    const own = extra[member] as Float64Array;
    const ranked: number[] = [];
    for (let at = 0; at < list.length; at++) {
      work++;
      if (!Number.isNaN(own[at]) && fits(member, list[at] as Candidate)) ranked.push(at);
    }
    const costOf = (at: number) => (list[at] as Candidate).objectiveMicro + (own[at] as number);
    ranked.sort((a, b) => costOf(a) - costOf(b) || a - b);
    const restOfOthers = restLeast - (least[member] as number);
    for (const at of ranked) {
      const candidate = list[at] as Candidate;
      if (objective + costOf(at) + restOfOthers + flowRest >= bestMicro) return;
      if (work > workLimit) {
        complete = false;
        return;
      }
      const matched = inQuota[member]?.[at] as readonly number[];
      if (matched.some((quota) => (quotaLeft[quota] as number) < candidate.vcpus)) continue;
      const nextCompared = compared + candidate.comparedMicro + (own[at] as number);
      if (component.budgetMicro !== undefined && nextCompared > component.budgetMicro) continue;
      const nextExtra = extra.slice();
      const nextLeast = least.slice();
      let nextRest = restOfOthers;
      let nextFlowRest = flowRest;
      chosen[member] = candidate;
      work += size;
      for (const position of flowsOf[member] as readonly number[]) {
        const flow = flows[position] as Component["flows"][number];
        const peer = flow.from === member ? flow.to : flow.to === member ? flow.from : -1;
        if (peer < 0 || (peer !== member && chosen[peer] !== undefined)) continue;
        nextFlowRest -= leastFlow[position] as number;
        const peers = candidates[peer] as readonly Candidate[];
        const sum = Float64Array.from(nextExtra[peer] as Float64Array);
        for (let other = 0; other < peers.length; other++) {
          const region = (peers[other] as Candidate).region;
          sum[other] =
            (sum[other] as number) +
            (flow.from === member ? flowMicro(flow, candidate.region, region) : flowMicro(flow, region, candidate.region));
        }
        work += peers.length;
        nextExtra[peer] = sum;
      }
      let isDead = false;
      for (let later = depth + 1; later < size; later++) {
        const other = order[later] as number;
        const sees =
          nextExtra[other] !== extra[other] ||
          same[other]?.includes(member) ||
          together[other]?.includes(member) ||
          apart[other]?.includes(member);
        if (!sees) continue;
        const peers = candidates[other] as readonly Candidate[];
        const sums = nextExtra[other] as Float64Array;
        let lowest = Number.POSITIVE_INFINITY;
        for (let one = 0; one < peers.length; one++) {
          const peer = peers[one] as Candidate;
          const cost = peer.objectiveMicro + (sums[one] as number);
          if (cost < lowest && fits(other, peer)) lowest = cost;
        }
        work += peers.length;
        nextRest += lowest - (nextLeast[other] as number);
        nextLeast[other] = lowest;
        if (lowest === Number.POSITIVE_INFINITY) {
          isDead = true;
          break;
        }
      }
      if (!isDead) {
        for (const quota of matched) quotaLeft[quota] = (quotaLeft[quota] as number) - candidate.vcpus;
        search(depth + 1, objective + costOf(at), nextCompared, nextExtra, nextLeast, nextRest, nextFlowRest);
        for (const quota of matched) quotaLeft[quota] = (quotaLeft[quota] as number) + candidate.vcpus;
      }
      chosen[member] = undefined;
    }
  };

  const selfFlows = candidates.map((list) => new Float64Array(list.length));
  for (const flow of flows) {
    if (flow.from !== flow.to) continue;
    for (const [at, candidate] of (candidates[flow.from] ?? []).entries()) {
      (selfFlows[flow.from] as Float64Array)[at] =
        ((selfFlows[flow.from] as Float64Array)[at] as number) + flowMicro(flow, candidate.region, candidate.region);
    }
  }
  const least = candidates.map((list, member) =>
    list.reduce(
      (low, candidate, at) => Math.min(low, candidate.objectiveMicro + ((selfFlows[member] as Float64Array)[at] as number)),
      Number.POSITIVE_INFINITY,
    ),
  );
  search(
    0,
    0,
    0,
    selfFlows,
    least,
    least.reduce((sum, one) => sum + one, 0),
    leastFlow.reduce((sum, one) => sum + one, 0),
  );
  return { best, objectiveMicro: best === undefined ? Number.POSITIVE_INFINITY : chosenValue(component, best).objectiveMicro, complete };
}

/** Lower bound of a component without any of its limits: the cheapest offer of each member and the least of each flow. */
export function looseBoundMicro(component: Component): number {
  const offers = component.candidates.reduce((sum, list) => sum + (list[0]?.objectiveMicro ?? 0), 0);
  return offers + component.flows.reduce((sum, flow) => sum + leastOf(component, flow), 0);
}

function leastOf(component: Component, flow: Component["flows"][number]): number {
  if (flow.from === flow.to) return 0;
  let least = Number.POSITIVE_INFINITY;
  const to = new Map((component.candidates[flow.to] ?? []).map((candidate) => [candidate.region.index, candidate.region]));
  for (const from of new Map(
    (component.candidates[flow.from] ?? []).map((candidate) => [candidate.region.index, candidate.region]),
  ).values()) {
    for (const region of to.values()) {
      const micro = flowMicro(flow, from, region);
      if (micro < least) least = micro;
    }
  }
  return Number.isFinite(least) ? least : 0;
}

function groupsOf(groups: readonly (readonly number[])[], size: number): readonly (readonly number[])[] {
  const peers: Set<number>[] = Array.from({ length: size }, () => new Set<number>());
  for (const group of groups) for (const a of group) for (const b of group) if (a !== b) peers[a]?.add(b);
  return peers.map((set) => [...set]);
}

/** The member with most ties to those before comes next; of equals, the one with the fewest candidates. */
function assignmentOrder(component: Component): readonly number[] {
  const { members, candidates, flows } = component;
  const weight = members.map(() => new Map<number, number>());
  const tie = (a: number, b: number, micro: number) => {
    if (a === b) return;
    weight[a]?.set(b, (weight[a]?.get(b) ?? 0) + micro);
    weight[b]?.set(a, (weight[b]?.get(a) ?? 0) + micro);
  };
  for (const flow of flows) tie(flow.from, flow.to, flow.gibPerMonth);
  for (const group of [...component.sameProvider, ...component.sameRegion, ...component.differentProvider]) {
    for (const a of group) for (const b of group) if (a < b) tie(a, b, 1e6);
  }
  const left = new Set(members.keys());
  const score = members.map((_, member) => [...(weight[member]?.values() ?? [])].reduce((sum, one) => sum + one, 0) * 1e-6);
  const order: number[] = [];
  while (left.size > 0) {
    let next = -1;
    for (const member of left) {
      const better =
        next < 0
          ? 1
          : (score[member] as number) - (score[next] as number) || (candidates[next]?.length ?? 0) - (candidates[member]?.length ?? 0);
      if (better > 0) next = member;
    }
    left.delete(next);
    order.push(next);
    for (const [peer, micro] of weight[next] ?? []) score[peer] = (score[peer] as number) + micro;
  }
  return order;
}
