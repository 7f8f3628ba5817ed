import type { ScheduleGoal } from "../../model";
import type { Batch } from "./batch";
import { endMinute, type GoalValues } from "./timetable";

/** Earliest end of each task were it alone with what it waits for; undefined for a task that no machine can take in time. */
export function earliestEnds(batch: Batch): readonly (number | undefined)[] {
  const ends: (number | undefined)[] = batch.tasks.map(() => undefined);
  for (const task of batch.order) {
    let ready = batch.head[task] as number;
    for (const other of batch.before[task] ?? []) ready = Math.max(ready, ends[other] ?? Number.POSITIVE_INFINITY);
    if (ready === Number.POSITIVE_INFINITY) continue;
    for (const group of batch.groups.keys()) {
      const costs = batch.costs(task, group);
      for (let slot = Math.ceil(ready / batch.gridMinutes); slot < batch.slots; slot++) {
        if (Number.isNaN(costs[slot] as number)) continue;
        ends[task] = Math.min(ends[task] ?? Number.POSITIVE_INFINITY, endMinute(batch, task, group, slot));
        break;
      }
    }
  }
  return ends;
}

/** A lower bound of a goal among schedules that are at most so late, by each task alone and by the work in all. */
export function simpleBound(batch: Batch, goal: ScheduleGoal, atMost: Partial<GoalValues>): number {
  const ends = earliestEnds(batch);
  switch (goal) {
    case "makespan":
      return Math.max(loadBound(batch), ...ends.map((end, task) => (end ?? 0) + (batch.tail[task] as number)));
    case "priority":
      return batch.tasks.reduce((sum, { priority }, task) => sum + priority * (ends[task] ?? 0), 0);
    case "cost":
      return batch.tasks.reduce((sum, _, task) => sum + leastCost(batch, task, atMost.makespan ?? Number.POSITIVE_INFINITY), 0);
  }
}

function leastCost(batch: Batch, task: number, makespan: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (const group of batch.groups.keys()) {
    const costs = batch.costs(task, group);
    for (let slot = 0; slot < batch.slots; slot++) {
      if (endMinute(batch, task, group, slot) + (batch.tail[task] as number) > makespan) break;
      // NaN compares as false.
      if ((costs[slot] as number) < least) least = costs[slot] as number;
    }
  }
  return least === Number.POSITIVE_INFINITY ? 0 : least;
}

/** The work of all tasks, each on its fastest machine, must fit in the machines' minutes until the end. */
function loadBound(batch: Batch): number {
  const work = batch.minutes.reduce((sum, list) => sum + Math.min(...list.filter((one) => one > 0)), 0);
  const first = Math.min(...batch.head);
  const windows = batch.groups.flatMap(({ machine, members }) =>
    (machine.windows.length > 0 ? machine.windows : [{ fromMinute: 0, toMinute: Number.POSITIVE_INFINITY }]).map((one) => ({
      from: Math.max(first, one.fromMinute),
      to: one.toMinute,
      count: members.length,
    })),
  );
  const room = (until: number) => windows.reduce((sum, { from, to, count }) => sum + count * Math.max(0, Math.min(to, until) - from), 0);
  let low = first;
  let high = batch.horizonMinutes;
  if (room(high) < work) return high;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (room(middle) >= work) high = middle;
    else low = middle + 1;
  }
  return low;
}
