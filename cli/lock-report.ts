import { choiceText, type LockedPlan, moneyText, movesText } from "../optimizer/lock";
import { visible } from "./escape";
import { formatUsd, plural } from "./format-number";
import { alignColumns } from "./report/columns";

/** Why a lock does not hold for the needs as they are, one line each; empty where it does. */
export function staleReasons({ plan, kept, resolved, gone }: LockedPlan): readonly string[] {
  if (plan.status === "infeasible") return plan.conflicts.map((conflict) => `nothing can be placed: ${conflict}`);
  return [
    ...resolved.map(({ workload, cause, reason }) => `${workload}: ${cause === "freed" ? reason : describe(cause, reason)}`),
    ...kept.flatMap(({ workload, renamedFrom }) =>
      renamedFrom === undefined ? [] : [`${workload}: locked under the name ${renamedFrom}`],
    ),
    ...gone.map((workload) => `${workload}: locked, but not declared any more`),
  ];
}

function describe(cause: string, reason: string): string {
  return cause === "no longer fits" ? `the locked choice no longer fits: ${reason}` : reason;
}

/** The report for people: what was kept, what was decided and why, and what a fresh plan would save. */
export function lockLines(outcome: LockedPlan, written: string): readonly string[] {
  const { plan, kept, resolved, gone } = outcome;
  if (plan.status === "infeasible") return [];
  const title = `LOCK  ${[`${kept.length} kept`, `${resolved.length} decided`, ...(gone.length > 0 ? [`${gone.length} gone`] : [])].join(", ")}; ${formatUsd(plan.usdPerMonth)} USD/month`;
  const rows = [
    ...kept.map(({ workload, part, choice, usdPerMonth, lockedUsdPerMonth }) => ({
      name: part === undefined ? workload : `${workload}/${part}`,
      cells: ["kept", choiceText(choice), formatUsd(usdPerMonth), formatUsd(lockedUsdPerMonth)],
    })),
    ...resolved.map(({ workload, cause, after, usdPerMonth }) => ({
      name: workload,
      cells: [cause, after.map(choiceText).join(" + "), formatUsd(usdPerMonth), "-"],
    })),
  ].sort((a, b) => (a.name < b.name ? -1 : 1));
  const reasons = [
    ...resolved.flatMap(({ workload, cause, reason, before }) => {
      const was = before.length === 0 ? "" : ` (was ${before.map(choiceText).join(" + ")})`;
      return cause === "new" ? [] : [`  ${workload}: ${cause === "freed" ? reason : describe(cause, reason)}${was}`];
    }),
    ...kept.flatMap(({ workload, renamedFrom }) => (renamedFrom === undefined ? [] : [`  ${workload}: keeps the place of ${renamedFrom}`])),
    ...gone.map((workload) => `  ${workload}: not declared any more, left out`),
  ];
  return [
    title,
    ...alignColumns(
      [["  workload", "decision", "choice", "USD/month", "when locked"], ...rows.map(({ name, cells }) => [`  ${name}`, ...cells])],
      ["left", "left", "left", "right", "right"],
    ),
    ...reasons,
    ...driftLines(outcome),
    ...plan.warnings.map((warning) => `warning: ${warning}`),
    written,
  ].map(visible);
}

/** What a fresh plan would save: moves that pay back first, then those that do not. */
function driftLines({ drift }: LockedPlan): readonly string[] {
  if (drift.status === "not looked for") return ["", "DRIFT  not looked for"];
  const proof = drift.status === "proven" ? "" : " (the time limit struck: there may be more to save)";
  if (drift.groups.length === 0) return ["", `DRIFT  none: no other plan saves anything${proof}`];
  const paying = drift.groups.filter(({ paysBack }) => paysBack);
  const names = paying.flatMap(({ moves }) => moves.map(({ workload }) => workload));
  return [
    "",
    `DRIFT  a fresh plan would cost ${formatUsd(drift.savingUsdPerMonth)} USD/month less; ${plural(paying.length, "move")} of ${drift.groups.length} would pay back${proof}`,
    ...drift.groups.flatMap((group) => [`  ${group.paysBack ? "pays" : "stays"}  ${movesText(group)}`, `         ${moneyText(group)}`]),
    ...(names.length > 0 ? [`  to move: costwright lock NEEDS --update ${[...new Set(names)].join(" ")}`] : []),
  ];
}
