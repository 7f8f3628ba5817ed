import { relative, resolve } from "node:path";
import { contractFileOf, openBook, type PriceBook, readContractFile } from "../../catalog";
import { type ContractView, contractedBook } from "../../catalog/contract";
import { type Diagnostic, formatDiagnostic, InputError, type StackContext } from "../../model";
import { judge, type PolicySettings, readSettings, type SettingsLayer, stackLayer, type Unjudged } from "../../policy-pack/judge";
import { preview } from "../../preview";
import { type DeclaredUsage, noUsage, parseUsageFile, pricedResources, priceStack } from "../../pricing";
import { visible } from "../escape";
import { type ExitCode, exitCode } from "../exit-code";
import { plural } from "../format-number";
import { readInputFile } from "../input-file";
import { bookFolder } from "../load-book";
import { parseFormat, parseOutputTarget, writeReport } from "../output";
import { packageVersion } from "../package-info";
import { buildReport } from "../report/build-report";
import { shortUrn } from "../report/table";

export interface PreviewCommandOptions {
  readonly stack?: string;
  readonly config?: readonly string[];
  readonly usage?: string;
  readonly policyConfig?: string;
  readonly fixtures?: string;
  readonly asOf?: string;
  readonly format: string;
  readonly out?: readonly string[];
  readonly strict?: boolean;
  readonly strictConfig?: boolean;
  readonly timeout: string;
  readonly prices?: string;
  readonly contract?: string;
}

/** `costwright preview`: run the program, price what it declares, judge it, report. */
export async function runPreview(folder: string, options: PreviewCommandOptions): Promise<ExitCode> {
  // Everything the user typed is checked before the program is started.
  const format = parseFormat(options.format);
  const targets = (options.out ?? []).map(parseOutputTarget);
  const asOf = parseDate(options.asOf);
  const timeoutMs = parseTimeout(options.timeout);
  const config = parseConfig(options.config ?? []);
  const usage = options.usage === undefined ? noUsage : readUsage(options.usage);
  const policyLayers = options.policyConfig === undefined ? [] : [readPolicyConfig(options.policyConfig)];
  refuse(readSettings(policyLayers).diagnostics);
  const pricesFolder = bookFolder(options);
  // The program places its workloads at the prices that they are then judged by.
  process.env.COSTWRIGHT_PRICES = pricesFolder;
  const list = openBook(pricesFolder);
  const terms = readTerms(folder, options.contract, list);

  const outcome = await preview({
    programDir: folder,
    config,
    timeoutMs,
    onProgramOutput: (text) => process.stderr.write(text),
    ...(options.stack === undefined ? {} : { stack: options.stack }),
    ...(options.fixtures === undefined ? {} : { fixturesFile: options.fixtures }),
    ...(options.strictConfig === undefined ? {} : { strictConfig: options.strictConfig }),
  });
  if (outcome.status === "failed") {
    for (const diagnostic of outcome.diagnostics) console.error(formatDiagnostic(diagnostic));
    return exitCode.badInput;
  }

  const settings = settingsOf(outcome.context, policyLayers);
  const { book, warnings } = terms?.applied({ asOf, program: outcome.context }) ?? { book: list, warnings: [] };
  const stack = priceStack(outcome.resources, { book, usage, context: outcome.context });
  const { findings, unjudged } = judge(stack, settings, { book, usage, asOf });
  const report = buildReport({
    version: packageVersion(),
    programPath: relative(process.cwd(), folder) || ".",
    book: list,
    ...(terms === undefined
      ? {}
      : { contract: { terms: terms.contract, list: priceStack(outcome.resources, { book: list, usage, context: outcome.context }) } }),
    stack,
    findings,
    unjudged: stack.coverage.unknown + unjudged.length,
    strict: options.strict === true,
    warnings: [...outcome.warnings, ...warnings.map(warningText), ...unjudgedWarnings(unjudged)],
  });
  writeReport(report, format, targets);
  return { fail: exitCode.mandatory, unjudged: exitCode.unjudged, pass: exitCode.clean }[report.verdict.status];
}

/** The program's contract terms, if there are any: checked now, applied when its project and stack are known. */
function readTerms(folder: string, named: string | undefined, list: PriceBook) {
  const file = named ?? contractFileOf(folder, process.env);
  if (file === undefined) return undefined;
  const contract = readContractFile(file, list);
  // The program's own components place workloads at the same prices.
  process.env.COSTWRIGHT_CONTRACT = resolve(file);
  return { contract, applied: (view: ContractView) => contractedBook(list, contract, view) };
}

function warningText({ message, place, hint }: Diagnostic): string {
  const where = place === undefined ? "" : ` (${place.file}${place.line === undefined ? "" : `:${place.line}`})`;
  return `${message}${where}${hint === undefined ? "" : `; ${hint}`}`;
}

/** The stack's own configuration is weaker than the file that the user names on the command line. */
function settingsOf(context: StackContext, policyLayers: readonly SettingsLayer[]): PolicySettings {
  const own = stackLayer(context);
  const { settings, diagnostics } = readSettings([...own.layers, ...policyLayers]);
  refuse([...own.diagnostics, ...diagnostics]);
  return settings;
}

/** One line a rule and reason, so that a hundred unknown machines do not hide the rest. */
function unjudgedWarnings(unjudged: readonly Unjudged[]): readonly string[] {
  const byReason = new Map<string, Unjudged[]>();
  for (const one of unjudged) {
    const key = `${one.rule}: ${one.reason}`;
    byReason.set(key, [...(byReason.get(key) ?? []), one]);
  }
  return [...byReason].map(([key, [first, ...others]]) => {
    const resource =
      first?.urn === undefined ? "" : ` (${shortUrn(first.urn)}${others.length > 0 ? ` and ${plural(others.length, "other")}` : ""})`;
    return `could not judge ${key}${resource}`;
  });
}

function refuse(diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length > 0) throw new InputError(diagnostics);
}

function error(message: string, hint?: string): InputError {
  return new InputError([{ severity: "error", message: visible(message), ...(hint === undefined ? {} : { hint }) }]);
}

function parseTimeout(text: string): number {
  const seconds = Number(text);
  if (Number.isFinite(seconds) && seconds > 0) return Math.ceil(seconds * 1000);
  throw error(`--timeout ${text}: not a number of seconds above 0`);
}

/** Today, unless the user asks to judge as of another date (which makes the output reproducible). */
function parseDate(text: string | undefined): string {
  const day = text ?? new Date().toISOString().slice(0, 10);
  if (/^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))) return day;
  throw error(`--as-of ${day}: not a date`, "write it as 2026-08-01");
}

function parseConfig(pairs: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const separator = pair.indexOf("=");
      if (separator <= 0) throw error(`--config ${pair}: not KEY=VALUE`, "write it as aws:region=eu-west-1");
      return [pair.slice(0, separator), pair.slice(separator + 1)];
    }),
  );
}

function readUsage(file: string): DeclaredUsage {
  const result = parseUsageFile(readInputFile(file, "--usage"), file, pricedResources);
  if (result.status === "ok") return result.usage;
  throw new InputError(result.diagnostics);
}

function readPolicyConfig(file: string): SettingsLayer {
  const text = readInputFile(file, "--policy-config");
  try {
    return { origin: file, value: JSON.parse(text) };
  } catch (cause) {
    throw error(
      `--policy-config: ${file} is not JSON: ${(cause as Error).message}`,
      'example: {"stack-budget": {"enforcementLevel": "mandatory", "budgetUsdPerMonth": 500}}',
    );
  }
}
