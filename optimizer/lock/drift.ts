import type { PriceBook } from "../../catalog";
import type { PortfolioNeed } from "../../model";
import { marketFor } from "../made-sizes";
import { place } from "../place";
import { type MoveGroup, movesBetween } from "./moves";
import { type Running, viewOf } from "./pinned-need";
import { moneyOf, type PlacedPlan } from "./plan-money";

/** How far a plan that keeps its lock is from what would be chosen afresh. */
export interface Drift {
  /**
   * `proven`: the fresh plan is the best one; `not proven`: the time limit struck, there may be more to save;
   * `not looked for`: there was no time, or nobody asked.
   */
  readonly status: "proven" | "not proven" | "not looked for";
  /** What could move, most saving first; `paysBack` says what `--update` would do. */
  readonly groups: readonly MoveGroup[];
  /** What the best plan found would cost less a month, moves aside, and how much less expected loss it would have. */
  readonly savingUsdPerMonth: number;
  readonly riskSavingUsdPerMonth: number;
  /** Proven distance of the kept plan from the best one, the cost of moves counted; undefined where it was not looked for. */
  readonly gapFraction?: number;
}

export const noDrift: Drift = { status: "not looked for", groups: [], savingUsdPerMonth: 0, riskSavingUsdPerMonth: 0 };

/** With less time than this, nothing is begun, in milliseconds. */
const LEAST_MS = 20;

/**
 * Two plans are held against the one that is kept: the best one when moves cost nothing, and, where not all of its
 * moves pay, the best one when they count. What the second moves pays back; what only the first moves does not.
 */
export function driftOf(need: PortfolioNeed, book: PriceBook, kept: PlacedPlan, today: Running, deadlineMs: number): Drift {
  const market = marketFor(book, need.workloads);
  const leftMs = () => deadlineMs - performance.now();
  const solve = (movesCost: boolean, timeLimitMs: number) =>
    timeLimitMs < LEAST_MS ? undefined : place(viewOf(market, need, { pins: new Map(), today, movesCost }), book, { timeLimitMs });
  const fresh = solve(false, leftMs() * 0.6);
  if (fresh === undefined || fresh.status === "infeasible") return noDrift;
  const [before, after] = [moneyOf(kept, need), moneyOf(fresh, need)];
  const savingUsdPerMonth = before.costUsd - after.costUsd;
  const riskSavingUsdPerMonth = before.riskUsd - after.riskUsd;
  const isProven = fresh.status === "optimal";
  // A plan that the limit cut short may be dearer than the one that is kept.
  const found = savingUsdPerMonth + riskSavingUsdPerMonth > 0 ? { savingUsdPerMonth, riskSavingUsdPerMonth } : { ...NOTHING };
  const groups = movesBetween(market, need, kept, fresh);
  if (groups.length === 0)
    return {
      status: isProven ? "proven" : "not proven",
      groups,
      ...found,
      gapFraction: distanceFraction(before, after, 0, fresh.gapFraction),
    };
  const settled = solve(true, leftMs());
  if (settled === undefined || settled.status === "infeasible") return { status: "not proven", groups, ...found };
  const paying = movesBetween(market, need, kept, settled).filter(({ paysBack }) => paysBack);
  const moved = new Set(paying.flatMap(({ moves }) => moves.map(({ workload }) => workload)));
  const staying = groups.filter(({ paysBack, moves }) => !paysBack && !moves.some(({ workload }) => moved.has(workload)));
  const countedUsd = settled.placements.reduce((sum, { move }) => sum + (move?.countedUsdPerMonth ?? 0), 0);
  return {
    status: isProven && settled.status === "optimal" ? "proven" : "not proven",
    groups: [...paying, ...staying],
    ...found,
    gapFraction: distanceFraction(before, moneyOf(settled, need), countedUsd, settled.gapFraction),
  };
}

type Money = ReturnType<typeof moneyOf>;

/** How far a plan is at most from the best, given another plan and how far that one is, as a share of its own cost. */
function distanceFraction(kept: Money, other: Money, movesUsd: number, gapFraction: number): number {
  const objectiveUsd = kept.costUsd + kept.riskUsd;
  const boundUsd = (other.costUsd + other.riskUsd + movesUsd) * (1 - gapFraction);
  // Sums of rounded lines: a plan that is the best one is not said to be a millionth away.
  return objectiveUsd - boundUsd < 0.005 ? gapFraction : Math.max(0, (objectiveUsd - boundUsd) / objectiveUsd);
}

const NOTHING = { savingUsdPerMonth: 0, riskSavingUsdPerMonth: 0 };
