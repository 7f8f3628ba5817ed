import type { PriceBook } from "../../catalog";
import type { GoalProof } from "../../model";
import { scheduleTasks } from "../../optimizer/schedule";
import { type DecisionOptions, exitCodeOf, sorted, statusText, timeLimitMs } from "../decisions/decision-output";
import { openPrices } from "../decisions/prices";
import { readScheduleFile } from "../decisions/schedule-file";
import type { ExitCode } from "../exit-code";
import { formatCount, formatUsd, plural } from "../format-number";
import type { BookChoice } from "../load-book";
import { alignColumns } from "../report/columns";
import { writeData } from "./data-output";

/** `schedule`: when and on which machine each batch task runs. */
export function runSchedule(file: string, options: DecisionOptions & BookChoice & { readonly contract?: string }): ExitCode {
  const limitMs = timeLimitMs(options);
  let book: PriceBook | undefined;
  const need = readScheduleFile(file, () => (book ??= openPrices(options)));
  const plan = scheduleTasks(need, { timeLimitMs: limitMs });
  const data = { kind: "schedule", version: 1, ...(book && { priceBook: { id: book.id, asOf: book.asOf } }), ...plan };
  writeData(options.format, sorted(data), () => {
    if (plan.status === "infeasible" || plan.status === "unknown")
      return [`SCHEDULE  ${plan.status}`, ...plan.conflicts.map((text) => `  ${text}`)];
    return [
      `SCHEDULE  ${plural(plan.runs.length, "task")} on ${plural(new Set(plan.runs.map(({ machine }) => machine)).size, "machine")}: ${formatCount(plan.makespanMinutes)} minutes, ${formatUsd(plan.costUsd)} USD, ${statusText(plan.status, plan.gapFraction)}`,
      ...alignColumns(
        [
          ["  start", "end", "machine", "task", "USD", "on spot"],
          ...plan.runs.map((run) => [
            `  ${clock(run.startMinute)}`,
            clock(run.endMinute),
            run.machine,
            run.task,
            formatUsd(run.usd),
            run.spotMinutes === 0 ? "" : `${run.spotMinutes} min`,
          ]),
        ],
        ["left", "left", "left", "left", "right", "right"],
      ),
      "",
      ...plan.goals.map(goalLine),
      ...plan.warnings.map((text) => `warning: ${text}`),
    ];
  });
  return exitCodeOf(plan.status);
}

/** Minutes from the start as `26:05`. */
function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}

function goalLine({ goal, value, bound, gapFraction }: GoalProof, index: number): string {
  const shown = (one: number) =>
    goal === "cost" ? `${formatUsd(one)} USD` : goal === "makespan" ? `${formatCount(one)} minutes` : formatCount(one);
  const proof = gapFraction === 0 ? "proven least" : `at least ${shown(bound)}, ${(gapFraction * 100).toFixed(2)} % apart`;
  return `${index + 1}. ${goal}: ${shown(value)}, ${proof}`;
}
