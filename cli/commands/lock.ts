import { dirname, join } from "node:path";
import { contractFileOf, type PriceBook, readContractFile } from "../../catalog";
import { parseNeedsFile } from "../../components/needs-file";
import { declaredPortfolio } from "../../components/portfolio-need";
import { inFileOrder, toDiagnostic } from "../../components/problem";
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
import { timeLimitMs } from "../decisions/decision-output";
import { visible } from "../escape";
import { type ExitCode, exitCode } from "../exit-code";
import { type FileReading, readIfThere, writeIfUnchanged } from "../guarded-file";
import { readInputFile } from "../input-file";
import { type BookChoice, loadBook } from "../load-book";
import { lockLines, staleReasons } from "../lock-report";
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
  readonly timeLimit?: string;
  readonly format: string;
}

/** `costwright lock`: place the needs, keep what is locked, record what is decided; `--check` only compares. */
export function runLock(needsFile: string, options: LockCommandOptions): ExitCode {
  checkOptions(options);
  const on = dateOf(options.asOf);
  const lockFile = options.lock ?? join(dirname(needsFile), LOCK_FILE_NAME);
  const before = readIfThere(lockFile, "--lock");
  const book = bookOf(needsFile, options, on);
  const { need, limitMs } = readNeeds(needsFile, book);
  const read = readBefore(lockFile, before, options);
  if (read.status === "invalid") return refused(read.diagnostics, options);
  const locking: LockOptions = {
    on,
    timeLimitMs:
      options.timeLimit === undefined ? (limitMs ?? DEFAULT_TIME_LIMIT_MS) : timeLimitMs({ ...options, timeLimit: options.timeLimit }),
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

/** The needs of a file with every default filled in. Throws `InputError` with everything that is wrong, by line and column. */
function readNeeds(file: string, book: PriceBook): { readonly need: PortfolioNeed; readonly limitMs: number | undefined } {
  const parsed = parseNeedsFile(file, readInputFile(file, "the needs"));
  if (!("args" in parsed)) throw new InputError(parsed.map(shown));
  const declared = declaredPortfolio(parsed.args, book);
  if (declared.kind === "need") return { need: declared.need, limitMs: parsed.args.timeLimitMs };
  throw new InputError(
    inFileOrder(declared.problems.map((problem) => toDiagnostic(problem, parsed.placeOf(problem) ?? { file }))).map(shown),
  );
}

/** The chosen book, with the contract terms that lie beside the needs file, or are named, over it. */
function bookOf(needsFile: string, options: LockCommandOptions, asOf: string): PriceBook {
  const list = loadBook(options);
  const named = options.contract ?? contractFileOf(dirname(needsFile), process.env);
  if (named === undefined) return list;
  const { contractedBook } = require("../../catalog/contract") as typeof import("../../catalog/contract");
  const { book, warnings } = contractedBook(list, readContractFile(named, list), { asOf });
  for (const warning of warnings) console.error(visible(formatDiagnostic(warning)));
  return book;
}

/** Today, unless the user names a date, which makes the output reproducible. */
function dateOf(text: string | undefined): string {
  const day = text ?? new Date().toISOString().slice(0, 10);
  if (/^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))) return day;
  throw input(`--as-of ${visible(day)}: not a date`, "write it as 2026-08-01");
}

/** What a file says is shown as text, whatever it holds. */
function shown({ hint, ...diagnostic }: Diagnostic): Diagnostic {
  return { ...diagnostic, message: visible(diagnostic.message), ...(hint === undefined ? {} : { hint: visible(hint) }) };
}

function input(message: string, hint: string): InputError {
  return new InputError([{ severity: "error", message, hint }]);
}
