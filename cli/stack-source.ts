import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { readStack, type StackReading } from "../intake";
import { type DeclaredResource, formatDiagnostic, InputError } from "../model";
import { type Assessable, type Assessor, optionError } from "./assess";
import { readInputFile } from "./input-file";
import type { ProgramRunner } from "./program-runner";

/** A stack, and what it is called among the stacks of its input: the program's folder and the stack's name. */
export interface SourcedStack extends Assessable {
  readonly key: string;
}

export interface Collected {
  readonly stacks: readonly SourcedStack[];
  /** Programs that failed, in words. */
  readonly failures: readonly string[];
}

export interface CollectOptions {
  readonly run: ProgramRunner;
  readonly assessing: Pick<Assessor, "beforeProgram">;
  /** Stacks of each program; its own choice where absent. */
  readonly stackNames?: readonly string[];
  /** State of the one stack that the input tells of. */
  readonly state?: StackReading;
  /** How paths are named in reports; relative to the working directory where absent. */
  readonly nameOf?: (path: string) => string;
}

/** Reads the stacks of a file, or of the programs at or below a folder. Throws `InputError` where there is none. */
export async function collectStacks(input: string, options: CollectOptions): Promise<Collected> {
  const { run, assessing, state } = options;
  const nameOf = options.nameOf ?? ((path: string) => relative(process.cwd(), path) || ".");
  if (isFile(input)) {
    const reading = input === "-" ? readingOf(readFileSync(0, "utf8"), "standard input") : readStackFile(input, nameOf(input));
    return { stacks: [fromReading(input, reading, state, nameOf)], failures: [] };
  }
  const programs = programsBelow(input, 0);
  if (programs.length === 0) throw optionError(`${nameOf(input)} holds no Pulumi program`, "a program has a Pulumi.yaml");
  const names = options.stackNames ?? [undefined];
  if (state !== undefined && programs.length * names.length > 1)
    throw optionError(`--state is of one stack, but ${nameOf(input)} has ${programs.length * names.length}`);
  const stacks: SourcedStack[] = [];
  const failures: string[] = [];
  for (const folder of programs) {
    for (const name of names) {
      assessing.beforeProgram(folder);
      const outcome = await run(folder, name);
      if (outcome.status === "failed") {
        failures.push(...outcome.diagnostics.map(formatDiagnostic));
        continue;
      }
      const { context, resources, warnings, policyPacks } = outcome;
      const before = state === undefined ? {} : { before: state.after };
      const key = `${relative(input, folder)} ${name ?? ""}`;
      stacks.push({ key, path: nameOf(folder), folder, context, resources, warnings, policyPacks, ...before });
    }
  }
  return { stacks, failures };
}

/** Other packs are run over programs alone. Throws `InputError` where they are asked for and the input is a file. */
export function refuseFileForPacks(input: string, packs: readonly string[] = []): void {
  const found = input === "-" ? undefined : statSync(input, { throwIfNoEntry: false });
  if (packs.length === 0 || (input !== "-" && found?.isFile() !== true)) return;
  throw optionError(
    `--policy-pack: other packs judge programs, and ${input === "-" ? "standard input" : input} is a file`,
    "name the program's folder; for the file of a state there is `pulumi policy analyze --file state.json --policy-pack FOLDER`",
  );
}

/** Reads a file that holds a stack. Throws `InputError`. */
export function readStackFile(file: string, name = relative(process.cwd(), file) || basename(file)): StackReading {
  return readingOf(readInputFile(file, "input"), name);
}

function readingOf(text: string, file: string): StackReading {
  const outcome = readStack(text, file);
  if (outcome.status === "read") return outcome.stack;
  throw new InputError(outcome.diagnostics);
}

function isFile(input: string): boolean {
  if (input === "-") return true;
  const found = statSync(input, { throwIfNoEntry: false });
  if (found === undefined) throw optionError(`there is no file or folder ${input}`);
  return !found.isDirectory();
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

/** What a file tells, and what the state of the stack adds to it where the file leaves out what does not change. */
function fromReading(
  input: string,
  reading: StackReading,
  state: StackReading | undefined,
  nameOf: (path: string) => string,
): SourcedStack {
  const completed = reading.isWhole || state === undefined ? reading : completedBy(reading, state);
  const before = completed.before ?? state?.after;
  return {
    key: "",
    path: input === "-" ? "standard input" : nameOf(input),
    folder: input === "-" ? "." : dirname(input),
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
  const kept: readonly DeclaredResource[] = state.after.filter(({ urn }) => !reading.operations.has(urn));
  return {
    ...reading,
    after: [...reading.after, ...kept],
    before: [...(reading.before ?? []), ...kept],
    isWhole: true,
    warnings: [],
  };
}
