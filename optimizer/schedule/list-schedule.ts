import { seededNumbers } from "../seeded";
import type { Batch } from "./batch";
import { compareValues, endMinute, type GoalValues, lengthSlots, Occupancy, type Timetable, valuesOf } from "./timetable";

/** How a task picks its place: as early as possible, or as cheap as possible before a minute. */
interface Placing {
  readonly by: "finish" | "cost";
  readonly beforeMinute: number;
}

/** Slots that the search may look at in all: about a second. Counted, not timed, so that the result is the same anywhere. */
const SEARCH_WORK = 60_000_000;
const MOST_ROUNDS = 400;

/** The best schedule that several orders and small changes of them lead to; undefined where none was found. */
export function listSchedule(batch: Batch, deadlineMs: number): Timetable | undefined {
  let best: { readonly table: Timetable; readonly values: GoalValues } | undefined;
  let bestOrder: readonly number[] = batch.order;
  let bestPlacing: Placing = { by: "finish", beforeMinute: Number.POSITIVE_INFINITY };
  const work = { slots: 0 };
  const attempt = (order: readonly number[], placing: Placing): boolean => {
    const table = place(batch, order, placing, work);
    if (table === undefined) return false;
    const values = valuesOf(batch, table);
    if (best !== undefined && compareValues(batch.goals, values, best.values) >= 0) return false;
    best = { table, values };
    bestOrder = order;
    bestPlacing = placing;
    return true;
  };
  const orders = startOrders(batch);
  for (const order of orders) attempt(order, { by: "finish", beforeMinute: Number.POSITIVE_INFINITY });
  const makespan = best?.values.makespan ?? Number.POSITIVE_INFINITY;
  for (const order of orders) {
    attempt(order, { by: "cost", beforeMinute: batch.goals[0] === "makespan" ? makespan : Number.POSITIVE_INFINITY });
    attempt(order, { by: "cost", beforeMinute: makespan });
  }
  const random = seededNumbers(20_260_101);
  for (let round = 0; round < MOST_ROUNDS && work.slots < SEARCH_WORK && performance.now() < deadlineMs; round++) {
    const order = [...bestOrder];
    const from = Math.floor(random() * order.length);
    const to = Math.floor(random() * order.length);
    const [moved] = order.splice(from, 1);
    order.splice(to, 0, moved as number);
    const placing = round % 3 === 2 && best !== undefined ? { by: "cost" as const, beforeMinute: best.values.makespan } : bestPlacing;
    attempt(repaired(batch, order), placing);
  }
  return best?.table;
}

/** Deadline first, longest way to the end first, most urgent first, longest first; each as far as the dependencies allow. */
function startOrders(batch: Batch): readonly (readonly number[])[] {
  const index = batch.tasks.map((_, task) => task);
  const longest = (task: number) => Math.max(...(batch.minutes[task] ?? [0]));
  // A task is as urgent as the most urgent one that waits for it.
  const latest = batch.tasks.map(({ deadlineMinute }) => deadlineMinute ?? Number.POSITIVE_INFINITY);
  for (const task of [...batch.order].reverse()) {
    for (const other of batch.next[task] ?? []) {
      const least = Math.min(...(batch.minutes[other] ?? []).filter((one) => one > 0));
      latest[task] = Math.min(latest[task] as number, (latest[other] as number) - least);
    }
  }
  const finite = (value: number | undefined) => (value === undefined || value === Number.POSITIVE_INFINITY ? 1e15 : value);
  const keys: readonly ((task: number) => number)[] = [
    (task) => finite(latest[task]),
    (task) => -longest(task) - (batch.tail[task] as number),
    (task) => -(batch.tasks[task]?.priority ?? 0) / Math.max(1, longest(task)),
    (task) => -longest(task),
    (task) => batch.head[task] as number,
  ];
  return keys.map((key) =>
    repaired(
      batch,
      [...index].sort((a, b) => key(a) - key(b) || (batch.tail[b] as number) - (batch.tail[a] as number) || a - b),
    ),
  );
}

/** The same order, with what a task waits for moved before it. */
function repaired(batch: Batch, order: readonly number[]): readonly number[] {
  const done = new Set<number>();
  const result: number[] = [];
  const visit = (task: number) => {
    if (done.has(task)) return;
    done.add(task);
    for (const other of batch.before[task] ?? []) visit(other);
    result.push(task);
  };
  for (const task of order) visit(task);
  return result;
}

function place(batch: Batch, order: readonly number[], placing: Placing, work: { slots: number }): Timetable | undefined {
  const occupancy = new Occupancy(batch);
  const group = batch.tasks.map(() => -1);
  const slot = batch.tasks.map(() => -1);
  for (const task of order) {
    let ready = batch.tasks[task]?.releaseMinute ?? 0;
    for (const other of batch.before[task] ?? [])
      ready = Math.max(ready, endMinute(batch, other, group[other] as number, slot[other] as number));
    let best: { readonly group: number; readonly slot: number; readonly end: number; readonly cost: number } | undefined;
    for (const candidate of batch.groups.keys()) {
      if ((batch.minutes[task]?.[candidate] ?? 0) === 0) continue;
      const costs = batch.costs(task, candidate);
      const length = lengthSlots(batch, task, candidate);
      const limit = placing.beforeMinute - (batch.tail[task] as number);
      for (let at = Math.ceil(ready / batch.gridMinutes); at < batch.slots; ) {
        work.slots++;
        const cost = costs[at] as number;
        const end = endMinute(batch, task, candidate, at);
        if (placing.by === "finish" ? best !== undefined && end > best.end : end > limit) break;
        if (Number.isNaN(cost)) {
          at++;
          continue;
        }
        const until = occupancy.blockedUntil(candidate, at, length);
        if (until !== undefined) {
          at = until;
          continue;
        }
        const isBetter =
          best === undefined ||
          (placing.by === "finish"
            ? end < best.end || (end === best.end && cost < best.cost)
            : cost < best.cost || (cost === best.cost && end < best.end));
        if (isBetter) best = { group: candidate, slot: at, end, cost };
        if (placing.by === "finish") break;
        at++;
      }
    }
    if (best === undefined) return undefined;
    group[task] = best.group;
    slot[task] = best.slot;
    occupancy.take(best.group, best.slot, lengthSlots(batch, task, best.group));
  }
  return { group, slot };
}
