/**
 * A component in flat arrays, for methods that look at every offer many times.
 *
 * Offers of a member that stand at the same place share a label: the region where flows or region groups see it, the
 * provider where only groups of providers do, a single one else. What ties two members (a flow, a group) is an edge that
 * sees labels alone; a group of several members is a chain (same) or every pair of them (different).
 */
import type { Candidate } from "./candidates";
import { coefficientOf, countsFlowFrom, type Limit } from "./limits";
import { fixedMicro, monthlyCapacity, onDemandUse, poolDemand, poolOrder, savedFraction } from "./pools";
import type { Component } from "./problem";
import { DISTANCES } from "./transfer";

export interface Edge {
  readonly kind: "flow" | "same" | "different";
  readonly a: number;
  readonly b: number;
  /** What a group compares: the region, else the provider. */
  readonly byRegion: boolean;
  /** Of a flow: compared cost by region and distance, in micro-dollars. */
  readonly cost: Float64Array | undefined;
  /** Limits on money that count the flow. */
  readonly limits: readonly number[];
}

export interface FlatLimit {
  readonly limit: Limit;
  /** Offers that count, ascending, and what they take. */
  readonly offers: Int32Array;
  readonly takes: Float64Array;
}

export interface FlatPool {
  /** Offers that it may cover, and for each what it saves and takes if it covers all of it. */
  readonly offers: Int32Array;
  readonly saves: Float64Array;
  readonly takes: Float64Array;
  /** Rank of each offer's size in the order in which the pool is used up, from 0. */
  readonly ranks: Int32Array;
  readonly ranked: number;
  readonly capacity: number;
  readonly fixedMicro: number;
  readonly owned: boolean;
}

/** A charge of a site; links bound nothing here. */
export interface FlatCharge {
  readonly micro: number;
  /** Its members have the slots from `firstSlot` to before `lastSlot`, one each. */
  readonly firstSlot: number;
  readonly lastSlot: number;
  /** Offers at the site, and the slot of the member of each. */
  readonly offers: Int32Array;
  readonly slots: Int32Array;
}

export interface FlatComponent {
  readonly component: Component;
  readonly size: number;
  /** Offers of member w: first[w] to first[w + 1], in the total order. */
  readonly first: Int32Array;
  readonly objective: Float64Array;
  readonly memberOf: Int32Array;
  readonly labelOf: Int32Array;
  /** Labels of member w: labelFirst[w] to labelFirst[w + 1]. */
  readonly labelFirst: Int32Array;
  readonly labelRegion: Int32Array;
  /** Continent of a provider, and provider, as small numbers. */
  readonly labelCircle: Int32Array;
  readonly labelProvider: Int32Array;
  readonly providers: readonly string[];
  readonly circles: number;
  readonly regions: number;
  readonly edges: readonly Edge[];
  /** Edges at each member. */
  readonly edgesAt: readonly (readonly number[])[];
  readonly limits: readonly FlatLimit[];
  readonly pools: readonly FlatPool[];
  readonly charges: readonly FlatCharge[];
}

export function flatComponent(component: Component): FlatComponent {
  const { members, candidates } = component;
  const size = members.length;
  const first = new Int32Array(size + 1);
  for (let member = 0; member < size; member++) first[member + 1] = (first[member] as number) + (candidates[member]?.length ?? 0);
  const offers = first[size] as number;
  const objective = new Float64Array(offers);
  const memberOf = new Int32Array(offers);
  const labelOf = new Int32Array(offers);
  const edges = edgesOf(component);
  const seesRegion = new Uint8Array(size);
  const seesProvider = new Uint8Array(size).fill(component.concentrationMicro === 0 ? 0 : 1);
  for (const { a, b, byRegion } of edges) for (const end of [a, b]) (byRegion ? seesRegion : seesProvider)[end] = 1;
  const providerIds = new Map<string, number>();
  const circleIds = new Map<string, number>();
  const id = (ids: Map<string, number>, key: string) => {
    const known = ids.get(key);
    if (known !== undefined) return known;
    ids.set(key, ids.size);
    return ids.size - 1;
  };
  const labelFirst = new Int32Array(size + 1);
  const labelRegion: number[] = [];
  const labelCircle: number[] = [];
  const labelProvider: number[] = [];
  let regions = 0;
  for (let member = 0; member < size; member++) {
    labelFirst[member] = labelRegion.length;
    const own = new Map<number, number>();
    for (const [at, candidate] of (candidates[member] ?? []).entries()) {
      const offer = (first[member] as number) + at;
      const { region } = candidate;
      regions = Math.max(regions, region.index + 1);
      const provider = id(providerIds, region.provider);
      const key = seesRegion[member] === 1 ? region.index : seesProvider[member] === 1 ? provider : 0;
      let label = own.get(key);
      if (label === undefined) {
        label = labelRegion.length;
        own.set(key, label);
        labelRegion.push(seesRegion[member] === 1 ? region.index : -1);
        labelCircle.push(seesRegion[member] === 1 ? id(circleIds, `${region.provider} ${region.region.continent}`) : -1);
        labelProvider.push(seesRegion[member] === 1 || seesProvider[member] === 1 ? provider : -1);
      }
      objective[offer] = candidate.objectiveMicro;
      memberOf[offer] = member;
      labelOf[offer] = label;
    }
  }
  labelFirst[size] = labelRegion.length;
  addOwnFlows(component, first, objective);
  const edgesAt: number[][] = Array.from({ length: size }, () => []);
  for (const [index, { a, b }] of edges.entries()) {
    edgesAt[a]?.push(index);
    edgesAt[b]?.push(index);
  }
  return {
    component,
    size,
    first,
    objective,
    memberOf,
    labelOf,
    labelFirst,
    labelRegion: Int32Array.from(labelRegion),
    labelCircle: Int32Array.from(labelCircle),
    labelProvider: Int32Array.from(labelProvider),
    providers: [...providerIds.keys()],
    circles: circleIds.size,
    regions,
    edges,
    edgesAt,
    limits: component.limits.map((limit) => flatLimit(component, limit, first)),
    charges: flatCharges(component, first),
    pools: component.pools.map((pool) => {
      const matching = flatten(component, first, (candidate) => poolDemand(pool, candidate));
      const all = candidates.flat();
      // Each use of a pool is rounded on its own: a micro-dollar more than it can save.
      const saves = Float64Array.from(matching.offers, (offer) => onDemandUse(all[offer] as Candidate).micro * savedFraction(pool) + 1);
      const sizes = poolOrder(Array.from(matching.offers, (offer) => all[offer] as Candidate));
      const ranks = Int32Array.from(matching.offers, (offer) => sizes.get((all[offer] as Candidate).size.type) as number);
      return {
        ...matching,
        saves,
        ranks,
        ranked: sizes.size,
        capacity: monthlyCapacity(pool),
        fixedMicro: fixedMicro(pool),
        owned: pool.owned,
      };
    }),
  };
}

function flatten(component: Component, first: Int32Array, take: (candidate: Candidate, member: number) => number) {
  const offers: number[] = [];
  const takes: number[] = [];
  for (const [member, list] of component.candidates.entries()) {
    for (const [at, candidate] of list.entries()) {
      const value = take(candidate, member);
      if (value === 0) continue;
      offers.push((first[member] as number) + at);
      takes.push(value);
    }
  }
  return { offers: Int32Array.from(offers), takes: Float64Array.from(takes) };
}

function flatLimit(component: Component, limit: Limit, first: Int32Array): FlatLimit {
  return {
    limit,
    ...flatten(component, first, (candidate, member) => coefficientOf(limit, component.members[member] as number, candidate)),
  };
}

function flatCharges({ charges, candidates }: Component, first: Int32Array): readonly FlatCharge[] {
  // Offers of a member by region, for members have a part in a charge of many regions.
  const byRegion = candidates.map((list, member) => {
    const offers = new Map<number, number[]>();
    for (const [at, { region }] of list.entries()) {
      const offer = (first[member] as number) + at;
      const here = offers.get(region.index);
      if (here === undefined) offers.set(region.index, [offer]);
      else here.push(offer);
    }
    return offers;
  });
  let slot = 0;
  return charges.flatMap((charge): readonly FlatCharge[] => {
    if (charge.kind === "link") return [];
    const firstSlot = slot;
    const offers: number[] = [];
    const slots: number[] = [];
    for (const member of charge.members) {
      const here = byRegion[member]?.get(charge.region.index);
      if (here === undefined) continue;
      offers.push(...here);
      slots.push(...here.map(() => slot));
      slot++;
    }
    if (slot === firstSlot) return [];
    return [{ micro: charge.micro, firstSlot, lastSlot: slot, offers: Int32Array.from(offers), slots: Int32Array.from(slots) }];
  });
}

function edgesOf(component: Component): readonly Edge[] {
  const edges: Edge[] = [];
  for (const flow of component.flows) {
    if (flow.from === flow.to) continue;
    const counting = component.limits.flatMap((limit, position) =>
      countsFlowFrom(limit, component.members[flow.from] as number) ? [position] : [],
    );
    edges.push({ kind: "flow", a: flow.from, b: flow.to, byRegion: true, cost: flow.cost.compared, limits: counting });
  }
  for (const { kind, place, members } of component.groups) {
    for (const [at, a] of members.entries()) {
      const peers = kind === "same" ? members.slice(at + 1, at + 2) : members.slice(at + 1);
      for (const b of peers) edges.push({ kind, a, b, byRegion: place === "region", cost: undefined, limits: [] });
    }
  }
  return edges;
}

/** Data from a workload to itself is a cost of where it stands. */
function addOwnFlows(component: Component, first: Int32Array, objective: Float64Array): void {
  for (const flow of component.flows) {
    if (flow.from !== flow.to) continue;
    for (const [at, { region }] of (component.candidates[flow.from] ?? []).entries()) {
      const offer = (first[flow.from] as number) + at;
      const micro = flow.cost.compared[region.index * DISTANCES] as number;
      objective[offer] = (objective[offer] as number) + (Number.isNaN(micro) ? IMPOSSIBLE : micro);
    }
  }
}

/** Stands for infinity where sums must stay numbers: a billion dollars. */
export const IMPOSSIBLE = 1e15;

/** Compared cost of a flow over a distance, or what stands for infinity where it has no price. */
export function stepMicro(cost: Float64Array, region: number, step: number): number {
  const micro = cost[region * DISTANCES + step] as number;
  return Number.isNaN(micro) ? IMPOSSIBLE : micro;
}
