import type { ServiceError } from "@grpc/grpc-js";
import type { Diagnostic, ReportedPackFinding, ReportedPolicyPack } from "../../model";
import { Analyzer } from "./analyzer";
import { configurationOf, type PackConfigFile, readPackConfig } from "./pack-config";
import { type PackProcess, startPack } from "./pack-process";
import { type PackProject, readPackProject } from "./pack-project";
import type { PackResource, PackStack, PackToRun } from "./pack-stack";

export type { PackResource, PackStack, PackToRun } from "./pack-stack";

export interface PackRunOptions {
  /** Time that each pack may take from its start to its end. */
  readonly timeoutMs: number;
  /** What the packs print. */
  readonly onOutput: (text: string) => void;
}

export type PacksOutcome =
  | {
      readonly status: "ok";
      readonly packs: readonly ReportedPolicyPack[];
      /** Inputs, in wire form, of the resources that a policy repaired, by URN. */
      readonly repaired: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
    }
  | { readonly status: "failed"; readonly diagnostics: readonly Diagnostic[] };

/** A pack that is checked and can be started. */
export interface ReadyPack {
  readonly named: string;
  readonly project: PackProject;
  readonly entries: PackConfigFile;
  readonly configFile: string | undefined;
}

/** Checks what the user named before any program is run. */
export function readPacks(packs: readonly PackToRun[]): {
  readonly ready: readonly ReadyPack[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const ready: ReadyPack[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { folder, configFile } of packs) {
    const project = readPackProject(folder);
    const config = configFile === undefined ? { entries: {}, diagnostics: [] } : readPackConfig(configFile);
    diagnostics.push(...(project.status === "failed" ? project.diagnostics : []), ...config.diagnostics);
    if (project.status === "ok") ready.push({ named: folder, project: project.project, entries: config.entries, configFile });
  }
  return { ready, diagnostics };
}

/** A pack in the middle of its run. */
interface Running {
  readonly pack: ReadyPack;
  readonly analyzer: Analyzer;
  readonly process: PackProcess;
  readonly timer: NodeJS.Timeout;
  readonly limit: { passed: boolean };
  readonly name: string;
  readonly version: string;
}

/** A failure of one pack, in words. */
class PackFailure extends Error {
  constructor(readonly diagnostics: readonly Diagnostic[]) {
    super();
  }
}

/**
 * Runs packs over a stack as the engine does in a preview: repairs first, one pack after the other, then the policies of
 * each resource, then those of the stack. A pack that does not start, fails or takes too long fails the run, since what
 * it would have blocked is not known; nothing that it started outlives the run.
 */
export async function runPolicyPacks(packs: readonly ReadyPack[], stack: PackStack, options: PackRunOptions): Promise<PacksOutcome> {
  const running: Running[] = [];
  const repaired = new Map<string, Readonly<Record<string, unknown>>>();
  try {
    for (const pack of packs) running.push(await begin(pack, stack, options));
    const resources: PackResource[] = [];
    const repairs = new Map<Running, ReportedPolicyPack["repairs"][number][]>(running.map((one) => [one, []]));
    const findings = new Map<Running, ReportedPackFinding[]>(running.map((one) => [one, []]));
    for (let resource of stack.resources) {
      for (const one of resource.inputs === undefined ? [] : running) {
        for (const { policy, properties, diagnostic } of await asked(one, options, resource.urn, () => one.analyzer.remediate(resource))) {
          if (diagnostic !== undefined)
            findings.get(one)?.push({ policy, level: "advisory", urn: resource.urn, message: diagnostic, description: "" });
          else if (properties !== undefined) {
            resource = { ...resource, inputs: properties, outputs: properties };
            repaired.set(resource.urn, properties);
            repairs.get(one)?.push({ policy, urn: resource.urn });
          }
        }
      }
      resources.push(resource);
    }
    const urns = new Set(resources.map(({ urn }) => urn));
    for (const one of running) {
      for (const resource of resources) {
        if (resource.inputs === undefined) continue;
        findings.get(one)?.push(...(await asked(one, options, resource.urn, () => one.analyzer.analyze(resource))));
      }
      findings.get(one)?.push(...(await asked(one, options, "the stack", () => one.analyzer.analyzeStack(resources, urns))));
    }
    const reported = running.map((one) => ({
      name: one.name,
      version: one.version,
      findings: findings.get(one) ?? [],
      repairs: repairs.get(one) ?? [],
    }));
    return { status: "ok", packs: reported, repaired };
  } catch (error) {
    if (!(error instanceof PackFailure)) throw error;
    return { status: "failed", diagnostics: error.diagnostics };
  } finally {
    for (const one of running) finish(one);
  }
}

function finish({ timer, analyzer, process }: Pick<Running, "timer" | "analyzer" | "process">): void {
  clearTimeout(timer);
  analyzer.close();
  process.end();
}

async function begin(pack: ReadyPack, stack: PackStack, options: PackRunOptions): Promise<Running> {
  const process = startPack(pack.project, stack, options.onOutput);
  const limit = { passed: false };
  const timer = setTimeout(() => {
    limit.passed = true;
    process.end();
  }, options.timeoutMs);
  const port = await process.port.catch((error: Error) => {
    clearTimeout(timer);
    process.end();
    if (limit.passed) throw overTime(pack.named, options);
    throw failure(`the policy pack ${pack.named} does not start: ${lastWords(error.message)}`);
  });
  const analyzer = new Analyzer(port);
  const early = { pack, analyzer, process, timer, limit, name: pack.named, version: "" };
  try {
    const info = await asked(early, options, undefined, () => analyzer.introduce(stack, pack.project.folder));
    const config = configurationOf(info, pack.entries, pack.configFile);
    if (config.status === "failed") throw new PackFailure(config.diagnostics);
    await asked(early, options, undefined, () => analyzer.configure(config.config));
    return { ...early, name: info.getName(), version: info.getVersion() };
  } catch (error) {
    finish(early);
    throw error;
  }
}

/** One call; an error of it becomes a failure in words. */
async function asked<Answer>(
  one: Running,
  options: PackRunOptions,
  subject: string | undefined,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (one.limit.passed) throw overTime(one.name, options);
    const { details, message } = error as Partial<ServiceError> & Error;
    throw failure(`the policy pack ${one.name} failed${subject === undefined ? "" : ` on ${subject}`}: ${lastWords(details ?? message)}`);
  }
}

function overTime(name: string, { timeoutMs }: PackRunOptions): PackFailure {
  return failure(`the policy pack ${name} was not done within ${timeoutMs / 1000} s`, "--timeout allows more");
}

function failure(message: string, hint?: string): PackFailure {
  return new PackFailure([{ severity: "error", message, ...(hint === undefined ? {} : { hint }) }]);
}

/** A stack trace has its message first, a compiler its summary last: both within these lines. */
function lastWords(text: string): string {
  return text.trim().split("\n").slice(0, 12).join("\n");
}
