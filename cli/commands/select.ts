import { selectTasks } from "../../optimizer/select";
import { type DecisionOptions, exitCodeOf, sorted, statusText, timeLimitMs } from "../decisions/decision-output";
import { readSelectFile } from "../decisions/select-file";
import type { ExitCode } from "../exit-code";
import { formatCount, formatUsd, plural } from "../format-number";
import { alignColumns } from "../report/columns";
import { writeData } from "./data-output";

/** `select`: the cheapest set of operations tasks that covers at least so much. */
export function runSelect(file: string, options: DecisionOptions): ExitCode {
  const limitMs = timeLimitMs(options);
  const need = readSelectFile(file);
  const plan = selectTasks(need, { timeLimitMs: limitMs });
  writeData(options.format, sorted({ kind: "select", version: 1, ...plan }), () => {
    if (plan.status === "infeasible" || plan.status === "unknown")
      return [`SELECT  ${plan.status}`, ...plan.conflicts.map((text) => `  ${text}`)];
    return [
      `SELECT  ${plan.tasks.length} of ${plural(need.tasks.length, "task")}, coverage ${formatCount(plan.coverage)} of at least ${formatCount(need.minCoverage)}, ${statusText(plan.status, plan.gapFraction)}`,
      ...alignColumns(
        [
          ["  task", "cost USD", "revenue USD", "hours", "only it covers"],
          ...plan.tasks.map((task) => [
            `  ${task.name}`,
            formatUsd(task.costUsd),
            formatUsd(task.revenueUsd),
            formatCount(task.durationHours),
            formatCount(task.ownCoverage),
          ]),
        ],
        ["left", "right", "right", "right", "right"],
      ),
      "",
      `cost ${formatUsd(plan.costUsd)} USD, revenue ${formatUsd(plan.revenueUsd)} USD, ${plural(plan.durationHours, "hour")}`,
      `risk ${formatUsd(plan.riskRemainingUsd)} USD left, ${formatUsd(plan.riskRemovedUsd)} USD removed (expected loss, not paid)`,
      `net ${formatUsd(plan.netUsd)} USD = cost - revenue + ${need.riskWeight} x remaining risk`,
      ...(plan.coverageCostsUsd === undefined ? [] : [`the demand for coverage costs ${formatUsd(plan.coverageCostsUsd)} USD of it`]),
      ...plan.warnings.map((text) => `warning: ${text}`),
    ];
  });
  return exitCodeOf(plan.status);
}
