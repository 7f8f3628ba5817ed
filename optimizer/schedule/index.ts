export { type ScheduleOptions, scheduleTasks } from "./schedule-tasks";
export { verifySchedule } from "./verify-schedule";
