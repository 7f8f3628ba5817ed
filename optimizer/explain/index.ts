export type { LineComparison, PriceFlip } from "./compare-choices";
export {
  type ChoiceName,
  isPlaced,
  type Move,
  type PlacedPlan,
  type PlanDifference,
} from "./compare-plans";
export type { Bounds, ConstraintCost } from "./constraint-costs";
export { type Alternative, type Explanation, explain, type RunnerUpComparison, type WorkloadExplanation } from "./explain";
export { type Frontier, type FrontierPoint, frontier, LARGEST_RISK_WEIGHT } from "./frontier";
export type { LostOffers } from "./lost-offers";
export { NEED_PRECISION_FRACTION, NEED_RANGE_FACTOR, NEED_STEP_FACTOR, type NeedFlip } from "./need-flips";
export { RUNS_LIMIT_FACTOR, type RunOptions, Runs } from "./runs";
export { parseWhatIf, WHAT_IF_SYNTAX, type WhatIf, type WhatIfRow, whatIfRows } from "./what-if";
