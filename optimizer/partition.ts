import type { Supplier } from "../model";
import { chargesAmong } from "./charges";
import type { Limit } from "./limits";
import type { Market, MarketRegion } from "./market";
import { type ActiveLimits, type CandidateMemo, flowDominance, undominated } from "./presolve";
import { type Component, type Problem, vcpuFractions, type Workload } from "./problem";

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
  for (const group of problem.groups) tie(group.members);
  for (const flow of problem.flows) tie([flow.from, flow.to]);
  for (const position of active) {
    const limit = problem.limits[position];
    if (limit === undefined) continue;
    tie(problem.workloads.filter((workload) => mayCount(limit, workload)).map(({ index }) => index));
  }
  for (const pool of problem.pools) tie(problem.workloads.filter(({ fit }) => mayBeAt(fit, pool)).map(({ index }) => index));
  for (const { members } of problem.deciding) tie(members);
  if (problem.concentrationMicro !== 0) tie(problem.workloads.map(({ index }) => index));
  const parts = new Map<number, number[]>();
  for (const { index } of problem.workloads) {
    const root = find(index);
    const members = parts.get(root);
    if (members === undefined) parts.set(root, [index]);
    else members.push(index);
  }
  return [...parts.values()].map((members) => ({ members, isTied: members.some((member) => tied.has(member)) }));
}

/** Whether a fitting offer may lie at a provider, and in a region. Too many is harmless: it only ties more together. */
function mayBeAt({ need }: Workload["fit"], { provider, region }: { readonly provider?: Supplier; readonly region?: string }): boolean {
  if (provider !== undefined && need.providers.length > 0 && !need.providers.includes(provider)) return false;
  return region === undefined || need.regions.length === 0 || need.regions.includes(region);
}

function mayCount(limit: Limit, { index, fit }: Workload): boolean {
  return (limit.members === undefined || limit.members.has(index)) && mayBeAt(fit, limit);
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
  const lists = members.map((member) => undominated(market, problem, member, active, allowed, memo));
  const workloads = members.map((member) => problem.workloads[member] as Workload);
  const fractions = vcpuFractions(problem);
  return {
    members,
    candidates: lists.some((list) => list.length === 0) ? lists : flowDominance(problem, members, lists, active),
    flows: problem.flows
      .filter((flow) => positionOf.has(flow.from))
      .map((flow) => ({ ...flow, from: positionOf.get(flow.from) as number, to: positionOf.get(flow.to) as number })),
    groups: problem.groups
      .filter((group) => positionOf.has(group.members[0] as number))
      .map((group) => ({ ...group, members: group.members.map((member) => positionOf.get(member) as number) })),
    limits: active.flatMap((position) => {
      const limit = problem.limits[position];
      return limit !== undefined && workloads.some((workload) => mayCount(limit, workload)) ? [limit] : [];
    }),
    pools: problem.pools.filter((pool) => workloads.some(({ fit }) => mayBeAt(fit, pool))),
    charges: chargesAmong(problem.deciding, positionOf),
    concentrationMicro: problem.concentrationMicro,
    vcpuFraction: members.map((member) => fractions[member] as number),
  };
}
