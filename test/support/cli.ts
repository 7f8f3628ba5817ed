import { spawn } from "node:child_process";
import { join } from "node:path";

export const repositoryRoot = join(__dirname, "..", "..");

export interface CliResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command line as a user would. Needs `npm run build`, which `npm test` does first. */
export function runCli(
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(repositoryRoot, "dist", "cli", "main.js"), ...args], {
      cwd: options.cwd ?? repositoryRoot,
      // The built-in prices, whatever book the machine has in its cache.
      env: { ...process.env, NO_COLOR: "1", COSTWRIGHT_PRICES: "built-in", ...options.env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (exitCode) => resolve({ exitCode, stdout, stderr }));
  });
}
