/**
 * Plans from the prices of a dual: each workload takes what the prices favour, in the light of those before it; then
 * limits are repaired at the least cost, and single and joint moves are made for as long as they help. All of it is a
 * heuristic: what it finds is checked and valued exactly afterwards.
 */
import { edgeCost } from "./edge-messages";
import { type Edge, type FlatComponent, IMPOSSIBLE } from "./flat-component";
import type { Lagrangian } from "./lagrangian";

interface Move {
  readonly members: readonly number[];
  readonly offers: readonly number[];
  readonly delta: number;
}

const REPAIR_ROUNDS = 12;
const IMPROVE_PASSES = 8;
const PAIRED_MOVES = 60;
const PAIR_ROUNDS = 60;
/** Differences below a micro-dollar are none. */
const LEAST_GAIN = 0.5;

export class PlanBuilder {
  /** Offer of each member. */
  readonly chosen: Int32Array;
  private readonly use: Float64Array;
  private readonly takeFirst: Int32Array;
  private readonly takeLimit: Int32Array;
  private readonly takeAmount: Float64Array;
  /** Cost of each offer, pools and concentration at the dual's prices. */
  private readonly cost: Float64Array;
  private readonly unit: Float64Array;
  /** Members that must stand at one place together, those alone left out. */
  private readonly blocks: readonly (readonly number[])[];

  constructor(
    private readonly flat: FlatComponent,
    private readonly dual: Lagrangian,
    /** After it a plan is only made feasible, not better. */
    private readonly deadlineMs: number,
  ) {
    const offers = flat.objective.length;
    this.chosen = new Int32Array(flat.size);
    this.use = new Float64Array(flat.limits.length);
    this.cost = new Float64Array(offers);
    this.takeFirst = new Int32Array(offers + 1);
    for (const { offers: counted } of flat.limits)
      for (const offer of counted) this.takeFirst[offer + 1] = (this.takeFirst[offer + 1] as number) + 1;
    for (let offer = 0; offer < offers; offer++)
      this.takeFirst[offer + 1] = (this.takeFirst[offer + 1] as number) + (this.takeFirst[offer] as number);
    const next = this.takeFirst.slice();
    this.takeLimit = new Int32Array(this.takeFirst[offers] as number);
    this.takeAmount = new Float64Array(this.takeFirst[offers] as number);
    for (const [k, { offers: counted, takes }] of flat.limits.entries()) {
      for (let at = 0; at < counted.length; at++) {
        const offer = counted[at] as number;
        const place = next[offer] as number;
        next[offer] = place + 1;
        this.takeLimit[place] = k;
        this.takeAmount[place] = takes[at] as number;
      }
    }
    this.unit = Float64Array.from(flat.limits, ({ limit, takes }) =>
      Math.max(
        1,
        Math.abs(limit.most),
        takes.reduce((most, take) => Math.max(most, Math.abs(take)), 0),
      ),
    );
    this.blocks = blocksOf(flat);
  }

  /** A choice for every member, feasible if the repair works out. */
  build(): Int32Array {
    this.startCosts();
    this.decode();
    this.finish();
    return this.chosen;
  }

  /** The same from a choice in hand. */
  polish(start: Int32Array): Int32Array {
    this.startCosts();
    this.chosen.set(start);
    this.finish();
    return this.chosen;
  }

  private finish(): void {
    this.countUse();
    if (!this.repair()) return;
    for (let pass = 0; pass < IMPROVE_PASSES && !this.isLate(); pass++) if (!this.improve()) break;
    if (!this.isLate()) this.pairMoves();
  }

  private isLate(): boolean {
    return performance.now() > this.deadlineMs;
  }

  /** Own costs: the dual's prices less those of limits, which moves respect themselves. */
  private startCosts(): void {
    const { flat, dual, cost } = this;
    cost.set(dual.priced);
    for (const [k, { offers, takes }] of flat.limits.entries()) {
      const price = dual.lambda[k] as number;
      if (price === 0) continue;
      for (let at = 0; at < offers.length; at++) {
        const offer = offers[at] as number;
        cost[offer] = (cost[offer] as number) - price * (takes[at] as number);
      }
    }
  }

  private decode(): void {
    const { flat, dual, chosen } = this;
    const { first, labelOf, edges, labelFirst } = flat;
    const extra = new Float64Array(
      Math.max(1, ...Array.from({ length: flat.size }, (_, w) => (labelFirst[w + 1] as number) - (labelFirst[w] as number))),
    );
    for (let member = 0; member < flat.size; member++) {
      const from = labelFirst[member] as number;
      const until = labelFirst[member + 1] as number;
      for (let label = from; label < until; label++) extra[label - from] = 0;
      for (const index of flat.edgesAt[member] as readonly number[]) {
        const edge = edges[index] as Edge;
        const isA = edge.a === member;
        const peer = isA ? edge.b : edge.a;
        const message = dual.messageTo(index, isA);
        const placed = peer < member ? (labelOf[chosen[peer] as number] as number) : -1;
        const scale = dual.scaleOf(index);
        for (let label = from; label < until; label++) {
          const cost =
            placed < 0
              ? (message[label - from] as number)
              : isA
                ? edgeCost(flat, edge, label, placed, scale)
                : edgeCost(flat, edge, placed, label, scale);
          extra[label - from] = (extra[label - from] as number) + cost;
        }
      }
      let best = first[member] as number;
      let bestCost = Number.POSITIVE_INFINITY;
      for (let offer = first[member] as number; offer < (first[member + 1] as number); offer++) {
        const cost = (dual.priced[offer] as number) + (extra[(labelOf[offer] as number) - from] as number);
        if (cost < bestCost) {
          bestCost = cost;
          best = offer;
        }
      }
      chosen[member] = best;
    }
  }

  private countUse(): void {
    const { flat, use, chosen, takeFirst, takeLimit, takeAmount } = this;
    use.fill(0);
    for (const offer of chosen) {
      for (let at = takeFirst[offer] as number; at < (takeFirst[offer + 1] as number); at++) {
        const k = takeLimit[at] as number;
        use[k] = (use[k] as number) + (takeAmount[at] as number);
      }
    }
    for (const edge of flat.edges) {
      if (edge.limits.length === 0) continue;
      const micro = this.edgeAt(edge);
      for (const k of edge.limits) use[k] = (use[k] as number) + micro;
    }
  }

  private edgeAt(edge: Edge): number {
    const { labelOf } = this.flat;
    return edgeCost(this.flat, edge, labelOf[this.chosen[edge.a] as number] as number, labelOf[this.chosen[edge.b] as number] as number, 1);
  }

  /** By how much limits are exceeded, each as a share of what it holds. */
  private excess(): number {
    let sum = 0;
    for (const [k, { limit }] of this.flat.limits.entries())
      sum += Math.max(0, (this.use[k] as number) - limit.most) / (this.unit[k] as number);
    return sum;
  }

  /** Puts a member on another offer; answers by how much the cost rises. */
  private put(member: number, offer: number): number {
    const { flat, chosen, use, takeFirst, takeLimit, takeAmount, cost } = this;
    const old = chosen[member] as number;
    if (old === offer) return 0;
    let delta = (cost[offer] as number) - (cost[old] as number);
    for (let at = takeFirst[old] as number; at < (takeFirst[old + 1] as number); at++) {
      const k = takeLimit[at] as number;
      use[k] = (use[k] as number) - (takeAmount[at] as number);
    }
    for (let at = takeFirst[offer] as number; at < (takeFirst[offer + 1] as number); at++) {
      const k = takeLimit[at] as number;
      use[k] = (use[k] as number) + (takeAmount[at] as number);
    }
    if (flat.labelOf[old] !== flat.labelOf[offer]) {
      for (const index of flat.edgesAt[member] as readonly number[]) {
        const edge = flat.edges[index] as Edge;
        const before = this.edgeAt(edge);
        chosen[member] = offer;
        const after = this.edgeAt(edge);
        chosen[member] = old;
        delta += after - before;
        for (const k of edge.limits) use[k] = (use[k] as number) + after - before;
      }
    }
    chosen[member] = offer;
    return delta;
  }

  /** Makes a move, undoes it unless `keeps` likes the rise in cost and the limits' new excess. */
  private attempt(members: readonly number[], offers: readonly number[], keeps: (delta: number) => boolean): number | undefined {
    const old = members.map((member) => this.chosen[member] as number);
    let delta = 0;
    for (const [at, member] of members.entries()) delta += this.put(member, offers[at] as number);
    if (keeps(delta)) return delta;
    for (const [at, member] of members.entries()) this.put(member, old[at] as number);
    return undefined;
  }

  /** Costs of a member's labels from its edges, with the others where they are. */
  private edgeCosts(member: number): Float64Array {
    const { flat, chosen } = this;
    const from = flat.labelFirst[member] as number;
    const width = (flat.labelFirst[member + 1] as number) - from;
    const costs = new Float64Array(width);
    for (const index of flat.edgesAt[member] as readonly number[]) {
      const edge = flat.edges[index] as Edge;
      const isA = edge.a === member;
      const peer = flat.labelOf[chosen[isA ? edge.b : edge.a] as number] as number;
      for (let at = 0; at < width; at++) {
        const label = from + at;
        costs[at] = (costs[at] as number) + (isA ? edgeCost(flat, edge, label, peer, 1) : edgeCost(flat, edge, peer, label, 1));
      }
    }
    return costs;
  }

  /** Moves of one member, in the order of its offers, with what they cost. */
  private forMoves(member: number, visit: (offer: number, delta: number) => void): void {
    const { flat, chosen, cost } = this;
    const own = chosen[member] as number;
    const from = flat.labelFirst[member] as number;
    const edges = this.edgeCosts(member);
    const ownCost = (cost[own] as number) + (edges[(flat.labelOf[own] as number) - from] as number);
    for (let offer = flat.first[member] as number; offer < (flat.first[member + 1] as number); offer++) {
      if (offer === own) continue;
      visit(offer, (cost[offer] as number) + (edges[(flat.labelOf[offer] as number) - from] as number) - ownCost);
    }
  }

  /** Moves of whole blocks to other places: each member takes what is best for it there at the dual's prices. */
  private blockMoves(): readonly Move[] {
    const { flat, dual } = this;
    const moves: Move[] = [];
    for (const block of this.blocks) {
      const places = new Map<number, Map<number, number>>();
      for (const member of block) {
        const edges = this.edgeCosts(member);
        const from = flat.labelFirst[member] as number;
        for (let offer = flat.first[member] as number; offer < (flat.first[member + 1] as number); offer++) {
          const label = flat.labelOf[offer] as number;
          // Edges within the block forbid every other place for now: only what flows cost counts.
          const flow = edges[label - from] as number;
          const value = (dual.priced[offer] as number) + (flow >= IMPOSSIBLE ? flow % IMPOSSIBLE : flow);
          const provider = flat.labelProvider[label] as number;
          for (const place of [provider, flat.providers.length + (flat.labelRegion[label] as number)]) {
            if (place === flat.providers.length - 1) continue;
            const best = places.get(place) ?? new Map<number, number>();
            places.set(place, best);
            const known = best.get(member);
            if (known === undefined || value < (this.blockValue.get(known) ?? Number.POSITIVE_INFINITY)) {
              best.set(member, offer);
              this.blockValue.set(offer, value);
            }
          }
        }
      }
      for (const best of places.values()) {
        if (best.size === block.length) moves.push({ members: block, offers: block.map((member) => best.get(member) as number), delta: 0 });
      }
      this.blockValue.clear();
    }
    return moves;
  }
  private readonly blockValue = new Map<number, number>();

  /** Moves that bring limits back, the cheapest for what they bring first. */
  private repair(): boolean {
    for (let round = 0; round < REPAIR_ROUNDS; round++) {
      const start = this.excess();
      if (start <= 1e-12) return true;
      const moves: { readonly move: Move; readonly score: number }[] = [];
      for (let member = 0; member < this.flat.size; member++) {
        let best: { offer: number; delta: number; score: number } | undefined;
        this.forMoves(member, (offer, delta) => {
          if (delta >= IMPOSSIBLE / 2) return;
          const relief = this.relief(member, offer);
          if (relief <= 1e-12) return;
          const score = delta <= 0 ? delta * relief : delta / relief;
          if (best === undefined || score < best.score) best = { offer, delta, score };
        });
        if (best !== undefined) moves.push({ move: { members: [member], offers: [best.offer], delta: best.delta }, score: best.score });
      }
      for (const move of this.blockMoves()) {
        let delta = 0;
        let relief = 0;
        this.attempt(move.members, move.offers, (rise) => {
          delta = rise;
          relief = start - this.excess();
          return false;
        });
        if (delta < IMPOSSIBLE / 2 && relief > 1e-12) moves.push({ move, score: delta <= 0 ? delta * relief : delta / relief });
      }
      moves.sort((a, b) => a.score - b.score || (a.move.members[0] as number) - (b.move.members[0] as number));
      let excess = start;
      for (const { move } of moves) {
        if (excess <= 1e-12) break;
        const before = excess;
        this.attempt(move.members, move.offers, (delta) => {
          const after = this.excess();
          if (delta >= IMPOSSIBLE / 2 || after >= before - 1e-12) return false;
          excess = after;
          return true;
        });
      }
      if (excess >= start - 1e-12) return false;
    }
    return this.excess() <= 1e-12;
  }

  /** By how much less limits would be exceeded; flows left out. */
  private relief(member: number, offer: number): number {
    const { chosen, use, takeFirst, takeLimit, takeAmount, unit, flat } = this;
    let relief = 0;
    const changed = new Map<number, number>();
    const own = chosen[member] as number;
    for (let at = takeFirst[own] as number; at < (takeFirst[own + 1] as number); at++)
      changed.set(takeLimit[at] as number, -(takeAmount[at] as number));
    for (let at = takeFirst[offer] as number; at < (takeFirst[offer + 1] as number); at++) {
      const k = takeLimit[at] as number;
      changed.set(k, (changed.get(k) ?? 0) + (takeAmount[at] as number));
    }
    for (const [k, change] of changed) {
      const { most } = (flat.limits[k] as FlatComponent["limits"][number]).limit;
      const now = use[k] as number;
      relief += (Math.max(0, now - most) - Math.max(0, now + change - most)) / (unit[k] as number);
    }
    return relief;
  }

  private fits(member: number, offer: number): boolean {
    const { chosen, use, takeFirst, takeLimit, takeAmount, flat } = this;
    const own = chosen[member] as number;
    for (let at = takeFirst[offer] as number; at < (takeFirst[offer + 1] as number); at++) {
      const k = takeLimit[at] as number;
      let change = takeAmount[at] as number;
      for (let old = takeFirst[own] as number; old < (takeFirst[own + 1] as number); old++)
        if (takeLimit[old] === k) change -= takeAmount[old] as number;
      if (change > 0 && (use[k] as number) + change > (flat.limits[k] as FlatComponent["limits"][number]).limit.most) return false;
    }
    return true;
  }

  /** The best single move of each member, then of each block; answers whether anything changed. */
  private improve(): boolean {
    let changed = false;
    for (let member = 0; member < this.flat.size; member++) {
      let best = -1;
      let bestDelta = -LEAST_GAIN;
      this.forMoves(member, (offer, delta) => {
        if (delta < bestDelta && this.fits(member, offer)) {
          best = offer;
          bestDelta = delta;
        }
      });
      if (best < 0) continue;
      const done = this.attempt([member], [best], (delta) => delta < -LEAST_GAIN && this.excess() <= 1e-12);
      if (done !== undefined) changed = true;
    }
    for (const move of this.blockMoves()) {
      const done = this.attempt(move.members, move.offers, (delta) => delta < -LEAST_GAIN && this.excess() <= 1e-12);
      if (done !== undefined) changed = true;
    }
    return changed;
  }

  /** Two members at once, where one makes room for the other. */
  private pairMoves(): void {
    if (this.flat.limits.length === 0) return;
    for (let round = 0; round < PAIR_ROUNDS && !this.isLate(); round++) {
      const gains: Move[] = [];
      const prices: Move[] = [];
      for (let member = 0; member < this.flat.size; member++) {
        let gain: Move | undefined;
        let price: { readonly move: Move; readonly score: number } | undefined;
        this.forMoves(member, (offer, delta) => {
          if (delta < -LEAST_GAIN) {
            if (gain === undefined || delta < gain.delta) gain = { members: [member], offers: [offer], delta };
          } else if (delta < IMPOSSIBLE / 2) {
            const freed = this.freed(member, offer);
            if (freed <= 0) return;
            const score = delta / freed;
            if (price === undefined || score < price.score) price = { move: { members: [member], offers: [offer], delta }, score };
          }
        });
        if (gain !== undefined) gains.push(gain);
        if (price !== undefined) prices.push(price.move);
      }
      if (gains.length === 0) return;
      gains.sort((a, b) => a.delta - b.delta || (a.members[0] as number) - (b.members[0] as number));
      prices.sort((a, b) => a.delta - b.delta || (a.members[0] as number) - (b.members[0] as number));
      let changed = false;
      for (const gain of gains.slice(0, PAIRED_MOVES)) {
        for (const price of prices.slice(0, PAIRED_MOVES)) {
          if (price.delta + gain.delta >= -LEAST_GAIN) break;
          if (price.members[0] === gain.members[0]) continue;
          const done = this.attempt(
            [...gain.members, ...price.members],
            [...gain.offers, ...price.offers],
            (delta) => delta < -LEAST_GAIN && this.excess() <= 1e-12,
          );
          if (done === undefined) continue;
          changed = true;
          break;
        }
        if (changed) break;
      }
      if (!changed) return;
    }
  }

  /** What a move frees of limits that have a price. */
  private freed(member: number, offer: number): number {
    const { chosen, takeFirst, takeLimit, takeAmount, dual } = this;
    let freed = 0;
    const own = chosen[member] as number;
    for (let at = takeFirst[own] as number; at < (takeFirst[own + 1] as number); at++)
      freed += (takeAmount[at] as number) * (dual.lambda[takeLimit[at] as number] as number);
    for (let at = takeFirst[offer] as number; at < (takeFirst[offer + 1] as number); at++)
      freed -= (takeAmount[at] as number) * (dual.lambda[takeLimit[at] as number] as number);
    return freed;
  }
}

function blocksOf(flat: FlatComponent): readonly (readonly number[])[] {
  const parent = Int32Array.from({ length: flat.size }, (_, member) => member);
  const find = (member: number): number => {
    let root = member;
    while (parent[root] !== root) root = parent[root] as number;
    return root;
  };
  for (const { kind, a, b } of flat.edges) {
    if (kind !== "same") continue;
    const [x, y] = [find(a), find(b)];
    parent[Math.max(x, y)] = Math.min(x, y);
  }
  const blocks = new Map<number, number[]>();
  for (let member = 0; member < flat.size; member++) {
    const root = find(member);
    const block = blocks.get(root);
    if (block === undefined) blocks.set(root, [member]);
    else block.push(member);
  }
  return [...blocks.values()].filter((block) => block.length > 1);
}
