import { type Provider, providers } from "../model";
import type { Market, MarketRegion } from "./market";
import { type Candidate, compareCandidates, visitCandidates } from "./offers";
import { type CandidateMemo, flowDominance, undominated } from "./presolve";
import { type Component, candidateInQuota, flowMicro, type Problem } from "./problem";
import { type SolvedComponent, solveComponent } from "./solve-component";

export interface Decision {
  readonly status: "optimal" | "feasible" | "infeasible" | "unknown";
  /** One candidate per workload; empty unless optimal or feasible. */
  readonly chosen: readonly Candidate[];
  readonly objectiveMicro: number;
  readonly boundMicro: number;
  /** Methods that took part, sorted. */
  readonly solvers: readonly string[];
  /** Cheapest and second cheapest offer of each workload that nothing ties to others. */
  readonly scans: ReadonlyMap<number, Scan>;
}

export interface Scan {
  readonly best: Candidate;
  readonly second: Candidate | undefined;
}

export interface DecideOptions {
  readonly deadlineMs: number;
  readonly solver?: string | undefined;
}

/** What is worked out once for equal needs (portfolios repeat themselves) and for all rounds. */
export interface DecideMemo {
  readonly scans: Map<string, Scan | undefined>;
  readonly candidates: CandidateMemo;
}

export function decideMemo(): DecideMemo {
  return { scans: new Map(), candidates: new Map() };
}

/**
 * Decides a problem. A limit on the number of providers is met by trying every set of that many providers (at most
 * three sets): each is an easier problem without the limit.
 */
export function decide(market: Market, problem: Problem, options: DecideOptions, memo: DecideMemo): Decision {
  const limit = problem.need.maxProviders;
  const sold = providers.filter((provider) => market.regions.some((region) => region.provider === provider));
  if (limit === undefined || limit >= sold.length) return decideWithin(market, problem, options, memo, undefined);
  let open = subsets(sold, limit)
    .map((set) => ({ set, bound: scanBound(market, problem, memo, set) }))
    .filter(({ bound }) => bound < Number.POSITIVE_INFINITY)
    .sort((a, b) => a.bound - b.bound);
  let best: Decision | undefined;
  /** Least bound of the sets whose optimum is known. */
  let settledMicro = Number.POSITIVE_INFINITY;
  const solvers = new Set<string>();
  // Sets share the time; one that its share did not settle is taken up again with what is left.
  for (let round = 0; round < SHARING_ROUNDS && open.length > 0; round++) {
    const unsettled: typeof open = [];
    for (const [position, { set, bound }] of open.entries()) {
      if (best !== undefined && bound >= best.objectiveMicro) continue;
      const nowMs = performance.now();
      const shareMs = Math.max(1, (options.deadlineMs - nowMs) / (open.length - position));
      const decision = decideWithin(market, problem, { ...options, deadlineMs: nowMs + shareMs }, memo, set);
      for (const solver of decision.solvers) solvers.add(solver);
      if (decision.status === "optimal" || decision.status === "feasible") {
        if (best === undefined || decision.objectiveMicro < best.objectiveMicro) best = decision;
        if (decision.status === "optimal") settledMicro = Math.min(settledMicro, decision.boundMicro);
      }
      // Nothing is proven of a set that the limit cut off, but that each workload alone costs so much.
      const proven = decision.status === "unknown" ? bound : Math.max(bound, decision.boundMicro);
      if (decision.status === "unknown" || decision.status === "feasible") unsettled.push({ set, bound: proven });
    }
    open = unsettled;
    if (performance.now() > options.deadlineMs) break;
  }
  const boundMicro = Math.min(settledMicro, best?.objectiveMicro ?? Number.POSITIVE_INFINITY, ...open.map(({ bound }) => bound));
  if (best === undefined) return { ...nothing(open.length === 0 ? "infeasible" : "unknown", solvers), boundMicro };
  const { objectiveMicro } = best;
  // A set whose bound lies above the best plan cannot hold a better one.
  const isProven = open.every(({ bound }) => bound >= objectiveMicro);
  return { ...best, status: isProven ? "optimal" : "feasible", boundMicro, solvers: [...solvers].sort() };
}

const SHARING_ROUNDS = 2;

function subsets(items: readonly Provider[], size: number): readonly (readonly Provider[])[] {
  if (size === 0) return [[]];
  return items.flatMap((item, position) => subsets(items.slice(position + 1), size - 1).map((rest) => [item, ...rest]));
}

function scanBound(market: Market, problem: Problem, memo: DecideMemo, set: readonly Provider[]): number {
  return problem.workloads.reduce(
    (sum, { index }) => sum + (scan(market, problem, index, memo, set)?.best.objectiveMicro ?? Number.POSITIVE_INFINITY),
    0,
  );
}

/** Cheapest and second cheapest offer of one workload alone. */
export function scan(
  market: Market,
  problem: Problem,
  index: number,
  memo: DecideMemo,
  set: readonly Provider[] | undefined,
): Scan | undefined {
  const workload = problem.workloads[index];
  if (workload === undefined) return undefined;
  const key = `${set?.join(",") ?? ""} ${problem.riskWeight} ${workload.fit.id}`;
  if (memo.scans.has(key)) return memo.scans.get(key);
  let best: Candidate | undefined;
  let second: Candidate | undefined;
  visitCandidates(
    market,
    workload.fit,
    problem.riskWeight,
    (make) => {
      const candidate = make();
      if (best === undefined || compareCandidates(candidate, best) < 0) {
        second = best;
        best = candidate;
      } else if (second === undefined || compareCandidates(candidate, second) < 0) second = candidate;
      return second?.objectiveMicro ?? Number.POSITIVE_INFINITY;
    },
    set && ((region) => set.includes(region.provider)),
  );
  const found = best === undefined ? undefined : { best, second };
  memo.scans.set(key, found);
  return found;
}

/**
 * Quotas and the budget are left out at first and taken in only when the best plan without them breaks them: each
 * round solves a relaxation, so what it proves holds for the whole, and most portfolios never meet their limits.
 */
function decideWithin(
  market: Market,
  problem: Problem,
  options: DecideOptions,
  memo: DecideMemo,
  set: readonly Provider[] | undefined,
): Decision {
  const allowed = set && ((region: MarketRegion) => set.includes(region.provider));
  const activeQuotas = new Set<number>();
  let budgetIsActive = false;
  const solved = new Map<string, SolvedComponent>();
  for (;;) {
    const active = { quotas: [...activeQuotas].sort((a, b) => a - b), budget: budgetIsActive };
    const parts = components(problem, active);
    const chosen: Candidate[] = new Array(problem.workloads.length);
    const scans = new Map<number, Scan>();
    const solvers = new Set<string>();
    let boundMicro = 0;
    let isOptimal = true;
    let unknown: Decision | undefined;
    for (const part of parts) {
      const only = part.members.length === 1 ? part.members[0] : undefined;
      if (only !== undefined && !part.isTied) {
        const found = scan(market, problem, only, memo, set);
        solvers.add("scan");
        if (found === undefined) return nothing("infeasible", solvers);
        chosen[only] = found.best;
        scans.set(only, found);
        boundMicro += found.best.objectiveMicro;
        continue;
      }
      const key = `${part.members.join(",")} ${part.isTied ? JSON.stringify(active) : ""}`;
      let result = solved.get(key);
      if (result === undefined) {
        const component = build(market, problem, part.members, active, allowed, memo.candidates);
        result = solveComponent(component, options);
        solved.set(key, result);
      }
      solvers.add(result.solver);
      if (result.status === "infeasible") return nothing("infeasible", solvers);
      if (result.status === "unknown") {
        unknown = nothing("unknown", solvers);
        continue;
      }
      if (result.status !== "optimal") isOptimal = false;
      boundMicro += result.boundMicro;
      for (const [position, member] of part.members.entries()) chosen[member] = result.chosen[position] as Candidate;
    }
    if (unknown !== undefined) return unknown;
    const totals = totalsOf(problem, chosen);
    const broken = problem.quotas.flatMap((quota, position) => {
      if (activeQuotas.has(position)) return [];
      const vcpus = chosen.reduce((sum, candidate) => sum + (candidateInQuota(quota, candidate) ? candidate.vcpus : 0), 0);
      return vcpus > quota.maxVcpus ? [position] : [];
    });
    const overBudget = problem.budgetMicro !== undefined && totals.comparedMicro > problem.budgetMicro;
    if (broken.length === 0 && !(overBudget && !budgetIsActive)) {
      return {
        status: isOptimal ? "optimal" : "feasible",
        chosen,
        objectiveMicro: totals.objectiveMicro,
        boundMicro,
        solvers: [...solvers].sort(),
        scans,
      };
    }
    for (const position of broken) activeQuotas.add(position);
    if (overBudget && !budgetIsActive) {
      if (problem.riskWeight === 0 && problem.budgetMicro !== undefined && boundMicro > problem.budgetMicro)
        return nothing("infeasible", solvers);
      budgetIsActive = true;
    }
  }
}

function nothing(status: "infeasible" | "unknown", solvers: ReadonlySet<string>): Decision {
  return {
    status,
    chosen: [],
    objectiveMicro: Number.POSITIVE_INFINITY,
    boundMicro: Number.NEGATIVE_INFINITY,
    solvers: [...solvers].sort(),
    scans: new Map(),
  };
}

export function totalsOf(
  problem: Problem,
  chosen: readonly Candidate[],
): { readonly objectiveMicro: number; readonly comparedMicro: number; readonly flowMicro: number } {
  let objectiveMicro = 0;
  let comparedMicro = 0;
  let flows = 0;
  for (const candidate of chosen) {
    objectiveMicro += candidate.objectiveMicro;
    comparedMicro += candidate.comparedMicro;
  }
  for (const flow of problem.flows)
    flows += flowMicro(flow, (chosen[flow.from] as Candidate).region, (chosen[flow.to] as Candidate).region);
  return { objectiveMicro: objectiveMicro + flows, comparedMicro: comparedMicro + flows, flowMicro: flows };
}

interface Part {
  readonly members: readonly number[];
  /** False for a workload that stands alone. */
  readonly isTied: boolean;
}

/** Workloads that constraints or flows tie together, by union of sets. */
function components(problem: Problem, active: { readonly quotas: readonly number[]; readonly budget: boolean }): readonly Part[] {
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

export function build(
  market: Market,
  problem: Problem,
  members: readonly number[],
  active: { readonly quotas: readonly number[]; readonly budget: boolean },
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
