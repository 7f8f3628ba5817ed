import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { type AssessOptions, assessor, exitCodeOf, optionError } from "../assess";
import { type ExitCode, exitCode } from "../exit-code";
import { checkOut, commitOf } from "../git-revision";
import { parseFormat, parseOutputTarget, writeReports } from "../output";
import { type ProgramOptions, programRunner } from "../program-runner";
import { type Collected, type CollectOptions, collectStacks, refuseFileForPacks, type SourcedStack } from "../stack-source";

export interface DiffCommandOptions extends AssessOptions, ProgramOptions {
  readonly stack?: readonly string[];
  /** Folder of the programs within a revision. */
  readonly program?: string;
  readonly format: string;
  readonly out?: readonly string[];
}

/**
 * `costwright diff BASE HEAD`: what HEAD costs more or less than BASE, resource by resource, and the verdict on HEAD.
 * Each side is a file that `estimate` reads, a folder of programs, or a git revision. Other packs repair both sides, so
 * that a repair is no change of HEAD's, and judge HEAD.
 */
export async function runDiff(base: string, head: string, options: DiffCommandOptions): Promise<ExitCode> {
  const format = parseFormat(options.format);
  const targets = (options.out ?? []).map(parseOutputTarget);
  refuseFileForPacks(head, options.policyPack);
  const assessing = assessor(options);
  const collect = {
    run: programRunner(options),
    assessing,
    ...(options.stack === undefined ? {} : { stackNames: options.stack }),
  };
  const [before, after] = [await collectSide(base, options.program, collect), await collectSide(head, options.program, collect)];
  const failures = [...before.failures, ...after.failures];
  for (const failure of failures) console.error(failure);
  for (const { path, context } of [...before.stacks, ...after.stacks]) {
    if (context.isWhole === false)
      throw optionError(
        `${path} leaves out what does not change, so nothing can be compared with it`,
        "make it with `pulumi preview --json --show-sames`",
      );
  }
  if (failures.length > 0) return exitCode.badInput;
  const reports = pairs(before.stacks, after.stacks).map((stack) => assessing.assess(stack));
  writeReports(reports, format, targets);
  return exitCodeOf(reports);
}

async function collectSide(side: string, program: string | undefined, options: CollectOptions): Promise<Collected> {
  if (side === "-" || existsSync(side)) return collectStacks(program === undefined ? side : join(side, program), options);
  const commit = commitOf(side);
  if (commit === undefined) throw optionError(`there is no file, folder or git revision ${side}`);
  const { folder, dispose } = checkOut(commit);
  try {
    const root = join(folder, program ?? ".");
    if (!existsSync(root)) return { stacks: [], failures: [] };
    return await collectStacks(root, { ...options, nameOf: (path) => `${side}:${relative(folder, path) || "."}` });
  } finally {
    dispose();
  }
}

/** Stacks side by side: by program and stack where there are several, else the one with the other. */
function pairs(before: readonly SourcedStack[], after: readonly SourcedStack[]): readonly SourcedStack[] {
  const isSingle = before.length === 1 && after.length === 1;
  const old = new Map(before.map((stack) => [isSingle ? "" : stack.key, stack]));
  const paired = after.map((stack): SourcedStack => {
    const key = isSingle ? "" : stack.key;
    const found = old.get(key);
    old.delete(key);
    const { operations: _, ...rest } = stack;
    return { ...rest, before: found?.resources ?? [] };
  });
  // A program that is gone: everything in it goes.
  const gone = [...old.values()].map(
    (stack): SourcedStack => ({ ...stack, resources: [], before: stack.resources, operations: new Map(), policyPacks: [] }),
  );
  return [...paired, ...gone];
}
