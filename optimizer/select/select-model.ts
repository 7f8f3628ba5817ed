import { microUsd, type OperationsTask, type SelectNeed } from "../../model";
import { compareText } from "../order";
import type { Milp, MilpColumn, MilpRow } from "../solve";
import { wholeRow } from "../solve/solve-milp";

/** Coverage is counted in whole thousandths, hours in whole thousandths, money in whole micro-dollars. */
export const THOUSANDTHS = 1000;

export interface SelectModel {
  readonly milp: Milp;
  /** In the order of the first columns. */
  readonly tasks: readonly OperationsTask[];
}

/** What the model asks for; a relaxation leaves something out. */
export interface SelectAims {
  readonly minCoverage: number | undefined;
  readonly budgetUsd: number | undefined;
  readonly maxHours: number | undefined;
  readonly minimise: "net" | "cost" | "hours" | "-coverage";
}

/**
 *     x[i] in {0, 1}    task i is done
 *     c[m] in [0, 1]    item m is covered:     c[m] <= sum x[i] over the tasks that cover m
 *     z[k,i] in [0, 1]  risk k falls by i:     z[k,i] <= x[i], sum_i z[k,i] <= 1
 *
 *     minimise  sum (cost[i] - revenue[i]) x[i] + riskWeight (sum risk[k] - sum risk[k] share[k,i] z[k,i])
 *     subject to sum value[i] x[i] + sum weight[m] c[m] >= minCoverage, the budget, the hours,
 *                x[i] <= x[j] where i needs j, x[i] + x[j] <= 1 where they exclude each other.
 *
 * c and z need not be whole: for whole x the best value of each is.
 */
export function selectModel(need: SelectNeed, aims: SelectAims): SelectModel {
  const tasks = [...need.tasks].sort((a, b) => compareText(a.name, b.name));
  const position = new Map(tasks.map((task, index) => [task.name, index]));
  const columns: MilpColumn[] = [];
  const rows: MilpRow[] = [];
  const add = (name: string, cost: number, integer: boolean) => columns.push({ name, cost, integer, upper: 1 }) - 1;

  for (const task of tasks) {
    const cost =
      aims.minimise === "net"
        ? (microUsd(task.costUsd) - microUsd(task.revenueUsd)) / 1e6
        : aims.minimise === "cost"
          ? microUsd(task.costUsd) / 1e6
          : aims.minimise === "hours"
            ? task.durationHours
            : -task.value;
    add(`do ${task.name}`, cost, true);
  }
  const coverage: (readonly [number, number])[] = tasks.map(({ value }, index) => [index, Math.round(value * THOUSANDTHS)]);
  for (const item of Object.keys(need.items).sort(compareText)) {
    const covering = tasks.flatMap((task, index) => (task.covers.includes(item) ? [index] : []));
    const weight = need.items[item] as number;
    if (covering.length === 0 || weight === 0) continue;
    const column = add(`cover ${item}`, aims.minimise === "-coverage" ? -weight : 0, false);
    coverage.push([column, Math.round(weight * THOUSANDTHS)]);
    rows.push({
      name: `cover ${item}`,
      lower: 0,
      upper: Number.POSITIVE_INFINITY,
      columns: [...covering, column],
      values: [...covering.map(() => 1), -1],
    });
  }
  if (aims.minCoverage !== undefined && aims.minCoverage > 0)
    rows.push(wholeRow("coverage", coverage, { lower: Math.round(aims.minCoverage * THOUSANDTHS) }));
  if (aims.minimise === "net") addRisks(need, tasks, add, rows);
  if (aims.budgetUsd !== undefined) {
    const terms = tasks.map((task, index) => [index, microUsd(task.costUsd)] as const);
    rows.push(wholeRow("budget", terms, { upper: microUsd(aims.budgetUsd) }));
  }
  if (aims.maxHours !== undefined) {
    const terms = tasks.map((task, index) => [index, Math.round(task.durationHours * THOUSANDTHS)] as const);
    rows.push(wholeRow("hours", terms, { upper: Math.round(aims.maxHours * THOUSANDTHS) }));
  }
  for (const [index, task] of tasks.entries()) {
    for (const other of [...new Set(task.needs)].sort(compareText)) {
      if (other === task.name) continue;
      const columns = [index, position.get(other) as number];
      rows.push({ name: `${task.name} needs ${other}`, lower: Number.NEGATIVE_INFINITY, upper: 0, columns, values: [1, -1] });
    }
    for (const other of [...new Set(task.excludes)].sort(compareText)) {
      const at = position.get(other) as number;
      // Said by both, it is one row.
      if (at < index && tasks[at]?.excludes.includes(task.name)) continue;
      rows.push({
        name: `${task.name} excludes ${other}`,
        lower: Number.NEGATIVE_INFINITY,
        upper: 1,
        columns: [index, at],
        values: [1, 1],
      });
    }
    if (task.isRequired) rows.push({ name: `${task.name} is required`, lower: 1, upper: 1, columns: [index], values: [1] });
  }
  const offset =
    aims.minimise === "net" ? Object.values(need.risksUsd).reduce((sum, usd) => sum + (need.riskWeight * microUsd(usd)) / 1e6, 0) : 0;
  return { milp: { columns, rows: rows.filter((row) => row.columns.length > 0 || row.lower > 0), offset }, tasks };
}

function addRisks(
  need: SelectNeed,
  tasks: readonly OperationsTask[],
  add: (name: string, cost: number, integer: boolean) => number,
  rows: MilpRow[],
): void {
  for (const risk of Object.keys(need.risksUsd).sort(compareText)) {
    const parts: number[] = [];
    for (const [index, task] of tasks.entries()) {
      const share = task.removesRisk[risk] ?? 0;
      if (share <= 0) continue;
      const removed = (need.riskWeight * Math.round(microUsd(need.risksUsd[risk] as number) * share)) / 1e6;
      const column = add(`${task.name} lowers ${risk}`, -removed, false);
      parts.push(column);
      rows.push({
        name: `${task.name} lowers ${risk}`,
        lower: Number.NEGATIVE_INFINITY,
        upper: 0,
        columns: [column, index],
        values: [1, -1],
      });
    }
    if (parts.length > 1)
      rows.push({
        name: `${risk} falls once`,
        lower: Number.NEGATIVE_INFINITY,
        upper: 1,
        columns: parts,
        values: parts.map(() => 1),
      });
  }
}
