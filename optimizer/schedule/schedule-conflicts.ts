import type { ScheduleNeed } from "../../model";
import { solveMilp } from "../solve/solve-milp";
import { type Batch, batchOf } from "./batch";
import { earliestEnds } from "./schedule-bounds";
import { scheduleModel } from "./schedule-model";
import { endMinute } from "./timetable";

/** Tasks that cannot be done in time even with all machines to themselves, in words; empty where there are none. */
export function hopelessTasks(batch: Batch, need: ScheduleNeed): readonly string[] {
  const ends = earliestEnds(batch);
  if (ends.every((end) => end !== undefined)) return [];
  const relaxed = batchOf(need, true);
  const late = "circle" in relaxed ? [] : earliestEnds(relaxed);
  return batch.order.flatMap((task) => {
    const { name, deadlineMinute, after, type } = batch.tasks[task] as Batch["tasks"][number];
    if (ends[task] !== undefined) return [];
    // A task that waits for a hopeless one is named with that one.
    if ((batch.before[task] ?? []).some((other) => ends[other] === undefined)) return [];
    if ((batch.minutes[task] ?? []).every((minutes) => minutes === 0))
      return [`no machine runs ${name}: none accepts its type "${type}" with a duration given`];
    const end = late[task];
    if (deadlineMinute === undefined || end === undefined)
      return [
        `${name} fits in no window of a machine that runs it${need.horizonMinutes === undefined ? "" : ` before the horizon at minute ${need.horizonMinutes}`}`,
      ];
    const waits = after.length > 0 ? `, after ${[...after].sort().join(", ")}` : "";
    return [
      `${name} cannot end by its deadline at minute ${deadlineMinute}: alone on the best machine${waits} it ends at minute ${end} at the earliest`,
    ];
  });
}

/** Why no schedule keeps all deadlines: the fewest tasks that must be late. */
export function lateTasks(need: ScheduleNeed, timeLimitMs: number): readonly string[] {
  const relaxed = batchOf(need, true);
  if ("circle" in relaxed) return [];
  const model = scheduleModel(relaxed, { goal: "late", atMost: {} });
  const result = model && solveMilp(model.milp, { timeLimitMs, gapFraction: 0 });
  if (model === undefined || result === undefined) return ["no schedule keeps all deadlines"];
  if (result.status === "infeasible")
    return ["the machines' windows have no room for all tasks, whatever their deadlines: add machines or widen the windows"];
  if (result.status === "unknown") return ["no schedule keeps all deadlines"];
  const table = model.decode(result.values);
  const late = relaxed.tasks.flatMap(({ name, deadlineMinute }, task) => {
    const end = endMinute(relaxed, task, table.group[task] as number, table.slot[task] as number);
    return deadlineMinute !== undefined && end > deadlineMinute
      ? [`${name} (deadline at minute ${deadlineMinute}, ends at minute ${end})`]
      : [];
  });
  const least = result.status === "optimal" ? "at the fewest" : "in the best schedule found";
  return [
    `no schedule keeps all deadlines: ${least} ${late.length} of ${relaxed.tasks.length} tasks ${late.length === 1 ? "is" : "are"} late, such as ${late.join(", ")}`,
  ];
}
