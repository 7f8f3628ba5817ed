import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { delimiter, dirname, join, sep } from "node:path";
import { PULUMI_UNKNOWN_SENTINEL } from "../model";
import { contentFolder, placeholderPatterns } from "./placeholders";
import { endGroup, killGroup } from "./process-group";
import { type Project, realFolder } from "./project";

/** Where the Pulumi SDK that runs the program lives. */
export interface Sdk {
  readonly folder: string;
  /** The program has no SDK of its own: module look-ups end in costwright's. */
  readonly fallbackModules?: string;
}

/** The program's own SDK, or the one that costwright itself uses. */
export function findSdk(programDir: string): Sdk {
  try {
    return { folder: dirname(createRequire(join(realFolder(programDir), "index.js")).resolve("@pulumi/pulumi/package.json")) };
  } catch {
    const folder = dirname(require.resolve("@pulumi/pulumi/package.json"));
    return { folder, fallbackModules: folder.slice(0, folder.lastIndexOf(`${sep}@pulumi${sep}`)) };
  }
}

export interface ProgramRun {
  readonly project: Project;
  readonly sdk: Sdk;
  readonly monitorAddress: string;
  readonly engineAddress: string;
  readonly config: Readonly<Record<string, string>>;
  readonly secretKeys: readonly string[];
  readonly suggestions: Readonly<Record<string, string>>;
  readonly unknownMarker: string;
  readonly timeoutMs: number;
  readonly onOutput: (text: string) => void;
  /** A configuration key that the program required and did not have, with the value it got. */
  readonly onMissingKey: (key: string, value: string) => void;
  /** Once aborted, the program has this long to end by itself: some versions of the SDK wait for ever after a failed registration. */
  readonly failed: AbortSignal;
}

const FAILED_GRACE_MS = 5_000;

export type ProgramEnd =
  | { readonly status: "exited"; readonly code: number }
  | { readonly status: "killed"; readonly signal: string }
  | { readonly status: "timed-out" }
  | { readonly status: "not-started"; readonly message: string };

/** Runs the program to its end, or to the time limit; nothing that it started outlives it. */
export function runProgram(run: ProgramRun): Promise<ProgramEnd> {
  const { project } = run;
  const args = [
    ...project.nodeArguments,
    join(run.sdk.folder, "cmd", "run", "index.js"),
    ...["--monitor", run.monitorAddress, "--engine", run.engineAddress],
    ...["--organization", project.organization, "--project", project.name, "--stack", project.stack],
    ...["--root-directory", project.rootDir, "--pwd", project.programDir, "--dry-run", "--parallel", "16"],
    project.entryPoint,
  ];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: project.programDir,
      env: environmentOf(run),
      // A process group of its own, so that it can be ended with everything that it starts.
      detached: process.platform !== "win32",
      stdio: ["ignore", "pipe", "pipe", "pipe"],
    });
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      killGroup(child);
    }, run.timeoutMs);
    let grace: NodeJS.Timeout | undefined;
    const onFailed = () => {
      grace = setTimeout(() => killGroup(child), FAILED_GRACE_MS);
    };
    run.failed.addEventListener("abort", onFailed, { once: true });
    const end = endGroup(child);
    const release = () => {
      clearTimeout(timer);
      clearTimeout(grace);
      run.failed.removeEventListener("abort", onFailed);
      end();
    };

    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", run.onOutput);
    readReports(child, run.onMissingKey);
    child.once("error", (error) => {
      release();
      resolve({ status: "not-started", message: error.message });
    });
    // The pipes stay open as long as something the program left behind holds them: end that first.
    child.once("exit", () => killGroup(child));
    child.once("close", (code, signal) => {
      release();
      if (timedOut) resolve({ status: "timed-out" });
      else resolve(code === null ? { status: "killed", signal: signal ?? "unknown" } : { status: "exited", code });
    });
  });
}

const reportFd = 3;

function readReports(child: ChildProcess, onMissingKey: ProgramRun["onMissingKey"]): void {
  let rest = "";
  const stream = child.stdio[reportFd];
  if (stream === null || stream === undefined || !("setEncoding" in stream)) return;
  stream.setEncoding("utf8").on("data", (text: string) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const report = JSON.parse(line) as { missing: string; value: string };
      onMissingKey(report.missing, report.value);
    }
  });
}

/** The user's environment, without what another Pulumi run, or a test runner, may have left in it. */
function environmentOf(run: ProgramRun): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([key]) => !/^PULUMI_(CONFIG|NODEJS_|OTEL_|CALLBACK|ERROR)|^TRACEPARENT$/.test(key));
  const config = Object.entries(run.config).map(([key, value]) => [key.replace(":", ":config:"), value]);
  const preload = join(__dirname, "program-preload.cjs");
  const nodeOptions = process.env.NODE_OPTIONS;
  return {
    ...Object.fromEntries(inherited),
    PULUMI_CONFIG: JSON.stringify(Object.fromEntries(config)),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(run.secretKeys),
    ...(run.project.typescript ? { PULUMI_NODEJS_TYPESCRIPT: "true", PULUMI_NODEJS_TRANSPILE_ONLY: "true" } : {}),
    ...(run.project.tsconfigPath === undefined ? {} : { PULUMI_NODEJS_TSCONFIG_PATH: run.project.tsconfigPath }),
    // For ES modules the runner forgets its own switch, and ts-node falls back to this one.
    ...(run.project.typescript ? { TS_NODE_TRANSPILE_ONLY: "true" } : {}),
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
    // Old versions of ts-node keep what they compiled.
    TS_NODE_CACHE: "false",
    ...(run.sdk.fallbackModules === undefined
      ? {}
      : { NODE_PATH: [run.sdk.fallbackModules, process.env.NODE_PATH].filter(Boolean).join(delimiter) }),
    // Through the environment and not as an argument: the runner leaves its ES module mode when it sees a preload among its arguments.
    NODE_OPTIONS: [nodeOptions, `--require ${JSON.stringify(preload)}`].filter(Boolean).join(" "),
    COSTWRIGHT_PREVIEW: JSON.stringify({
      sdkDir: run.sdk.folder,
      reportFd,
      parentPid: process.pid,
      nodeOptions,
      suggestions: run.suggestions,
      placeholders: placeholderPatterns,
      contentFolder,
      unknownMarker: run.unknownMarker,
      unknownText: PULUMI_UNKNOWN_SENTINEL,
    }),
  };
}
