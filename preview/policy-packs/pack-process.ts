import { spawn } from "node:child_process";
import { delimiter } from "node:path";
import { endGroup } from "../process-group";
import type { PackProject } from "./pack-project";
import type { PackStack } from "./pack-stack";

export interface PackProcess {
  /** Loopback port that the pack serves. Rejects with the pack's own words where it ends before it serves. */
  readonly port: Promise<number>;
  /** Ends it, and everything that it started. */
  end(): void;
}

/** Nobody reads more than the end of what a failing pack prints. */
const keptOutputLength = 8_192;

/**
 * Starts a pack with Pulumi's own runner, as the engine does: in the pack's folder, with the names of the stack and its
 * plain configuration in the environment.
 */
export function startPack(project: PackProject, stack: PackStack, onOutput: (text: string) => void): PackProcess {
  // The runner leaves its first argument, the engine's address, unused.
  const child = spawn(process.execPath, [project.runner, "127.0.0.1:0", project.folder], {
    cwd: project.folder,
    env: environmentOf(project, stack),
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "pipe"],
  });
  const end = endGroup(child);
  let said = "";
  const ended = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("close", () => resolve(said.trim()));
    child.once("exit", end);
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    said = (said + text).slice(-keptOutputLength);
    onOutput(text);
  });
  const port = new Promise<number>((resolve, reject) => {
    let out = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      out = (out + text).slice(-keptOutputLength);
      // The port comes on a line of its own, perhaps after what the pack itself prints.
      const line = /^(\d{1,5})\r?$/m.exec(out.includes("\n") ? out.slice(0, out.lastIndexOf("\n")) : "")?.[1];
      if (line !== undefined) resolve(Number(line));
    });
    void ended.then((text) => reject(new Error(text === "" ? "it ended without serving any policy" : text)));
  });
  return { port, end };
}

/** The user's environment, without what another Pulumi run, or a test runner, may have left in it. */
function environmentOf(project: PackProject, stack: PackStack): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([key]) => !/^PULUMI_(CONFIG|NODEJS_|OTEL_|CALLBACK|ERROR)|^TRACEPARENT$/.test(key));
  return {
    ...Object.fromEntries(inherited),
    PULUMI_CONFIG: JSON.stringify(stack.config),
    PULUMI_NODEJS_ORGANIZATION: stack.organization,
    PULUMI_NODEJS_PROJECT: stack.project,
    PULUMI_NODEJS_STACK: stack.stack,
    PULUMI_NODEJS_DRY_RUN: "true",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    // Pulumi's runner type-checks a pack in TypeScript; ts-node must not keep files of it.
    TS_NODE_CACHE: "false",
    ...(project.fallbackModules === undefined
      ? {}
      : { NODE_PATH: [project.fallbackModules, process.env.NODE_PATH].filter(Boolean).join(delimiter) }),
  };
}
