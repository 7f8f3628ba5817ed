export { type SelectOptions, selectTasks } from "./select-tasks";
export { verifySelection } from "./verify-selection";
