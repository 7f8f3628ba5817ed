export { commitLevels, verifyCommitPlan } from "./commit";
export {
  type Explanation,
  explain,
  type Frontier,
  frontier,
  isPlaced,
  parseWhatIf,
  Runs,
  type WhatIf,
  type WhatIfRow,
  type WorkloadExplanation,
  whatIfRows,
} from "./explain";
export {
  largestDiskGib,
  type RealisedDisk,
  type RealisedStorage,
  realisedLoadBalancer,
  realisedStorage,
  takesHyperdiskOnly,
} from "./offer-cost";
export { enumerateOffers, type Offer, type Offers } from "./offers";
export { type PackOptions, packServices, verifyPacking } from "./pack";
export { DEFAULT_TIME_LIMIT_MS, OPTIMAL_GAP_FRACTION, type PlaceOptions, place } from "./place";
export { type ScheduleOptions, scheduleTasks, verifySchedule } from "./schedule";
export { type SelectOptions, selectTasks, verifySelection } from "./select";
export { type Milp, type MilpColumn, type MilpRow, type SolveOptions, type SolveResult, type Solver, solvers } from "./solve";
export { methodNames } from "./solve-component";
export { type Part, partsOf } from "./split";
export { verify } from "./verify";
