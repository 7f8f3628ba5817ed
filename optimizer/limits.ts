/**
 * Limits across workloads, all of one form:
 *
 *   sum over the workloads w that count of  a(w, o(w))  +  data that they send, where money is limited  <=  most
 *
 * with o(w) the chosen offer and a(w, o) a whole number (vCPUs, micro-dollars, grams), so that sums are exact.
 * A coefficient may be negative: on-demand vCPUs make room under a limit on the share of spot.
 */
import type { OfferCapacity } from "../catalog";
import { formatAmount, type Quota, type Supplier } from "../model";
import type { Candidate } from "./candidates";
import type { MarketRegion } from "./market";
import { purchaseOrder } from "./market";

export const limitKinds = ["quota", "capacity", "budget", "team-budget", "spot-share", "carbon", "zones"] as const;
export type LimitKind = (typeof limitKinds)[number];

export interface Limit {
  readonly kind: LimitKind;
  /** Unique in its problem, as conflicts speak of it: `a quota of 4 vCPUs on aws`. */
  readonly name: string;
  readonly most: number;
  /** Indexes of the workloads that count; undefined: all. */
  readonly members: ReadonlySet<number> | undefined;
  /** Whole number; 0 where the offer does not count. Asked only for workloads of `members`. */
  readonly coefficient: (workload: number, candidate: Candidate) => number;
  /** What the members' data transfer costs counts too; only where money is limited. */
  readonly countsFlows: boolean;
  /** Set where offers elsewhere have a coefficient of 0: the limit then ties only those that can go there. */
  readonly provider?: Supplier;
  readonly region?: string;
  /** What the coefficient is where it is as simple as that: vCPUs of offers that match, or compared cost. For speed alone. */
  readonly simple?: { readonly kind: "vcpus"; readonly quota: Quota } | { readonly kind: "compared" };
}

export function matchesQuota(quota: Quota, provider: Supplier, region: string, family: string): boolean {
  return (
    quota.provider === provider &&
    (quota.region === undefined || quota.region === region) &&
    (quota.family === undefined || quota.family === family)
  );
}

export function quotaText(quota: Quota): string {
  const scope = [quota.provider, quota.region, quota.family].filter((part) => part !== undefined).join(" ");
  return `a quota of ${quota.maxVcpus.toLocaleString("en-US")} vCPUs on ${scope}`;
}

/** What there is of a supplier's machines, in whole thousandths: parts of a vCPU and of a GiB add up exactly. */
const CAPACITY_PARTS = 1000;

export function capacityText({ name }: OfferCapacity): string {
  return `the capacity of ${name}`;
}

/** How much of a capacity an offer takes. What is bought ready-made takes of it as machines would. */
export function capacityUse({ provider, region, size, unit }: OfferCapacity, candidate: Candidate): number {
  const { region: at, size: machine, count } = candidate;
  if (at.provider !== provider || at.id !== region || (size ?? machine.type) !== machine.type) return 0;
  return unit === "machines" ? count : unit === "vcpus" ? candidate.vcpus : count * machine.memoryGib;
}

export function capacityLimit(capacity: OfferCapacity): Limit {
  return {
    kind: "capacity",
    name: capacityText(capacity),
    most: Math.floor(capacity.most * CAPACITY_PARTS + 1e-6),
    members: undefined,
    coefficient: (_, candidate) => Math.round(capacityUse(capacity, candidate) * CAPACITY_PARTS),
    countsFlows: false,
    provider: capacity.provider,
    region: capacity.region,
  };
}

export function budgetText(usdPerMonth: number): string {
  return `a budget of ${formatAmount(usdPerMonth)} USD a month`;
}

export function quotaLimit(quota: Quota, name: string): Limit {
  return {
    kind: "quota",
    name,
    most: quota.maxVcpus,
    members: undefined,
    coefficient: (_, candidate) =>
      candidate.quote === undefined && matchesQuota(quota, candidate.region.provider, candidate.region.id, candidate.size.family)
        ? candidate.vcpus
        : 0,
    countsFlows: false,
    provider: quota.provider,
    ...(quota.region === undefined ? {} : { region: quota.region }),
    simple: { kind: "vcpus", quota },
  };
}

/** Compared cost of the members with the data that they send; `members` undefined: the whole portfolio. */
export function moneyLimit(
  kind: "budget" | "team-budget",
  name: string,
  mostMicro: number,
  members: ReadonlySet<number> | undefined,
): Limit {
  return {
    kind,
    name,
    most: mostMicro,
    members,
    coefficient: (_, candidate) => candidate.comparedMicro,
    countsFlows: true,
    simple: { kind: "compared" },
  };
}

/** Parts of a whole in which shares are counted. */
const SHARE_PARTS = 1_000_000;

/** At most a share of all vCPUs on spot; `spotVcpusOf` says how many of an offer's vCPUs are, where it pays in several ways. */
export function spotShareLimit(
  name: string,
  mostFraction: number,
  spotVcpusOf: (candidate: Candidate) => number = (candidate) => (purchaseOrder[candidate.purchaseIndex] === "spot" ? candidate.vcpus : 0),
): Limit {
  const most = Math.round(mostFraction * SHARE_PARTS);
  return {
    kind: "spot-share",
    name,
    most: 0,
    members: undefined,
    coefficient: (_, candidate) => Math.round(SHARE_PARTS * spotVcpusOf(candidate)) - Math.round(most * candidate.vcpus),
    countsFlows: false,
  };
}

/** Workloads that share no zone need, in any one region, no more zones together than it has. */
export function zonesLimit(name: string, region: MarketRegion, zonesOf: ReadonlyMap<number, number>): Limit {
  return {
    kind: "zones",
    name,
    // Unknown zones are one zone: a promise of separation is not made on a guess.
    most: region.region.zones ?? 1,
    members: new Set(zonesOf.keys()),
    coefficient: (workload, candidate) => (candidate.region.index === region.index ? (zonesOf.get(workload) ?? 0) : 0),
    countsFlows: false,
    provider: region.provider,
    region: region.id,
  };
}

/** Coefficient of an offer, 0 for workloads that do not count. */
export function coefficientOf(limit: Limit, workload: number, candidate: Candidate): number {
  return limit.members === undefined || limit.members.has(workload) ? limit.coefficient(workload, candidate) : 0;
}

/** Whether what a workload sends counts. */
export function countsFlowFrom(limit: Limit, workload: number): boolean {
  return limit.countsFlows && (limit.members === undefined || limit.members.has(workload));
}
