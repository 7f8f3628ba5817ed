import { dirname, join } from "node:path";
import { type Diagnostic, didYouMean, formatDiagnostic, InputError, type PortfolioNeed } from "../../model";
import { DEFAULT_TIME_LIMIT_MS } from "../../optimizer";
import {
  LOCK_FILE_NAME,
  type LockedPlan,
  type LockOptions,
  type LockResult,
  placeWithLock,
  readLock,
  renderLock,
} from "../../optimizer/lock";
import { parseAsOf } from "../as-of";
import { timeLimitMs } from "../decisions/decision-output";
import { visible } from "../escape";
import { type ExitCode, exitCode } from "../exit-code";
import { type FileReading, readIfThere, writeIfUnchanged } from "../guarded-file";
import type { BookChoice } from "../load-book";
import { lockLines, staleReasons } from "../lock-report";
import { pricesBeside, readNeeds, shown } from "../needs-input";
import { writeData } from "./data-output";

export interface LockCommandOptions extends BookChoice {
  readonly lock?: string;
  /** True: every workload. */
  readonly update?: true | readonly string[];
  readonly force?: boolean;
  readonly check?: boolean;
  readonly accept?: boolean;
  readonly asOf?: string;
  readonly contract?: string;
  readonly offers?: string;
  readonly timeLimit?: string;
  readonly format: string;
}

/** `costwright lock`: place the needs, keep what is locked, record what is decided; `--check` only compares. */
export function runLock(needsFile: string, options: LockCommandOptions): ExitCode {
  checkOptions(options);
  const on = parseAsOf(options.asOf);
  const lockFile = options.lock ?? join(dirname(needsFile), LOCK_FILE_NAME);
  const before = readIfThere(lockFile, "--lock");
  const { book, warnings } = pricesBeside(needsFile, options, on);
  for (const warning of warnings) console.error(visible(warning));
  const { need, timeLimitMs: declaredLimitMs } = readNeeds(needsFile, book);
  const read = readBefore(lockFile, before, options);
  if (read.status === "invalid") return refused(read.diagnostics, options);
  const locking: LockOptions = {
    on,
    timeLimitMs:
      options.timeLimit === undefined
        ? (declaredLimitMs ?? DEFAULT_TIME_LIMIT_MS)
        : timeLimitMs({ ...options, timeLimit: options.timeLimit }),
    accepted: read.edited,
    drift: options.check !== true,
    force: options.force === true,
    ...updateOf(options.update, options.force === true, need),
  };
  const outcome = placeWithLock(need, before.text === undefined ? undefined : read.lock, book, locking);
  if (options.check === true) return check(lockFile, before, outcome, options.format);
  if (outcome.plan.status === "infeasible") {
    for (const conflict of outcome.plan.conflicts) console.error(visible(`error: ${conflict}`));
    console.error(`no placement meets the needs; ${visible(lockFile)} is left as it is`);
    return exitCode.mandatory;
  }
  const text = renderLock(outcome.lock);
  const isSame = before.text !== undefined && before.text.replaceAll("\r\n", "\n") === text;
  if (!isSame) writeIfUnchanged(lockFile, before, text);
  const written = isSame ? `${lockFile} is up to date` : `${lockFile} written`;
  writeData(options.format, dataOf(lockFile, outcome, { written: !isSame }), () => lockLines(outcome, written));
  return exitCode.clean;
}

function check(lockFile: string, before: FileReading, outcome: LockedPlan, format: string): ExitCode {
  const missing = before.text === undefined;
  const reasons = missing ? [`there is no ${lockFile}`] : staleReasons(outcome);
  const ok = reasons.length === 0;
  writeData(format, { ...dataOf(lockFile, outcome, { written: false }), ok, reasons }, () =>
    ok
      ? [visible(`LOCK  ok: ${lockFile} holds for the needs, ${outcome.kept.length} kept`)]
      : ["LOCK  not ok", ...reasons.map((reason) => visible(`  ${reason}`)), "run `costwright lock` and commit the file"],
  );
  return ok ? exitCode.clean : exitCode.mandatory;
}

/** With `--check` a lock that cannot be read is what was looked for, not a mistake in the command. */
function refused(diagnostics: readonly Diagnostic[], { check: checks, format }: LockCommandOptions): ExitCode {
  if (checks !== true) throw new InputError(diagnostics.map(shown));
  const reasons = diagnostics.map((diagnostic) => formatDiagnostic(shown(diagnostic)));
  writeData(format, { kind: "lock", version: 1, ok: false, reasons }, () => ["LOCK  not ok", ...reasons.map((reason) => `  ${reason}`)]);
  return exitCode.mandatory;
}

function dataOf(lockFile: string, { plan, kept, resolved, gone, drift }: LockedPlan, more: { readonly written: boolean }) {
  const cost = plan.status === "infeasible" ? { conflicts: plan.conflicts } : { usdPerMonth: plan.usdPerMonth, warnings: plan.warnings };
  return {
    kind: "lock",
    version: 1,
    lockFile,
    priceBook: plan.priceBook,
    status: plan.status,
    ...cost,
    ...more,
    kept,
    resolved,
    gone,
    drift,
  };
}

function readBefore(file: string, { text }: FileReading, { accept }: LockCommandOptions): LockResult {
  if (text === undefined) return { status: "ok", lock: { decisions: [] }, edited: [] };
  return readLock(text, file, { acceptEdits: accept === true });
}

function checkOptions({ check: checks, update, force, accept, format }: LockCommandOptions): void {
  // The format is checked before anything is placed or written.
  if (format !== "json" && format !== "table") writeData(format, {}, () => []);
  if (checks === true && (update !== undefined || force === true || accept === true))
    throw input("--check only compares: --update, --force and --accept change the lock", "leave one of them out");
}

function updateOf(update: LockCommandOptions["update"], force: boolean, need: PortfolioNeed): Pick<LockOptions, "update"> {
  if (update === undefined) return force ? { update: "all" } : {};
  if (update === true) return { update: "all" };
  const known = need.workloads.map(({ name }) => name);
  const strange = update.filter((name) => !known.includes(name));
  if (strange.length === 0) return { update };
  throw new InputError(
    strange.map((name): Diagnostic => {
      const hint = didYouMean(name, known) ?? `there are ${known.join(", ")}; the needs file stands before the options`;
      return { severity: "error", message: visible(`--update: there is no workload "${name}"`), hint };
    }),
  );
}

function input(message: string, hint: string): InputError {
  return new InputError([{ severity: "error", message, hint }]);
}
