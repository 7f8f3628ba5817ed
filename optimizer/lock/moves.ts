import type { PinnedChoice, Placement, PortfolioNeed, WorkloadNeed } from "../../model";
import type { Market, MarketRegion } from "../market";
import { compareText } from "../order";
import { DISTANCES, distance, type FlowCost, flowCost } from "../transfer";
import { decisionKey, isSameChoice, pinOf } from "./lock";
import { moveOnceUsd, movingOf } from "./moving-cost";
import { comparedUsd, moneyOf, type PlacedPlan, weightedRiskUsd } from "./plan-money";

export interface Move {
  readonly workload: string;
  readonly part?: number;
  readonly from: PinnedChoice;
  readonly to: PinnedChoice;
  /** What it costs once; undefined where the book cannot price the data that goes along. */
  readonly onceUsd: number | undefined;
}

/** Workloads that another plan places elsewhere, and that are judged together: they exchange data, or share a requirement. */
export interface MoveGroup {
  readonly moves: readonly Move[];
  /** What the plan costs less with these moves, data between workloads included; negative where it costs more. */
  readonly savingUsdPerMonth: number;
  /** What less is lost in expectation, by the weights of the need. */
  readonly riskSavingUsdPerMonth: number;
  readonly onceUsd: number | undefined;
  /** `onceUsd` / (both savings); undefined where it is never paid back, or not known. */
  readonly paybackMonths: number | undefined;
  /** The shortest horizon of the workloads that move. */
  readonly horizonMonths: number;
  /** The savings within the horizon of each workload pay for its move. */
  readonly paysBack: boolean;
  /** No need says what these moves cost: our assumptions. */
  readonly isAssumed: boolean;
}

/** Savings below this a month are rounding. */
const NOTHING_USD = 0.005;

/** What another plan moves, in groups that make sense by themselves; groups that save nothing are left out. */
export function movesBetween(market: Market, need: PortfolioNeed, kept: PlacedPlan, other: PlacedPlan): readonly MoveGroup[] {
  const next = new Map(other.placements.map((placement) => [decisionKey(placement), placement]));
  const changed = kept.placements.filter((placement) => {
    const then = next.get(decisionKey(placement));
    return then !== undefined && !isSameChoice(placement, then);
  });
  if (changed.length === 0) return [];
  const names = [...new Set(changed.map(({ workload }) => workload))].sort(compareText);
  const needs = new Map(need.workloads.map((workload) => [workload.name, workload]));
  const measure = (members: readonly string[]) => measured(market, need, needs, kept, next, members);
  // Pools, shared charges and the concentration of the whole belong to no group; data of split workloads has several ends.
  const isShared = (need.siteCharges?.length ?? 0) + (need.linkCharges?.length ?? 0) > 0;
  const isWhole =
    isShared || (need.pools?.length ?? 0) > 0 || need.concentration !== undefined || names.some((name) => needs.get(name)?.split);
  if (isWhole) {
    const [before, after] = [moneyOf(kept, need), moneyOf(other, need)];
    return gainful([groupOf(measure(names).moves, before.costUsd - after.costUsd, before.riskUsd - after.riskUsd, needs)]);
  }
  const groups = tied(names, need);
  const alone = groups.filter((members) => keepsLimits(need, kept, next, members));
  const together = groups.filter((members) => !alone.includes(members)).flat();
  return gainful(
    [...alone, ...(together.length > 0 ? [together.sort(compareText)] : [])].map((members) => {
      const { moves, costUsd, riskUsd } = measure(members);
      return groupOf(moves, costUsd, riskUsd, needs);
    }),
  );
}

function gainful(groups: readonly MoveGroup[]): readonly MoveGroup[] {
  const gain = (group: MoveGroup) => group.savingUsdPerMonth + group.riskSavingUsdPerMonth;
  return groups
    .filter((group) => gain(group) > NOTHING_USD)
    .sort((a, b) => gain(b) - gain(a) || compareText(a.moves[0]?.workload ?? "", b.moves[0]?.workload ?? ""));
}

/** The arithmetic of paying back: each move's cost counts spread over its workload's horizon. */
function groupOf(
  moves: readonly Move[],
  savingUsdPerMonth: number,
  riskSavingUsdPerMonth: number,
  needs: ReadonlyMap<string, WorkloadNeed>,
): MoveGroup {
  const gainUsd = savingUsdPerMonth + riskSavingUsdPerMonth;
  const horizonOf = ({ workload, from }: Move) => movingOf(needs.get(workload) as WorkloadNeed, from).horizonMonths;
  const costs = moves.map(({ onceUsd }) => onceUsd);
  const onceUsd = costs.every((usd) => usd !== undefined) ? costs.reduce((sum, usd) => sum + usd, 0) : undefined;
  const countedUsd = moves.reduce((sum, move) => sum + (move.onceUsd ?? Number.NaN) / horizonOf(move), 0);
  return {
    moves,
    savingUsdPerMonth,
    riskSavingUsdPerMonth,
    onceUsd,
    paybackMonths: onceUsd === undefined || gainUsd <= 0 ? undefined : onceUsd / gainUsd,
    horizonMonths: Math.min(...moves.map(horizonOf)),
    paysBack: countedUsd <= gainUsd,
    isAssumed: moves.every(({ workload }) => needs.get(workload)?.moving === undefined),
  };
}

function measured(
  market: Market,
  need: PortfolioNeed,
  needs: ReadonlyMap<string, WorkloadNeed>,
  kept: PlacedPlan,
  next: ReadonlyMap<string, Placement>,
  members: readonly string[],
): { readonly moves: readonly Move[]; readonly costUsd: number; readonly riskUsd: number } {
  const moving = new Set(members);
  const moves: Move[] = [];
  let costUsd = 0;
  let riskUsd = 0;
  for (const from of kept.placements) {
    const to = moving.has(from.workload) ? next.get(decisionKey(from)) : undefined;
    if (to === undefined || isSameChoice(from, to)) continue;
    const onceUsd = to.move?.onceUsd ?? moveOnceUsd(market, needs.get(from.workload) as WorkloadNeed, from, to);
    moves.push({
      workload: from.workload,
      ...(from.part === undefined ? {} : { part: from.part }),
      from: pinOf(from),
      to: pinOf(to),
      onceUsd,
    });
    costUsd += comparedUsd(from) - comparedUsd(to);
    riskUsd += weightedRiskUsd(from, need) - weightedRiskUsd(to, need);
  }
  return { moves, costUsd: costUsd + dataSavingUsd(market, need, kept, next, moving), riskUsd };
}

/** What data between workloads costs less when some of them move. */
function dataSavingUsd(
  market: Market,
  need: PortfolioNeed,
  kept: PlacedPlan,
  next: ReadonlyMap<string, Placement>,
  moving: ReadonlySet<string>,
): number {
  const regionOf = (placement: Placement | undefined) =>
    market.regions.find((one) => one.provider === placement?.provider && one.id === placement.region);
  const before = new Map(kept.placements.map((placement) => [placement.workload, regionOf(placement)]));
  const after = (name: string) => (moving.has(name) ? regionOf(next.get(name)) : before.get(name));
  const gibByPair = new Map<string, { readonly from: string; readonly to: string; readonly gib: number }>();
  for (const { from, to, gibPerMonth } of need.traffic) {
    if (!moving.has(from) && !moving.has(to)) continue;
    gibByPair.set(`${from} ${to}`, { from, to, gib: gibPerMonth + (gibByPair.get(`${from} ${to}`)?.gib ?? 0) });
  }
  const costs = new Map<number, FlowCost>();
  let micro = 0;
  for (const { from, to, gib } of gibByPair.values()) {
    const cost = costs.get(gib) ?? flowCost(market, gib);
    costs.set(gib, cost);
    micro += flowUsd(cost, before.get(from), before.get(to)) - flowUsd(cost, after(from), after(to));
  }
  return micro / 1e6;
}

function flowUsd(cost: FlowCost, from: MarketRegion | undefined, to: MarketRegion | undefined): number {
  if (from === undefined || to === undefined) return 0;
  return cost.compared[from.index * DISTANCES + distance(from, to)] ?? 0;
}

/** Names that data or a group ties together, directly or through each other. */
function tied(names: readonly string[], need: PortfolioNeed): readonly (readonly string[])[] {
  const parent = new Map(names.map((name) => [name, name]));
  const root = (name: string): string => (parent.get(name) === name ? name : root(parent.get(name) as string));
  const ties = [
    ...need.traffic.filter(({ gibPerMonth }) => gibPerMonth > 0).map(({ from, to }) => [from, to]),
    ...[need.sameProvider, need.sameRegion, need.differentProvider, need.differentRegion ?? [], need.differentZone ?? []].flat(),
  ];
  for (const tie of ties) {
    const [first, ...rest] = tie.filter((name) => parent.has(name));
    if (first !== undefined) for (const name of rest) parent.set(root(name), root(first));
  }
  const groups = new Map<string, string[]>();
  for (const name of names) groups.set(root(name), [...(groups.get(root(name)) ?? []), name]);
  return [...groups.values()];
}

/** Whether some workloads may move while the others stay, as far as limits on providers and quotas go. */
function keepsLimits(need: PortfolioNeed, kept: PlacedPlan, next: ReadonlyMap<string, Placement>, members: readonly string[]): boolean {
  const placed = kept.placements.map((one) => (members.includes(one.workload) ? (next.get(decisionKey(one)) ?? one) : one));
  if (new Set(placed.map(({ provider }) => provider)).size > (need.maxProviders ?? Number.POSITIVE_INFINITY)) return false;
  return need.quotas.every((quota) => {
    const counted = placed.filter(
      (one) =>
        one.provider === quota.provider && (quota.region ?? one.region) === one.region && (quota.family ?? one.family) === one.family,
    );
    return counted.reduce((sum, { count, vcpusPerMachine }) => sum + count * vcpusPerMachine, 0) <= quota.maxVcpus;
  });
}
