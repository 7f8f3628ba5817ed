import { microUsd, type ScheduleGoal } from "../../model";
import type { Milp, MilpColumn, MilpRow } from "../solve";
import { solveMilp } from "../solve/solve-milp";
import type { Batch } from "./batch";
import type { GoalValues } from "./timetable";

/** Up to so many choices of a group they stay whole, which bounds better; above, a linear program does. */
const MOST_WHOLE = 150;
const MOST_MS = 1500;

/**
 * What no schedule can beat, times left out and machine minutes kept: which group takes each task, and how many of its
 * minutes lie in which spot window.
 *
 *     y[j,g]    task j runs in group g            sum_g y[j,g] = 1
 *     s[j,g,w]  its minutes in spot window w      sum_w s[j,g,w] <= minutes[j,g] y[j,g]    (= on machines there on spot only)
 *
 *     sum_j minutes[j,g] y[j,g] <= machines of g x (makespan - first release), and no more than its windows hold
 *     sum_j s[j,g,w]            <= machines of g x minutes of w up to the makespan
 *
 * minimise the makespan, or sum price minutes y - sum (price - spot price) s. 0 where the limit struck without a bound.
 */
export function relaxationBound(
  batch: Batch,
  goal: Exclude<ScheduleGoal, "priority">,
  atMost: Partial<GoalValues>,
  leftMs: number,
): number {
  const choices = batch.minutes.reduce((sum, list) => sum + list.filter((one) => one > 0).length, 0);
  const model = relaxation(batch, goal, atMost, choices <= MOST_WHOLE);
  const result = solveMilp(model, { timeLimitMs: Math.max(20, Math.min(MOST_MS, leftMs / 3)), gapFraction: 0 });
  if (result.status === "infeasible" || !Number.isFinite(result.bound)) return 0;
  if (goal === "makespan") return Math.ceil(result.bound - 1e-6);
  // Each run is rounded to a whole micro-dollar.
  return Math.max(0, Math.floor(result.bound * 1e6 * (1 - 1e-9)) - batch.tasks.length);
}

function relaxation(batch: Batch, goal: "makespan" | "cost", atMost: Partial<GoalValues>, isWhole: boolean): Milp {
  const columns: MilpColumn[] = [];
  const rows: MilpRow[] = [];
  const open = Number.POSITIVE_INFINITY;
  const until = atMost.makespan ?? batch.horizonMinutes;
  const first = Math.min(...batch.head);
  const makespan = goal === "makespan" ? columns.push({ name: "makespan", cost: 1, integer: false, upper: until }) - 1 : undefined;
  const once: number[][] = batch.tasks.map(() => []);
  for (const [group, { machine, members }] of batch.groups.entries()) {
    const count = members.length;
    const load: number[] = [];
    const minutes: number[] = [];
    const inWindow: number[][] = machine.spotWindows.map(() => []);
    const isSpotOnly = machine.usdPerHour === undefined;
    const price = isSpotOnly ? 0 : microUsd(machine.usdPerHour as number) / 60e6;
    for (const [task, { interruptible }] of batch.tasks.entries()) {
      const takes = batch.minutes[task]?.[group] ?? 0;
      if (takes === 0 || (isSpotOnly && !interruptible)) continue;
      const column =
        columns.push({ name: `${task} in ${group}`, cost: goal === "cost" ? price * takes : 0, integer: isWhole, upper: 1 }) - 1;
      once[task]?.push(column);
      load.push(column);
      minutes.push(takes);
      if (goal !== "cost" || !interruptible) continue;
      const parts: number[] = [];
      for (const [window, one] of machine.spotWindows.entries()) {
        const spot = microUsd(one.usdPerHour) / 60e6;
        if ((!isSpotOnly && spot >= price) || one.fromMinute >= until) continue;
        const part = columns.push({ name: `${task} in ${group} on spot ${window}`, cost: spot - price, integer: false, upper: takes }) - 1;
        parts.push(part);
        inWindow[window]?.push(part);
      }
      if (parts.length > 0 || isSpotOnly)
        rows.push({
          name: `${task} in ${group} on spot`,
          lower: isSpotOnly ? 0 : Number.NEGATIVE_INFINITY,
          upper: 0,
          columns: [...parts, column],
          values: [...parts.map(() => 1), -takes],
        });
    }
    if (load.length === 0) continue;
    const there = machine.windows.reduce(
      (sum, one) => sum + Math.max(0, Math.min(one.toMinute, until) - Math.max(one.fromMinute, first)),
      0,
    );
    const most = count * Math.min(machine.windows.length > 0 ? there : open, until - first);
    rows.push({ name: `room ${group}`, lower: Number.NEGATIVE_INFINITY, upper: most, columns: load, values: minutes });
    if (makespan !== undefined)
      rows.push({
        name: `end ${group}`,
        lower: Number.NEGATIVE_INFINITY,
        upper: -count * first,
        columns: [...load, makespan],
        values: [...minutes, -count],
      });
    for (const [window, parts] of inWindow.entries()) {
      if (parts.length === 0) continue;
      const { fromMinute, toMinute } = machine.spotWindows[window] as (typeof machine.spotWindows)[number];
      const room = count * Math.max(0, Math.min(toMinute, until) - fromMinute);
      rows.push({
        name: `spot ${group} ${window}`,
        lower: Number.NEGATIVE_INFINITY,
        upper: room,
        columns: parts,
        values: parts.map(() => 1),
      });
    }
  }
  for (const [task, list] of once.entries())
    rows.push({ name: `task ${task}`, lower: 1, upper: 1, columns: list, values: list.map(() => 1) });
  return { columns, rows, offset: 0 };
}
