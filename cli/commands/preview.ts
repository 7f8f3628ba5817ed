import { relative } from "node:path";
import { formatDiagnostic } from "../../model";
import type { PackToRun, PreviewOutcome } from "../../preview";
import { type AssessOptions, assessor, exitCodeOf, optionError } from "../assess";
import { type ExitCode, exitCode } from "../exit-code";
import { parseFormat, parseOutputTarget, writeReport } from "../output";

/** How a program is run. */
export interface ProgramOptions {
  readonly config?: readonly string[];
  readonly fixtures?: string;
  readonly strictConfig?: boolean;
  readonly timeout: string;
}

export interface PreviewCommandOptions extends AssessOptions, ProgramOptions {
  readonly stack?: string;
  /** Folders of other policy packs. */
  readonly policyPack?: readonly string[];
  /** Configuration of each of them, in the same order. */
  readonly policyPackConfig?: readonly string[];
  readonly format: string;
  readonly out?: readonly string[];
}

/** `costwright preview`: run the program, price what it declares, judge it, report. */
export async function runPreview(folder: string, options: PreviewCommandOptions): Promise<ExitCode> {
  // Everything the user typed is checked before the program is started.
  const format = parseFormat(options.format);
  const targets = (options.out ?? []).map(parseOutputTarget);
  const program = programRunner(options, packsToRun(options));
  const assessing = assessor(options);
  assessing.beforeProgram(folder);
  const outcome = await program(folder, options.stack);
  if (outcome.status === "failed") {
    for (const diagnostic of outcome.diagnostics) console.error(formatDiagnostic(diagnostic));
    return exitCode.badInput;
  }
  const { context, resources, warnings, policyPacks } = outcome;
  const path = relative(process.cwd(), folder) || ".";
  const report = assessing.assess({ path, folder, context, resources, warnings, policyPacks });
  writeReport(report, format, targets);
  return exitCodeOf([report]);
}

/** Runs programs in the embedded engine; what they print goes to stderr. Throws `InputError` for options that cannot be read. */
export function programRunner(
  options: ProgramOptions,
  policyPacks: readonly PackToRun[] = [],
): (folder: string, stack: string | undefined) => Promise<PreviewOutcome> {
  const timeoutMs = parseTimeout(options.timeout);
  const config = parseConfig(options.config ?? []);
  return async (folder, stack) => {
    // Whoever reads a file only does not pay for loading gRPC and Pulumi's protocol.
    const { preview } = await import("../../preview/index.js");
    return preview({
      programDir: folder,
      config,
      timeoutMs,
      policyPacks,
      onProgramOutput: (text) => process.stderr.write(text),
      ...(stack === undefined ? {} : { stack }),
      ...(options.fixtures === undefined ? {} : { fixturesFile: options.fixtures }),
      ...(options.strictConfig === undefined ? {} : { strictConfig: options.strictConfig }),
    });
  };
}

function packsToRun({ policyPack = [], policyPackConfig = [] }: PreviewCommandOptions): readonly PackToRun[] {
  if (policyPackConfig.length > 0 && policyPackConfig.length !== policyPack.length) {
    throw optionError(
      `--policy-pack-config is given ${policyPackConfig.length} times and --policy-pack ${policyPack.length} times`,
      "name a configuration for each pack, in the same order; --policy-config is costwright's own",
    );
  }
  return policyPack.map((folder, index) => {
    const configFile = policyPackConfig[index];
    return configFile === undefined ? { folder } : { folder, configFile };
  });
}

function parseTimeout(text: string): number {
  const seconds = Number(text);
  if (Number.isFinite(seconds) && seconds > 0) return Math.ceil(seconds * 1000);
  throw optionError(`--timeout ${text}: not a number of seconds above 0`);
}

function parseConfig(pairs: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const separator = pair.indexOf("=");
      if (separator <= 0) throw optionError(`--config ${pair}: not KEY=VALUE`, "write it as aws:region=eu-west-1");
      return [pair.slice(0, separator), pair.slice(separator + 1)];
    }),
  );
}
