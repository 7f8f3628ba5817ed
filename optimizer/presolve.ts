import type { Quota } from "../model";
import { type Candidate, compareCandidates, visitCandidates } from "./candidates";
import type { Market, MarketRegion } from "./market";
import { type Flow, flowMicro, matchesQuota, type Problem } from "./problem";

/** Which limits the current relaxation counts; those it leaves out are checked afterwards. */
export interface ActiveLimits {
  readonly quotas: readonly number[];
  readonly budget: boolean;
}

/** Undominated candidates by need, for all limits of the problem at once; rounds and provider sets take their share of it. */
export type CandidateMemo = Map<string, readonly Candidate[]>;

/**
 * Candidates of a workload that some best plan may need. An offer is dropped where another one, which no constraint
 * can tell from it (same region where groups or flows see the region, same provider where they see the provider, same
 * quotas), is no worse in the objective, in what counts against the budget and in vCPUs against the quotas. Exact:
 * swapping the dropped offer for the other keeps every constraint and costs no more.
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
  const seesRegion =
    problem.sameRegion.some((group) => group.includes(index)) || problem.flows.some((flow) => flow.from === index || flow.to === index);
  const seesProvider =
    problem.need.maxProviders !== undefined ||
    [...problem.sameProvider, ...problem.differentProvider].some((group) => group.includes(index));
  const place = seesRegion ? "region" : seesProvider ? "provider" : "anywhere";
  const key = `${workload.fit.id} ${place}`;
  const all = { quotas: problem.quotas.map((_, position) => position), budget: problem.budgetMicro !== undefined };
  let base = memo.get(key);
  if (base === undefined) {
    const fronts = new Fronts(problem, all, place);
    visitCandidates(market, workload.fit, problem.riskWeight, (make, objectiveMicro, comparedMicro, region, size, count) => {
      fronts.offer(make, objectiveMicro, comparedMicro, region, size.family, count * size.vcpus);
      return Number.POSITIVE_INFINITY;
    });
    base = fronts.candidates();
    memo.set(key, base);
  }
  const own = allowed === undefined ? base : base.filter((candidate) => allowed(candidate.region));
  if (active.quotas.length === all.quotas.length && active.budget === all.budget) return own;
  const fronts = new Fronts(problem, active, place);
  for (const candidate of own) {
    fronts.offer(
      () => candidate,
      candidate.objectiveMicro,
      candidate.comparedMicro,
      candidate.region,
      candidate.size.family,
      candidate.vcpus,
    );
  }
  return fronts.candidates();
}

interface Front {
  readonly countsVcpus: boolean;
  members: Candidate[];
}

/** The undominated offers of each set of offers that no constraint tells apart. */
class Fronts {
  private readonly byKey = new Map<string, Front>();
  private readonly byRegion: (Front | undefined)[] = [];
  private readonly byFamily = new Map<string, Front>();
  private readonly quotas: readonly Quota[];
  private readonly seesFamily: boolean;
  private readonly budgeted: boolean;

  constructor(
    problem: Problem,
    active: ActiveLimits,
    private readonly place: "region" | "provider" | "anywhere",
  ) {
    this.quotas = active.quotas.map((position) => problem.quotas[position]).filter((quota) => quota !== undefined);
    this.seesFamily = this.quotas.some((quota) => quota.family !== undefined);
    // Without risk the objective is the budgeted cost, and one dimension less.
    this.budgeted = active.budget && problem.riskWeight !== 0;
  }

  offer(
    make: () => Candidate,
    objectiveMicro: number,
    comparedMicro: number,
    region: MarketRegion,
    family: string,
    allVcpus: number,
  ): void {
    const front = this.frontOf(region, family);
    const vcpus = front.countsVcpus ? allVcpus : 0;
    const { budgeted } = this;
    for (const other of front.members) {
      if (
        other.objectiveMicro < objectiveMicro &&
        (!budgeted || other.comparedMicro <= comparedMicro) &&
        (!front.countsVcpus || other.vcpus <= vcpus)
      ) {
        return;
      }
    }
    const candidate = make();
    const dominates = (a: Candidate, b: Candidate) =>
      compareCandidates(a, b) < 0 && (!budgeted || a.comparedMicro <= b.comparedMicro) && (!front.countsVcpus || a.vcpus <= b.vcpus);
    if (front.members.some((other) => dominates(other, candidate))) return;
    front.members = front.members.filter((other) => !dominates(candidate, other));
    front.members.push(candidate);
  }

  /** In the total order. */
  candidates(): readonly Candidate[] {
    return [...this.byKey.values()].flatMap(({ members }) => members).sort(compareCandidates);
  }

  private frontOf(region: MarketRegion, family: string): Front {
    const known = this.seesFamily ? this.byFamily.get(`${region.index} ${family}`) : this.byRegion[region.index];
    if (known !== undefined) return known;
    const matching = this.quotas.flatMap((quota, position) => (matchesQuota(quota, region.provider, region.id, family) ? [position] : []));
    const where = { region: region.index, provider: region.provider, anywhere: "" }[this.place];
    const key = `${where}|${matching.join(",")}`;
    const front = this.byKey.get(key) ?? { countsVcpus: matching.length > 0, members: [] };
    this.byKey.set(key, front);
    if (this.seesFamily) this.byFamily.set(`${region.index} ${family}`, front);
    else this.byRegion[region.index] = front;
    return front;
  }
}

/**
 * Drops offers that cannot pay even with the best of flows: some other offer with the same provider and quotas costs
 * less with the worst flows that it can have. Only for workloads of which no constraint sees the region.
 */
export function flowDominance(
  problem: Problem,
  members: readonly number[],
  lists: readonly (readonly Candidate[])[],
  active: ActiveLimits,
): readonly (readonly Candidate[])[] {
  const positionOf = new Map(members.map((member, position) => [member, position]));
  const regions = lists.map((list) => [...new Map(list.map((candidate) => [candidate.region.index, candidate.region])).values()]);
  const quotas = active.quotas.map((position) => problem.quotas[position]).filter((quota) => quota !== undefined);
  const budgeted = active.budget;
  return lists.map((list, position) => {
    const member = members[position] as number;
    const flows = problem.flows.filter((flow) => (flow.from === member || flow.to === member) && flow.from !== flow.to);
    if (flows.length === 0 || problem.sameRegion.some((group) => group.includes(member))) return list;
    const seesProvider = [...problem.sameProvider, ...problem.differentProvider].some((group) => group.includes(member));
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
      span.set(region.index, { least, most });
    }
    const groupOf = (candidate: Candidate) =>
      `${seesProvider ? candidate.region.provider : ""}|${quotas.flatMap((quota, at) => (matchesQuota(quota, candidate.region.provider, candidate.region.id, candidate.size.family) ? [at] : [])).join(",")}`;
    const groups = new Map<string, Candidate[]>();
    for (const candidate of list) {
      const key = groupOf(candidate);
      groups.set(key, [...(groups.get(key) ?? []), candidate]);
    }
    return list.filter((candidate) => {
      const own = span.get(candidate.region.index);
      const group = groupOf(candidate);
      const countsVcpus = !group.endsWith("|");
      return !(groups.get(group) ?? []).some((other) => {
        const its = span.get(other.region.index);
        if (own === undefined || its === undefined || (countsVcpus && other.vcpus > candidate.vcpus)) return false;
        if (budgeted && !(other.comparedMicro + its.most <= candidate.comparedMicro + own.least)) return false;
        return other.objectiveMicro + its.most < candidate.objectiveMicro + own.least;
      });
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
