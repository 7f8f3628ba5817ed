import { relative } from "node:path";
import { formatDiagnostic } from "../../model";
import { type AssessOptions, assessor, exitCodeOf } from "../assess";
import { type ExitCode, exitCode } from "../exit-code";
import { parseFormat, parseOutputTarget, writeReport } from "../output";
import { type ProgramOptions, programRunner } from "../program-runner";

export interface PreviewCommandOptions extends AssessOptions, ProgramOptions {
  readonly stack?: string;
  readonly format: string;
  readonly out?: readonly string[];
}

/** `costwright preview`: run the program, price what it declares, judge it, report. */
export async function runPreview(folder: string, options: PreviewCommandOptions): Promise<ExitCode> {
  // Everything the user typed is checked before the program is started.
  const format = parseFormat(options.format);
  const targets = (options.out ?? []).map(parseOutputTarget);
  const program = programRunner(options);
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
