import type { PortfolioNeed } from "../../model";
import { differenceOf, isPlaced, type Move, type PlacedPlan } from "./compare-plans";
import type { Constraint } from "./constraints";
import type { Runs } from "./runs";

/** How sure a difference between two plans is: a plan that the time limit cut off may still be beaten. */
export type Sureness = "exact" | "at-least" | "at-most" | "about";

/** What a constraint costs: the plan as it is against the plan without it. */
export interface ConstraintCost {
  readonly id: string;
  readonly workload?: string;
  readonly text: string;
  /** False where the plan without it is no better. */
  readonly isBinding: boolean;
  readonly sureness: Sureness;
  /** What would be saved without it: cost, expected loss, and both as the objective weighs them. */
  readonly savedUsdPerMonth: number;
  readonly savedRiskUsdPerMonth: number;
  readonly savedObjectiveUsdPerMonth: number;
  readonly moves: readonly Move[];
}

/** Both optima lie between a plan's value and its proven bound: from that, which side the difference may be off. */
export function surenessOf(before: PlacedPlan, after: PlacedPlan): Sureness {
  const open = (plan: PlacedPlan) => plan.status !== "optimal";
  if (open(before)) return open(after) ? "about" : "at-most";
  return open(after) ? "at-least" : "exact";
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
  const isBinding = difference.objectiveUsdPerMonth < -LEAST_USD;
  return {
    ...constraint,
    isBinding,
    sureness: surenessOf(plan, lifted),
    savedUsdPerMonth: isBinding ? -difference.usdPerMonth || 0 : 0,
    savedRiskUsdPerMonth: isBinding ? -difference.riskUsdPerMonth || 0 : 0,
    savedObjectiveUsdPerMonth: isBinding ? -difference.objectiveUsdPerMonth : 0,
    moves: isBinding ? difference.moves : [],
  };
}
