/**
 * The mixed-integer model of a component, in the notation of the design.
 *
 *   minimise   sum C(w,o) x[w,o] + sum step(f,s,g) z[f,s,g]
 *   x[w,o] = 1 where workload w takes offer o                     sum_o x[w,o] = 1
 *   limit k                                                       sum a[k](w,o) x[w,o] (+ flows) <= most(k)
 *   same provider, same region (group g, place p)                 X[w,p] = X[w',p]
 *   different provider or region                                  sum_w X[w,p] <= 1
 *   charges that members share, commitment pools, concentration   see addCharge, addPools, addConcentration
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
import { atOneEnd, atOtherEnd, type Charge, isDue } from "./charges";
import { placeOf } from "./groups";
import { coefficientOf, countsFlowFrom, type Limit } from "./limits";
import type { MarketRegion } from "./market";
import { fixedMicro, monthlyCapacity, onDemandUse, poolDemand, poolOrder, savedFraction } from "./pools";
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

/** A sum of columns, and what is fixed of it. */
interface Sum {
  readonly columns: readonly number[];
  readonly constant: number;
}

const usd = (micro: number) => micro / MICRO_USD_PER_USD;

export function placementModel(component: Component): PlacementModel {
  const { members, candidates, flows, limits } = component;
  const columns: MilpColumn[] = [];
  const rows: MilpRow[] = [];
  /** First column of each member; -1 of those with a single offer, which are no part of the model. */
  const first: number[] = [];
  const costs: number[] = [];
  /** What data costs, by column (-1: whatever is chosen) and sender: limits on money count it. */
  const sent: { readonly column: number; readonly from: number; readonly micro: number }[] = [];
  let offsetMicro = 0;

  for (const [member, list] of candidates.entries()) {
    // The cheapest offer of each member goes into the offset: differences are what is decided.
    const base = list[0]?.objectiveMicro ?? 0;
    offsetMicro += base;
    if (list.length === 1) {
      first.push(-1);
      continue;
    }
    const start = columns.length;
    first.push(start);
    for (const [at, candidate] of list.entries()) {
      costs.push(usd(candidate.objectiveMicro - base));
      columns.push({ name: `x ${members[member]} ${at}`, cost: 0, integer: true, upper: Number.POSITIVE_INFINITY });
    }
    const own = list.map((_, at) => start + at);
    rows.push({ name: `one ${members[member]}`, lower: 1, upper: 1, columns: own, values: own.map(() => 1) });
  }
  const columnOf = (member: number, at: number) => {
    const start = first[member] as number;
    return start < 0 ? -1 : start + at;
  };
  /** X[member, test]: columns of the offers that pass, or 1 or 0 where the member has a single offer. */
  const sumAt = (member: number, test: (candidate: Candidate) => boolean): Sum => {
    const list = candidates[member] ?? [];
    if ((first[member] as number) < 0) return { columns: [], constant: test(list[0] as Candidate) ? 1 : 0 };
    return { columns: list.flatMap((candidate, at) => (test(candidate) ? [columnOf(member, at)] : [])), constant: 0 };
  };
  /** lower <= sum of factors x sums <= upper, unless nothing in it is decided. */
  const addRow = (name: string, lower: number, upper: number, parts: readonly (readonly [factor: number, sum: Sum])[]): void => {
    const own: number[] = [];
    const values: number[] = [];
    let constant = 0;
    for (const [factor, sum] of parts) {
      constant += factor * sum.constant;
      for (const column of sum.columns) {
        own.push(column);
        values.push(factor);
      }
    }
    // What cannot be met whatever is chosen stays in the model as a row that nothing meets.
    if (own.length === 0 && constant >= lower && constant <= upper) return;
    rows.push({ name, lower: lower - constant, upper: upper - constant, columns: own, values });
  };
  const places = (group: readonly number[], placeOf: (region: MarketRegion) => string) => [
    ...new Set(group.flatMap((member) => (candidates[member] ?? []).map((candidate) => placeOf(candidate.region)))),
  ];
  for (const [position, group] of component.groups.entries()) {
    const lead = group.members[0] as number;
    for (const place of places(group.members, (region) => String(placeOf(group, region)))) {
      const here = (candidate: Candidate) => String(placeOf(group, candidate.region)) === place;
      if (group.kind === "different") {
        const sums = group.members.map((member) => [1, sumAt(member, here)] as const);
        addRow(`apart ${position} ${place}`, Number.NEGATIVE_INFINITY, 1, sums);
        continue;
      }
      for (const member of group.members.slice(1))
        addRow(`same ${position} ${place} ${member}`, 0, 0, [
          [1, sumAt(member, here)],
          [-1, sumAt(lead, here)],
        ]);
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
  const addCost = (column: number, from: number, micro: number): void => {
    if (column < 0) offsetMicro += micro;
    else costs[column] = (costs[column] ?? 0) + usd(micro);
    sent.push({ column, from, micro });
  };
  for (const [position, flow] of flows.entries()) {
    const senders = candidates[flow.from] ?? [];
    const receivers = candidates[flow.to] ?? [];
    if (flow.from === flow.to || senders.length === 1 || receivers.length === 1) addSettledFlow(flow, position);
    else addFlow(flow, position);
  }

  /** One end stands still: the flow is a cost of the other end's offers. */
  function addSettledFlow(flow: Component["flows"][number], position: number): void {
    const isReceiverFree = flow.from !== flow.to && (candidates[flow.from] ?? []).length === 1;
    const free = isReceiverFree ? flow.to : flow.from;
    for (const [at, candidate] of (candidates[free] ?? []).entries()) {
      const other = flow.from === flow.to ? candidate : ((candidates[isReceiverFree ? flow.from : flow.to] ?? [])[0] as Candidate);
      const micro = isReceiverFree ? flowMicro(flow, other.region, candidate.region) : flowMicro(flow, candidate.region, other.region);
      const column = columnOf(free, at);
      if (!Number.isNaN(micro)) addCost(column, flow.from, micro);
      else
        addRow(`no price ${position} ${at}`, 0, 0, [[1, column < 0 ? { columns: [], constant: 1 } : { columns: [column], constant: 0 }]]);
    }
  }

  function addFlow(flow: Component["flows"][number], position: number): void {
    const regions = new Map((candidates[flow.from] ?? []).map((candidate) => [candidate.region.index, candidate.region]));
    const groups = new Map<
      string,
      { readonly step: number; readonly circle: string; readonly microStep: number; readonly regions: Set<number> }
    >();
    for (const region of regions.values()) {
      const cost = (step: number) => flow.cost.compared[region.index * DISTANCES + step] as number;
      const own = sumAt(flow.from, (candidate) => candidate.region.index === region.index);
      if (!Number.isNaN(cost(0))) for (const column of own.columns) addCost(column, flow.from, cost(0));
      for (let step = 0; step < DISTANCES; step++) {
        const circle = step === 0 ? "" : circleOf(region, step - 1);
        if (Number.isNaN(cost(step))) {
          // No price at this distance, nor farther: the receiver must lie within the nearer circle.
          const near = sumAt(flow.to, (candidate) => step > 0 && circleOf(candidate.region, step - 1) === circle);
          addRow(`no price ${position} ${region.index}`, Number.NEGATIVE_INFINITY, 0, [
            [1, own],
            [-1, near],
          ]);
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
      const away = sumAt(flow.from, (candidate) => group.regions.has(candidate.region.index));
      const near = sumAt(flow.to, (candidate) => circleOf(candidate.region, group.step - 1) === group.circle);
      const column = columns.length;
      const far: Sum = { columns: [column], constant: 0 };
      columns.push({ name: `z ${position} ${key}`, cost: 0, integer: false, upper: Number.POSITIVE_INFINITY });
      costs.push(0);
      addCost(column, flow.from, group.microStep);
      steps.push({ column, from: flow.from, to: flow.to, regions: group.regions, circle: group.circle, step: group.step });
      addRow(`far ${position} ${key}`, 0, Number.POSITIVE_INFINITY, [
        [1, far],
        [1, near],
        [-1, away],
      ]);
      if (group.microStep < 0) {
        addRow(`far, sender ${position} ${key}`, Number.NEGATIVE_INFINITY, 0, [
          [1, far],
          [-1, away],
        ]);
        addRow(`far, receiver ${position} ${key}`, Number.NEGATIVE_INFINITY, 1, [
          [1, far],
          [1, near],
        ]);
      }
    }
  }

  const chargeColumns = component.charges.map(addCharge);
  const poolColumns = component.pools.length === 0 ? undefined : addPools();
  if (component.concentrationMicro !== 0) addConcentration();
  for (const [position, limit] of limits.entries()) addLimit(limit, position);

  /** y = 1 where a charge is due:  y >= X[w, region]  for each member,  y >= X[a, end] + X[b, other end] - 1  for each two that talk. */
  function addCharge(charge: Charge, position: number): { readonly column: number; readonly micro: number } {
    const column = columns.length;
    columns.push({ name: `charge ${position}`, cost: 0, integer: false, upper: 1 });
    costs[column] = usd(charge.micro);
    const due: Sum = { columns: [column], constant: 0 };
    if (charge.kind === "site") {
      for (const member of charge.members) {
        const there = sumAt(member, ({ region }) => region.index === charge.region.index);
        addRow(`due ${position} ${member}`, 0, Number.POSITIVE_INFINITY, [
          [1, due],
          [-1, there],
        ]);
      }
      return { column, micro: charge.micro };
    }
    for (const pair of charge.pairs) {
      for (const [one, other] of [pair, [pair[1], pair[0]]] as const)
        addRow(`due ${position} ${one} ${other}`, -1, Number.POSITIVE_INFINITY, [
          [1, due],
          [-1, sumAt(one, ({ region }) => atOneEnd(charge, region))],
          [-1, sumAt(other, ({ region }) => atOtherEnd(charge, region))],
        ]);
    }
    return { column, micro: charge.micro };
  }

  /** A limit as a row, scaled to numbers around 1; the budget counts what pools save and cost too. */
  function addLimit(limit: Limit, position: number): void {
    const entries = new Map<number, number>();
    let constant = 0;
    const add = (column: number, use: number) => {
      if (column < 0) constant += use;
      else if (use !== 0) entries.set(column, (entries.get(column) ?? 0) + use);
    };
    for (const [member, list] of candidates.entries()) {
      for (const [at, candidate] of list.entries()) add(columnOf(member, at), coefficientOf(limit, members[member] as number, candidate));
    }
    if (limit.countsFlows)
      for (const { column, from, micro } of sent) if (countsFlowFrom(limit, members[from] as number)) add(column, micro);
    if (limit.kind === "budget") for (const { column, micro } of [...(poolColumns ?? []), ...chargeColumns]) add(column, micro);
    const largest = [...entries.values()].reduce((most, value) => Math.max(most, Math.abs(value)), 1);
    const scale = limit.countsFlows ? MICRO_USD_PER_USD : Math.max(1, largest / LARGEST_COEFFICIENT);
    if (entries.size === 0 && constant <= limit.most) return;
    rows.push({
      name: `limit ${position}`,
      lower: Number.NEGATIVE_INFINITY,
      upper: (limit.most - constant) / scale,
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
    /** Shares of an offer that pools cover, by its column; those of members with a single offer by member. */
    const covers = new Map<number | string, number[]>();
    const t = (name: string) => add(name, 0, true, 1);
    for (const [position, pool] of component.pools.entries()) {
      const matching = candidates.flat().filter((candidate) => poolDemand(pool, candidate) > 0);
      const ranks = poolOrder(matching);
      const { covered, reached } = component.poolReach?.[position] ?? { covered: 0, reached: ranks.size };
      // far[r] = 1 where the pool reaches sizes of rank r: then all smaller ones are wholly covered.
      const far = new Map<number, number>();
      for (let rank = covered + 1; rank <= Math.min(reached, ranks.size - 1); rank++) far.set(rank, t(`far ${position} ${rank}`));
      for (const [rank, column] of far) {
        const before = far.get(rank - 1);
        if (before !== undefined)
          rows.push({
            name: `farther ${position} ${rank}`,
            lower: 0,
            upper: Number.POSITIVE_INFINITY,
            columns: [before, column],
            values: [1, -1],
          });
      }
      const taken = pool.owned ? undefined : add(`pool ${position}`, fixedMicro(pool), true, 1);
      const capacity = monthlyCapacity(pool);
      const used: [column: number, share: number][] = [];
      for (const [member, list] of candidates.entries()) {
        for (const [index, candidate] of list.entries()) {
          const demand = poolDemand(pool, candidate);
          const rank = ranks.get(candidate.size.type) ?? 0;
          if (!(demand > 0) || !(capacity > 0) || rank > reached) continue;
          const own = columnOf(member, index) < 0 ? `alone ${member}` : columnOf(member, index);
          const column = add(`u ${position} ${own}`, -onDemandUse(candidate).micro * savedFraction(pool), false, 1);
          used.push([column, demand / capacity]);
          covers.set(own, [...(covers.get(own) ?? []), column]);
          const reaches = far.get(rank);
          if (reaches !== undefined)
            rows.push({
              name: `reaches ${position} ${own}`,
              lower: 0,
              upper: Number.POSITIVE_INFINITY,
              columns: [reaches, column],
              values: [1, -1],
            });
          // All that this pool and those before it cover of the offer, where it goes on to larger sizes.
          const beyond = far.get(rank + 1);
          if (beyond === undefined && rank >= covered) continue;
          const soFar = covers.get(own) as readonly number[];
          const isAlone = typeof own === "string";
          const missing = isAlone ? 1 : 0;
          rows.push({
            name: `first ${position} ${own}`,
            lower: missing - (beyond === undefined ? 0 : 1),
            upper: Number.POSITIVE_INFINITY,
            columns: [...soFar, ...(isAlone ? [] : [own]), ...(beyond === undefined ? [] : [beyond])],
            values: [...soFar.map(() => 1), ...(isAlone ? [] : [-1]), ...(beyond === undefined ? [] : [-1])],
          });
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
        upper: typeof own === "string" ? 1 : 0,
        columns: typeof own === "string" ? shares : [...shares, own],
        values: typeof own === "string" ? shares.map(() => 1) : [...shares.map(() => 1), -1],
      });
    }
    return added;
  }

  /** t = the largest share of the declared vCPUs at one provider:  t >= sum share(w) X[w,p]  for each provider p. */
  function addConcentration(): void {
    const column = columns.length;
    columns.push({ name: "concentration", cost: 0, integer: false, upper: 1 });
    costs[column] = usd(component.concentrationMicro);
    const share: Sum = { columns: [column], constant: 0 };
    const everyone = [...candidates.keys()];
    for (const provider of places(everyone, (region) => region.provider)) {
      const sums = everyone.map(
        (member) => [component.vcpuFraction[member] ?? 0, sumAt(member, ({ region }) => region.provider === provider)] as const,
      );
      addRow(`share ${provider}`, Number.NEGATIVE_INFINITY, 0, [...sums, [-1, share]]);
    }
  }

  const priced = columns.map((column, index) => ({ ...column, cost: costs[index] ?? Number.NaN }));
  return {
    milp: { columns: priced, rows, offset: usd(offsetMicro) },
    decode(values) {
      const chosen: Candidate[] = [];
      for (const [member, list] of candidates.entries()) {
        const ones = list.filter((_, at) => list.length === 1 || values[columnOf(member, at)] === 1);
        if (ones.length !== 1 || ones[0] === undefined) return undefined;
        chosen.push(ones[0]);
      }
      return chosen;
    },
    encode(chosen) {
      const point = new Array<number>(columns.length).fill(0);
      for (const [member, list] of candidates.entries())
        if (list.length > 1) point[columnOf(member, list.indexOf(chosen[member] as Candidate))] = 1;
      for (const one of steps) {
        const from = chosen[one.from]?.region;
        const to = chosen[one.to]?.region;
        if (from !== undefined && to !== undefined && one.regions.has(from.index) && circleOf(to, one.step - 1) !== one.circle)
          point[one.column] = 1;
      }
      for (const [position, { column }] of chargeColumns.entries())
        if (isDue(component.charges[position] as Charge, (member) => chosen[member]?.region)) point[column] = 1;
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
