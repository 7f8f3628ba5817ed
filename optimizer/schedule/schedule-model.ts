import type { ScheduleGoal } from "../../model";
import type { Milp, MilpColumn, MilpRow } from "../solve";
import type { Batch } from "./batch";
import { endMinute, type GoalValues, lengthSlots, type Timetable } from "./timetable";

/** A goal, and what the earlier ones must not get worse than. */
export interface ScheduleAims {
  readonly goal: ScheduleGoal | "late";
  readonly atMost: Partial<GoalValues>;
}

export interface ScheduleModel {
  readonly milp: Milp;
  encode(table: Timetable): readonly number[];
  decode(values: readonly number[]): Timetable;
}

/** Larger models are not handed to a solver. */
export const MOST_COLUMNS = 15_000;
/** Up to so many terms, a dependency is one row a slot, which bounds far better than one row in all. */
const MOST_SHARP_TERMS = 400_000;

/**
 *     x[j,g,t] in {0, 1}    task j starts in slot t on a machine of group g
 *
 *     sum x[j,g,t] = 1                                                 each task once
 *     sum of x[j,g,t] over starts that hold slot s <= machines of g    each machine one task
 *     sum of x[i] ending after t + sum of x[j] starting up to t <= 1   j waits for i, for each t
 *     makespan >= sum end x[j,g,t]                                     for each task
 *
 * minimise makespan, sum cost x, or sum priority end x; the earlier goals become rows. Undefined where it is too large.
 */
export function scheduleModel(batch: Batch, aims: ScheduleAims): ScheduleModel | undefined {
  const columns: MilpColumn[] = [];
  const places: { readonly task: number; readonly group: number; readonly slot: number; readonly end: number }[] = [];
  const byTask: number[][] = batch.tasks.map(() => []);
  const columnAt = new Map<string, number>();
  const byDeadline = (task: number) => batch.tasks[task]?.deadlineMinute ?? Number.POSITIVE_INFINITY;
  for (const [task, { priority }] of batch.tasks.entries()) {
    for (const group of batch.groups.keys()) {
      const costs = batch.costs(task, group);
      for (let slot = Math.floor((batch.head[task] as number) / batch.gridMinutes); slot < batch.slots; slot++) {
        const cost = costs[slot] as number;
        if (Number.isNaN(cost) || slot * batch.gridMinutes < (batch.head[task] as number)) continue;
        const end = endMinute(batch, task, group, slot);
        if (aims.atMost.makespan !== undefined && end + (batch.tail[task] as number) > aims.atMost.makespan) break;
        if (columns.length >= MOST_COLUMNS) return undefined;
        const worth =
          aims.goal === "cost"
            ? cost / 1e6
            : aims.goal === "priority"
              ? priority * end
              : aims.goal === "late" && end > byDeadline(task)
                ? 1
                : 0;
        const column = columns.push({ name: `${task} ${group} ${slot}`, cost: worth, integer: true, upper: 1 }) - 1;
        places.push({ task, group, slot, end });
        byTask[task]?.push(column);
        columnAt.set(`${task} ${group} ${slot}`, column);
      }
    }
  }
  const rows: MilpRow[] = byTask.map((list, task) => ({
    name: `task ${task}`,
    lower: 1,
    upper: 1,
    columns: list,
    values: list.map(() => 1),
  }));
  addCapacity(batch, places, rows);
  addDependencies(batch, places, byTask, rows);
  if (aims.goal === "makespan") {
    const longest = columns.push({ name: "makespan", cost: 1, integer: false, upper: Number.POSITIVE_INFINITY }) - 1;
    for (const [task, list] of byTask.entries()) {
      // What waits for it ends later anyway.
      if ((batch.next[task] ?? []).length > 0) continue;
      rows.push({
        name: `makespan ${task}`,
        lower: 0,
        upper: Number.POSITIVE_INFINITY,
        columns: [...list, longest],
        values: [...list.map((column) => -(places[column]?.end ?? 0)), 1],
      });
    }
  }
  if (aims.atMost.cost !== undefined) {
    const micro = places.map(({ task, group, slot }) => batch.costs(task, group)[slot] as number);
    // In whole dollars with a micro-dollar's slack, so that the row's own tolerance decides nothing.
    rows.push({
      name: "cost",
      lower: Number.NEGATIVE_INFINITY,
      upper: aims.atMost.cost + 0.5,
      columns: places.map((_, column) => column),
      values: micro,
    });
  }
  if (aims.atMost.priority !== undefined) {
    rows.push({
      name: "priority",
      lower: Number.NEGATIVE_INFINITY,
      upper: aims.atMost.priority + 1e-6,
      columns: places.map((_, column) => column),
      values: places.map(({ task, end }) => (batch.tasks[task]?.priority ?? 0) * end),
    });
  }
  return {
    milp: { columns, rows: rows.filter((row) => row.columns.length > 0 || row.lower > 0), offset: 0 },
    encode(table) {
      const values = columns.map(() => 0);
      let makespan = 0;
      for (const [task, group] of table.group.entries()) {
        const slot = table.slot[task] as number;
        const column = columnAt.get(`${task} ${group} ${slot}`);
        if (column !== undefined) values[column] = 1;
        makespan = Math.max(makespan, endMinute(batch, task, group, slot));
      }
      if (aims.goal === "makespan") values[columns.length - 1] = makespan;
      return values;
    },
    decode(values) {
      const group = batch.tasks.map(() => -1);
      const slot = batch.tasks.map(() => -1);
      for (const [column, one] of places.entries()) {
        if (values[column] !== 1) continue;
        group[one.task] = one.group;
        slot[one.task] = one.slot;
      }
      return { group, slot };
    },
  };
}

type Places = readonly { readonly task: number; readonly group: number; readonly slot: number; readonly end: number }[];

function addCapacity(batch: Batch, places: Places, rows: MilpRow[]): void {
  const holding: number[][][] = batch.groups.map(() => Array.from({ length: batch.slots }, () => []));
  for (const [column, { task, group, slot }] of places.entries()) {
    const length = lengthSlots(batch, task, group);
    for (let at = slot; at < Math.min(slot + length, batch.slots); at++) holding[group]?.[at]?.push(column);
  }
  for (const [group, bySlot] of holding.entries()) {
    const count = batch.groups[group]?.members.length ?? 0;
    for (const [slot, columns] of bySlot.entries()) {
      const tasks = new Set(columns.map((column) => places[column]?.task));
      if (tasks.size <= count) continue;
      // A slot whose tasks are all in the next one too is bound by that row already.
      const after = bySlot[slot + 1];
      if (after !== undefined && after.length > columns.length && isPrefix(columns, after)) continue;
      rows.push({
        name: `machines ${group} ${slot}`,
        lower: Number.NEGATIVE_INFINITY,
        upper: count,
        columns,
        values: columns.map(() => 1),
      });
    }
  }
}

function isPrefix(part: readonly number[], whole: readonly number[]): boolean {
  const all = new Set(whole);
  return part.every((one) => all.has(one));
}

function addDependencies(batch: Batch, places: Places, byTask: readonly (readonly number[])[], rows: MilpRow[]): void {
  const terms = batch.before.reduce(
    (sum, others, task) =>
      sum + others.reduce((part, other) => part + ((byTask[other]?.length ?? 0) + (byTask[task]?.length ?? 0)) * batch.slots, 0),
    0,
  );
  const isSharp = terms / 2 <= MOST_SHARP_TERMS;
  for (const [task, others] of batch.before.entries()) {
    const own = byTask[task] ?? [];
    for (const other of others) {
      const first = byTask[other] ?? [];
      if (!isSharp) {
        rows.push({
          name: `${task} after ${other}`,
          lower: 0,
          upper: Number.POSITIVE_INFINITY,
          columns: [...own, ...first],
          values: [
            ...own.map((column) => (places[column]?.slot ?? 0) * batch.gridMinutes),
            ...first.map((column) => -(places[column]?.end ?? 0)),
          ],
        });
        continue;
      }
      const starts = [...new Set(own.map((column) => places[column]?.slot ?? 0))].sort((a, b) => a - b);
      for (const slot of starts) {
        const early = own.filter((column) => (places[column]?.slot ?? 0) <= slot);
        const running = first.filter((column) => (places[column]?.end ?? 0) > slot * batch.gridMinutes);
        if (running.length === 0) continue;
        rows.push({
          name: `${task} after ${other} ${slot}`,
          lower: Number.NEGATIVE_INFINITY,
          upper: 1,
          columns: [...early, ...running],
          values: [...early, ...running].map(() => 1),
        });
      }
    }
  }
}
