import { type Candidate, compareCandidates } from "./candidates";
import { coefficientOf } from "./limits";
import type { Component } from "./problem";

/** Of two choices of the same objective the one whose first differing member has the offer that comes first in the total order. */
export function compareChoices(a: readonly Candidate[], b: readonly Candidate[]): number {
  for (const [member, candidate] of a.entries()) {
    const order = compareCandidates({ ...candidate, objectiveMicro: 0 }, { ...(b[member] as Candidate), objectiveMicro: 0 });
    if (order !== 0) return order;
  }
  return 0;
}

/**
 * Members that only limits tie take the first of their equally dear offers, one after the other, where the limits have
 * room for it. For components too large to look at every optimum: of those the plan then need not be the first of all,
 * but it is the same one on any machine.
 */
export function preferFirst(component: Component, chosen: readonly Candidate[]): readonly Candidate[] {
  const { members, candidates, limits } = component;
  if (component.pools.length > 0 || component.charges.length > 0 || component.concentrationMicro !== 0) return chosen;
  const tied = new Set<number>([
    ...component.flows.flatMap(({ from, to }) => [from, to]),
    ...component.groups.flatMap((group) => group.members),
  ]);
  const result = [...chosen];
  const take = (limit: Component["limits"][number], member: number, candidate: Candidate) =>
    coefficientOf(limit, members[member] as number, candidate);
  // Data costs what it did: the members that move send none.
  const room = limits.map((limit) =>
    limit.countsFlows ? 0 : limit.most - result.reduce((sum, candidate, member) => sum + take(limit, member, candidate), 0),
  );
  for (const [member, list] of candidates.entries()) {
    const own = result[member] as Candidate;
    if (tied.has(member)) continue;
    for (const candidate of list) {
      if (candidate === own || candidate.objectiveMicro > own.objectiveMicro) break;
      if (candidate.objectiveMicro < own.objectiveMicro) continue;
      const more = limits.map((limit) => take(limit, member, candidate) - take(limit, member, own));
      if (more.some((amount, k) => amount > Math.max(0, room[k] as number))) continue;
      for (const [k, amount] of more.entries()) room[k] = (room[k] as number) - amount;
      result[member] = candidate;
      break;
    }
  }
  return result;
}
