/**
 * The Lagrangian dual of a component. Prices are set on what ties workloads together, and each workload then chooses
 * alone; the sum is a lower bound on every plan, whatever the prices:
 *
 *   L = sum_w min_o [ C(w,o) + sum_k lambda[k] a[k](w,o) + pi[p(o)] share(w) + sum_c mu[c,w] (o at c) - best pool saving(w,o) + sum_e M[e,w](label o) ]
 *     + sum_e min_{s,t} [ cost(e,s,t) - M[e,a](s) - M[e,b](t) ]
 *     - sum_k lambda[k] most(k) + sum_pools min(0, fixed - nu capacity)
 *
 * with lambda, nu >= 0 and pi >= 0, sum pi = the loss of concentration, and mu >= 0, sum_w mu[c,w] = the charge of site c:
 * a charge is due in whole where one of its members stands there, so each may carry a share of it. Charges of links are
 * left out, and so is what charges take of the budget: both are no less than nothing. The messages M of the edges follow sequential
 * tree-reweighted message passing (Kolmogorov, Convergent Tree-reweighted Message Passing for Energy Minimization, 2006);
 * lambda, nu, pi and mu follow deflected subgradients with Polyak's step. No engine takes part, and no clock: the bound is a
 * sum of minima in double precision, stated a little lower than it comes out.
 */
import { EdgeMessages, edgeCost } from "./edge-messages";
import { type Edge, type FlatComponent, IMPOSSIBLE } from "./flat-component";
import type { PoolReach } from "./pools";

const NOT_COVERED = -1;
/** Added to the pool of an offer that no later pool may cover. */
const CLOSED = 1 << 16;

export type PoolState = "open" | "taken" | "left";

/** Relative margin for what summing in double precision loses. */
const ROUNDING_FRACTION = 1e-10;

export class Lagrangian {
  readonly lambda: Float64Array;
  readonly nu: Float64Array;
  readonly pi: Float64Array;
  /** What of a charge each of its members carries. */
  readonly mu: Float64Array;
  readonly messages: Float64Array;
  /** Priced cost of each offer, without messages. */
  readonly priced: Float64Array;
  /** Least priced cost at each label, and the offer that has it. */
  private readonly least: Float64Array;
  private readonly leastOffer: Int32Array;
  /** `least` plus all messages to the label. */
  private readonly total: Float64Array;
  /** Of each label, by how much it is above its member's best with all that the edges know; the best itself, by member. */
  private readonly excess: Float64Array;
  private readonly lowest: Float64Array;
  private readonly toA: Int32Array;
  private readonly toB: Int32Array;
  private readonly edgeMessages: EdgeMessages;
  private readonly input: Float64Array;
  private readonly output: Float64Array;
  private readonly weight: Float64Array;
  private readonly scales: Float64Array;
  /** Each member's best offer at the current prices. */
  readonly picks: Int32Array;
  private readonly useOfLimit: Float64Array;
  private readonly useOfPool: Float64Array;
  private readonly shareOfProvider: Float64Array;
  /** 1 where the pick of a member stands at the site of a charge, by slot. */
  private readonly isAtSite: Uint8Array;
  /** Of each offer, the saving beyond its price of the pool that serves it best, and the pool. */
  private readonly poolGain: Float64Array;
  private readonly poolPick: Int32Array;

  /** Of each pool whether it is to be decided, taken or left. */
  readonly poolStates: PoolState[];
  /** Of each pool how far it reaches, as far as it is decided. */
  readonly poolReach: PoolReach[];

  constructor(readonly flat: FlatComponent) {
    this.poolStates = flat.pools.map(({ owned }) => (owned ? "taken" : "open"));
    this.poolReach = flat.pools.map(({ ranked }) => ({ covered: 0, reached: ranked }));
    const { edges, labelFirst, size, objective } = flat;
    const labels = labelFirst[size] as number;
    this.lambda = new Float64Array(flat.limits.length);
    this.nu = new Float64Array(flat.pools.length);
    const { concentrationMicro } = flat.component;
    this.pi = new Float64Array(flat.providers.length).fill(concentrationMicro / Math.max(1, flat.providers.length));
    this.mu = new Float64Array(flat.charges.at(-1)?.lastSlot ?? 0);
    this.isAtSite = new Uint8Array(this.mu.length);
    for (const { micro, firstSlot, lastSlot } of flat.charges) this.mu.fill(micro / (lastSlot - firstSlot), firstSlot, lastSlot);
    this.toA = new Int32Array(edges.length);
    this.toB = new Int32Array(edges.length);
    let at = 0;
    let widest = 1;
    const width = (member: number) => (labelFirst[member + 1] as number) - (labelFirst[member] as number);
    for (const [index, { a, b }] of edges.entries()) {
      this.toA[index] = at;
      at += width(a);
      this.toB[index] = at;
      at += width(b);
    }
    for (let member = 0; member < size; member++) widest = Math.max(widest, width(member));
    this.messages = new Float64Array(at);
    this.priced = new Float64Array(objective.length);
    this.least = new Float64Array(labels);
    this.leastOffer = new Int32Array(labels);
    this.total = new Float64Array(labels);
    this.excess = new Float64Array(labels);
    this.lowest = new Float64Array(size);
    this.edgeMessages = new EdgeMessages(flat);
    this.input = new Float64Array(widest);
    this.output = new Float64Array(widest);
    this.picks = new Int32Array(size);
    this.scales = new Float64Array(edges.length).fill(1);
    this.useOfLimit = new Float64Array(flat.limits.length);
    this.useOfPool = new Float64Array(flat.pools.length);
    this.shareOfProvider = new Float64Array(flat.providers.length);
    this.poolGain = new Float64Array(flat.pools.length > 0 ? objective.length : 0);
    this.poolPick = new Int32Array(flat.pools.length > 0 ? objective.length : 0);
    // Share of a member's costs that an edge may pass on: one over the longest of its two directions.
    this.weight = Float64Array.from({ length: size }, (_, member) => {
      let later = 0;
      for (const edge of flat.edgesAt[member] ?? []) if (this.peer(edges[edge] as Edge, member) > member) later++;
      return 1 / Math.max(1, later, (flat.edgesAt[member]?.length ?? 0) - later);
    });
  }

  private peer(edge: Edge, member: number): number {
    return edge.a === member ? edge.b : edge.a;
  }

  /** How many times a flow's money counts: once as cost, and once for each limit on money at its price. */
  scaleOf(edge: number): number {
    return this.scales[edge] as number;
  }

  /** The message of an edge to the labels of one of its ends. */
  messageTo(edge: number, isA: boolean): Float64Array {
    const at = (isA ? this.toA[edge] : this.toB[edge]) as number;
    return this.messages.subarray(at);
  }

  /** Prices every offer anew. */
  price(): void {
    const { flat, priced, lambda, nu, pi, least, leastOffer, total } = this;
    const { objective, labelOf, labelProvider, limits, pools, memberOf, edges } = flat;
    priced.set(objective);
    for (const [k, { offers, takes }] of limits.entries()) {
      const price = lambda[k] as number;
      if (price === 0) continue;
      for (let at = 0; at < offers.length; at++) {
        const offer = offers[at] as number;
        priced[offer] = (priced[offer] as number) + price * (takes[at] as number);
      }
    }
    for (const { offers, slots } of flat.charges) {
      for (let at = 0; at < offers.length; at++) {
        const offer = offers[at] as number;
        priced[offer] = (priced[offer] as number) + (this.mu[slots[at] as number] as number);
      }
    }
    if (flat.component.concentrationMicro !== 0) {
      const { vcpuFraction } = flat.component;
      for (let offer = 0; offer < priced.length; offer++) {
        const provider = labelProvider[labelOf[offer] as number] as number;
        priced[offer] = (priced[offer] as number) + (pi[provider] as number) * (vcpuFraction[memberOf[offer] as number] ?? 0);
      }
    }
    if (pools.length > 0) {
      const { poolGain, poolPick } = this;
      poolGain.fill(0);
      poolPick.fill(NOT_COVERED);
      const scale = this.budgetScale();
      // In the order of use: an offer that a pool must cover with those before it is closed to those after it.
      for (const [k, { offers, saves, takes, ranks }] of pools.entries()) {
        if (this.poolStates[k] === "left") continue;
        const price = nu[k] as number;
        const { covered, reached } = this.poolReach[k] as PoolReach;
        for (let at = 0; at < offers.length; at++) {
          const offer = offers[at] as number;
          const rank = ranks[at] as number;
          const pick = poolPick[offer] as number;
          if (rank > reached || pick >= CLOSED) continue;
          const gain = scale * (saves[at] as number) - price * (takes[at] as number);
          const isForced = rank < covered;
          if (gain > (poolGain[offer] as number) || (isForced && pick === NOT_COVERED)) {
            poolGain[offer] = gain;
            poolPick[offer] = isForced ? k + CLOSED : k;
          } else if (isForced) poolPick[offer] = pick + CLOSED;
        }
      }
      for (let offer = 0; offer < priced.length; offer++) priced[offer] = (priced[offer] as number) - (poolGain[offer] as number);
    }
    least.fill(Number.POSITIVE_INFINITY);
    for (let offer = 0; offer < priced.length; offer++) {
      const label = labelOf[offer] as number;
      if ((priced[offer] as number) < (least[label] as number)) {
        least[label] = priced[offer] as number;
        leastOffer[label] = offer;
      }
    }
    total.set(least);
    for (const [index, edge] of edges.entries()) {
      let scale = 1;
      for (const k of edge.limits) scale += lambda[k] as number;
      this.scales[index] = scale;
      this.addMessage(edge.a, this.toA[index] as number);
      this.addMessage(edge.b, this.toB[index] as number);
    }
  }

  /** Pools are money: the price of the budget counts for them too. */
  private budgetScale(): number {
    let scale = 1;
    for (const [k, { limit }] of this.flat.limits.entries()) if (limit.kind === "budget") scale += this.lambda[k] as number;
    return scale;
  }

  private addMessage(member: number, at: number): void {
    const { total, messages } = this;
    const { labelFirst } = this.flat;
    const from = labelFirst[member] as number;
    const until = labelFirst[member + 1] as number;
    for (let label = from; label < until; label++) total[label] = (total[label] as number) + (messages[at + label - from] as number);
  }

  /**
   * One pass of messages there and back. Each member first collects what the edges behind it know (afterwards the least
   * of such an edge is 0), then hands a share of its costs to the edges before it. No step lowers the bound.
   */
  sweep(): void {
    const { size } = this.flat;
    for (let member = 0; member < size; member++) this.visit(member, true);
    for (let member = size - 1; member >= 0; member--) this.visit(member, false);
  }

  private visit(member: number, onward: boolean): void {
    const { flat, messages, total, input, output, excess } = this;
    const { labelFirst, edges } = flat;
    const from = labelFirst[member] as number;
    const width = (labelFirst[member + 1] as number) - from;
    const incident = flat.edgesAt[member] as readonly number[];
    for (const index of incident) {
      const edge = edges[index] as Edge;
      const isA = edge.a === member;
      const peer = isA ? edge.b : edge.a;
      if (peer > member === onward) continue;
      const own = (isA ? this.toA[index] : this.toB[index]) as number;
      const its = (isA ? this.toB[index] : this.toA[index]) as number;
      const peers = (labelFirst[peer + 1] as number) - (labelFirst[peer] as number);
      for (let at = 0; at < peers; at++) input[at] = -(messages[its + at] as number);
      this.edgeMessages.pass(edge, !isA, this.scales[index] as number, input, output);
      for (let at = 0; at < width; at++) {
        total[from + at] = (total[from + at] as number) + (output[at] as number) - (messages[own + at] as number);
        messages[own + at] = output[at] as number;
      }
    }
    let best = from;
    for (let label = from + 1; label < from + width; label++) if ((total[label] as number) < (total[best] as number)) best = label;
    const lowest = total[best] as number;
    if (!onward) {
      this.picks[member] = this.leastOffer[best] as number;
      this.lowest[member] = lowest;
      for (let label = from; label < from + width; label++) excess[label] = (total[label] as number) - lowest;
    }
    const weight = this.weight[member] as number;
    let shares = 0;
    for (const index of incident) {
      const edge = edges[index] as Edge;
      const isA = edge.a === member;
      if ((isA ? edge.b : edge.a) > member !== onward) continue;
      const own = (isA ? this.toA[index] : this.toB[index]) as number;
      shares++;
      for (let at = 0; at < width; at++)
        messages[own + at] = (messages[own + at] as number) - weight * ((total[from + at] as number) - lowest);
    }
    if (shares > 0) {
      const kept = 1 - shares * weight;
      for (let label = from; label < from + width; label++) total[label] = lowest + kept * ((total[label] as number) - lowest);
    }
  }

  /** The bound after a sweep at the current prices, in micro-dollars. */
  bound(): number {
    const { flat, lambda, nu } = this;
    let sum = 0;
    let size = 0;
    for (const lowest of this.lowest) {
      sum += lowest;
      size += Math.abs(lowest);
    }
    for (const [k, { limit }] of flat.limits.entries()) {
      sum -= (lambda[k] as number) * limit.most;
      size += Math.abs((lambda[k] as number) * limit.most);
    }
    const scale = this.budgetScale();
    for (const [k, pool] of flat.pools.entries()) {
      const state = this.poolStates[k];
      if (state === "left") continue;
      const net = scale * pool.fixedMicro - (nu[k] as number) * pool.capacity;
      sum += state === "taken" ? net : Math.min(0, net);
      size += Math.abs(net);
    }
    return sum - size * ROUNDING_FRACTION - 1;
  }

  /** Least by which the bound before the last sweep rises if a member takes an offer. */
  reducedCost(offer: number): number {
    const label = this.flat.labelOf[offer] as number;
    return (this.excess[label] as number) + (this.priced[offer] as number) - (this.least[label] as number);
  }

  /** What the picks take of each limit and pool, and each provider's share: the subgradient, before `most` is taken off. */
  measure(): { readonly limits: Float64Array; readonly pools: Float64Array; readonly shares: Float64Array; readonly sites: Uint8Array } {
    const { flat, picks, useOfLimit, useOfPool, shareOfProvider } = this;
    const { limits, pools, memberOf, labelOf, labelProvider, edges } = flat;
    const isPicked = (offer: number) => picks[memberOf[offer] as number] === offer;
    for (const [k, { offers, takes }] of limits.entries()) {
      let use = 0;
      for (let at = 0; at < offers.length; at++) if (isPicked(offers[at] as number)) use += takes[at] as number;
      useOfLimit[k] = use;
    }
    for (const edge of edges) {
      if (edge.limits.length === 0) continue;
      const micro = edgeCost(flat, edge, labelOf[picks[edge.a] as number] as number, labelOf[picks[edge.b] as number] as number, 1);
      if (micro < IMPOSSIBLE) for (const k of edge.limits) useOfLimit[k] = (useOfLimit[k] as number) + micro;
    }
    for (const [k, { offers, takes }] of pools.entries()) {
      let use = 0;
      for (let at = 0; at < offers.length; at++) {
        const offer = offers[at] as number;
        if (isPicked(offer) && (this.poolPick[offer] as number) % CLOSED === k) use += takes[at] as number;
      }
      useOfPool[k] = use;
    }
    if (flat.component.concentrationMicro !== 0) {
      shareOfProvider.fill(0);
      for (let member = 0; member < flat.size; member++) {
        const provider = labelProvider[labelOf[picks[member] as number] as number] as number;
        shareOfProvider[provider] = (shareOfProvider[provider] as number) + (flat.component.vcpuFraction[member] ?? 0);
      }
    }
    this.isAtSite.fill(0);
    for (const { offers, slots } of flat.charges)
      for (let at = 0; at < offers.length; at++) if (isPicked(offers[at] as number)) this.isAtSite[slots[at] as number] = 1;
    return { limits: useOfLimit, pools: useOfPool, shares: shareOfProvider, sites: this.isAtSite };
  }
}
