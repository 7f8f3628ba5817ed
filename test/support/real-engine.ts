import { execFile, execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { parse, stringify } from "yaml";
import { loadBuiltInBook, type PriceBook } from "../../catalog";
import { readStack } from "../../intake";
import type { DeclaredResource, StackContext } from "../../model";
import { exceptionsFileOf, readExceptions } from "../../policy-pack/exceptions/read-exceptions";
import { judge, readSettings, stackLayer } from "../../policy-pack/judge";
import { unjudgedText, violationText } from "../../policy-pack/violation-text";
import { preview } from "../../preview";
import { noUsage, priceStack } from "../../pricing";
import { startStandInProviders } from "./stand-in-provider";

const root = join(__dirname, "..", "..");
const path = (process.env.PATH ?? "").split(delimiter);
const found = ["pulumi", "pulumi-language-nodejs"].every((name) => path.some((folder) => existsSync(join(folder, name))));
/** `describe`, or a skipped one where the real Pulumi CLI and its Node language host are not on PATH. */
export const withRealEngine = found ? describe : describe.skip;
if (!found) console.log("skipped: pulumi and pulumi-language-nodejs are not on PATH");

export interface Violation {
  readonly rule: string;
  readonly urn: string;
  readonly level: string;
  readonly message: string;
}

interface PolicyEvent {
  readonly policyName: string;
  readonly resourceUrn?: string;
  readonly enforcementLevel: string;
  readonly message: string;
}

/** What a run of the engine reports. */
export interface EngineRun {
  readonly violations: readonly Violation[];
  readonly exitCode: number;
  readonly events: readonly Record<string, PolicyEvent | undefined>[];
}

/** A stack of its own, with a backend in a temporary folder and stand-in providers for every plugin. */
export interface RealStack {
  /** Folder with the Pulumi.yaml that the engine runs. */
  readonly projectDir: string;
  /** A preview or an update (of the program without a preview before it), with the built pack. */
  run(operation: "preview" | "up", packConfig?: unknown): Promise<EngineRun>;
  /** A preview with another pack instead of the built one. */
  previewWith(pack: string): Promise<EngineRun>;
  /** Writes the stack's state to a file and names it. */
  exportState(): Promise<string>;
  /** `pulumi policy analyze` of a state, with the built pack. */
  analyze(stateFile: string): Promise<EngineRun>;
}

export interface RealStackOptions {
  /** Copies the program to a project of its own with this `main`, for files that lie beside a Pulumi.yaml. */
  readonly copyTo?: { readonly main?: string };
  /** Where `pulumi` is called, relative to the project. */
  readonly callFrom?: string;
  /** Folder of the price book. Default: the built-in one. */
  readonly prices?: string;
}

export async function withStack<Result>(
  programDir: string,
  config: Readonly<Record<string, string>>,
  use: (stack: RealStack) => Promise<Result>,
  { copyTo, callFrom = ".", prices = "built-in" }: RealStackOptions = {},
): Promise<Result> {
  if (!existsSync(join(root, "dist", "policy-pack"))) execFileSync(process.execPath, [join(root, "scripts", "build.mjs")]);
  const folder = mkdtempSync(join(tmpdir(), "costwright-pack-"));
  const providers = await startStandInProviders(["aws", "azure-native", "gcp"]);
  try {
    mkdirSync(join(folder, "state"));
    const projectDir = join(folder, "project");
    const project = parse(readFileSync(join(programDir, "Pulumi.yaml"), "utf8")) as Record<string, unknown>;
    if (copyTo === undefined) {
      // A project beside the program, whose main is the program: the engine writes stack files next to Pulumi.yaml.
      mkdirSync(projectDir);
      writeFileSync(join(projectDir, "Pulumi.yaml"), stringify({ ...project, main: programDir }));
    } else {
      symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
      const inMain = (file: string) => copyTo.main === undefined || /\.[jt]s$/.test(file);
      for (const file of readdirSync(programDir))
        cpSync(join(programDir, file), join(projectDir, inMain(file) ? (copyTo.main ?? ".") : ".", file), { recursive: true });
      writeFileSync(join(projectDir, "Pulumi.yaml"), stringify({ ...project, ...copyTo }));
    }
    const configFile = join(folder, "Pulumi.dev.yaml");
    const env = {
      ...process.env,
      PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
      PULUMI_HOME: join(folder, "home"),
      PULUMI_CONFIG_PASSPHRASE: "test",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true",
      PULUMI_DEBUG_PROVIDERS: providers.debugProviders,
      COSTWRIGHT_PRICES: prices,
      PWD: join(projectDir, callFrom),
    };
    const pulumi = (...args: string[]) =>
      promisify(execFile)("pulumi", [...args, "--non-interactive"], { cwd: join(projectDir, callFrom), maxBuffer: 1 << 26, env });
    const judgedBy = async (pack: string, ...args: string[]): Promise<EngineRun> => {
      const outcome = await pulumi(...args, "--json", "--policy-pack", pack).then(
        ({ stdout }) => ({ stdout, stderr: "", exitCode: 0 }),
        (error: { stdout: string; stderr: string; code: number }) => ({ stdout: error.stdout, stderr: error.stderr, exitCode: error.code }),
      );
      return { ...readEvents(outcome), exitCode: outcome.exitCode };
    };
    const judged = (...args: string[]) => judgedBy(join(root, "policy-pack"), ...args);
    await pulumi("stack", "init", "--no-select", "--secrets-provider", "passphrase", "--stack", "dev");
    writeFileSync(configFile, JSON.stringify({ config }));
    return await use({
      projectDir,
      run(operation, packConfig) {
        const args = ["--stack", "dev", "--config-file", configFile];
        if (packConfig !== undefined) {
          writeFileSync(join(folder, "pack.json"), JSON.stringify(packConfig));
          args.push("--policy-pack-config", join(folder, "pack.json"));
        }
        return judged(operation, ...args, ...(operation === "up" ? ["--skip-preview", "--yes"] : []));
      },
      previewWith: (pack) => judgedBy(pack, "preview", "--stack", "dev", "--config-file", configFile),
      async exportState() {
        const file = join(projectDir, "state.json");
        await pulumi("stack", "export", "--stack", "dev", "--file", file);
        return file;
      },
      analyze: (stateFile) => judged("policy", "analyze", "--file", stateFile),
    });
  } finally {
    providers.close();
    rmSync(folder, { recursive: true });
  }
}

/** Runs the program under the real engine with the built pack, and collects what the pack reports and repairs. */
export function realPreview(programDir: string, config: Readonly<Record<string, string>>, packConfig?: unknown): Promise<EngineRun> {
  return withStack(programDir, config, (stack) => stack.run("preview", packConfig));
}

function readEvents({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }): Omit<EngineRun, "exitCode"> {
  const events = stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Record<string, PolicyEvent | undefined>);
  if (!events.some((event) => event.summaryEvent)) throw new Error(`the engine did not finish:\n${stdout}\n${stderr}`);
  const violations = events.flatMap(({ policyEvent }): readonly Violation[] =>
    policyEvent === undefined
      ? []
      : [
          {
            rule: policyEvent.policyName,
            urn: policyEvent.resourceUrn ?? "",
            level: policyEvent.enforcementLevel,
            message: policyEvent.message.trim(),
          },
        ],
  );
  return { violations, events };
}

/** What the embedded preview and judgement say of the same program, in the words of the engine. */
export async function embeddedViolations(programDir: string, config: Readonly<Record<string, string>>): Promise<readonly Violation[]> {
  const outcome = await preview({ programDir, config });
  if (outcome.status === "failed") throw new Error(outcome.diagnostics.map(({ message }) => message).join("\n"));
  return violationsOf(outcome.resources, outcome.context, programDir);
}

/** What the command line's judgement says of an exported state, in the words of the engine. */
export function stateViolations(stateFile: string, folder: string): readonly Violation[] {
  const outcome = readStack(readFileSync(stateFile, "utf8"), stateFile);
  if (outcome.status === "failed") throw new Error(outcome.diagnostics.map(({ message }) => message).join("\n"));
  return violationsOf(outcome.stack.after, outcome.stack.context, folder);
}

/** What the pack says of resources, in the words of the engine. */
export function violationsOf(
  resources: readonly DeclaredResource[],
  context: StackContext,
  folder: string,
  book: PriceBook = loadBuiltInBook(),
): readonly Violation[] {
  const { settings, diagnostics } = readSettings(stackLayer(context).layers);
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const stack = priceStack(resources, { book, usage: noUsage, context });
  const file = exceptionsFileOf(folder, {});
  const exceptions = file === undefined ? [] : readExceptions(file);
  const verdict = judge(stack, settings, { book, usage: noUsage, asOf: new Date().toISOString().slice(0, 10), exceptions });
  // The engine attributes what has no resource to the stack.
  const stackUrn = resources.find(({ type }) => type === "pulumi:pulumi:Stack")?.urn ?? "";
  return [
    ...verdict.findings.map((finding) => ({
      rule: finding.rule,
      urn: finding.urn ?? stackUrn,
      level: finding.level,
      message: violationText(finding),
    })),
    ...verdict.unjudged.map((one) => ({ rule: one.rule, urn: one.urn ?? stackUrn, level: "advisory", message: unjudgedText(one) })),
  ];
}

/** Violations in an order of their own: the engine reports them as they come. */
export const sorted = (violations: readonly Violation[]) => violations.map((one) => JSON.stringify(one)).sort();
