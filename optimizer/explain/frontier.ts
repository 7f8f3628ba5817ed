import type { PortfolioNeed } from "../../model";
import { cents, isPlaced, type Move, movesBetween, type PlacedPlan, sidesOf } from "./compare-plans";
import type { Runs } from "./runs";

/** One plan of the frontier. */
export interface FrontierPoint {
  /** Weights of risk for which it is the best plan. The last one holds up to `LARGEST_RISK_WEIGHT`. */
  readonly fromRiskWeight: number;
  readonly toRiskWeight: number;
  readonly usdPerMonth: number;
  readonly riskUsdPerMonth: number;
  readonly status: "optimal" | "feasible";
  readonly gapFraction: number;
  /** Holds for the declared weight. */
  readonly isCurrent: boolean;
  /** What moves from the point before. */
  readonly moves: readonly Move[];
}

export interface Frontier {
  /** Cheapest first, each dearer and less risky than the one before. */
  readonly points: readonly FrontierPoint[];
  readonly riskWeight: number;
  readonly runs: number;
  /** False where runs were skipped or plans cut off: points may be missing between those that are there. */
  readonly isComplete: boolean;
}

/** A dollar of expected loss counted as a thousand. */
export const LARGEST_RISK_WEIGHT = 1000;
const MOST_RUNS = 60;
/** Points nearer than this are one: a cent. */
const LEAST_USD = 0.01;

interface Found {
  readonly plan: PlacedPlan;
  readonly costUsd: number;
  readonly riskUsd: number;
}

/**
 * Cost against risk, by sweeping the weight of risk. With weight L the best plan minimises cost + L x risk: a line of
 * slope -1/L that touches the set of all plans. Between two neighbours the weight at which both count the same is
 * tried next, until no line finds a plan below. This finds every plan on the lower convex hull and none above it,
 * however good a compromise it may be.
 */
export function frontier(need: PortfolioNeed, runs: Runs): Frontier {
  const before = runs.count;
  let isCutOff = false;
  const at = (riskWeight: number): Found | undefined => {
    if (runs.count - before >= MOST_RUNS) {
      isCutOff = true;
      return undefined;
    }
    const plan = runs.place("points of the frontier", { ...need, riskWeight });
    if (plan === undefined || !isPlaced(plan)) {
      isCutOff = true;
      return undefined;
    }
    if (plan.status !== "optimal") isCutOff = true;
    return { plan, ...sidesOf(plan, need) };
  };
  const cheapest = at(0);
  const safest = cheapest === undefined ? undefined : at(LARGEST_RISK_WEIGHT);
  if (cheapest === undefined || safest === undefined)
    return {
      points: cheapest === undefined ? [] : pointsOf([cheapest], need),
      riskWeight: need.riskWeight,
      runs: runs.count - before,
      isComplete: false,
    };
  const between = (left: Found, right: Found): readonly Found[] => {
    const fallUsd = left.riskUsd - right.riskUsd;
    const riseUsd = right.costUsd - left.costUsd;
    if (fallUsd < LEAST_USD || riseUsd < LEAST_USD) return [];
    const riskWeight = Math.min(LARGEST_RISK_WEIGHT, riseUsd / fallUsd);
    const found = at(riskWeight);
    if (found === undefined) return [];
    const counted = (one: Found) => one.costUsd + riskWeight * one.riskUsd;
    if (counted(found) > counted(left) - LEAST_USD) return [];
    return [...between(left, found), found, ...between(found, right)];
  };
  const points = pointsOf(efficient([cheapest, ...between(cheapest, safest), safest]), need);
  return { points, riskWeight: need.riskWeight, runs: runs.count - before, isComplete: !isCutOff };
}

/** Without plans that another one beats in cost and risk, nor those above a line between two others. */
function efficient(found: readonly Found[]): readonly Found[] {
  const sorted = [...found].sort((a, b) => a.costUsd - b.costUsd || a.riskUsd - b.riskUsd);
  const kept: Found[] = [];
  for (const one of sorted) {
    const last = kept.at(-1);
    if (last !== undefined && one.riskUsd > last.riskUsd - LEAST_USD) continue;
    // The weights at which neighbours take over rise along the frontier.
    while (kept.length >= 2 && weightBetween(kept.at(-2) as Found, kept.at(-1) as Found) >= weightBetween(kept.at(-1) as Found, one))
      kept.pop();
    kept.push(one);
  }
  return kept;
}

/** The weight of risk at which two plans count the same. */
const weightBetween = (left: Found, right: Found) => (right.costUsd - left.costUsd) / (left.riskUsd - right.riskUsd);

function pointsOf(found: readonly Found[], need: PortfolioNeed): readonly FrontierPoint[] {
  return found.map((one, index) => {
    const [previous, next] = [found[index - 1], found[index + 1]];
    const fromRiskWeight = previous === undefined ? 0 : weightBetween(previous, one);
    const toRiskWeight = next === undefined ? LARGEST_RISK_WEIGHT : weightBetween(one, next);
    const isAbove = index === 0 ? need.riskWeight >= 0 : need.riskWeight > fromRiskWeight;
    return {
      fromRiskWeight: shown(fromRiskWeight),
      toRiskWeight: shown(toRiskWeight),
      usdPerMonth: cents(one.plan.usdPerMonth),
      riskUsdPerMonth: cents(one.plan.riskUsdPerMonth),
      status: one.plan.status,
      gapFraction: one.plan.gapFraction,
      isCurrent: isAbove && need.riskWeight <= toRiskWeight,
      moves: previous === undefined ? [] : movesBetween(previous.plan, one.plan),
    };
  });
}

const shown = (weight: number) => Number(weight.toPrecision(4));
