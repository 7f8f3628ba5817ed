import { microUsd, type Selection, type SelectNeed } from "../../model";

/** Everything wrong with a selection, recomputed from the need alone. Shares no code with the model. */
export function verifySelection(plan: Selection, need: SelectNeed): readonly string[] {
  if (plan.status === "infeasible" || plan.status === "unknown") return [];
  const problems: string[] = [];
  const done = new Set(plan.tasks.map(({ name }) => name));
  if (done.size !== plan.tasks.length) problems.push("a task is listed twice");
  const covered = new Set<string>();
  let costMicro = 0;
  let revenueMicro = 0;
  let thousandthHours = 0;
  let thousandthCoverage = 0;
  for (const task of need.tasks) {
    if (!done.has(task.name)) {
      if (task.isRequired) problems.push(`${task.name} is required, but not chosen`);
      continue;
    }
    costMicro += microUsd(task.costUsd);
    revenueMicro += microUsd(task.revenueUsd);
    thousandthHours += Math.round(task.durationHours * 1000);
    thousandthCoverage += Math.round(task.value * 1000);
    for (const item of task.covers) covered.add(item);
    for (const other of task.needs) if (!done.has(other)) problems.push(`${task.name} needs ${other}`);
    for (const other of task.excludes) if (done.has(other)) problems.push(`${task.name} excludes ${other}`);
  }
  for (const name of done) if (!need.tasks.some((task) => task.name === name)) problems.push(`${name} is no task`);
  for (const item of covered) thousandthCoverage += Math.round((need.items[item] ?? Number.NaN) * 1000);
  let remainingMicro = 0;
  let totalMicro = 0;
  for (const [risk, usd] of Object.entries(need.risksUsd)) {
    const removed = need.tasks
      .filter(({ name }) => done.has(name))
      .map((task) => Math.round(microUsd(usd) * (task.removesRisk[risk] ?? 0)));
    totalMicro += microUsd(usd);
    remainingMicro += microUsd(usd) - Math.max(0, ...removed);
  }
  if (!(thousandthCoverage >= Math.round(need.minCoverage * 1000)))
    problems.push(`coverage is ${thousandthCoverage / 1000}, below ${need.minCoverage}`);
  if (need.budgetUsd !== undefined && costMicro > microUsd(need.budgetUsd)) problems.push(`the cost exceeds the budget`);
  if (need.maxHours !== undefined && thousandthHours > Math.round(need.maxHours * 1000)) problems.push(`the hours exceed the limit`);
  const netMicro = Math.round(costMicro - revenueMicro + need.riskWeight * remainingMicro);
  const stated: readonly (readonly [string, number, number])[] = [
    ["coverage", Math.round(plan.coverage * 1000), thousandthCoverage],
    ["durationHours", Math.round(plan.durationHours * 1000), thousandthHours],
    ["costUsd", microUsd(plan.costUsd), costMicro],
    ["revenueUsd", microUsd(plan.revenueUsd), revenueMicro],
    ["riskRemainingUsd", microUsd(plan.riskRemainingUsd), remainingMicro],
    ["riskRemovedUsd", microUsd(plan.riskRemovedUsd), totalMicro - remainingMicro],
    ["netUsd", microUsd(plan.netUsd), netMicro],
  ];
  for (const [field, says, is] of stated) if (says !== is) problems.push(`${field} is stated as ${says}, it is ${is} (in whole units)`);
  return problems;
}
