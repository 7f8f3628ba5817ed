/** The totals of a plan: data transfer, commitment pools, concentration, emissions, budget. */
import type { PriceBook } from "../catalog";
import type { CommitmentPool, Plan, PortfolioNeed } from "../model";
import { CENT, differ, expectedLines, flowAllowanceUsd, flowUsd, HOURS, LINE_USD, onTopUsd } from "./verify-cost";
import type { Placed } from "./verify-part";
import { hoursByPurchase } from "./verify-risk";
import { checkShared, expectedShared } from "./verify-shared";

type Sound = Extract<Plan, { status: "optimal" | "feasible" }>;

export interface PlacedFlow {
  readonly from: Placed;
  readonly to: Placed;
  /** Undefined where the book has no price. */
  readonly usd: number | undefined;
  readonly comparedUsd: number;
}

/** Data between workloads, shared equally by their parts. */
export function flowsOf(placed: readonly Placed[], need: PortfolioNeed, book: PriceBook): readonly PlacedFlow[] {
  const gibs = new Map<string, { from: string; to: string; gib: number }>();
  for (const { from, to, gibPerMonth } of need.traffic) {
    const sum = gibs.get(`${from}>${to}`) ?? { from, to, gib: 0 };
    sum.gib += gibPerMonth;
    gibs.set(`${from}>${to}`, sum);
  }
  const byName = new Map<string, Placed[]>();
  for (const one of placed) byName.set(one.unit.workload.name, [...(byName.get(one.unit.workload.name) ?? []), one]);
  const of = (name: string) => byName.get(name) ?? [];
  return [...gibs.values()].flatMap(({ from, to, gib }) =>
    gib === 0
      ? []
      : of(from).flatMap((sender) =>
          of(to).map((receiver): PlacedFlow => {
            const own = gib / sender.unit.parts / receiver.unit.parts;
            const [a, b] = [sender.placement, receiver.placement];
            const usd = flowUsd(a.provider, a.region, b.provider, b.region, own, book);
            return { from: sender, to: receiver, usd, comparedUsd: usd ?? flowAllowanceUsd(a, b, own, book) };
          }),
        ),
  );
}

export function checkSums(plan: Sound, placed: readonly Placed[], need: PortfolioNeed, book: PriceBook): readonly string[] {
  const wrong: string[] = [];
  const all = placed.map(({ placement }) => placement);
  const slack = LINE_USD * (all.length + 1);
  const flows = flowsOf(placed, need, book);
  const transfer = flows.reduce((sum, { usd }) => sum + (usd ?? 0), 0);
  if (differ(transfer, plan.transferUsdPerMonth, CENT))
    wrong.push(`data transfer costs ${transfer}, the plan says ${plan.transferUsdPerMonth}`);
  const pools = checkPools(plan, placed, need, book);
  const due = expectedShared(placed, need);
  wrong.push(...pools.wrong, ...checkShared(plan.shared ?? [], due));
  const sharedUsd = due.reduce((sum, { usdPerMonth }) => sum + usdPerMonth, 0);
  const paid = all.reduce((sum, one) => sum + one.usdPerMonth, 0) + plan.transferUsdPerMonth + sharedUsd + pools.netUsd;
  if (differ(paid, plan.usdPerMonth, slack + pools.slackUsd + LINE_USD * due.length))
    wrong.push(`the placements cost ${paid}, the plan says ${plan.usdPerMonth}`);
  const concentration = concentrationUsd(placed, need);
  if (differ(concentration, plan.concentrationRiskUsdPerMonth ?? 0, LINE_USD))
    wrong.push(`concentration risks ${concentration}, the plan says ${plan.concentrationRiskUsdPerMonth ?? 0}`);
  const risk = all.reduce((sum, one) => sum + one.riskUsdPerMonth, 0) + concentration;
  if (differ(risk, plan.riskUsdPerMonth, slack)) wrong.push(`the placements risk ${risk}, the plan says ${plan.riskUsdPerMonth}`);
  const isKnown = all.every((one) => one.carbonKgPerMonth !== undefined);
  const kg = all.reduce((sum, one) => sum + (one.carbonKgPerMonth ?? 0), 0);
  if (isKnown ? differ(kg, plan.carbonKgPerMonth ?? Number.NaN, 1e-6) : plan.carbonKgPerMonth !== undefined)
    wrong.push(`the placements emit ${isKnown ? kg : "an unknown amount"}, the plan says ${plan.carbonKgPerMonth ?? "nothing of it"}`);
  const compared = all.reduce(
    (sum, one) => sum + (one.comparisonUsdPerMonth ?? one.usdPerMonth),
    flows.reduce((sum, { comparedUsd }) => sum + comparedUsd, pools.netUsd + sharedUsd),
  );
  if (need.budgetUsdPerMonth !== undefined && !(compared <= need.budgetUsdPerMonth + CENT))
    wrong.push(`the plan takes ${compared} of a budget of ${need.budgetUsdPerMonth}`);
  return wrong;
}

/** Expected loss by the provider with the largest share of the declared vCPUs. */
function concentrationUsd(placed: readonly Placed[], need: PortfolioNeed): number {
  if (need.concentration === undefined) return 0;
  const byProvider = new Map<string, number>();
  let all = 0;
  for (const { unit, placement } of placed) {
    all += unit.loadVcpus;
    byProvider.set(placement.provider, (byProvider.get(placement.provider) ?? 0) + unit.loadVcpus);
  }
  const largest = Math.max(0, ...byProvider.values());
  return all === 0 ? 0 : (need.concentration.lossUsd * need.concentration.probabilityPerMonth * largest) / all;
}

interface Machines {
  readonly placed: Placed;
  readonly usdPerMonth: number;
  readonly vcpuHours: number;
  /** Share of them that no pool covers yet. */
  open: number;
}

/** Uses the pools up in their order, and compares what the plan says of each. */
function checkPools(plan: Sound, placed: readonly Placed[], need: PortfolioNeed, book: PriceBook) {
  const wrong: string[] = [];
  const declared = need.pools ?? [];
  const told = new Map((plan.pools ?? []).map((pool) => [pool.name, pool]));
  for (const { name } of plan.pools ?? []) if (!declared.some((pool) => pool.name === name)) wrong.push(`pool ${name} is not declared`);
  const machines = placed.map((one) => onDemandOf(one, book));
  let netUsd = 0;
  for (const pool of declared) {
    const use = told.get(pool.name);
    if (use === undefined) {
      if (pool.owned) wrong.push(`the owned pool ${pool.name} is left out`);
      continue;
    }
    const { usedPerMonth, savedUsd } = useUp(pool, machines);
    const perMonth = pool.capacity.unit === "vcpus" ? pool.capacity.count : pool.capacity.usdPerHour;
    const fixed = pool.owned ? 0 : pool.usdPerMonth;
    netUsd += use.usdPerMonth - use.savedUsdPerMonth;
    if (differ(use.usdPerMonth, fixed, LINE_USD)) wrong.push(`pool ${pool.name} costs ${fixed}, the plan says ${use.usdPerMonth}`);
    if (differ(use.capacity, perMonth, 1e-9)) wrong.push(`pool ${pool.name} holds ${perMonth}, the plan says ${use.capacity}`);
    if (differ(use.used, usedPerMonth / HOURS, 1e-6 * (1 + perMonth)))
      wrong.push(`pool ${pool.name} is used to ${usedPerMonth / HOURS}, the plan says ${use.used}`);
    if (differ(use.savedUsdPerMonth, savedUsd, LINE_USD * (placed.length + 1)))
      wrong.push(`pool ${pool.name} saves ${savedUsd}, the plan says ${use.savedUsdPerMonth}`);
  }
  return { wrong, netUsd, slackUsd: LINE_USD * declared.length };
}

/** What of a placement runs on demand, at what the other lines leave of its cost: that sum has been checked with the book. */
function onDemandOf(placed: Placed, book: PriceBook): Machines {
  const { placement, unit } = placed;
  if (placement.form !== undefined) return { placed, usdPerMonth: 0, vcpuHours: 0, open: 1 };
  const hours = hoursByPurchase(placement, unit).get("on-demand") ?? 0;
  const besides = expectedLines(unit.need, placement.provider, placement.region, placement.size, placement.count, book);
  const peaksUsd = onTopUsd(unit.need, placement, book);
  const machinesUsd = placement.usdPerMonth - peaksUsd - besides.reduce((sum, { usd }) => sum + (usd ?? 0), 0);
  const share = placement.mix?.find(({ purchase }) => purchase === "on-demand")?.usdPerMonth;
  return { placed, usdPerMonth: hours === 0 ? 0 : (share ?? machinesUsd), vcpuHours: hours * placement.vcpusPerMachine, open: 1 };
}

function useUp(pool: CommitmentPool, machines: readonly Machines[]): { readonly usedPerMonth: number; readonly savedUsd: number } {
  const inUse = machines
    .filter(({ placed: { placement }, vcpuHours }) => {
      if (vcpuHours <= 0 || placement.provider !== pool.provider) return false;
      return (
        (pool.region ?? placement.region) === placement.region &&
        (pool.family ?? placement.family) === placement.family &&
        (pool.size ?? placement.size) === placement.size
      );
    })
    .sort((a, b) => {
      const [one, other] = [a.placed.placement, b.placed.placement];
      if (one.vcpusPerMachine !== other.vcpusPerMachine) return one.vcpusPerMachine - other.vcpusPerMachine;
      if (one.size !== other.size) return one.size < other.size ? -1 : 1;
      if (one.workload !== other.workload) return one.workload < other.workload ? -1 : 1;
      return (one.part ?? 0) - (other.part ?? 0);
    });
  const capacity = (pool.capacity.unit === "vcpus" ? pool.capacity.count : pool.capacity.usdPerHour) * HOURS;
  let left = capacity;
  let savedUsd = 0;
  for (const one of inUse) {
    const whole = pool.capacity.unit === "vcpus" ? one.vcpuHours : one.usdPerMonth * (1 - pool.discountFraction);
    // A pool that pays for all takes no dollars of itself: it covers what there is.
    const share = whole <= 0 ? 0 : Math.min(one.open, left / whole);
    one.open -= share;
    left = Math.max(0, left - share * whole);
    savedUsd += share * one.usdPerMonth * (1 - (pool.remainingFraction ?? 1 - pool.discountFraction));
  }
  return { usedPerMonth: capacity - left, savedUsd };
}
