import type { Market, MarketRegion } from "./market";
import { type ActiveLimits, type CandidateMemo, flowDominance, undominated } from "./presolve";
import type { Component, Problem } from "./problem";

/** A set of workloads that constraints or flows tie together. */
export interface Part {
  readonly members: readonly number[];
  /** False for a workload that stands alone. */
  readonly isTied: boolean;
}

/** Workloads that constraints or flows tie together, by union of sets. */
export function partition(problem: Problem, active: ActiveLimits): readonly Part[] {
  const parent = problem.workloads.map((_, index) => index);
  const tied = new Set<number>();
  const find = (index: number): number => {
    let root = index;
    while (parent[root] !== root) root = parent[root] as number;
    for (let at = index; at !== root; ) {
      const next = parent[at] as number;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  const tie = (group: readonly number[]) => {
    for (const member of group) {
      tied.add(member);
      const a = find(group[0] as number);
      const b = find(member);
      parent[Math.max(a, b)] = Math.min(a, b);
    }
  };
  for (const group of [...problem.sameProvider, ...problem.sameRegion, ...problem.differentProvider]) if (group.length > 1) tie(group);
  for (const flow of problem.flows) tie([flow.from, flow.to]);
  for (const position of active.quotas) {
    const quota = problem.quotas[position];
    if (quota !== undefined) tie(problem.workloads.filter((workload) => mayMatch(quota, workload.fit)).map((workload) => workload.index));
  }
  if (active.budget) tie(problem.workloads.map((workload) => workload.index));
  const parts = new Map<number, number[]>();
  for (const { index } of problem.workloads) {
    const root = find(index);
    const members = parts.get(root);
    if (members === undefined) parts.set(root, [index]);
    else members.push(index);
  }
  return [...parts.values()].map((members) => ({ members, isTied: members.some((member) => tied.has(member)) }));
}

/** Whether some fitting offer may count against a quota. Too many is harmless: it only ties more together. */
function mayMatch(quota: Problem["quotas"][number], fit: Problem["workloads"][number]["fit"]): boolean {
  return fit.need.providers.length === 0 || fit.need.providers.includes(quota.provider)
    ? quota.region === undefined || fit.need.regions.length === 0 || fit.need.regions.includes(quota.region)
    : false;
}

export function buildComponent(
  market: Market,
  problem: Problem,
  members: readonly number[],
  active: ActiveLimits,
  allowed: ((region: MarketRegion) => boolean) | undefined,
  memo: CandidateMemo,
): Component {
  const positionOf = new Map(members.map((member, position) => [member, position]));
  const inside = (groups: readonly (readonly number[])[]) =>
    groups
      .filter((group) => group.length > 1 && positionOf.has(group[0] as number))
      .map((group) => group.map((member) => positionOf.get(member) as number));
  const lists = members.map((member) => undominated(market, problem, member, active, allowed, memo));
  return {
    members,
    candidates: lists.some((list) => list.length === 0) ? lists : flowDominance(problem, members, lists, active),
    flows: problem.flows
      .filter((flow) => positionOf.has(flow.from))
      .map((flow) => ({ ...flow, from: positionOf.get(flow.from) as number, to: positionOf.get(flow.to) as number })),
    sameProvider: inside(problem.sameProvider),
    sameRegion: inside(problem.sameRegion),
    differentProvider: inside(problem.differentProvider),
    quotas: active.quotas.flatMap((position) => {
      const quota = problem.quotas[position];
      return quota !== undefined &&
        members.some((member) => mayMatch(quota, (problem.workloads[member] as Problem["workloads"][number]).fit))
        ? [quota]
        : [];
    }),
    budgetMicro: active.budget ? problem.budgetMicro : undefined,
  };
}
