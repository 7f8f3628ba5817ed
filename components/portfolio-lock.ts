import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { PriceBook } from "../catalog";
import type { LockDrift, PortfolioNeed } from "../model";
import {
  choiceText,
  decisionKey,
  LOCK_FILE_NAME,
  type Lock,
  type LockedPlan,
  type MoveGroup,
  moneyText,
  movesText,
  placeWithLock,
  readLock,
} from "../optimizer/lock";
import { ArgumentsError } from "./arguments-error";
import type { PortfolioArgs } from "./portfolio-args";

/** A lock that was found, and the file that it stands in. */
export interface FoundLock {
  readonly file: string;
  readonly lock: Lock;
}

/**
 * The lock that is named, or that lies beside the needs file; undefined where there is none, or where `lock: false`
 * leaves it out. A lock that cannot be read ends the program: going on without it could move everything.
 */
export function findLock(title: string, { file, lock }: Pick<PortfolioArgs, "file" | "lock">): FoundLock | undefined {
  if (lock === false) return undefined;
  const found = lock ?? (file === undefined ? undefined : join(dirname(file), LOCK_FILE_NAME));
  if (found === undefined || (lock === undefined && !existsSync(found))) return undefined;
  let text: string;
  try {
    text = readFileSync(found, "utf8");
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === "ENOENT" ? "does not exist" : `cannot be read: ${(error as Error).message}`;
    throw new ArgumentsError(`${title}: its lock cannot be used.`, [
      { severity: "error", message: `lock "${found}" ${reason}`, hint: "`costwright lock` writes it, from a needs file" },
    ]);
  }
  const read = readLock(text, found);
  if (read.status === "ok") return { file: found, lock: read.lock };
  throw new ArgumentsError(`${title}: its lock cannot be used.`, read.diagnostics);
}

/**
 * Placement that keeps what is locked. What could not be kept, and what would pay to move, is returned as warnings; what
 * would save but not pay, as notes; the warnings are told as facts too. Never writes: a preview changes nothing, `costwright lock` does.
 */
export function placeLocked(
  need: PortfolioNeed,
  { file, lock }: FoundLock,
  book: PriceBook,
  timeLimitMs: number | undefined,
): Pick<LockedPlan, "plan"> & {
  readonly warnings: readonly string[];
  readonly notes: readonly string[];
  readonly drift: readonly LockDrift[];
} {
  // Nothing is recorded, so the date of the decisions stands nowhere.
  const outcome = placeWithLock(need, lock, book, { on: book.asOf, ...(timeLimitMs === undefined ? {} : { timeLimitMs }) });
  if (outcome.plan.status === "infeasible") return { plan: outcome.plan, warnings: [], notes: [], drift: [] };
  const name = basename(file);
  const stale = [
    ...outcome.resolved.map(
      ({ workload, cause, reason }) => `${workload} is placed anew, not as ${name} has it: ${causeText(cause, reason)}`,
    ),
    ...outcome.kept.flatMap(({ workload, renamedFrom }) =>
      renamedFrom === undefined ? [] : [`${workload} keeps the place that ${name} holds under the name ${renamedFrom}`],
    ),
    ...outcome.gone.map((workload) => `${name} holds ${workload}, which is not declared any more`),
  ].map((text) => `${text}; run \`costwright lock\` and commit the file`);
  const groups = outcome.drift.groups.map((group) => {
    const text = `${movesText(group)}: ${moneyText(group)}`;
    const names = [...new Set(group.moves.map(({ workload }) => workload))].join(" ");
    return group.paysBack
      ? { pays: true, text: `the lock keeps what a move would better: ${text}; to move: \`costwright lock NEEDS --update ${names}\`` }
      : { pays: false, text: `the lock keeps what costs more than a fresh plan, and moving does not pay: ${text}` };
  });
  return {
    plan: outcome.plan,
    warnings: [...stale, ...groups.filter(({ pays }) => pays).map(({ text }) => text)],
    notes: groups.filter(({ pays }) => !pays).map(({ text }) => text),
    drift: driftFacts(outcome, name),
  };
}

function driftFacts(
  { resolved, kept, gone, drift }: Pick<LockedPlan, "resolved" | "kept" | "gone" | "drift">,
  lockFile: string,
): readonly LockDrift[] {
  return [
    ...resolved.map(
      ({ workload, cause, reason }): LockDrift => ({ kind: "placed-anew", workload, lockFile, reason: causeText(cause, reason) }),
    ),
    ...kept.flatMap(({ workload, renamedFrom }): readonly LockDrift[] =>
      renamedFrom === undefined ? [] : [{ kind: "renamed", workload, lockFile, lockedAs: renamedFrom }],
    ),
    ...gone.map((workload): LockDrift => ({ kind: "gone", workload, lockFile })),
    ...drift.groups.flatMap((group) => payingMove(group, lockFile)),
  ];
}

function payingMove(
  { moves, paysBack, savingUsdPerMonth, onceUsd, isAssumed, paybackMonths }: MoveGroup,
  lockFile: string,
): readonly LockDrift[] {
  if (!paysBack) return [];
  return [
    {
      kind: "move-pays",
      lockFile,
      workloads: [...new Set(moves.map(({ workload }) => workload))],
      moves: moves.map((move) => `${decisionKey(move)}: ${choiceText(move.from)} -> ${choiceText(move.to)}`),
      savingUsdPerMonth,
      onceUsd: onceUsd ?? 0,
      onceIsAssumed: isAssumed,
      paybackMonths: paybackMonths ?? null,
    },
  ];
}

function causeText(cause: string, reason: string): string {
  return cause === "no longer fits" ? `the locked choice no longer fits: ${reason}` : reason;
}
