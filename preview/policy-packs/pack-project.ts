import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve, sep } from "node:path";
import type { Diagnostic } from "../../model";
import { realFolder } from "../project";
import { readYamlFile } from "../yaml-file";

const PROJECT_FILE = "PulumiPolicy.yaml";
const RUNNER = "@pulumi/pulumi/cmd/run-policy-pack";

/** A pack that can be started. */
export interface PackProject {
  readonly folder: string;
  /** Pulumi's own runner of packs: of the pack's SDK, else of costwright's. */
  readonly runner: string;
  /** The pack has no SDK of its own: module look-ups end in costwright's. */
  readonly fallbackModules?: string;
}

export type PackProjectResult =
  | { readonly status: "ok"; readonly project: PackProject }
  | { readonly status: "failed"; readonly diagnostics: readonly Diagnostic[] };

export function readPackProject(named: string): PackProjectResult {
  const folder = realFolder(resolve(named));
  const file = join(folder, PROJECT_FILE);
  if (!existsSync(file)) return failed(`${named} holds no policy pack`, `a pack has a ${PROJECT_FILE}; \`pulumi policy new\` makes one`);
  const read = readYamlFile(file);
  if (read.status === "failed") return read;
  const { runtime } = read.yaml.content;
  const name = typeof runtime === "string" ? runtime : ((runtime ?? {}) as Record<string, unknown>).name;
  if (name !== "nodejs") {
    return failed(
      `${named}: the pack's runtime is ${JSON.stringify(name ?? null)}; the embedded engine runs packs of the runtime "nodejs"`,
      "run it with `pulumi preview --policy-pack`",
    );
  }
  if (!existsSync(join(folder, "package.json"))) return failed(`${named} has no package.json`, "Pulumi reads a pack's version there");
  return { status: "ok", project: { folder, ...runnerOf(folder) } };
}

function runnerOf(folder: string): Pick<PackProject, "runner" | "fallbackModules"> {
  try {
    return { runner: createRequire(join(folder, "index.js")).resolve(RUNNER) };
  } catch {
    const runner = require.resolve(RUNNER);
    return { runner, fallbackModules: runner.slice(0, runner.lastIndexOf(`${sep}@pulumi${sep}`)) };
  }
}

function failed(message: string, hint: string): PackProjectResult {
  return { status: "failed", diagnostics: [{ severity: "error", message, hint }] };
}
