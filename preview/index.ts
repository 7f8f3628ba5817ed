import { realpathSync } from "node:fs";
import { Server } from "@grpc/grpc-js";
import { type DeclaredResource, type Diagnostic, plainRecordFromWire, type ReportedPolicyPack, type StackContext } from "../model";
import { type Placeholder, readConfig } from "./config";
import { Engine, EngineService } from "./engine-service";
import { noFixtures, readFixtures } from "./fixtures";
import { type PackToRun, readPacks, runPolicyPacks } from "./policy-packs";
import { failureOf } from "./program-failure";
import { findSdk, runProgram } from "./program-process";
import { readProject } from "./project";
import { ResourceMonitor, ResourceMonitorService, unknownMarker } from "./resource-monitor";
import { channelOptions, listenOnLoopback } from "./rpc";

export type { PackToRun } from "./policy-packs";

export interface PreviewOptions {
  /** Folder with Pulumi.yaml; its `main` may point elsewhere. */
  readonly programDir: string;
  /** Default: `dev` if there is a Pulumi.dev.yaml or no stack file at all, else the only stack there is. */
  readonly stack?: string;
  /** Configuration over what the stack says; keys without a colon belong to the project. */
  readonly config?: Readonly<Record<string, string>>;
  /** YAML file with answers for functions, methods, stack references and resources that are read (see `Fixtures`). */
  readonly fixturesFile?: string;
  /** Refuse missing configuration and unreadable secrets instead of putting placeholders. */
  readonly strictConfig?: boolean;
  /** Time limit of the program, and of each pack; 120,000 by default. */
  readonly timeoutMs?: number;
  /** Policy packs that judge what the program declares, each within the same time limit. */
  readonly policyPacks?: readonly PackToRun[];
  /** What the program prints and logs. */
  readonly onProgramOutput?: (text: string) => void;
}

export type PreviewOutcome =
  | {
      readonly status: "ok";
      readonly context: StackContext;
      /** In the order of registration; the stack itself is the first. */
      readonly resources: readonly DeclaredResource[];
      readonly warnings: readonly string[];
      /** What the packs said, in the order in which they were named. */
      readonly policyPacks: readonly ReportedPolicyPack[];
      readonly durationMs: number;
    }
  | { readonly status: "failed"; readonly diagnostics: readonly Diagnostic[]; readonly programOutput: string };

const defaultTimeoutMs = 120_000;
/** A program in a loop may print without end. */
const keptOutputLength = 65_536;

/** Runs a Node Pulumi program as `pulumi preview` would on an empty stack, and returns what it declares. */
export async function preview(options: PreviewOptions): Promise<PreviewOutcome> {
  const startedMs = performance.now();
  const project = readProject(options.programDir, options.stack);
  const fixtures =
    options.fixturesFile === undefined ? ({ status: "ok", fixtures: noFixtures } as const) : readFixtures(options.fixturesFile);
  const config =
    project.status === "ok" ? readConfig(project.project, options.config ?? {}, process.env.PULUMI_CONFIG_PASSPHRASE) : undefined;
  const packs = readPacks(options.policyPacks ?? []);
  if (
    packs.diagnostics.length > 0 ||
    project.status === "failed" ||
    fixtures.status === "failed" ||
    config === undefined ||
    config.status === "failed"
  ) {
    const results = [project, fixtures, config];
    return {
      status: "failed",
      diagnostics: [...results.flatMap((result) => (result?.status === "failed" ? result.diagnostics : [])), ...packs.diagnostics],
      programOutput: "",
    };
  }

  let programOutput = "";
  const onOutput = (text: string) => {
    programOutput = (programOutput + text).slice(-keptOutputLength);
    options.onProgramOutput?.(text);
  };
  const { name, stack } = project.project;
  const values = { ...config.config.values };
  const placeholders = new Map<string, Placeholder>(config.config.placeholders.map((placeholder) => [placeholder.key, placeholder]));
  if (options.strictConfig && placeholders.size > 0)
    return { status: "failed", diagnostics: missingValues([...placeholders.values()]), programOutput };

  const refused = new AbortController();
  const refusals: string[] = [];
  const monitor = new ResourceMonitor({
    onRefusal: (message) => {
      refusals.push(message);
      refused.abort();
    },
    rootDir: realpathSync(project.project.rootDir),
    project: name,
    stack,
    config: values,
    fixtures: fixtures.fixtures,
  });
  const engine = new Engine(onOutput);
  const server = new Server(channelOptions);
  server.addService(ResourceMonitorService, monitor.service());
  server.addService(EngineService, engine.service());
  try {
    const address = await listenOnLoopback(server);
    const sdk = findSdk(project.project.programDir);
    const timeoutMs = options.timeoutMs ?? defaultTimeoutMs;
    const end = await runProgram({
      project: project.project,
      sdk,
      monitorAddress: address,
      engineAddress: address,
      config: values,
      secretKeys: config.config.secretKeys,
      suggestions: config.config.suggestions,
      unknownMarker,
      timeoutMs,
      failed: refused.signal,
      onOutput,
      onMissingKey: (key, value) => {
        placeholders.set(key, { key, reason: "missing", value });
        // Later registrations see it too, as the region of a default provider for instance.
        values[key] = value;
      },
    });
    const used = [...placeholders.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
    if (options.strictConfig && used.length > 0) return { status: "failed", diagnostics: missingValues(used), programOutput };
    const warnings = [...config.config.warnings, ...(used.length > 0 ? [placeholderWarning(used)] : [])];
    const failure = failureOf(end, { project: project.project, sdk, timeoutMs, refusals, errors: engine.errors, programOutput });
    if (failure !== undefined) {
      const notes = warnings.map((message): Diagnostic => ({ severity: "warning", message }));
      return { status: "failed", diagnostics: [...failure, ...notes], programOutput };
    }
    const judged = await runPolicyPacks(
      packs.ready,
      {
        organization: project.project.organization,
        project: name,
        stack,
        config: values,
        resources: packs.ready.length === 0 ? [] : monitor.declarations.packResources({ stack, project: name }),
      },
      { timeoutMs, onOutput },
    );
    if (judged.status === "failed") return { status: "failed", diagnostics: judged.diagnostics, programOutput };
    return {
      status: "ok",
      context: { project: name, stack, config: values },
      resources: monitor.declarations.resources().map((resource) => {
        const inputs = judged.repaired.get(resource.urn);
        return inputs === undefined ? resource : { ...resource, inputs: plainRecordFromWire(inputs) };
      }),
      policyPacks: judged.packs,
      warnings,
      durationMs: performance.now() - startedMs,
    };
  } finally {
    monitor.close();
    server.forceShutdown();
  }
}

function placeholderWarning(placeholders: readonly Placeholder[]): string {
  const list = placeholders.map(
    ({ key, reason, value }) => `${key}${reason === "encrypted" ? " (secret that cannot be decrypted here)" : ""} = ${value}`,
  );
  return `${placeholders.length} configuration ${placeholders.length === 1 ? "value is a placeholder" : "values are placeholders"}, so costs that depend on ${placeholders.length === 1 ? "it" : "them"} are not those of your stack: ${list.join("; ")}`;
}

function missingValues(placeholders: readonly Placeholder[]): readonly Diagnostic[] {
  return placeholders.map(({ key, reason }) => ({
    severity: "error",
    message:
      reason === "missing"
        ? `required configuration "${key}" has no value`
        : `the secret "${key}" cannot be decrypted without PULUMI_CONFIG_PASSPHRASE`,
    hint: `pass --config ${key}=VALUE, or leave --strict-config out to preview with a placeholder`,
  }));
}
