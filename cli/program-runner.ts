import type { PackToRun, PreviewOutcome } from "../preview";
import { optionError } from "./assess";

/** How programs are run. */
export interface ProgramOptions {
  readonly config?: readonly string[];
  readonly fixtures?: string;
  readonly strictConfig?: boolean;
  readonly timeout: string;
  /** Folders of other policy packs. */
  readonly policyPack?: readonly string[];
  /** Configuration of each of them, in the same order. */
  readonly policyPackConfig?: readonly string[];
}

export type ProgramRunner = (folder: string, stack: string | undefined) => Promise<PreviewOutcome>;

/** Runs programs in the embedded engine; what they print goes to stderr. Throws `InputError` for options that cannot be read. */
export function programRunner(options: ProgramOptions): ProgramRunner {
  const timeoutMs = parseTimeout(options.timeout);
  const config = parseConfig(options.config ?? []);
  const policyPacks = packsToRun(options);
  return async (folder, stack) => {
    // Whoever reads a file only does not pay for loading gRPC and Pulumi's protocol.
    const { preview } = await import("../preview/index.js");
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

function packsToRun({ policyPack = [], policyPackConfig = [] }: ProgramOptions): readonly PackToRun[] {
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
