/**
 * The mixed-integer model of a component, in the notation of the design.
 *
 *   minimise   sum C(w,o) x[w,o] + sum step(f,s,g) z[f,s,g]
 *   x[w,o] = 1 where workload w takes offer o                     sum_o x[w,o] = 1
 *   limit k                                                       sum a[k](w,o) x[w,o] (+ flows) <= most(k)
 *   same provider, same region (group g, place p)                 X[w,p] = X[w',p]
 *   different provider or region                                  sum_w X[w,p] <= 1
 *   commitment pools, concentration                               see addPools, addConcentration
 * with X[w,p] = sum of x[w,o] over the offers at p.
 *
 * A flow from a to b costs, from region r, c0(r) to the same region, c1(r) within the continent, c2(r) within the
 * provider, c3(r) beyond. c0 is a cost of a's offer; each further step is paid only where b lies outside the nearer
 * circle:  z >= X[a,R] - X[b,circle],  one row for all regions R of a with the same circle and the same step.
 * A step may be negative in a price list: then z is also held from above, z <= X[a,R] and z <= 1 - X[b,circle].
 * That is one variable a flow and circle, not one a pair of offers.
 *
 * Money is in dollars here, for engines work with tolerances around 1; the exact value is recomputed in micro-dollars.
 */
import { MICRO_USD_PER_USD } from "../model";
import type { Candidate } from "./candidates";
import { placeOf } from "./groups";
import { coefficientOf, countsFlowFrom, type Limit } from "./limits";
import type { MarketRegion } from "./market";
import { fixedMicro, monthlyCapacity, onDemandUse, poolDemand } from "./pools";
import { type Component, concentrationOf, flowMicro } from "./problem";
import type { Milp, MilpColumn, MilpRow } from "./solve";
import { DISTANCES } from "./transfer";

export interface PlacementModel {
  readonly milp: Milp;
  /** The candidates of a point; undefined where it does not choose exactly one for each member. */
  decode(values: readonly number[]): readonly Candidate[] | undefined;
  /** The point of a choice, flows included. */
  encode(chosen: readonly Candidate[]): readonly number[];
}

/** Limits are scaled until no coefficient is larger. */
const LARGEST_COEFFICIENT = 10_000;

const usd = (micro: number) => micro / MICRO_USD_PER_USD;

export function placementModel(component: Component): PlacementModel {
  const { members, candidates, flows, limits } = component;
  const columns: MilpColumn[] = [];
  const rows: MilpRow[] = [];
  const first: number[] = [];
  const costs: number[] = [];
  /** What the data that a member sends costs at the least from an offer's place, by column of the offer. */
  const sentMicro: number[] = [];
  /** Columns of what data costs beyond that. */
  const flowColumns: { readonly column: number; readonly from: number; readonly microStep: number }[] = [];
  // The cheapest offer of each member goes into the offset: differences are what is decided.
  const base = candidates.map((list) => list[0]?.objectiveMicro ?? 0);

  for (const [member, list] of candidates.entries()) {
    first.push(columns.length);
    for (const [at, candidate] of list.entries()) {
      costs.push(usd(candidate.objectiveMicro - (base[member] ?? 0)));
      columns.push({ name: `x ${members[member]} ${at}`, cost: 0, integer: true, upper: Number.POSITIVE_INFINITY });
    }
    const own = list.map((_, at) => (first[member] ?? 0) + at);
    rows.push({ name: `one ${members[member]}`, lower: 1, upper: 1, columns: own, values: own.map(() => 1) });
  }
  const at = (member: number, test: (candidate: Candidate) => boolean): number[] =>
    (candidates[member] ?? []).flatMap((candidate, index) => (test(candidate) ? [(first[member] ?? 0) + index] : []));
  const terms = (plus: readonly number[], minus: readonly number[]) => ({
    columns: [...plus, ...minus],
    values: [...plus.map(() => 1), ...minus.map(() => -1)],
  });

  const places = (group: readonly number[], placeOf: (region: MarketRegion) => string) => [
    ...new Set(group.flatMap((member) => (candidates[member] ?? []).map((candidate) => placeOf(candidate.region)))),
  ];
  for (const [position, group] of component.groups.entries()) {
    const lead = group.members[0] as number;
    for (const place of places(group.members, (region) => String(placeOf(group, region)))) {
      const here = (candidate: Candidate) => String(placeOf(group, candidate.region)) === place;
      if (group.kind === "different") {
        const own = group.members.flatMap((member) => at(member, here));
        if (own.length > 1) rows.push({ name: `apart ${position} ${place}`, lower: Number.NEGATIVE_INFINITY, upper: 1, ...terms(own, []) });
        continue;
      }
      for (const member of group.members.slice(1))
        rows.push({ name: `same ${position} ${place} ${member}`, lower: 0, upper: 0, ...terms(at(member, here), at(lead, here)) });
    }
  }

  const steps: {
    readonly column: number;
    readonly from: number;
    readonly to: number;
    readonly regions: ReadonlySet<number>;
    readonly circle: string;
    readonly step: number;
  }[] = [];
  for (const [position, flow] of flows.entries()) {
    const regions = new Map((candidates[flow.from] ?? []).map((candidate) => [candidate.region.index, candidate.region]));
    const groups = new Map<
      string,
      { readonly step: number; readonly circle: string; readonly microStep: number; readonly regions: Set<number> }
    >();
    for (const region of regions.values()) {
      const cost = (step: number) => flow.cost.compared[region.index * DISTANCES + step] as number;
      const own = at(flow.from, (candidate) => candidate.region.index === region.index);
      if (!Number.isNaN(cost(0))) {
        for (const column of own) {
          costs[column] = (costs[column] ?? 0) + usd(cost(0));
          sentMicro[column] = (sentMicro[column] ?? 0) + cost(0);
        }
      }
      if (flow.from === flow.to) {
        if (Number.isNaN(cost(0))) rows.push({ name: `no price ${position} ${region.index}`, lower: 0, upper: 0, ...terms(own, []) });
        continue;
      }
      for (let step = 0; step < DISTANCES; step++) {
        const circle = step === 0 ? "" : circleOf(region, step - 1);
        if (Number.isNaN(cost(step))) {
          // No price at this distance, nor farther: the receiver must lie within the nearer circle.
          const near = step === 0 ? [] : at(flow.to, (candidate) => circleOf(candidate.region, step - 1) === circle);
          rows.push({ name: `no price ${position} ${region.index}`, lower: Number.NEGATIVE_INFINITY, upper: 0, ...terms(own, near) });
          break;
        }
        const microStep = step === 0 ? 0 : cost(step) - cost(step - 1);
        if (microStep === 0) continue;
        const key = `${step} ${circle} ${microStep}`;
        const group = groups.get(key) ?? { step, circle, microStep, regions: new Set<number>() };
        group.regions.add(region.index);
        groups.set(key, group);
      }
    }
    for (const [key, group] of groups) {
      const senders = at(flow.from, (candidate) => group.regions.has(candidate.region.index));
      const near = at(flow.to, (candidate) => circleOf(candidate.region, group.step - 1) === group.circle);
      const column = columns.length;
      columns.push({ name: `z ${position} ${key}`, cost: 0, integer: false, upper: Number.POSITIVE_INFINITY });
      costs.push(usd(group.microStep));
      flowColumns.push({ column, from: flow.from, microStep: group.microStep });
      steps.push({ column, from: flow.from, to: flow.to, regions: group.regions, circle: group.circle, step: group.step });
      const { columns: own, values } = terms(senders, near);
      rows.push({
        name: `far ${position} ${key}`,
        lower: 0,
        upper: Number.POSITIVE_INFINITY,
        columns: [column, ...near, ...senders],
        values: [1, ...near.map(() => 1), ...senders.map(() => -1)],
      });
      if (group.microStep < 0) {
        rows.push({
          name: `far, sender ${position} ${key}`,
          lower: Number.NEGATIVE_INFINITY,
          upper: 0,
          columns: [column, ...senders],
          values: [1, ...senders.map(() => -1)],
        });
        rows.push({
          name: `far, receiver ${position} ${key}`,
          lower: Number.NEGATIVE_INFINITY,
          upper: 1,
          columns: [column, ...near],
          values: [1, ...near.map(() => 1)],
        });
      }
      if (own.length !== values.length) throw new Error("a flow row lost a term");
    }
  }
  const poolColumns = component.pools.length === 0 ? undefined : addPools();
  if (component.concentrationMicro !== 0) addConcentration();
  for (const [position, limit] of limits.entries()) addLimit(limit, position);

  /** A limit as a row, scaled to numbers around 1; the budget counts what pools save and cost too. */
  function addLimit(limit: Limit, position: number): void {
    const entries = new Map<number, number>();
    let largest = 1;
    for (const [member, list] of candidates.entries()) {
      const sends = countsFlowFrom(limit, members[member] as number);
      for (const [index, candidate] of list.entries()) {
        const column = (first[member] ?? 0) + index;
        const use = coefficientOf(limit, members[member] as number, candidate) + (sends ? (sentMicro[column] ?? 0) : 0);
        if (use === 0) continue;
        entries.set(column, use);
        largest = Math.max(largest, Math.abs(use));
      }
    }
    for (const { column, from, microStep } of flowColumns)
      if (countsFlowFrom(limit, members[from] as number)) entries.set(column, microStep);
    if (limit.kind === "budget") for (const { column, micro } of poolColumns ?? []) if (micro !== 0) entries.set(column, micro);
    const scale = limit.countsFlows ? MICRO_USD_PER_USD : Math.max(1, largest / LARGEST_COEFFICIENT);
    rows.push({
      name: `limit ${position}`,
      lower: Number.NEGATIVE_INFINITY,
      upper: limit.most / scale,
      columns: [...entries.keys()],
      values: [...entries.values()].map((value) => value / scale),
    });
  }

  /**
   * y[k] = 1 where pool k is taken, u[k,w,o] the share of offer o's machine hours that it covers, as the best use of it
   * would have it: no dearer than the documented order of use, so a bound.
   */
  function addPools(): readonly { readonly column: number; readonly micro: number }[] {
    const added: { column: number; micro: number }[] = [];
    const add = (name: string, micro: number, integer: boolean, upper: number): number => {
      const column = columns.length;
      columns.push({ name, cost: 0, integer, upper });
      costs[column] = usd(micro);
      added.push({ column, micro });
      return column;
    };
    const covers = new Map<number, number[]>();
    for (const [position, pool] of component.pools.entries()) {
      const taken = pool.owned ? undefined : add(`pool ${position}`, fixedMicro(pool), true, 1);
      const capacity = monthlyCapacity(pool);
      const used: [column: number, share: number][] = [];
      for (const [member, list] of candidates.entries()) {
        for (const [index, candidate] of list.entries()) {
          const demand = poolDemand(pool, candidate);
          if (!(demand > 0) || !(capacity > 0)) continue;
          const own = (first[member] ?? 0) + index;
          const column = add(`u ${position} ${own}`, -onDemandUse(candidate).micro * pool.discountFraction, false, 1);
          used.push([column, demand / capacity]);
          covers.set(own, [...(covers.get(own) ?? []), column]);
        }
      }
      rows.push({
        name: `capacity ${position}`,
        lower: Number.NEGATIVE_INFINITY,
        upper: taken === undefined ? 1 : 0,
        columns: [...used.map(([column]) => column), ...(taken === undefined ? [] : [taken])],
        values: [...used.map(([, share]) => share), ...(taken === undefined ? [] : [-1])],
      });
    }
    for (const [own, shares] of covers) {
      rows.push({
        name: `covered ${own}`,
        lower: Number.NEGATIVE_INFINITY,
        upper: 0,
        columns: [...shares, own],
        values: [...shares.map(() => 1), -1],
      });
    }
    return added;
  }

  /** t = the largest share of the declared vCPUs at one provider:  t >= sum share(w) X[w,p]  for each provider p. */
  function addConcentration(): void {
    const column = columns.length;
    columns.push({ name: "concentration", cost: 0, integer: false, upper: 1 });
    costs[column] = usd(component.concentrationMicro);
    const everyone = [...candidates.keys()];
    for (const provider of places(everyone, (region) => region.provider)) {
      const entries = everyone.flatMap((member) =>
        at(member, ({ region }) => region.provider === provider).map((own) => [own, component.vcpuFraction[member] ?? 0] as const),
      );
      rows.push({
        name: `share ${provider}`,
        lower: Number.NEGATIVE_INFINITY,
        upper: 0,
        columns: [...entries.map(([own]) => own), column],
        values: [...entries.map(([, share]) => share), -1],
      });
    }
  }

  const priced = columns.map((column, index) => ({ ...column, cost: costs[index] ?? Number.NaN }));
  return {
    milp: { columns: priced, rows, offset: usd(base.reduce((sum, micro) => sum + micro, 0)) },
    decode(values) {
      const chosen: Candidate[] = [];
      for (const [member, list] of candidates.entries()) {
        const ones = list.filter((_, index) => values[(first[member] ?? 0) + index] === 1);
        if (ones.length !== 1 || ones[0] === undefined) return undefined;
        chosen.push(ones[0]);
      }
      return chosen;
    },
    encode(chosen) {
      const point = new Array<number>(columns.length).fill(0);
      for (const [member, list] of candidates.entries()) point[(first[member] ?? 0) + list.indexOf(chosen[member] as Candidate)] = 1;
      for (const one of steps) {
        const from = chosen[one.from]?.region;
        const to = chosen[one.to]?.region;
        if (from !== undefined && to !== undefined && one.regions.has(from.index) && circleOf(to, one.step - 1) !== one.circle)
          point[one.column] = 1;
      }
      const shares = columns.findIndex(({ name }) => name === "concentration");
      if (shares >= 0) point[shares] = Math.min(1, concentrationOf(1e9, component.vcpuFraction, chosen) / 1e9 + 1e-9);
      return point;
    },
  };
}

/** Name of the circle around a region: itself, its provider's continent, its provider. */
function circleOf(region: MarketRegion, step: number): string {
  if (step === 0) return `${region.index}`;
  return step === 1 ? `${region.provider} ${region.region.continent}` : region.provider;
}

/** Whether every flow of a choice has a price or an allowance. */
export function hasAllPrices(component: Component, chosen: readonly Candidate[]): boolean {
  return component.flows.every((flow) =>
    Number.isFinite(flowMicro(flow, (chosen[flow.from] as Candidate).region, (chosen[flow.to] as Candidate).region)),
  );
}
