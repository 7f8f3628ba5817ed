import type { InstanceSize } from "../catalog";
import { type Candidate, compareCandidates, QUOTED, visitCandidates } from "./candidates";
import { chargesByMember, mostAdded } from "./charges";
import { coefficientOf, type Limit } from "./limits";
import { type Market, type MarketRegion, purchaseOrder } from "./market";
import { matchesPool, onDemandUse, poolsOverlap, savedFraction } from "./pools";
import { type Flow, flowMicro, type Problem } from "./problem";

/** Positions of the limits that the current relaxation counts, ascending; those it leaves out are checked afterwards. */
export type ActiveLimits = readonly number[];

/** Undominated candidates by need, place and limits; rounds and provider sets take their share of it. */
export type CandidateMemo = Map<string, readonly Candidate[]>;

/** What constraints see of where a workload stands. */
type Place = "region" | "provider" | "anywhere";

/** What of each workload's place constraints see; worked out once for a problem. */
const placesMemo = new WeakMap<Problem, readonly Place[]>();

function placesOf(problem: Problem): readonly Place[] {
  const known = placesMemo.get(problem);
  if (known !== undefined) return known;
  const everywhere: Place = problem.need.maxProviders !== undefined || problem.concentrationMicro !== 0 ? "provider" : "anywhere";
  const places: Place[] = problem.workloads.map(() => everywhere);
  for (const group of problem.groups) {
    for (const member of group.members) if (group.place === "region" || places[member] === "anywhere") places[member] = group.place;
  }
  for (const flow of problem.flows) {
    places[flow.from] = "region";
    places[flow.to] = "region";
  }
  for (const charge of problem.deciding) {
    if (charge.kind !== "link") continue;
    const place = charge.regions === undefined ? "provider" : "region";
    for (const member of charge.members) if (place === "region" || places[member] === "anywhere") places[member] = place;
  }
  placesMemo.set(problem, places);
  return places;
}

const chargedMemo = new WeakMap<Problem, ReadonlyMap<number, ReadonlySet<number>>>();

/** Regions in which a workload may make a charge due, by workload. */
function chargedRegions(problem: Problem): ReadonlyMap<number, ReadonlySet<number>> {
  const known = chargedMemo.get(problem);
  if (known !== undefined) return known;
  const regions = new Map<number, Set<number>>();
  for (const charge of problem.deciding) {
    if (charge.kind !== "site") continue;
    for (const member of charge.members) regions.set(member, (regions.get(member) ?? new Set()).add(charge.region.index));
  }
  chargedMemo.set(problem, regions);
  return regions;
}

const NOWHERE: ReadonlySet<number> = new Set();

/** The active limits that a workload may count in. */
function limitsOf(problem: Problem, index: number, active: ActiveLimits): readonly Limit[] {
  return active.flatMap((position) => {
    const limit = problem.limits[position];
    return limit !== undefined && (limit.members === undefined || limit.members.has(index)) ? [limit] : [];
  });
}

/**
 * Candidates of a workload that some best plan may need. An offer is dropped where another one, which no constraint
 * can tell from it (same region where groups, flows or charges see the region, same provider where they see the
 * provider, same use of commitment pools), is no worse in the objective and in every limit. Exact: swapping the dropped offer for the
 * other keeps every constraint and costs no more.
 */
export function undominated(
  market: Market,
  problem: Problem,
  index: number,
  active: ActiveLimits,
  allowed: ((region: MarketRegion) => boolean) | undefined,
  memo: CandidateMemo,
): readonly Candidate[] {
  const workload = problem.workloads[index];
  if (workload === undefined) return [];
  const limits = limitsOf(problem, index, active);
  const place = placesOf(problem)[index] as Place;
  // Limits on named members may see who a workload is; all others see its offers alone.
  const own = limits.some(({ kind }) => kind === "zones") ? index : "";
  const charged = chargedRegions(problem).get(index) ?? NOWHERE;
  const key = `${workload.fit.id} ${place} ${[...charged].join()} ${limits.map((limit) => problem.limits.indexOf(limit)).join()} ${own}`;
  let base = memo.get(key);
  if (base === undefined) {
    const fronts = new Fronts(problem, index, limits, place, charged);
    visitCandidates(market, workload.fit, problem.riskWeight, (make, objectiveMicro, comparedMicro, region, size, count, purchaseIndex) => {
      fronts.offer(make, objectiveMicro, comparedMicro, region, size, count, purchaseIndex);
      return Number.POSITIVE_INFINITY;
    });
    base = fronts.candidates();
    memo.set(key, base);
  }
  return allowed === undefined ? base : base.filter((candidate) => allowed(candidate.region));
}

const ON_DEMAND = purchaseOrder.indexOf("on-demand");

interface Entry {
  readonly candidate: Candidate;
  /** Coefficients in the limits, then what pools see. */
  readonly counts: Float64Array;
}

/** The undominated offers of each set of offers that no constraint tells apart. */
class Fronts {
  private readonly byKey = new Map<string | number, Entry[]>();
  private readonly pooled: boolean;
  private readonly overlap: boolean;
  private readonly width: number;
  private readonly isCharged: boolean;
  private scratch: Float64Array;
  /** Whether all limits are simple; and, by region, which of those on vCPUs hold there. */
  private readonly isSimple: boolean;
  private readonly matches: (readonly boolean[] | undefined)[] = [];

  constructor(
    private readonly problem: Problem,
    private readonly index: number,
    private readonly limits: readonly Limit[],
    private readonly place: Place,
    /** Offers in these regions are told apart by them. */
    private readonly charged: ReadonlySet<number>,
  ) {
    this.pooled = problem.pools.length > 0;
    this.isCharged = charged.size > 0;
    this.overlap = poolsOverlap(problem.pools);
    this.width = limits.length + (this.pooled ? 2 : 0);
    this.scratch = new Float64Array(this.width);
    this.isSimple = limits.every(({ simple }) => simple !== undefined);
  }

  offer(
    make: () => Candidate,
    objectiveMicro: number,
    comparedMicro: number,
    region: MarketRegion,
    size: InstanceSize,
    count: number,
    purchaseIndex: number,
  ): void {
    const where =
      this.place === "region" || (this.isCharged && this.charged.has(region.index))
        ? region.index
        : this.place === "provider"
          ? region.provider
          : "";
    const isPooled = this.pooled && this.mayUsePool(region, purchaseIndex);
    if (this.width === 0) {
      const only = this.byKey.get(where)?.[0];
      if (only !== undefined && only.candidate.objectiveMicro < objectiveMicro) return;
      const candidate = make();
      if (only === undefined || compareCandidates(candidate, only.candidate) < 0)
        this.byKey.set(where, [{ candidate, counts: this.scratch }]);
      return;
    }
    // Most offers are dropped without being built.
    const isQuick = this.isSimple && !isPooled;
    if (isQuick) {
      this.countQuickly(objectiveMicro, comparedMicro, region, size, purchaseIndex === QUOTED ? 0 : count);
      const front = this.byKey.get(this.pooled ? `${where}|` : where);
      if (front !== undefined) {
        for (let at = 0; at < front.length; at++) {
          const other = front[at] as Entry;
          if (other.candidate.objectiveMicro >= objectiveMicro || !isWithin(other.counts, this.scratch)) continue;
          if (at > 0) {
            front[at] = front[at - 1] as Entry;
            front[at - 1] = other;
          }
          return;
        }
      }
    }
    const candidate = make();
    const key = this.pooled ? `${where}${isPooled ? this.poolKey(candidate) : "|"}` : where;
    const counts = this.countsOf(candidate);
    let front = this.byKey.get(key);
    if (front === undefined) {
      front = [];
      this.byKey.set(key, front);
    }
    for (let at = 0; at < front.length; at++) {
      const other = front[at] as Entry;
      if (!isWithin(other.counts, counts) || compareCandidates(other.candidate, candidate) > 0) continue;
      // What drops one offer tends to drop the next one too.
      if (at > 0) {
        front[at] = front[at - 1] as Entry;
        front[at - 1] = other;
      }
      return;
    }
    let kept = 0;
    for (const other of front) {
      if (isWithin(counts, other.counts) && compareCandidates(candidate, other.candidate) < 0) continue;
      front[kept++] = other;
    }
    front.length = kept;
    front.push({ candidate, counts });
    this.scratch = new Float64Array(this.width);
  }

  /** The same counts as `countsOf`, of an offer that no pool covers, without building it; `count` 0 of one that no quota counts. */
  private countQuickly(objectiveMicro: number, comparedMicro: number, region: MarketRegion, size: InstanceSize, count: number): void {
    const { scratch, limits } = this;
    let here = this.matches[region.index];
    if (here === undefined) {
      here = limits.map(({ simple }) => {
        if (simple?.kind !== "vcpus") return false;
        const { provider, region: id } = simple.quota;
        return provider === region.provider && (id === undefined || id === region.id);
      });
      this.matches[region.index] = here;
    }
    let at = 0;
    for (; at < limits.length; at++) {
      const simple = (limits[at] as Limit).simple;
      if (simple?.kind === "vcpus") {
        const isMatch = here[at] === true && (simple.quota.family === undefined || simple.quota.family === size.family);
        scratch[at] = isMatch ? count * size.vcpus : 0;
      } else scratch[at] = comparedMicro;
    }
    if (this.pooled) {
      scratch[at] = objectiveMicro;
      scratch[at + 1] = 0;
    }
  }

  private mayUsePool(region: MarketRegion, purchaseIndex: number): boolean {
    if (purchaseIndex !== -1 && purchaseIndex !== ON_DEMAND) return false;
    return this.problem.pools.some((pool) => pool.provider === region.provider && (pool.region === undefined || pool.region === region.id));
  }

  /** In the total order. */
  candidates(): readonly Candidate[] {
    return [...this.byKey.values()].flatMap((front) => front.map(({ candidate }) => candidate)).sort(compareCandidates);
  }

  private countsOf(candidate: Candidate): Float64Array {
    const counts = this.scratch;
    let at = 0;
    for (const limit of this.limits) counts[at++] = limit.coefficient(this.index, candidate);
    if (this.pooled) {
      // Wholly covered it must be no dearer either, and take no more of a pool that counts money.
      const { micro } = onDemandUse(candidate);
      let discount = 0;
      for (const pool of this.problem.pools) if (matchesPool(pool, candidate)) discount = Math.max(discount, savedFraction(pool));
      counts[at++] = candidate.objectiveMicro - discount * micro;
      counts[at++] = discount === 0 ? 0 : micro;
    }
    return counts;
  }

  /** Offers that pools cover are told apart by their size, for the order of use goes by it. */
  private poolKey(candidate: Candidate): string {
    if (onDemandUse(candidate).micro === 0) return "|";
    let matched = "";
    for (const [at, pool] of this.problem.pools.entries()) if (matchesPool(pool, candidate)) matched += `${at},`;
    if (matched === "") return "|";
    return `|${matched}${candidate.size.type} ${candidate.count}${this.overlap ? ` ${candidate.region.index}` : ""}`;
  }
}

function isWithin(a: Float64Array, b: Float64Array): boolean {
  for (let at = 0; at < a.length; at++) if ((a[at] as number) > (b[at] as number)) return false;
  return true;
}

/**
 * Drops offers that cannot pay even with the best of flows and no charge: some other offer with the same provider costs
 * less with the worst flows that it can have and all charges that it can make due, and counts no more in any limit. Only
 * for workloads of which no constraint but these sees the region.
 */
export function flowDominance(
  problem: Problem,
  members: readonly number[],
  lists: readonly (readonly Candidate[])[],
  active: ActiveLimits,
): readonly (readonly Candidate[])[] {
  const positionOf = new Map(members.map((member, position) => [member, position]));
  const regions = lists.map((list) => [...new Map(list.map((candidate) => [candidate.region.index, candidate.region])).values()]);
  const flowsOf = new Map<number, Flow[]>();
  for (const flow of problem.flows) {
    for (const end of [flow.from, flow.to]) {
      const known = flowsOf.get(end);
      if (known === undefined) flowsOf.set(end, [flow]);
      else known.push(flow);
    }
  }
  const seesRegion = new Set<number>();
  const seesProvider = new Set<number>();
  for (const group of problem.groups)
    for (const member of group.members) (group.place === "region" ? seesRegion : seesProvider).add(member);
  const chargesOf = chargesByMember(problem.deciding);
  const everyProvider = problem.need.maxProviders !== undefined || problem.concentrationMicro !== 0;
  return lists.map((list, position) => {
    const member = members[position] as number;
    const flows = flowsOf.get(member) ?? [];
    const shared = chargesOf.get(member) ?? [];
    if ((flows.length === 0 && shared.length === 0) || seesRegion.has(member)) return list;
    const limits = limitsOf(problem, member, active);
    const added = mostAdded(shared);
    const span = new Map<number, { least: number; most: number }>();
    for (const region of regions[position] ?? []) {
      let least = 0;
      let most = 0;
      for (const flow of flows) {
        const peer = positionOf.get(flow.from === member ? flow.to : flow.from);
        const bounds = spanOf(flow, flow.from === member, region, regions[peer ?? -1] ?? []);
        least += bounds.least;
        most += bounds.most;
      }
      most += added(region);
      span.set(region.index, { least, most });
    }
    const groups = new Map<string, { best: Float64Array[] }>();
    const keyOf = (candidate: Candidate) => (everyProvider || seesProvider.has(member) ? candidate.region.provider : "");
    const isPooled = (candidate: Candidate) =>
      problem.pools.some((pool) => matchesPool(pool, candidate)) && onDemandUse(candidate).micro > 0;
    const vector = (candidate: Candidate, flow: number): Float64Array => {
      const counts = new Float64Array(limits.length + 1);
      counts[0] = candidate.objectiveMicro + flow;
      for (const [at, limit] of limits.entries()) counts[at + 1] = coefficientOf(limit, member, candidate) + (limit.countsFlows ? flow : 0);
      return counts;
    };
    // The offers that are best with their worst flows.
    for (const candidate of list) {
      const its = span.get(candidate.region.index);
      if (its === undefined || its.most === Number.POSITIVE_INFINITY || isPooled(candidate)) continue;
      const worst = vector(candidate, its.most);
      const key = keyOf(candidate);
      const group = groups.get(key) ?? { best: [] };
      groups.set(key, group);
      if (group.best.some((other) => isWithin(other, worst))) continue;
      group.best = [...group.best.filter((other) => !isWithin(worst, other)), worst];
    }
    return list.filter((candidate) => {
      const own = span.get(candidate.region.index);
      if (own === undefined || isPooled(candidate)) return true;
      const least = vector(candidate, own.least);
      return !groups.get(keyOf(candidate))?.best.some((other) => (other[0] as number) < (least[0] as number) && isWithin(other, least));
    });
  });
}

function spanOf(
  flow: Flow,
  isSender: boolean,
  region: MarketRegion,
  peers: readonly MarketRegion[],
): { readonly least: number; readonly most: number } {
  let least = Number.POSITIVE_INFINITY;
  let most = 0;
  for (const peer of peers) {
    const micro = isSender ? flowMicro(flow, region, peer) : flowMicro(flow, peer, region);
    // A flow without any price forbids the pair: it bounds nothing.
    if (Number.isNaN(micro)) return { least: 0, most: Number.POSITIVE_INFINITY };
    least = Math.min(least, micro);
    most = Math.max(most, micro);
  }
  return peers.length === 0 ? { least: 0, most: 0 } : { least, most };
}
