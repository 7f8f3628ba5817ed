import { resolve } from "node:path";
import { contractFileOf, openBook, type PriceBook, readContractFile, withProgramOffers } from "../catalog";
import { type Contract, contractedBook } from "../catalog/contract";
import {
  type DeclaredResource,
  type Diagnostic,
  InputError,
  type Operation,
  type Report,
  type ReportedPolicyPack,
  type StackContext,
  type UtilisationDigest,
} from "../model";
import { exceptionsFileOf, readExceptions } from "../policy-pack/exceptions/read-exceptions";
import {
  judge,
  type PolicyException,
  type PolicySettings,
  readSettings,
  type SettingsLayer,
  stackLayer,
  type Unjudged,
} from "../policy-pack/judge";
import { readUtilisation, utilisationFileOf } from "../policy-pack/utilisation/read-digest";
import {
  compareStacks,
  type DeclaredUsage,
  isCloudResource,
  noUsage,
  type PricedStack,
  parseUsageFile,
  pricedResources,
  priceStack,
} from "../pricing";
import { visible } from "./escape";
import { type ExitCode, exitCode } from "./exit-code";
import { plural } from "./format-number";
import { readInputFile } from "./input-file";
import { bookFolder } from "./load-book";
import { packageVersion } from "./package-info";
import { buildReport } from "./report/build-report";
import { shortUrn } from "./report/table";

/** What every command that judges a stack lets the user say. */
export interface AssessOptions {
  readonly usage?: string;
  readonly policyConfig?: string;
  readonly asOf?: string;
  readonly strict?: boolean;
  readonly prices?: string;
  readonly contract?: string;
  readonly offers?: string;
  readonly exceptions?: string;
  readonly utilisation?: string;
  /** Findings on resources that stay as they are do not count. */
  readonly onlyChanged?: boolean;
}

/** A stack as some source tells of it. */
export interface Assessable {
  /** As the report names it: a folder or a file. */
  readonly path: string;
  /** Where a contract file is looked for if none is named. */
  readonly folder: string;
  readonly context: StackContext;
  readonly resources: readonly DeclaredResource[];
  /** What stands before the operation, where it is known. */
  readonly before?: readonly DeclaredResource[];
  readonly operations?: ReadonlyMap<string, Operation>;
  readonly warnings: readonly string[];
  /** What other policy packs said of it. */
  readonly policyPacks?: readonly ReportedPolicyPack[];
}

export interface Assessor {
  /** Lets a program that is about to run see the same prices and contract. Throws `InputError` for a contract that cannot be read. */
  beforeProgram(folder: string): void;
  /** Prices, judges and reports. Throws `InputError` for settings of the stack that cannot be read. */
  assess(stack: Assessable): Report;
}

/** Everything the user typed is read and checked before any program is started. Throws `InputError`. */
export function assessor(options: AssessOptions): Assessor {
  const asOf = parseDate(options.asOf);
  const usage = options.usage === undefined ? noUsage : readUsage(options.usage);
  const policyLayers = options.policyConfig === undefined ? [] : [readPolicyConfig(options.policyConfig)];
  refuse(readSettings(policyLayers).diagnostics);
  const pricesFolder = bookFolder(options);
  // The program places its workloads at the prices that they are then judged by.
  process.env.COSTWRIGHT_PRICES = pricesFolder;
  const list = openBook(pricesFolder);
  const offers = options.offers ?? process.env.COSTWRIGHT_OFFERS;
  // The program runs in a folder of its own.
  if (offers !== undefined && offers !== "") process.env.COSTWRIGHT_OFFERS = resolve(offers);
  const environment = { ...process.env };
  const contracts = new Map<string, Contract>();
  const contractOf = (folder: string): Contract | undefined => {
    const file = options.contract ?? contractFileOf(folder, environment);
    if (file === undefined) return undefined;
    const contract = contracts.get(file) ?? readContractFile(file, list);
    contracts.set(file, contract);
    return contract;
  };
  const exceptionsOf = (folder: string): readonly PolicyException[] => {
    const file = options.exceptions ?? exceptionsFileOf(folder, environment);
    return file === undefined ? [] : readExceptions(file);
  };
  const digests = new Map<string, UtilisationDigest>();
  const utilisationOf = (folder: string): UtilisationDigest | undefined => {
    const file = options.utilisation ?? utilisationFileOf(folder, environment);
    if (file === undefined) return undefined;
    const digest = digests.get(file) ?? readUtilisation(file);
    digests.set(file, digest);
    return digest;
  };
  // What is named on the command line is read before anything runs.
  if (options.contract !== undefined) contractOf(".");
  if (options.offers !== undefined) withProgramOffers(list, ".", process.env);
  if (options.exceptions !== undefined) exceptionsOf(".");
  if (options.utilisation !== undefined) utilisationOf(".");
  return {
    beforeProgram(folder) {
      contractOf(folder);
      withProgramOffers(list, folder, process.env);
      exceptionsOf(folder);
      utilisationOf(folder);
      const file = options.contract ?? contractFileOf(folder, environment);
      if (file === undefined) delete process.env.COSTWRIGHT_CONTRACT;
      else process.env.COSTWRIGHT_CONTRACT = resolve(file);
    },
    assess(stack) {
      const { context } = stack;
      const contract = contractOf(stack.folder);
      const applied = contract && contractedBook(list, contract, { asOf, program: context });
      const book = withProgramOffers(applied?.book ?? list, stack.folder, process.env);
      const settings = settingsOf(context, policyLayers);
      const price = (resources: readonly DeclaredResource[], at: PriceBook) => priceStack(resources, { book: at, usage, context });
      const priced = price(stack.resources, book);
      const change =
        stack.before &&
        compareStacks(price(stack.before, book), priced, {
          isWhole: context.isWhole !== false,
          ...(stack.operations === undefined ? {} : { operations: stack.operations }),
        });
      const utilisation = utilisationOf(stack.folder);
      const judged = judge(priced, settings, {
        book,
        usage,
        asOf,
        exceptions: exceptionsOf(stack.folder),
        ...(change === undefined ? {} : { change }),
        ...(utilisation === undefined ? {} : { utilisation }),
      });
      const touched = options.onlyChanged === true && change !== undefined ? new Set(change.resources.map(({ urn }) => urn)) : undefined;
      const counts = ({ urn }: { readonly urn?: string }) => touched === undefined || urn === undefined || touched.has(urn);
      const findings = judged.findings.filter(counts);
      const unjudged = judged.unjudged.filter(counts);
      const told = stack.policyPacks ?? [];
      const policyPacks = told.map((pack) => ({ ...pack, findings: pack.findings.filter(counts) }));
      const left = judged.findings.length - findings.length + found(told) - found(policyPacks);
      return buildReport({
        version: packageVersion(),
        programPath: stack.path,
        book: list,
        ...(contract === undefined ? {} : { contract: { terms: contract, list: price(stack.resources, list) } }),
        stack: priced,
        findings,
        excepted: judged.excepted,
        unjudged: unknownCosts(priced, counts) + unjudged.length,
        strict: options.strict === true,
        policyPacks,
        warnings: [
          ...stack.warnings,
          ...(applied?.warnings ?? []).map(warningText),
          ...unjudgedWarnings(unjudged),
          ...(utilisation === undefined ? [] : unmeasuredWarnings(utilisation, stack)),
          ...(left === 0 ? [] : [`${plural(left, "finding")} on resources that do not change ${left === 1 ? "is" : "are"} left out`]),
        ],
        ...(change === undefined ? {} : { change }),
      });
    },
  };
}

const found = (packs: readonly ReportedPolicyPack[]) => packs.reduce((sum, { findings }) => sum + findings.length, 0);

export function exitCodeOf(reports: readonly Report[]): ExitCode {
  const statuses = reports.map(({ verdict }) => verdict.status);
  if (statuses.includes("fail")) return exitCode.mandatory;
  return statuses.includes("unjudged") ? exitCode.unjudged : exitCode.clean;
}

function unknownCosts(stack: PricedStack, counts: (of: { readonly urn: string }) => boolean): number {
  return stack.coverage.unknown === 0
    ? 0
    : stack.nodes.filter((node) => node.estimate.kind === "unknown" && isCloudResource(node) && counts(node.resource)).length;
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

/** A digest of another stack says nothing, and should not do so silently. */
function unmeasuredWarnings({ resources }: UtilisationDigest, stack: Assessable): readonly string[] {
  const isMeasured = stack.resources.some(({ urn, id }) => resources.has(urn) || (id !== undefined && resources.has(id)));
  if (isMeasured || resources.size === 0) return [];
  return [
    `none of the ${plural(resources.size, "resource")} of the utilisation digest is in this stack: it names them by URN or provider id`,
  ];
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

/** A problem with an option, as an `InputError`. */
export function optionError(message: string, hint?: string): InputError {
  return new InputError([{ severity: "error", message: visible(message), ...(hint === undefined ? {} : { hint }) }]);
}

/** Today, unless the user asks to judge as of another date (which makes the output reproducible). */
function parseDate(text: string | undefined): string {
  const day = text ?? new Date().toISOString().slice(0, 10);
  if (/^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))) return day;
  throw optionError(`--as-of ${day}: not a date`, "write it as 2026-08-01");
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
    throw optionError(
      `--policy-config: ${file} is not JSON: ${(cause as Error).message}`,
      'example: {"stack-budget": {"enforcementLevel": "mandatory", "budgetUsdPerMonth": 500}}',
    );
  }
}
