import type { OwnedCommitment, PriceBook } from "../catalog";
import { HOURS_PER_MONTH } from "../model";
import { consumptionPerUnit, type Demand, inOrder } from "./coverable-lines";

/*
 * Which commitment covers which line. Per bound and commitment k, in the order of the list, over the lines i that match
 * it, in their order:
 *
 *   open[k,i]    units of line i that no earlier commitment covers
 *   need[k,i]    what they take of k:  open x consumption per unit
 *   take[k,i]    open while the needs before and with i fit in k's month; what is left at the first that does not (the
 *                frontier); nothing behind it
 *
 * A changed line shifts the frontier of the commitments that it touches, so only the lines between the old and the new
 * frontier change beside it: one change costs the commitments it touches, not the stack.
 */

const bounds = ["low", "high"] as const;
type Bound = (typeof bounds)[number];
/** Excess, as a share of what the commitment is in a month, that sums leave and that is none. */
const SLACK = 1e-12;

export interface Covered {
  readonly commitment: OwnedCommitment;
  /** Units covered, each bound apart. */
  readonly units: Readonly<Record<Bound, number>>;
}

/** What covers a line, and what of it is left to pay. */
export interface Coverage {
  readonly demand: Demand;
  readonly coveredBy: readonly Covered[];
  readonly left: Readonly<Record<Bound, number>>;
}

interface BoundState {
  readonly perUnit: Float64Array;
  readonly open: Float64Array;
  /** prefix[i]: what the lines before i need. */
  readonly prefix: Float64Array;
  /** The first line that is not covered whole; the number of lines where all are. */
  frontier: number;
}

interface Round {
  readonly commitment: OwnedCommitment;
  /** The commitment's own amount, and what it is in a month. */
  readonly amount: number;
  readonly perMonth: number;
  /** Positions of the matching lines among all. */
  readonly lines: Int32Array;
  readonly low: BoundState;
  readonly high: BoundState;
}

/** A line that is not among the settled ones. */
interface Inserted {
  readonly demand: Demand;
  readonly open: Record<Bound, number>;
  readonly coveredBy: { readonly commitment: OwnedCommitment; readonly units: Record<Bound, number> }[];
}

export class Settlement {
  private readonly demands: readonly Demand[];
  private readonly rounds: readonly Round[];
  /** Per line the rounds that it matches, with its position in them. */
  private readonly places: (readonly [round: number, at: number][])[];
  private readonly positionsByUrn = new Map<string, number[]>();

  constructor(
    demands: readonly Demand[],
    private readonly book: PriceBook,
  ) {
    this.demands = [...demands].sort(inOrder);
    const places: [number, number][][] = this.demands.map(() => []);
    const open = { low: units(this.demands, "low"), high: units(this.demands, "high") };
    this.rounds = (book.commitments ?? []).map((commitment, round) => this.settle(commitment, round, open, places));
    this.places = places;
    for (const [position, { urn }] of this.demands.entries()) append(this.positionsByUrn, urn, position);
  }

  /** Every line that something covers, in order. */
  coverages(): readonly Coverage[] {
    return this.demands.flatMap((_, position) => {
      const coverage = this.coverageOf(position, undefined);
      return coverage.coveredBy.length === 0 ? [] : [coverage];
    });
  }

  /** How much of each commitment is used, in its own unit. */
  uses(): readonly { readonly commitment: OwnedCommitment; readonly capacity: number; readonly used: Record<Bound, number> }[] {
    return this.rounds.map(({ commitment, amount, perMonth, low, high }) => {
      const used = ({ prefix, frontier }: BoundState) =>
        frontier === prefix.length - 1 ? Math.min(amount, (prefix[frontier] as number) / HOURS_PER_MONTH) : perMonth / HOURS_PER_MONTH;
      return { commitment, capacity: amount, used: { low: used(low), high: used(high) } };
    });
  }

  /**
   * What changes where the lines of some resources are others: the coverage of the new lines, and of every settled line
   * that is now covered otherwise.
   */
  changedBy(urns: ReadonlySet<string>, replacements: readonly Demand[]): readonly Coverage[] {
    const inserted = [...replacements].sort(inOrder).map(
      (demand): Inserted => ({
        demand,
        open: { low: demand.line.quantity.low, high: demand.line.quantity.high },
        coveredBy: [],
      }),
    );
    const removed = new Set([...urns].flatMap((urn) => this.positionsByUrn.get(urn) ?? []));
    /** Lines that enter a round with other open units than settled. */
    const open = { low: new Map<number, number>(), high: new Map<number, number>() };
    for (const position of removed) for (const bound of bounds) open[bound].set(position, 0);
    const takes = new Map<number, Map<number, Record<Bound, number>>>();
    for (const [index, round] of this.rounds.entries()) {
      const matching = inserted.map((one) => ({
        one,
        low: consumptionPerUnit(round.commitment, one.demand, "low", this.book),
        high: consumptionPerUnit(round.commitment, one.demand, "high", this.book),
      }));
      for (const one of inserted) one.coveredBy.push({ commitment: round.commitment, units: { low: 0, high: 0 } });
      for (const bound of bounds) {
        const own = matching.flatMap(({ one, ...perUnit }) => {
          const consumption = perUnit[bound];
          return consumption === undefined || one.open[bound] === 0 ? [] : [{ one, perUnit: consumption }];
        });
        this.resettle(index, bound, open[bound], own, (position, take) => {
          const known = takes.get(position) ?? new Map<number, Record<Bound, number>>();
          takes.set(position, known);
          const both = known.get(index) ?? { low: this.take(index, position, "low"), high: this.take(index, position, "high") };
          both[bound] = take;
          known.set(index, both);
        });
      }
    }
    const changed = [...takes].flatMap(([position, byRound]) => (removed.has(position) ? [] : [this.coverageOf(position, byRound)]));
    return [
      ...inserted.map(({ demand, open: left, coveredBy }) => ({ demand, left, coveredBy: coveredBy.filter(isUsed) })),
      ...changed.sort((a, b) => inOrder(a.demand, b.demand)),
    ];
  }

  /** One commitment over all lines; reduces what is open of them. */
  private settle(
    commitment: OwnedCommitment,
    round: number,
    open: Readonly<Record<Bound, Float64Array>>,
    places: [number, number][][],
  ): Round {
    const { capacity } = commitment;
    const amount = capacity.unit === "usd-per-hour" ? capacity.usdPerHour : capacity.count;
    const perMonth = amount * HOURS_PER_MONTH;
    const matching = this.demands.flatMap((demand, position) => {
      const low = consumptionPerUnit(commitment, demand, "low", this.book);
      const high = consumptionPerUnit(commitment, demand, "high", this.book);
      return low === undefined || high === undefined ? [] : [{ position, low, high }];
    });
    for (const [at, { position }] of matching.entries()) places[position]?.push([round, at]);
    const state = (bound: Bound): BoundState => {
      const perUnit = Float64Array.from(matching, (one) => one[bound]);
      const own = Float64Array.from(matching, ({ position }) => open[bound][position] as number);
      const prefix = new Float64Array(matching.length + 1);
      for (let at = 0; at < matching.length; at++) prefix[at + 1] = (prefix[at] as number) + (own[at] as number) * (perUnit[at] as number);
      const settled = { perUnit, open: own, prefix, frontier: frontierOf(prefix, 0, matching.length, perMonth, perMonth) };
      for (const [at, { position }] of matching.entries()) {
        const rest = (own[at] as number) - takeAt(settled, at, perMonth);
        open[bound][position] = rest;
      }
      return settled;
    };
    return {
      commitment,
      amount,
      perMonth,
      lines: Int32Array.from(matching, ({ position }) => position),
      low: state("low"),
      high: state("high"),
    };
  }

  /** One commitment again, with some lines changed and some more; tells of each settled line that takes another amount. */
  private resettle(
    index: number,
    bound: Bound,
    open: Map<number, number>,
    inserted: readonly { readonly one: Inserted; readonly perUnit: number }[],
    onTake: (position: number, take: number) => void,
  ): void {
    const round = this.rounds[index] as Round;
    const state = round[bound];
    const { perMonth, lines } = round;
    type Edit =
      | { readonly at: number; readonly open: number; readonly isNew: false }
      | { readonly at: number; readonly one: Inserted; readonly perUnit: number; readonly isNew: true };
    const edits: Edit[] = inserted.map(({ one, perUnit }) => ({ at: this.placeOf(lines, one.demand), one, perUnit, isNew: true }));
    for (const [position, left] of open) {
      const place = this.places[position]?.find(([round]) => round === index);
      if (place !== undefined) edits.push({ at: place[1], open: left, isNew: false });
    }
    if (edits.length === 0) return;
    // A new line stands before the settled one at its place; several at one place are in order already.
    edits.sort((a, b) => a.at - b.at || Number(b.isNew) - Number(a.isNew));

    /** What the lines need so far, less what they needed as settled. */
    let shift = 0;
    let from = 0;
    let frontier: number | undefined;
    /** What is left for the line at the frontier. */
    let leftThere = 0;
    const newOpen = new Map<number, number>();
    for (const edit of [...edits, undefined]) {
      const until = edit?.at ?? lines.length;
      if (frontier === undefined) {
        const found = frontierOf(state.prefix, from, until, perMonth - shift, perMonth);
        if (found < until) {
          frontier = found;
          leftThere = Math.max(0, perMonth - shift - (state.prefix[found] as number));
        }
      }
      if (edit === undefined) break;
      const before = (state.prefix[until] as number) + shift;
      if (edit.isNew) {
        const { one, perUnit } = edit;
        const need = one.open[bound] * perUnit;
        const units =
          frontier !== undefined ? 0 : fits(before + need, perMonth, perMonth) ? one.open[bound] : Math.max(0, perMonth - before) / perUnit;
        const use = one.coveredBy.at(-1);
        if (use !== undefined) use.units[bound] = units;
        if (frontier === undefined && units < one.open[bound]) {
          frontier = until;
          leftThere = 0;
        }
        one.open[bound] -= units;
        shift += need;
        from = until;
      } else {
        const settled = (state.open[until] as number) * (state.perUnit[until] as number);
        const need = edit.open * (state.perUnit[until] as number);
        newOpen.set(until, edit.open);
        if (frontier === undefined && !fits(before + need, perMonth, perMonth)) {
          frontier = until;
          leftThere = Math.max(0, perMonth - before);
        }
        shift += need - settled;
        from = until + 1;
      }
    }
    const end = frontier ?? lines.length;
    const take = (at: number) => {
      const units = newOpen.get(at) ?? (state.open[at] as number);
      return at < end ? units : at === end ? Math.min(units, leftThere / (state.perUnit[at] as number)) : 0;
    };
    const changed = new Set(newOpen.keys());
    for (let at = Math.min(end, state.frontier); at <= Math.max(end, state.frontier) && at < lines.length; at++) changed.add(at);
    for (const at of changed) {
      const position = lines[at] as number;
      const units = take(at);
      const settledUnits = takeAt(state, at, perMonth);
      if (units !== settledUnits) onTake(position, units);
      const rest = (newOpen.get(at) ?? (state.open[at] as number)) - units;
      if (rest === (state.open[at] as number) - settledUnits) open.delete(position);
      else open.set(position, rest);
    }
  }

  /** Where a line would stand among the lines of a round. */
  private placeOf(lines: Int32Array, demand: Demand): number {
    let [low, high] = [0, lines.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (inOrder(this.demands[lines[middle] as number] as Demand, demand) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private take(index: number, position: number, bound: Bound): number {
    const place = this.places[position]?.find(([round]) => round === index);
    const round = this.rounds[index] as Round;
    return place === undefined ? 0 : takeAt(round[bound], place[1], round.perMonth);
  }

  private coverageOf(position: number, others: ReadonlyMap<number, Record<Bound, number>> | undefined): Coverage {
    const demand = this.demands[position] as Demand;
    const left = { low: demand.line.quantity.low, high: demand.line.quantity.high };
    const coveredBy: Covered[] = [];
    for (const [index] of this.places[position] ?? []) {
      const units = others?.get(index) ?? { low: this.take(index, position, "low"), high: this.take(index, position, "high") };
      const covered = { commitment: (this.rounds[index] as Round).commitment, units };
      for (const bound of bounds) left[bound] -= units[bound];
      if (isUsed(covered)) coveredBy.push(covered);
    }
    return { demand, coveredBy, left };
  }
}

const isUsed = ({ units: { low, high } }: Covered) => low > 0 || high > 0;
const fits = (need: number, available: number, perMonth: number) => need <= available + perMonth * SLACK;

/** The first line in [from, until) up to and with which the needs do not fit; `until` where all do. */
function frontierOf(prefix: Float64Array, from: number, until: number, available: number, perMonth: number): number {
  let [low, high] = [from, until];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(prefix[middle + 1] as number, available, perMonth)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function takeAt({ open, perUnit, prefix, frontier }: BoundState, at: number, perMonth: number): number {
  const units = open[at] as number;
  if (at < frontier) return units;
  return at > frontier ? 0 : Math.min(units, Math.max(0, perMonth - (prefix[at] as number)) / (perUnit[at] as number));
}

function units(demands: readonly Demand[], bound: Bound): Float64Array {
  return Float64Array.from(demands, ({ line }) => line.quantity[bound]);
}

function append(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
