import { type BatchMachine, type BatchTask, microUsd, type ScheduleGoal, type ScheduleNeed } from "../../model";
import { compareText } from "../order";
import { greatestCommonDivisor } from "../solve/solve-milp";

/** Machines that nothing tells apart: tasks take one of them, which one is settled at the end. */
export interface Group {
  readonly machine: BatchMachine;
  readonly members: readonly string[];
}

/** The need on its grid, sorted, so that the order of the input leaves no trace. */
export interface Batch {
  readonly tasks: readonly BatchTask[];
  readonly groups: readonly Group[];
  readonly goals: readonly ScheduleGoal[];
  readonly gridMinutes: number;
  /** Starts on the grid lose nothing, or are what was asked for. */
  readonly isGridExact: boolean;
  readonly slots: number;
  readonly horizonMinutes: number;
  /** [task][group]: minutes, or 0 where the group cannot run it. */
  readonly minutes: readonly (readonly number[])[];
  readonly before: readonly (readonly number[])[];
  readonly next: readonly (readonly number[])[];
  /** Tasks so that each comes after those it waits for. */
  readonly order: readonly number[];
  /** [task]: earliest start, and least minutes from its end to the end of what waits for it. */
  readonly head: readonly number[];
  readonly tail: readonly number[];
  /** Cost in micro-dollars of starting at each slot, NaN where it cannot start there (windows, release, deadline, horizon). */
  costs(task: number, group: number): Float64Array;
}

/** More slots than this and the grid is made coarser; schedules stay valid, but only simple bounds are proven. */
const MOST_SLOTS = 20_000;

/** The need on its grid, or the names of tasks that wait for each other in a circle. */
export function batchOf(need: ScheduleNeed, ignoreDeadlines = false): Batch | { readonly circle: readonly string[] } {
  const tasks = [...need.tasks].sort((a, b) => compareText(a.name, b.name));
  const groups = groupsOf(need.machines);
  const position = new Map(tasks.map(({ name }, index) => [name, index]));
  const before = tasks.map(({ after }) => [...new Set(after)].map((name) => position.get(name) as number).sort((a, b) => a - b));
  const next = tasks.map((_, index) => tasks.flatMap((__, other) => (before[other]?.includes(index) ? [other] : [])));
  const order = topological(before);
  if (order.length < tasks.length) {
    const placed = new Set(order);
    return { circle: tasks.filter((_, index) => !placed.has(index)).map(({ name }) => name) };
  }
  const minutes = tasks.map((task) => groups.map(({ machine }) => minutesOn(task, machine)));
  const horizonMinutes = need.horizonMinutes ?? lateEnough(need, minutes);
  const lossless = gridOf(need, minutes);
  const wanted = need.gridMinutes ?? lossless;
  const coarser = Math.max(1, Math.ceil(horizonMinutes / wanted / MOST_SLOTS));
  const gridMinutes = wanted * coarser;
  const slots = Math.max(1, Math.ceil(horizonMinutes / gridMinutes));
  const least = minutes.map((list) => Math.min(...list.filter((one) => one > 0), Number.POSITIVE_INFINITY));
  const head = tasks.map(({ releaseMinute }) => releaseMinute);
  for (const index of order) {
    for (const other of before[index] ?? [])
      head[index] = Math.max(head[index] as number, (head[other] as number) + (least[other] as number));
  }
  const tail = tasks.map(() => 0);
  for (const index of [...order].reverse()) {
    for (const other of next[index] ?? [])
      tail[index] = Math.max(tail[index] as number, (least[other] as number) + (tail[other] as number));
  }
  const cache = new Map<string, Float64Array>();
  return {
    tasks,
    groups,
    goals: need.goals,
    gridMinutes,
    isGridExact: coarser === 1,
    slots,
    horizonMinutes,
    minutes,
    before,
    next,
    order,
    head,
    tail,
    costs(task, group) {
      const key = `${task} ${group}`;
      let found = cache.get(key);
      if (found === undefined) {
        found = startCosts(tasks[task] as BatchTask, groups[group] as Group, minutes[task]?.[group] ?? 0, {
          slots,
          gridMinutes,
          horizonMinutes,
          ignoreDeadlines,
        });
        cache.set(key, found);
      }
      return found;
    },
  };
}

function groupsOf(machines: readonly BatchMachine[]): readonly Group[] {
  const byTraits = new Map<string, BatchMachine[]>();
  for (const machine of [...machines].sort((a, b) => compareText(a.name, b.name))) {
    const { name: _, ...traits } = machine;
    const sortedTraits = { ...traits, accepts: [...traits.accepts].sort(compareText) };
    const key = JSON.stringify(Object.entries(sortedTraits).sort(([a], [b]) => compareText(a, b)));
    const alike = byTraits.get(key);
    if (alike === undefined) byTraits.set(key, [machine]);
    else alike.push(machine);
  }
  return [...byTraits.values()].map((members) => ({ machine: members[0] as BatchMachine, members: members.map(({ name }) => name) }));
}

function minutesOn(task: BatchTask, machine: BatchMachine): number {
  if (machine.accepts.length > 0 && !machine.accepts.includes(task.type)) return 0;
  const minutes = task.minutesOn[machine.type] ?? task.minutes;
  // A quotient that division leaves a hair above a whole number stays that number.
  return minutes === undefined ? 0 : Math.max(1, Math.ceil(minutes / machine.speed - 1e-9));
}

/** After the last event nothing changes any more, and one task after the other has time: no schedule gains from more. */
function lateEnough(need: ScheduleNeed, minutes: readonly (readonly number[])[]): number {
  const events = [
    ...need.tasks.map(({ releaseMinute }) => releaseMinute),
    ...need.machines.flatMap(({ windows, spotWindows }) => [...windows, ...spotWindows].flatMap((one) => [one.fromMinute, one.toMinute])),
  ];
  const last = events.reduce((most, minute) => Math.max(most, minute), 0);
  return last + minutes.reduce((sum, list) => sum + Math.max(0, ...list), 0) + need.tasks.length * ((need.gridMinutes ?? 1) - 1);
}

function gridOf(need: ScheduleNeed, minutes: readonly (readonly number[])[]): number {
  const times = [
    ...minutes.flat(),
    ...need.tasks.flatMap((task) => [task.releaseMinute, task.deadlineMinute ?? 0]),
    ...need.machines.flatMap(({ windows, spotWindows }) => [...windows, ...spotWindows].flatMap((one) => [one.fromMinute, one.toMinute])),
    need.horizonMinutes ?? 0,
  ];
  return times.reduce((common, minute) => greatestCommonDivisor(common, minute), 0) || 1;
}

function topological(before: readonly (readonly number[])[]): readonly number[] {
  const order: number[] = [];
  const placed = new Set<number>();
  for (let grew = true; grew; ) {
    grew = false;
    for (const [index, others] of before.entries()) {
      if (placed.has(index) || others.some((other) => !placed.has(other))) continue;
      placed.add(index);
      order.push(index);
      grew = true;
    }
  }
  return order;
}

interface Grid {
  readonly slots: number;
  readonly gridMinutes: number;
  readonly horizonMinutes: number;
  readonly ignoreDeadlines: boolean;
}

function startCosts(task: BatchTask, { machine }: Group, minutes: number, grid: Grid): Float64Array {
  const costs = new Float64Array(grid.slots).fill(Number.NaN);
  if (minutes === 0) return costs;
  const lastEnd = Math.min(
    grid.horizonMinutes,
    grid.ignoreDeadlines ? Number.POSITIVE_INFINITY : (task.deadlineMinute ?? Number.POSITIVE_INFINITY),
  );
  for (let slot = Math.ceil(task.releaseMinute / grid.gridMinutes); slot < grid.slots; slot++) {
    const start = slot * grid.gridMinutes;
    const end = start + minutes;
    if (end > lastEnd) break;
    if (machine.windows.length > 0 && !machine.windows.some((one) => one.fromMinute <= start && end <= one.toMinute)) continue;
    const { micro } = costOf(task, machine, start, end);
    if (micro !== undefined) costs[slot] = micro;
  }
  return costs;
}

/** What the minutes cost: spot where a window covers them, the task is interruptible and spot is cheaper; undefined where a minute has no price. */
export function costOf(
  task: BatchTask,
  machine: BatchMachine,
  start: number,
  end: number,
): { readonly micro: number | undefined; readonly spotMinutes: number } {
  const onDemand = machine.usdPerHour;
  let spotMinutes = 0;
  let microMinutes = 0;
  if (task.interruptible) {
    for (const window of machine.spotWindows) {
      const inside = Math.min(end, window.toMinute) - Math.max(start, window.fromMinute);
      if (inside <= 0 || (onDemand !== undefined && window.usdPerHour >= onDemand)) continue;
      spotMinutes += inside;
      microMinutes += inside * microUsd(window.usdPerHour);
    }
  }
  const rest = end - start - spotMinutes;
  if (rest > 0) {
    if (onDemand === undefined) return { micro: undefined, spotMinutes };
    microMinutes += rest * microUsd(onDemand);
  }
  return { micro: Math.round(microMinutes / 60), spotMinutes };
}
