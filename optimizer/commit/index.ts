export { commitLevels, HOURS_PER_YEAR, historyShortfall } from "./commit-levels";
export { verifyCommitPlan } from "./verify-commit";
