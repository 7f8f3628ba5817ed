/**
 * From needs to a plan. `place` is synchronous, for Pulumi component constructors cannot wait: what may take long
 * runs on a thread that is stopped at the time limit.
 */
import type { PriceBook } from "../catalog";
import { microUsd, type Placement, type Plan, type PoolUse, type PortfolioNeed, usdFromMicro, type WorkloadOffers } from "../model";
import { type Candidate, countFitting } from "./candidates";
import { isDue } from "./charges";
import { checkNeed, checkWithBook } from "./check-need";
import { noOfferFits } from "./conflicts";
import { decide } from "./decide";
import type { Fit } from "./fit";
import { jointConflicts } from "./joint-conflicts";
import { marketFor } from "./made-sizes";
import type { Market } from "./market";
import { choiceOf, rejectionsOf } from "./offers";
import { fixedMicro } from "./pools";
import { type ChosenValue, concentrationOf, limitUse, type Problem, totalsOf, vcpuFractions } from "./problem";
import { problemOf } from "./problem-of";
import { ASSUMED_SPOT_INTERRUPTIONS_PER_MONTH } from "./risk";
import { runnerUp } from "./runner-up";
import { decideMemo } from "./scan";
import { methodNames } from "./solve-component";
import { DISTANCES, distance, missingKey } from "./transfer";
import { verify } from "./verify";

export const DEFAULT_TIME_LIMIT_MS = 10_000;
/** Most time for finding out which requirements conflict, in milliseconds. */
const MOST_EXPLAIN_MS = 5_000;
/** What is kept of the time for checking the plan: so much for each workload, in milliseconds, up to a share of the limit. */
const CHECK_MS = 0.4;
const CHECK_SHARE = 0.1;
/** A proven relative gap up to this is called optimal. */
export const OPTIMAL_GAP_FRACTION = 0.0001;

export interface PlaceOptions {
  /** Most time for deciding, in milliseconds; default 10,000. After it the best plan so far counts, with its proven gap. */
  readonly timeLimitMs?: number;
  /** Forces one method on what a scan cannot decide: `enumeration` or a solver's name. For tests and measurements. */
  readonly solver?: string;
}

/** Places a portfolio. Expected failures are a plan of status `infeasible` with its conflicts; throws only on a bug. */
export function place(need: PortfolioNeed, book: PriceBook, options: PlaceOptions = {}): Plan {
  if (options.solver !== undefined && !methodNames.includes(options.solver)) {
    throw new Error(`unknown solver "${options.solver}": one of ${methodNames.join(", ")}`);
  }
  const startedMs = performance.now();
  const timeLimitMs = options.timeLimitMs ?? DEFAULT_TIME_LIMIT_MS;
  const deadlineMs = startedMs + timeLimitMs - Math.min(CHECK_SHARE * timeLimitMs, CHECK_MS * need.workloads.length);
  const market = marketFor(book, need.workloads);
  const base = { priceBook: { id: book.id, asOf: book.asOf }, solver: "scan", warnings: [] as readonly string[] };
  const unreadable = checkNeed(need, market.suppliers);
  const problems = unreadable.length > 0 ? unreadable : checkWithBook(need, book);
  if (problems.length > 0) return { ...base, offers: [], status: "infeasible", conflicts: problems };
  const problem = problemOf(market, need);
  const fitting = new Map<Fit, number>();
  const fittingOf = (fit: Fit) => {
    const known = fitting.get(fit) ?? countFitting(market, fit);
    fitting.set(fit, known);
    return known;
  };
  const offers = countOffers(market, problem, fittingOf);
  const misfits = problem.workloads.filter(({ fit }) => fittingOf(fit) === 0);
  if (misfits.length > 0)
    return { ...base, offers, status: "infeasible", conflicts: misfits.map((workload) => noOfferFits(market, workload)) };

  const decision = decide(market, problem, { deadlineMs, solver: options.solver }, decideMemo());
  const solver = decision.solvers.filter((one, _, all) => one !== "scan" || all.length === 1).join("+") || "scan";
  if (decision.status === "infeasible") {
    const explainUntilMs = performance.now() + Math.min(MOST_EXPLAIN_MS, timeLimitMs);
    return { ...base, solver, offers, status: "infeasible", conflicts: jointConflicts(market, problem, explainUntilMs) };
  }
  if (decision.status === "unknown") {
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    const conflict = `no placement was found within ${seconds} s, and it is not proven that none exists: allow more time, or loosen quotas, groups or the budget`;
    return { ...base, solver, offers, status: "infeasible", conflicts: [conflict] };
  }

  const { chosen } = decision;
  const totals = totalsOf(problem, chosen);
  const uses = problem.limits.map((limit) => limitUse(limit, problem, chosen, totals));
  const late: string[] = [];
  const placements = problem.workloads.map(({ index, need: { name } }) => {
    const next = runnerUp(market, problem, chosen, index, decision.scans.get(index), uses, totals, deadlineMs);
    if (next === "late") late.push(name);
    return placementOf(problem, chosen, index, next === "late" ? undefined : next);
  });
  const transfer = transferOf(problem, chosen);
  const gap = Math.max(0, decision.objectiveMicro - decision.boundMicro) / Math.max(1, decision.objectiveMicro);
  const gapFraction = decision.status === "optimal" && gap < 1e-9 ? 0 : gap;
  const pools = poolUses(problem, totals);
  const shared = problem.charges
    .filter((charge) => isDue(charge, (member) => chosen[member]?.region))
    .map(({ label, micro }) => ({ label, usdPerMonth: usdFromMicro(micro) }));
  const concentration = concentrationUsd(problem, chosen);
  const carbon = placements.every((one) => one.carbonKgPerMonth !== undefined)
    ? Math.round(placements.reduce((sum, one) => sum + (one.carbonKgPerMonth ?? 0), 0) * 1000) / 1000
    : undefined;
  const poolsUsd = sumUsd(pools.flatMap((pool) => [pool.usdPerMonth, -pool.savedUsdPerMonth]));
  const plan: Plan = {
    ...base,
    solver,
    offers,
    status: decision.status === "optimal" || gapFraction <= OPTIMAL_GAP_FRACTION ? "optimal" : "feasible",
    gapFraction,
    placements,
    usdPerMonth: sumUsd([
      ...placements.map((one) => one.usdPerMonth),
      transfer.paidUsdPerMonth,
      ...shared.map((one) => one.usdPerMonth),
      poolsUsd,
    ]),
    transferUsdPerMonth: transfer.paidUsdPerMonth,
    ...(shared.length === 0 ? {} : { shared }),
    riskUsdPerMonth: sumUsd([...placements.map((one) => one.riskUsdPerMonth), concentration ?? 0]),
    ...(concentration === undefined ? {} : { concentrationRiskUsdPerMonth: concentration }),
    ...(carbon === undefined ? {} : { carbonKgPerMonth: carbon }),
    ...(pools.length === 0 ? {} : { pools }),
    warnings: [
      ...warningsOf(placements, transfer.missing, decision.status, timeLimitMs, gapFraction),
      ...assumedInterruptions(problem, chosen),
      ...lateRunnersUp(late, timeLimitMs),
    ],
  };
  const wrong = verify(plan, need, book);
  if (wrong.length > 0) throw new Error(`the plan does not stand its check, please report this: ${wrong.slice(0, 5).join("; ")}`);
  return plan;
}

const sumUsd = (items: readonly number[]) => usdFromMicro(items.reduce((sum, usd) => sum + Math.round(usd * 1e6), 0));

/** The pools that are taken or owned, with what the plan uses of them. */
function poolUses(problem: Problem, { settlement }: ChosenValue): readonly PoolUse[] {
  return problem.pools.flatMap((pool, index) => {
    const use = settlement?.uses[index];
    if (use === undefined || !(pool.owned || use.isTaken)) return [];
    return [
      {
        name: pool.name,
        capacity: pool.capacity.unit === "vcpus" ? pool.capacity.count : pool.capacity.usdPerHour,
        used: use.used,
        usdPerMonth: usdFromMicro(fixedMicro(pool)),
        savedUsdPerMonth: usdFromMicro(use.savedMicro),
      },
    ];
  });
}

/** Expected loss with the provider that most runs on, before weights; undefined where none is declared. */
function concentrationUsd(problem: Problem, chosen: readonly Candidate[]): number | undefined {
  const { concentration } = problem.need;
  if (concentration === undefined) return undefined;
  const loss = microUsd(concentration.lossUsd * concentration.probabilityPerMonth);
  return usdFromMicro(concentrationOf(loss, vcpuFractions(problem), chosen));
}

function countOffers(market: Market, problem: Problem, fittingOf: (fit: Fit) => number): readonly WorkloadOffers[] {
  const memo = new Map<Fit, Omit<WorkloadOffers, "workload">>();
  // Parts of one workload see the same offers.
  return problem.workloads
    .filter(({ part }) => part === undefined || part === 1)
    .map(({ need, fit: narrow }) => {
      const fit = narrow.unpinned ?? narrow;
      let counted = memo.get(fit);
      if (counted === undefined) {
        counted = { ...rejectionsOf(market, fit), fitting: fittingOf(fit) };
        memo.set(fit, counted);
      }
      return { workload: need.name, considered: counted.considered, fitting: counted.fitting, rejections: counted.rejections };
    });
}

function placementOf(problem: Problem, chosen: readonly Candidate[], index: number, next: Placement["runnerUp"]): Placement {
  const workload = problem.workloads[index] as Problem["workloads"][number];
  const candidate = chosen[index] as Candidate;
  const { comparisonUsdPerMonth, ...choice } = choiceOf(candidate, workload.fit);
  const parts = workload.fit.context.part;
  // Parts that could carry more than their share are used to their share.
  const load = parts?.survivesLossOfOne === true ? (parts.of - 1) / parts.of : 1;
  return {
    workload: workload.need.name,
    ...(workload.part === undefined ? {} : { part: workload.part }),
    ...choice,
    ...(choice.unpriced === undefined ? {} : { comparisonUsdPerMonth }),
    utilisation: {
      cpuFraction: used(load * workload.need.vcpus, candidate.count * candidate.size.vcpus),
      memoryFraction: used(load * workload.need.memoryGib, candidate.count * candidate.size.memoryGib),
    },
    ...(next === undefined ? {} : { runnerUp: next }),
  };
}

/** Share of a capacity that is used; 0 where capacity is not what is sold. */
const used = (load: number, capacity: number) => (capacity === 0 ? 0 : load / capacity);

/** What the plan's data transfer costs, and which flows have no price. */
function transferOf(
  problem: Problem,
  chosen: readonly Candidate[],
): { readonly paidUsdPerMonth: number; readonly missing: readonly string[] } {
  let paidMicro = 0;
  const missing: string[] = [];
  for (const flow of problem.flows) {
    const from = (chosen[flow.from] as Candidate).region;
    const to = (chosen[flow.to] as Candidate).region;
    const step = distance(from, to);
    const paid = flow.cost.paid[from.index * DISTANCES + step] as number;
    if (Number.isNaN(paid)) {
      const names = [flow.from, flow.to].map((one) => problem.workloads[one]?.need.name);
      missing.push(`data from ${names.join(" to ")} (${missingKey(from, step)})`);
    } else paidMicro += paid;
  }
  return { paidUsdPerMonth: usdFromMicro(paidMicro), missing };
}

function warningsOf(
  placements: readonly Placement[],
  missingFlows: readonly string[],
  status: "optimal" | "feasible",
  timeLimitMs: number,
  gapFraction: number,
): readonly string[] {
  const unpriced = [...placements.flatMap((one) => (one.unpriced ?? []).map((line) => `${one.workload}: ${line}`)), ...missingFlows];
  const warnings: string[] = [];
  if (unpriced.length > 0) {
    const shown = unpriced.slice(0, 6).join("; ");
    const more = unpriced.length > 6 ? ` and ${unpriced.length - 6} more` : "";
    warnings.push(
      `the plan's cost leaves out what the price book has no price for (offers were compared, and the budget judged, with the highest known price of the same line): ${shown}${more}`,
    );
  }
  if (status === "feasible" && gapFraction > OPTIMAL_GAP_FRACTION) {
    warnings.push(`the time limit of ${timeLimitMs} ms struck: a cheaper plan may exist, by at most ${(gapFraction * 100).toFixed(2)} %`);
  }
  return warnings;
}

/** What was left out, for the plan itself comes first. */
function lateRunnersUp(names: readonly string[], timeLimitMs: number): readonly string[] {
  if (names.length === 0) return [];
  const shown = `${names.slice(0, 6).join(", ")}${names.length > 6 ? ` and ${names.length - 6} more` : ""}`;
  return [`the time limit of ${timeLimitMs} ms struck before the next best offer was looked for: none is shown for ${shown}`];
}

/** Spot machines whose interruptions no provider publishes: the risk says so. */
function assumedInterruptions(problem: Problem, chosen: readonly Candidate[]): readonly string[] {
  const names = problem.workloads.flatMap(({ index, need }) => {
    const candidate = chosen[index] as Candidate;
    const isAssumed =
      candidate.spotVcpus > 0 && need.interruptionCostUsd > 0 && candidate.region.interruptedFraction(candidate.position) === undefined;
    return isAssumed ? [`${need.name} (${candidate.size.type} in ${candidate.region.id})`] : [];
  });
  if (names.length === 0) return [];
  return [
    `no interruption rate is published for these spot machines, each is assumed to be interrupted ${ASSUMED_SPOT_INTERRUPTIONS_PER_MONTH} time a month: ${names.join("; ")}`,
  ];
}
