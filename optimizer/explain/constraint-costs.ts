import type { PortfolioNeed } from "../../model";
import { cents, differenceOf, isPlaced, type Move, objectiveUsd, type PlacedPlan } from "./compare-plans";
import type { Constraint } from "./constraints";
import type { Runs } from "./runs";

/** What a constraint costs: the plan as it is against the plan without it. */
export interface ConstraintCost {
  readonly id: string;
  readonly workload?: string;
  readonly text: string;
  /** Whether the plan without it is better; `unproven` where the time limit cut a plan off, and it may or may not be. */
  readonly binding: "yes" | "no" | "unproven";
  /** What would be saved without it: cost, expected loss, and both as the objective weighs them. Exact where both plans are proven. */
  readonly savedUsdPerMonth: number;
  readonly savedRiskUsdPerMonth: number;
  readonly savedObjectiveUsdPerMonth: number;
  /** What is proven of the last; equal where both plans are. */
  readonly savedObjectiveBounds: Bounds;
  readonly moves: readonly Move[];
}

/** USD a month between which a true value lies. */
export interface Bounds {
  readonly leastUsdPerMonth: number;
  readonly mostUsdPerMonth: number;
}

/** Where the true optimum of a plan's need lies: at the plan, or down to its proven bound where the time limit struck. */
function optimumOf(plan: PlacedPlan, need: PortfolioNeed): Bounds {
  const usd = objectiveUsd(plan, need);
  return { leastUsdPerMonth: plan.status === "optimal" ? usd : usd * (1 - plan.gapFraction), mostUsdPerMonth: usd };
}

/** By how much the optimum of the one is above that of the other: bounds on the difference of the objectives. */
export function objectiveBounds(dearer: PlacedPlan, cheaper: PlacedPlan, need: PortfolioNeed): Bounds {
  const [high, low] = [optimumOf(dearer, need), optimumOf(cheaper, need)];
  return {
    leastUsdPerMonth: cents(high.leastUsdPerMonth - low.mostUsdPerMonth),
    mostUsdPerMonth: cents(high.mostUsdPerMonth - low.leastUsdPerMonth),
  };
}

/** Less than this is no difference: plans are compared to 0.01 % and money is shown in cents. */
const LEAST_USD = 0.005;

/** Places the portfolio again with each constraint lifted. Those that there was no time for are left out, and named by `runs`. */
export function constraintCosts(
  plan: PlacedPlan,
  need: PortfolioNeed,
  constraints: readonly Constraint[],
  runs: Runs,
): readonly ConstraintCost[] {
  return constraints.flatMap((constraint): ConstraintCost[] => {
    const { id, workload, text } = constraint;
    const lifted = runs.place(`without ${workload === undefined ? "" : `${workload}: `}${text}`, constraint.lift(need));
    // A plan exists with the constraint, so one exists without: nothing else than a lack of time says otherwise.
    if (lifted === undefined || !isPlaced(lifted)) return [];
    return [costOf({ id, text, ...(workload === undefined ? {} : { workload }) }, plan, lifted, need)];
  });
}

export function costOf(
  constraint: Pick<ConstraintCost, "id" | "text" | "workload">,
  plan: PlacedPlan,
  lifted: PlacedPlan,
  need: PortfolioNeed,
): ConstraintCost {
  const difference = differenceOf(plan, lifted, need);
  const { leastUsdPerMonth, mostUsdPerMonth } = objectiveBounds(plan, lifted, need);
  // Lifting a constraint never makes the best plan worse.
  const bounds = { leastUsdPerMonth: Math.max(0, leastUsdPerMonth), mostUsdPerMonth: Math.max(0, mostUsdPerMonth) };
  const binding = bounds.leastUsdPerMonth > LEAST_USD ? "yes" : bounds.mostUsdPerMonth > LEAST_USD ? "unproven" : "no";
  // A plan that is worse than the one with the constraint shows only that time was short.
  const isShown = binding !== "no" && difference.objectiveUsdPerMonth < -LEAST_USD;
  return {
    ...constraint,
    binding,
    savedUsdPerMonth: isShown ? -difference.usdPerMonth || 0 : 0,
    savedRiskUsdPerMonth: isShown ? -difference.riskUsdPerMonth || 0 : 0,
    savedObjectiveUsdPerMonth: isShown ? -difference.objectiveUsdPerMonth : 0,
    savedObjectiveBounds: bounds,
    moves: isShown ? difference.moves : [],
  };
}
