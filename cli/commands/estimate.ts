import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { readStack, type StackReading } from "../../intake";
import { type DeclaredResource, formatDiagnostic, InputError } from "../../model";
import { type Assessable, type AssessOptions, assessor, exitCodeOf, optionError } from "../assess";
import { type ExitCode, exitCode } from "../exit-code";
import { readInputFile } from "../input-file";
import { parseFormat, parseOutputTarget, writeReports } from "../output";
import { type ProgramOptions, programRunner } from "./preview";

export interface EstimateCommandOptions extends AssessOptions, ProgramOptions {
  /** Stacks of each program folder; one run each. */
  readonly stack?: readonly string[];
  /** State of the stack as it stands: `pulumi stack export`. */
  readonly state?: string;
  readonly format: string;
  readonly out?: readonly string[];
}

/** `costwright estimate`: price and judge what Pulumi printed of a stack, or programs, without deploying anything. */
export async function runEstimate(inputs: readonly string[], options: EstimateCommandOptions): Promise<ExitCode> {
  const format = parseFormat(options.format);
  const targets = (options.out ?? []).map(parseOutputTarget);
  const run = programRunner(options);
  const assessing = assessor(options);
  const state = options.state === undefined ? undefined : readStackFile(options.state);
  if (state !== undefined && state.kind !== "state") throw optionError(`--state ${options.state}: it holds a preview, not a state`);
  const sources = inputs.flatMap(sourcesOf);
  if (state !== undefined && sources.length > 1) throw optionError(`--state is of one stack, but ${sources.length} inputs are named`);
  const stacks: Assessable[] = [];
  const failures: string[] = [];
  for (const source of sources) {
    if (source.kind === "file") {
      stacks.push(fromFile(source.path, source.path === "-" ? readStandardInput() : readStackFile(source.path), state));
      continue;
    }
    for (const name of options.stack ?? [undefined]) {
      assessing.beforeProgram(source.path);
      const outcome = await run(source.path, name);
      if (outcome.status === "failed") failures.push(...outcome.diagnostics.map(formatDiagnostic));
      else {
        const { context, resources, warnings } = outcome;
        const path = relative(process.cwd(), source.path) || ".";
        stacks.push({ path, folder: source.path, context, resources, warnings, ...(state === undefined ? {} : { before: state.after }) });
      }
    }
  }
  for (const failure of failures) console.error(failure);
  const reports = stacks.map((stack) => assessing.assess(stack));
  if (reports.length > 0) writeReports(reports, format, targets);
  return failures.length > 0 ? exitCode.badInput : exitCodeOf(reports);
}

type Source = { readonly kind: "file" | "program"; readonly path: string };

/** A file, or the programs at or below a folder. */
function sourcesOf(input: string): readonly Source[] {
  if (input === "-") return [{ kind: "file", path: input }];
  const found = statSync(input, { throwIfNoEntry: false });
  if (found === undefined) throw optionError(`there is no file or folder ${input}`);
  if (!found.isDirectory()) return [{ kind: "file", path: input }];
  const programs = programsBelow(input, 0);
  if (programs.length === 0) throw optionError(`${input} holds no Pulumi program`, "a program has a Pulumi.yaml");
  return programs.map((path) => ({ kind: "program", path }));
}

/** How deep a monorepo is searched for programs. */
const MOST_LEVELS = 6;

function programsBelow(folder: string, level: number): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  if (entries.some((entry) => entry.isFile() && /^Pulumi\.(yaml|yml|json)$/.test(entry.name))) return [folder];
  if (level === MOST_LEVELS) return [];
  return entries
    .filter((entry) => entry.isDirectory() && entry.name !== "node_modules" && !entry.name.startsWith("."))
    .map((entry) => entry.name)
    .sort()
    .flatMap((name) => programsBelow(join(folder, name), level + 1));
}

export function readStackFile(file: string): StackReading {
  return readingOf(readInputFile(file, "input"), basename(file) === file ? file : relative(process.cwd(), file) || file);
}

function readStandardInput(): StackReading {
  return readingOf(readFileSync(0, "utf8"), "standard input");
}

function readingOf(text: string, file: string): StackReading {
  const outcome = readStack(text, file);
  if (outcome.status === "read") return outcome.stack;
  throw new InputError(outcome.diagnostics);
}

/** What a file tells, and what the state of the stack adds to it where the file leaves out what does not change. */
function fromFile(path: string, reading: StackReading, state: StackReading | undefined): Assessable {
  const folder = path === "-" ? "." : dirname(path);
  const completed = reading.isWhole || state === undefined ? reading : completedBy(reading, state);
  const before = completed.before ?? state?.after;
  return {
    path: path === "-" ? "standard input" : path,
    folder,
    context: {
      ...completed.context,
      ...(completed.knowsDependencies ? {} : { knowsDependencies: false as const }),
      ...(completed.isWhole ? {} : { isWhole: false as const }),
    },
    resources: completed.after,
    operations: completed.operations,
    warnings: completed.warnings,
    ...(before === undefined ? {} : { before }),
  };
}

function completedBy(reading: StackReading, state: StackReading): StackReading {
  const told = reading.operations;
  const kept: readonly DeclaredResource[] = state.after.filter(({ urn }) => !told.has(urn));
  return {
    ...reading,
    after: [...reading.after, ...kept],
    before: [...(reading.before ?? []), ...kept],
    isWhole: true,
    warnings: [],
  };
}
