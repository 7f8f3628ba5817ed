import type { ScheduleGoal } from "../../model";
import type { Batch } from "./batch";

/** Where each task runs: group and start slot. */
export interface Timetable {
  readonly group: readonly number[];
  readonly slot: readonly number[];
}

/** Values of the goals in their own units: minutes, micro-dollars, priority x minutes. */
export type GoalValues = Readonly<Record<ScheduleGoal, number>>;

export function valuesOf(batch: Batch, { group, slot }: Timetable): GoalValues {
  let makespan = 0;
  let cost = 0;
  let priority = 0;
  for (const [task, at] of slot.entries()) {
    const end = endMinute(batch, task, group[task] as number, at);
    makespan = Math.max(makespan, end);
    cost += batch.costs(task, group[task] as number)[at] as number;
    priority += (batch.tasks[task]?.priority ?? 0) * end;
  }
  return { makespan, cost, priority };
}

export function endMinute(batch: Batch, task: number, group: number, slot: number): number {
  return slot * batch.gridMinutes + (batch.minutes[task]?.[group] as number);
}

/** Slots that a task holds its machine. */
export function lengthSlots(batch: Batch, task: number, group: number): number {
  return Math.ceil((batch.minutes[task]?.[group] as number) / batch.gridMinutes);
}

/** Below 0 where `a` is better, by the goals in their order and then by all others. */
export function compareValues(goals: readonly ScheduleGoal[], a: GoalValues, b: GoalValues): number {
  for (const goal of [...goals, "makespan", "cost", "priority"] as const) {
    const difference = a[goal] - b[goal];
    if (Math.abs(difference) > 1e-9) return difference;
  }
  return 0;
}

/** How many machines of each group are taken in each slot. */
export class Occupancy {
  private readonly taken: readonly Uint16Array[];

  constructor(private readonly batch: Batch) {
    this.taken = batch.groups.map(() => new Uint16Array(batch.slots + 1));
  }

  /** The slot to try next where the span is not free, or undefined where it is. */
  blockedUntil(group: number, slot: number, length: number): number | undefined {
    const taken = this.taken[group] as Uint16Array;
    const count = this.batch.groups[group]?.members.length ?? 0;
    for (let at = Math.min(slot + length, taken.length) - 1; at >= slot; at--) if ((taken[at] as number) >= count) return at + 1;
    return undefined;
  }

  take(group: number, slot: number, length: number): void {
    const taken = this.taken[group] as Uint16Array;
    for (let at = slot; at < Math.min(slot + length, taken.length); at++) taken[at] = (taken[at] as number) + 1;
  }
}
