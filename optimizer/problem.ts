import type { CommitmentPool, PortfolioNeed, WorkloadNeed } from "../model";
import type { Candidate } from "./candidates";
import { type Charge, dueMicro } from "./charges";
import type { Fit } from "./fit";
import { type Group, isGroupMet } from "./groups";
import { coefficientOf, countsFlowFrom, type Limit } from "./limits";
import type { MarketRegion } from "./market";
import { bestSettlement, type PoolReach, type Settlement } from "./pools";
import { DISTANCES, distance, type FlowCost } from "./transfer";

export interface Workload {
  readonly index: number;
  /** What it has to carry; of a split workload the part's own share, under the name of the whole. */
  readonly need: WorkloadNeed;
  readonly fit: Fit;
  /** Of a split workload: 1, 2, ... */
  readonly part?: number;
}

/** Data from one workload to another, by index. */
export interface Flow {
  readonly from: number;
  readonly to: number;
  readonly gibPerMonth: number;
  readonly cost: FlowCost;
}

/** A portfolio with its names resolved: workloads by index in name order, groups and flows as indexes. */
export interface Problem {
  readonly need: PortfolioNeed;
  readonly workloads: readonly Workload[];
  readonly flows: readonly Flow[];
  readonly groups: readonly Group[];
  readonly limits: readonly Limit[];
  /** In the order in which they are used up. */
  readonly pools: readonly CommitmentPool[];
  /** What workloads share, and of it what they decide together. */
  readonly charges: readonly Charge[];
  readonly deciding: readonly Charge[];
  /** Weighted expected loss of a provider with everything on it, in micro-dollars; 0 where it does not count. */
  readonly concentrationMicro: number;
  readonly riskWeight: number;
}

/** The part of a problem that hangs together, with the candidates that are left of each workload. */
export interface Component {
  /** Workload indexes, ascending. */
  readonly members: readonly number[];
  /** Per member, in the total order. Never empty. */
  readonly candidates: readonly (readonly Candidate[])[];
  /** Flows and groups in positions of `members`; limits in workload indexes. */
  readonly flows: readonly Flow[];
  readonly groups: readonly Group[];
  readonly limits: readonly Limit[];
  readonly pools: readonly CommitmentPool[];
  readonly charges: readonly Charge[];
  /** How far each pool reaches, where that is decided already. */
  readonly poolReach?: readonly PoolReach[];
  readonly concentrationMicro: number;
  /** Share of each member in the declared vCPUs of the whole portfolio: what concentration counts. */
  readonly vcpuFraction: readonly number[];
}

/** Compared cost of a flow between two places, in micro-dollars; NaN where there is neither a price nor an allowance. */
export function flowMicro(flow: Flow, from: MarketRegion, to: MarketRegion): number {
  return flow.cost.compared[from.index * DISTANCES + distance(from, to)] as number;
}

/** Share of each workload in all declared vCPUs. */
export function vcpuFractions(problem: Problem): readonly number[] {
  // Parts that could carry more than their share count with their share.
  const declared = problem.workloads.map(({ need, fit }) => fit.context.part?.loadVcpus ?? need.vcpus);
  const total = declared.reduce((sum, vcpus) => sum + vcpus, 0);
  return declared.map((vcpus) => (total > 0 ? vcpus / total : 0));
}

/** Expected loss by the provider that holds the largest share of the declared vCPUs. */
export function concentrationOf(lossMicro: number, fractions: readonly number[], chosen: readonly Candidate[]): number {
  if (lossMicro === 0) return 0;
  const shares = new Map<string, number>();
  for (const [at, { region }] of chosen.entries()) {
    shares.set(region.provider, (shares.get(region.provider) ?? 0) + (fractions[at] ?? 0));
  }
  return Math.round(lossMicro * Math.max(0, ...shares.values()));
}

export interface ChosenValue {
  readonly objectiveMicro: number;
  /** What the budget of the whole is judged by: offers, data transfer, shared charges, pools less what they save. */
  readonly comparedMicro: number;
  readonly flowMicro: number;
  readonly concentrationMicro: number;
  readonly settlement: Settlement | undefined;
}

interface Valued {
  readonly flows: readonly Flow[];
  readonly pools: readonly CommitmentPool[];
  readonly charges: readonly Charge[];
  readonly concentrationMicro: number;
}

function evaluate(of: Valued, fractions: readonly number[], chosen: readonly Candidate[]): ChosenValue {
  let objectiveMicro = 0;
  let comparedMicro = 0;
  let flows = 0;
  for (const candidate of chosen) {
    objectiveMicro += candidate.objectiveMicro;
    comparedMicro += candidate.comparedMicro;
  }
  for (const flow of of.flows) flows += flowMicro(flow, (chosen[flow.from] as Candidate).region, (chosen[flow.to] as Candidate).region);
  const settlement = of.pools.length === 0 ? undefined : bestSettlement(of.pools, chosen);
  const pools = settlement === undefined ? 0 : settlement.fixedMicro - settlement.savedMicro;
  const concentrationMicro = concentrationOf(of.concentrationMicro, fractions, chosen);
  const shared = of.charges.length === 0 ? 0 : dueMicro(of.charges, chosen);
  return {
    objectiveMicro: objectiveMicro + flows + pools + shared + concentrationMicro,
    comparedMicro: comparedMicro + flows + pools + shared,
    flowMicro: flows,
    concentrationMicro,
    settlement,
  };
}

/** Objective and compared cost of a choice for each member. */
export function chosenValue(component: Component, chosen: readonly Candidate[]): ChosenValue {
  return evaluate(component, component.vcpuFraction, chosen);
}

/** Sums of a choice for every workload. */
export function totalsOf(problem: Problem, chosen: readonly Candidate[]): ChosenValue {
  return evaluate(problem, vcpuFractions(problem), chosen);
}

/**
 * What a choice takes of a limit. The budget of the whole counts pools (their fixed prices are paid, their savings are
 * not) and shared charges. Other limits on money count list prices, for both belong to the whole portfolio.
 */
export function limitUse(
  limit: Limit,
  of: { readonly members?: readonly number[]; readonly flows: readonly Flow[] },
  chosen: readonly Candidate[],
  value: ChosenValue,
): number {
  if (limit.kind === "budget") return value.comparedMicro;
  const workload = (position: number) => of.members?.[position] ?? position;
  let sum = 0;
  for (const [position, candidate] of chosen.entries()) sum += coefficientOf(limit, workload(position), candidate);
  if (limit.countsFlows) {
    for (const flow of of.flows) {
      if (countsFlowFrom(limit, workload(flow.from)))
        sum += flowMicro(flow, (chosen[flow.from] as Candidate).region, (chosen[flow.to] as Candidate).region);
    }
  }
  return sum;
}

/** Whether a choice meets every constraint of its component. */
export function isFeasible(component: Component, chosen: readonly Candidate[], known?: ChosenValue): boolean {
  if (!component.groups.every((group) => isGroupMet(group, (member) => (chosen[member] as Candidate).region))) return false;
  const value = known ?? chosenValue(component, chosen);
  if (!Number.isFinite(value.comparedMicro)) return false;
  return component.limits.every((limit) => limitUse(limit, component, chosen, value) <= limit.most);
}
