import { compareChoices } from "./break-ties";
import type { Candidate } from "./candidates";
import { chargesByMember, dueMicro } from "./charges";
import { mayStand } from "./groups";
import { coefficientOf } from "./limits";
import { matchesPool, onDemandUse, savedFraction } from "./pools";
import { type Component, chosenValue, flowMicro, isFeasible } from "./problem";

export interface SearchResult {
  /** Best choice found, one candidate per member; undefined where none was found. */
  readonly best: readonly Candidate[] | undefined;
  readonly objectiveMicro: number;
  /** True where every alternative was ruled out: `best` is optimal, or nothing is feasible. */
  readonly complete: boolean;
}

const SETTLING_WORK = 4;

/**
 * Exact depth-first search for small components, bounded by the number of offers looked at (not by a clock: the same
 * input gives the same answer on any machine). Members are assigned in the order of their ties to those before; the
 * bound adds to what is assigned the cheapest remaining offer of each other member, flows to assigned members included.
 * With `tiesOf`, the optimum, it looks at all choices that cost just that and answers the first in the total order.
 */
export function branchAndBound(component: Component, workLimit: number, tiesOf?: number): SearchResult {
  const { members, candidates, flows, limits } = component;
  const size = members.length;
  const order = assignmentOrder(component);
  const flowsOf = members.map((_, member) =>
    flows.flatMap((flow, position) => (flow.from === member || flow.to === member ? [position] : [])),
  );
  const leastFlow = flows.map((flow) => leastOf(component, flow));
  const chosen: (Candidate | undefined)[] = new Array(size).fill(undefined);
  // What is left of each limit, and what each candidate takes of it; flows are counted when both ends are known.
  const left = limits.map(({ most }) => most);
  const takes = candidates.map((list, member) =>
    list.map((candidate) => Float64Array.from(limits, (limit) => coefficientOf(limit, members[member] as number, candidate))),
  );
  const restLeastOf = leastOfRest(component, order, takes);
  const { charges } = component;
  const settles = component.pools.length > 0 || charges.length > 0 || component.concentrationMicro !== 0;
  const chargesOf = chargesByMember(charges);
  const chargesAt = members.map((_, member) => chargesOf.get(member) ?? []);
  // Pools give back at most their discount; what they and concentration come to is known at the end.
  const costs = candidates.map((list) =>
    Float64Array.from(list, (candidate) => candidate.objectiveMicro - mostSaved(component, candidate)),
  );
  const groupsAt = members.map((_, member) => component.groups.filter((group) => group.members.includes(member)));
  const sees = members.map((_, member) => new Set(groupsAt[member]?.flatMap((group) => group.members)));
  let best: Candidate[] | undefined;
  // With ties, nothing above the optimum, but the optimum itself.
  let bestMicro = tiesOf === undefined ? Number.POSITIVE_INFINITY : tiesOf + 1;
  let work = 0;
  let complete = true;

  const fits = (member: number, candidate: Candidate): boolean => {
    for (const group of groupsAt[member] ?? []) {
      for (const peer of group.members) {
        const other = peer === member ? undefined : chosen[peer];
        if (other !== undefined && !mayStand(group, candidate.region, other.region)) return false;
      }
    }
    return true;
  };

  // extra[member][i]: flows between candidate i and the members assigned so far.
  const search = (
    depth: number,
    objective: number,
    extra: readonly Float64Array[],
    least: readonly number[],
    restLeast: number,
    flowRest: number,
  ): void => {
    if (depth === size) {
      const choice = chosen.slice() as Candidate[];
      const value = settles || limits.length > 0 ? chosenValue(component, choice) : undefined;
      // Settling pools is work too.
      work += component.pools.length * size * SETTLING_WORK;
      const micro = value?.objectiveMicro ?? objective;
      const isBetter =
        tiesOf === undefined ? micro < bestMicro : micro === tiesOf && (best === undefined || compareChoices(choice, best) < 0);
      if (isBetter && (value === undefined || isFeasible(component, choice, value))) {
        if (tiesOf === undefined) bestMicro = micro;
        best = choice;
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
    const costOf = (at: number) => (costs[member]?.[at] as number) + (own[at] as number);
    ranked.sort((a, b) => costOf(a) - costOf(b) || a - b);
    const restOfOthers = restLeast - (least[member] as number);
    for (const at of ranked) {
      const candidate = list[at] as Candidate;
      if (objective + costOf(at) + restOfOthers + flowRest >= bestMicro) return;
      if (work > workLimit) {
        complete = false;
        return;
      }
      const take = takes[member]?.[at] as Float64Array;
      let isOver = false;
      for (let limit = 0; limit < left.length; limit++) {
        if ((left[limit] as number) - (take[limit] as number) < (restLeastOf[depth + 1]?.[limit] as number)) isOver = true;
      }
      if (isOver) continue;
      const shared = chargesAt[member] as typeof charges;
      const dueBefore = shared.length === 0 ? 0 : dueMicro(shared, chosen);
      chosen[member] = candidate;
      // What becomes due with this one, on top of what is due already.
      const due = shared.length === 0 ? 0 : dueMicro(shared, chosen) - dueBefore;
      work += shared.length;
      if (due > 0 && objective + costOf(at) + due + restOfOthers + flowRest >= bestMicro) {
        chosen[member] = undefined;
        continue;
      }
      const nextExtra = extra.slice();
      const nextLeast = least.slice();
      let nextRest = restOfOthers;
      let nextFlowRest = flowRest;
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
        if (nextExtra[other] === extra[other] && !sees[other]?.has(member)) continue;
        const peers = candidates[other] as readonly Candidate[];
        const sums = nextExtra[other] as Float64Array;
        let lowest = Number.POSITIVE_INFINITY;
        for (let one = 0; one < peers.length; one++) {
          const peer = peers[one] as Candidate;
          const cost = (costs[other]?.[one] as number) + (sums[one] as number);
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
        for (let limit = 0; limit < left.length; limit++) left[limit] = (left[limit] as number) - (take[limit] as number);
        search(depth + 1, objective + costOf(at) + due, nextExtra, nextLeast, nextRest, nextFlowRest);
        for (let limit = 0; limit < left.length; limit++) left[limit] = (left[limit] as number) + (take[limit] as number);
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
      (low, _, at) => Math.min(low, (costs[member]?.[at] as number) + ((selfFlows[member] as Float64Array)[at] as number)),
      Number.POSITIVE_INFINITY,
    ),
  );
  search(
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
  const offers = component.candidates.reduce(
    (sum, list) =>
      sum + list.reduce((least, one) => Math.min(least, one.objectiveMicro - mostSaved(component, one)), Number.POSITIVE_INFINITY),
    0,
  );
  return offers + component.flows.reduce((sum, flow) => sum + leastOf(component, flow), 0);
}

/** Most that pools may give back of an offer. */
function mostSaved(component: Component, candidate: Candidate): number {
  let discount = 0;
  for (const pool of component.pools) if (matchesPool(pool, candidate)) discount = Math.max(discount, savedFraction(pool));
  // Each share of it is rounded on its own.
  return discount === 0 ? 0 : Math.ceil(discount * onDemandUse(candidate).micro) + component.pools.length;
}

/** Least that the members from a depth on take of each limit; what data costs may be anything from nothing. */
function leastOfRest(component: Component, order: readonly number[], takes: readonly (readonly Float64Array[])[]): readonly Float64Array[] {
  const rest: Float64Array[] = [new Float64Array(component.limits.length)];
  // The budget counts pools too: nothing is certain of it until all is known.
  const isLoose = component.limits.map((limit) => limit.kind === "budget" && component.pools.length > 0);
  for (let depth = order.length - 1; depth >= 0; depth--) {
    const member = order[depth] as number;
    const later = rest[0] as Float64Array;
    rest.unshift(
      Float64Array.from(later, (sum, limit) => {
        if (isLoose[limit]) return Number.NEGATIVE_INFINITY;
        let least = Number.POSITIVE_INFINITY;
        for (const take of takes[member] ?? []) least = Math.min(least, take[limit] as number);
        return sum + least;
      }),
    );
  }
  return rest.map((one) => one.map((sum, limit) => (isLoose[limit] ? Number.NEGATIVE_INFINITY : sum)));
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
  for (const group of component.groups) for (const a of group.members) for (const b of group.members) if (a < b) tie(a, b, 1e6);
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
