import { seededNumbers } from "../seeded";
import type { Batch } from "./batch";
import { compareValues, endMinute, lengthSlots, Occupancy, type Timetable, valuesOf } from "./timetable";

/** Few tasks are soon exhausted, and a solver proves them. */
const mostRounds = (tasks: number) => Math.min(20_000, 100 + 20 * tasks * tasks);
/** Slots looked at in all: about a second. Counted, not timed, so that the result is the same anywhere. */
const WORK = 40_000_000;

/**
 * Takes a few tasks out and puts each back where the first goal (then the others) likes it best, keeping what is not
 * worse; which tasks, and in which order, is seeded. Never later than `latestMinute`.
 */
export function rebuild(batch: Batch, start: Timetable, latestMinute: number, deadlineMs: number): Timetable {
  let best = start;
  let values = valuesOf(batch, start);
  const random = seededNumbers(77);
  const work = { slots: 0 };
  const rank = new Map(batch.order.map((task, index) => [task, index]));
  for (let round = 0; round < mostRounds(batch.tasks.length) && work.slots < WORK; round++) {
    if (round % 16 === 0 && performance.now() > deadlineMs) break;
    work.slots += batch.tasks.length * 20;
    const size = Math.min(batch.tasks.length, 1 + Math.floor(random() * Math.min(10, 2 + batch.tasks.length / 4)));
    const out = new Set<number>();
    // Half of the time neighbours in time, else any.
    if (random() < 0.5) {
      const centre = Math.floor(random() * batch.tasks.length);
      const at = best.slot[centre] as number;
      const near = batch.tasks
        .map((_, task) => task)
        .sort((a, b) => Math.abs((best.slot[a] as number) - at) - Math.abs((best.slot[b] as number) - at) || a - b);
      for (const task of near.slice(0, size)) out.add(task);
    } else while (out.size < size) out.add(Math.floor(random() * batch.tasks.length));
    const keys = new Map([...out].map((task) => [task, random()]));
    // Tasks that wait for others go back after them.
    const order = [...out].sort((a, b) => (keys.get(a) as number) - (keys.get(b) as number));
    const hasChain = order.some((task) => (batch.before[task] ?? []).some((other) => out.has(other)));
    if (hasChain) order.sort((a, b) => (rank.get(a) as number) - (rank.get(b) as number));
    const found = putBack(batch, best, out, order, { latestMinute, byCost: batch.goals[0] === "cost" || random() < 0.7, work });
    if (found === undefined) continue;
    const next = valuesOf(batch, found);
    if (next.makespan > latestMinute || compareValues(batch.goals, next, values) > 0) continue;
    best = found;
    values = next;
  }
  return best;
}

function putBack(
  batch: Batch,
  table: Timetable,
  out: ReadonlySet<number>,
  order: readonly number[],
  options: { readonly latestMinute: number; readonly byCost: boolean; readonly work: { slots: number } },
): Timetable | undefined {
  const occupancy = new Occupancy(batch);
  const group = [...table.group];
  const slot = [...table.slot];
  for (const [task, at] of slot.entries())
    if (!out.has(task)) occupancy.take(group[task] as number, at, lengthSlots(batch, task, group[task] as number));
  const waiting = new Set(out);
  for (const task of order) {
    let ready = batch.head[task] as number;
    for (const other of batch.before[task] ?? []) {
      if (waiting.has(other)) return undefined;
      ready = Math.max(ready, endMinute(batch, other, group[other] as number, slot[other] as number));
    }
    let latest = options.latestMinute - (batch.tail[task] as number);
    for (const other of batch.next[task] ?? [])
      if (!waiting.has(other)) latest = Math.min(latest, (slot[other] as number) * batch.gridMinutes);
    let best: { readonly group: number; readonly slot: number; readonly end: number; readonly cost: number } | undefined;
    for (const candidate of batch.groups.keys()) {
      if ((batch.minutes[task]?.[candidate] ?? 0) === 0) continue;
      const costs = batch.costs(task, candidate);
      const length = lengthSlots(batch, task, candidate);
      for (let at = Math.ceil(ready / batch.gridMinutes); at < batch.slots; ) {
        options.work.slots++;
        const end = endMinute(batch, task, candidate, at);
        if (end > latest || (!options.byCost && best !== undefined && end > best.end)) break;
        const cost = costs[at] as number;
        // Only a better place is worth looking whether it is free.
        const isBetter =
          best === undefined ||
          (options.byCost
            ? cost < best.cost || (cost === best.cost && end < best.end)
            : end < best.end || (end === best.end && cost < best.cost));
        if (Number.isNaN(cost) || !isBetter) {
          at++;
          continue;
        }
        const until = occupancy.blockedUntil(candidate, at, length);
        if (until !== undefined) {
          at = until;
          continue;
        }
        best = { group: candidate, slot: at, end, cost };
        at++;
      }
    }
    if (best === undefined) return undefined;
    group[task] = best.group;
    slot[task] = best.slot;
    occupancy.take(best.group, best.slot, lengthSlots(batch, task, best.group));
    waiting.delete(task);
  }
  return { group, slot };
}
