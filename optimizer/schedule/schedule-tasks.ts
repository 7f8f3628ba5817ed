/** When and where batch tasks run: soonest, cheapest, or both in order. The mathematics: docs/decisions.md. */
import { type GoalProof, type Schedule, type ScheduleGoal, type ScheduleNeed, type TaskRun, usdFromMicro } from "../../model";
import { compareText } from "../order";
import { solveMilp } from "../solve/solve-milp";
import { type Batch, batchOf, costOf } from "./batch";
import { listSchedule } from "./list-schedule";
import { rebuild } from "./rebuild";
import { relaxationBound } from "./relaxation";
import { simpleBound } from "./schedule-bounds";
import { hopelessTasks, lateTasks } from "./schedule-conflicts";
import { scheduleModel } from "./schedule-model";
import { endMinute, type GoalValues, lengthSlots, type Timetable, valuesOf } from "./timetable";
import { verifySchedule } from "./verify-schedule";

export interface ScheduleOptions {
  /** Most time, in milliseconds; default 10,000. */
  readonly timeLimitMs?: number;
  /** Forces a solver by name, for tests and measurements. */
  readonly solver?: string;
}

const OPTIMAL_GAP_FRACTION = 0.0001;
/** Most time for finding out which deadlines conflict, in milliseconds. */
const MOST_EXPLAIN_MS = 5000;

/** Expected failures are a schedule of status `infeasible` or `unknown`; throws only on a bug. The need's names must be sound (the file reader checks them). */
export function scheduleTasks(need: ScheduleNeed, options: ScheduleOptions = {}): Schedule {
  const limitMs = options.timeLimitMs ?? 10_000;
  const deadlineMs = performance.now() + limitMs;
  const batch = batchOf(need);
  if ("circle" in batch)
    return { status: "infeasible", conflicts: [`these tasks wait for each other in a circle: ${batch.circle.join(", ")}`] };
  const hopeless = hopelessTasks(batch, need);
  if (hopeless.length > 0) return { status: "infeasible", conflicts: hopeless };

  const methods = new Set<string>();
  let table = listSchedule(batch, deadlineMs);
  if (table !== undefined) {
    methods.add("list schedule");
    if (!isBest(batch, table)) {
      const latest = batch.goals[0] === "makespan" ? valuesOf(batch, table).makespan : batch.horizonMinutes;
      table = rebuild(batch, table, latest, performance.now() + limitMs / 4);
    }
  }
  const goals: GoalProof[] = [];
  let isCut = false;
  let atMost: Partial<GoalValues> = {};
  for (const [index, goal] of batch.goals.entries()) {
    const solved = solveGoal(batch, goal, atMost, table, {
      leftMs: (deadlineMs - performance.now()) / (batch.goals.length - index),
      solver: options.solver,
    });
    if (solved.status === "infeasible") {
      return { status: "infeasible", conflicts: lateTasks(need, Math.min(MOST_EXPLAIN_MS, limitMs)) };
    }
    if (solved.table === undefined) {
      const why = `no schedule was found within ${limitMs / 1000} s, and it is not proven that none exists${solved.why === undefined ? "" : `: ${solved.why}`}`;
      return { status: "unknown", conflicts: [why] };
    }
    table = solved.table;
    if (solved.by !== undefined) methods.add(solved.by);
    isCut ||= solved.isCut === true;
    const value = valuesOf(batch, table)[goal];
    const bound = Math.min(value, solved.bound);
    const gap = value <= bound ? 0 : (value - bound) / Math.max(value, 1e-9);
    const shown = (one: number) => (goal === "cost" ? usdFromMicro(Math.round(one)) : Number(one.toFixed(6)));
    goals.push({ goal, value: shown(value), bound: shown(bound), gapFraction: gap });
    atMost = { ...atMost, [goal]: value };
  }
  if (table === undefined) throw new Error("a schedule without goals");
  const open = goals.find(({ gapFraction }) => gapFraction > OPTIMAL_GAP_FRACTION);
  const plan = reported(batch, table, goals, open, [...methods].join("+"), limitMs, isCut || performance.now() >= deadlineMs);
  const wrong = verifySchedule(plan, need);
  if (wrong.length > 0) throw new Error(`the schedule does not stand its check, please report this: ${wrong.slice(0, 5).join("; ")}`);
  return plan;
}

/** The simple bounds prove it already. */
function isBest(batch: Batch, table: Timetable): boolean {
  const values = valuesOf(batch, table);
  let atMost: Partial<GoalValues> = {};
  for (const goal of batch.goals) {
    if (values[goal] > simpleBound(batch, goal, atMost)) return false;
    atMost = { ...atMost, [goal]: values[goal] };
  }
  return true;
}

interface SolvedGoal {
  readonly status: "found" | "infeasible" | "unknown";
  readonly table: Timetable | undefined;
  readonly bound: number;
  readonly by?: string;
  /** The engine was stopped before its proof. */
  readonly isCut?: boolean;
  readonly why?: string;
}

function solveGoal(
  batch: Batch,
  goal: ScheduleGoal,
  atMost: Partial<GoalValues>,
  table: Timetable | undefined,
  options: { readonly leftMs: number; readonly solver: string | undefined },
): SolvedGoal {
  const value = table === undefined ? undefined : valuesOf(batch, table)[goal];
  let bound = simpleBound(batch, goal, atMost);
  if (goal !== "priority" && options.leftMs > 50 && (value === undefined || value > bound))
    bound = Math.max(bound, relaxationBound(batch, goal, atMost, options.leftMs));
  const kept = { status: table === undefined ? "unknown" : "found", table, bound } as const;
  if (value !== undefined && value <= bound) return kept;
  if (options.leftMs <= 5) return { ...kept, why: "the time limit struck" };
  const limits = goal === "makespan" && value !== undefined ? { ...atMost, makespan: value } : atMost;
  const model = scheduleModel(batch, { goal, atMost: limits });
  if (model === undefined) return { ...kept, why: "the model is too large for a solver" };
  const result = solveMilp(model.milp, {
    // The engine may take a while to hear that its time is over.
    timeLimitMs: options.leftMs * 0.8,
    gapFraction: 0,
    solver: options.solver,
    ...(table && { start: model.encode(table) }),
  });
  // On a grid that was made coarser another start may be better: only the simple bound holds.
  const scale = goal === "cost" ? 1e6 : 1;
  const proven = (solverBound: number) =>
    batch.isGridExact && Number.isFinite(solverBound) ? Math.max(bound, solverBound * scale) : bound;
  if (result.status === "infeasible") {
    // A schedule is in hand: the engine is wrong, and what it says is worth nothing.
    if (table !== undefined || !batch.isGridExact) return kept;
    return { status: "infeasible", table: undefined, bound };
  }
  if (result.status === "unknown") return { ...kept, bound: proven(result.bound), why: result.why, isCut: true };
  const found = model.decode(result.values);
  const isBetter = value === undefined || valuesOf(batch, found)[goal] < value - 1e-9;
  const best = isBetter || table === undefined ? found : table;
  const reached = valuesOf(batch, best)[goal];
  // Proven to the engine's tolerance, which is below a minute and a micro-dollar's worth of rounding.
  const isProven = result.status === "optimal" && batch.isGridExact;
  return {
    status: "found",
    table: best,
    bound: isProven ? reached : proven(result.bound),
    by: options.solver ?? "highs",
    isCut: result.status === "feasible",
  };
}

function reported(
  batch: Batch,
  table: Timetable,
  goals: readonly GoalProof[],
  open: GoalProof | undefined,
  solver: string,
  limitMs: number,
  isStruck: boolean,
): Schedule {
  const runs = machineRuns(batch, table);
  const values = valuesOf(batch, table);
  const gapFraction = Math.max(0, ...goals.map((one) => one.gapFraction));
  const warnings: string[] = [];
  if (!batch.isGridExact) warnings.push(`starts were tried every ${batch.gridMinutes} minutes only: a finer grid has too many`);
  if (open !== undefined) {
    const why = isStruck ? `the time limit of ${limitMs} ms struck` : "it is too large to prove more";
    warnings.push(`${why}: a schedule with less ${open.goal} may exist, by at most ${(open.gapFraction * 100).toFixed(2)} %`);
  }
  return {
    status: open === undefined ? "optimal" : "feasible",
    gapFraction: open === undefined ? 0 : gapFraction,
    solver,
    warnings,
    gridMinutes: batch.gridMinutes,
    runs,
    makespanMinutes: values.makespan,
    costUsd: usdFromMicro(values.cost),
    prioritySum: Number(values.priority.toFixed(6)),
    goals,
  };
}

/** Which machine of its group each task takes: the first that is free, in the order of the starts. */
function machineRuns(batch: Batch, table: Timetable): readonly TaskRun[] {
  const order = batch.tasks.map((_, task) => task).sort((a, b) => (table.slot[a] as number) - (table.slot[b] as number) || a - b);
  const freeAt = batch.groups.map(({ members }) => members.map(() => 0));
  const runs = order.map((task): TaskRun => {
    const group = table.group[task] as number;
    const slot = table.slot[task] as number;
    const free = freeAt[group] as number[];
    const member = free.findIndex((at) => at <= slot);
    if (member < 0) throw new Error("more tasks at once than machines");
    free[member] = slot + lengthSlots(batch, task, group);
    const startMinute = slot * batch.gridMinutes;
    const end = endMinute(batch, task, group, slot);
    const { machine, members } = batch.groups[group] as Batch["groups"][number];
    const one = batch.tasks[task] as Batch["tasks"][number];
    const { micro = 0, spotMinutes } = costOf(one, machine, startMinute, end);
    return { task: one.name, machine: members[member] as string, startMinute, endMinute: end, usd: usdFromMicro(micro), spotMinutes };
  });
  return runs.sort((a, b) => a.startMinute - b.startMinute || compareText(a.machine, b.machine) || compareText(a.task, b.task));
}
