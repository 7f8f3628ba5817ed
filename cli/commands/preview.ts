import { loadBuiltInBook } from "../../catalog";
import { InputError } from "../../model";
import { judge, readSettings } from "../../policy-pack/judge";
import { preview } from "../../preview";
import { noUsage, parseUsageFile, pricedResources, priceStack } from "../../pricing";
import { type ExitCode, exitCode } from "../exit-code";
import { readInputFile } from "../input-file";
import { parseFormat, parseOutputTarget, writeReport } from "../output";
import { packageVersion } from "../package-info";
import { buildReport } from "../report/build-report";

export interface PreviewCommandOptions {
  readonly stack?: string;
  readonly config?: readonly string[];
  readonly usage?: string;
  readonly policyConfig?: string;
  readonly fixtures?: string;
  readonly format: string;
  readonly out?: readonly string[];
  readonly strict?: boolean;
  readonly strictConfig?: boolean;
  readonly timeout: string;
}

export async function runPreview(folder: string, options: PreviewCommandOptions): Promise<ExitCode> {
  // Everything the user typed is checked before the program is started.
  const format = parseFormat(options.format);
  const targets = (options.out ?? []).map(parseOutputTarget);
  const timeoutMs = parseTimeout(options.timeout);
  const config = parseConfig(options.config ?? []);
  const usage = options.usage === undefined ? noUsage : readUsage(options.usage);
}

function parseTimeout(text: string): number {
  const seconds = Number(text);
  if (Number.isFinite(seconds) && seconds > 0) return Math.ceil(seconds * 1000);
  throw new InputError([{ severity: "error", message: `--timeout ${text}: not a number of seconds above 0` }]);
}
