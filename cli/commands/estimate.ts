import { type AssessOptions, assessor, exitCodeOf, optionError } from "../assess";
import { type ExitCode, exitCode } from "../exit-code";
import { parseFormat, parseOutputTarget, writeReports } from "../output";
import { type ProgramOptions, programRunner } from "../program-runner";
import { collectStacks, readStackFile, refuseFileForPacks, type SourcedStack } from "../stack-source";

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
  for (const input of inputs) refuseFileForPacks(input, options.policyPack);
  const run = programRunner(options);
  const assessing = assessor(options);
  const state = options.state === undefined ? undefined : readStackFile(options.state);
  if (state !== undefined && state.kind !== "state") throw optionError(`--state ${options.state}: it holds a preview, not a state`);
  if (state !== undefined && inputs.length > 1) throw optionError(`--state is of one stack, but ${inputs.length} inputs are named`);
  const stacks: SourcedStack[] = [];
  const failures: string[] = [];
  for (const input of inputs) {
    const collected = await collectStacks(input, {
      run,
      assessing,
      ...(options.stack === undefined ? {} : { stackNames: options.stack }),
      ...(state === undefined ? {} : { state }),
    });
    stacks.push(...collected.stacks);
    failures.push(...collected.failures);
  }
  for (const failure of failures) console.error(failure);
  const reports = stacks.map((stack) => assessing.assess(stack));
  if (reports.length > 0) writeReports(reports, format, targets);
  return failures.length > 0 ? exitCode.badInput : exitCodeOf(reports);
}
