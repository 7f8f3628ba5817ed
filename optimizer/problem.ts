import type { PortfolioNeed, Provider, Quota, WorkloadNeed } from "../model";
import type { Candidate } from "./candidates";
import type { Fit } from "./fit";
import type { MarketRegion } from "./market";
import { DISTANCES, distance, type FlowCost } from "./transfer";

export interface Workload {
  readonly index: number;
  readonly need: WorkloadNeed;
  readonly fit: Fit;
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
  readonly sameProvider: readonly (readonly number[])[];
  readonly sameRegion: readonly (readonly number[])[];
  readonly differentProvider: readonly (readonly number[])[];
  readonly quotas: readonly Quota[];
  readonly budgetMicro: number | undefined;
  readonly riskWeight: number;
}

/** The part of a problem that hangs together, with the candidates that are left of each workload. */
export interface Component {
  readonly members: readonly number[];
  /** Per member, in the total order. Never empty. */
  readonly candidates: readonly (readonly Candidate[])[];
  /** Flows and groups in positions of `members`. */
  readonly flows: readonly Flow[];
  readonly sameProvider: readonly (readonly number[])[];
  readonly sameRegion: readonly (readonly number[])[];
  readonly differentProvider: readonly (readonly number[])[];
  readonly quotas: readonly Quota[];
  /** Limit on the compared cost of the component; undefined where the budget does not bind it. */
  readonly budgetMicro: number | undefined;
}

export function matchesQuota(quota: Quota, provider: Provider, region: string, family: string): boolean {
  return (
    quota.provider === provider &&
    (quota.region === undefined || quota.region === region) &&
    (quota.family === undefined || quota.family === family)
  );
}

export function candidateInQuota(quota: Quota, candidate: Candidate): boolean {
  return matchesQuota(quota, candidate.region.provider, candidate.region.id, candidate.size.family);
}

/** Compared cost of a flow between two places, in micro-dollars. */
export function flowMicro(flow: Flow, from: MarketRegion, to: MarketRegion): number {
  return flow.cost.compared[from.index * DISTANCES + distance(from, to)] as number;
}

/** Objective and compared cost of a choice for each member. */
export function chosenValue(
  component: Component,
  chosen: readonly Candidate[],
): { readonly objectiveMicro: number; readonly comparedMicro: number } {
  let objectiveMicro = 0;
  let comparedMicro = 0;
  for (const candidate of chosen) {
    objectiveMicro += candidate.objectiveMicro;
    comparedMicro += candidate.comparedMicro;
  }
  for (const flow of component.flows) {
    const micro = flowMicro(flow, (chosen[flow.from] as Candidate).region, (chosen[flow.to] as Candidate).region);
    objectiveMicro += micro;
    comparedMicro += micro;
  }
  return { objectiveMicro, comparedMicro };
}

/** Whether a choice meets every constraint of its component. */
export function isFeasible(component: Component, chosen: readonly Candidate[]): boolean {
  const at = (member: number) => chosen[member] as Candidate;
  const alike = (group: readonly number[], same: (a: Candidate, b: Candidate) => boolean) =>
    group.every((member) => same(at(member), at(group[0] as number)));
  if (!component.sameProvider.every((group) => alike(group, (a, b) => a.region.provider === b.region.provider))) return false;
  if (!component.sameRegion.every((group) => alike(group, (a, b) => a.region.index === b.region.index))) return false;
  if (!component.differentProvider.every((group) => new Set(group.map((member) => at(member).region.provider)).size === group.length))
    return false;
  for (const quota of component.quotas) {
    let vcpus = 0;
    for (const candidate of chosen) if (candidateInQuota(quota, candidate)) vcpus += candidate.vcpus;
    if (vcpus > quota.maxVcpus) return false;
  }
  const { comparedMicro } = chosenValue(component, chosen);
  return Number.isFinite(comparedMicro) && (component.budgetMicro === undefined || comparedMicro <= component.budgetMicro);
}

/** Sums of a choice for every workload. */
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
