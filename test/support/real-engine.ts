import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { parse, stringify } from "yaml";
import { loadBuiltInBook } from "../../catalog";
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

/** Runs the program under the real engine with the built pack, and collects what the pack reports and repairs. */
export async function realPreview(programDir: string, config: Readonly<Record<string, string>>, packConfig?: unknown) {
  if (!existsSync(join(root, "dist", "policy-pack"))) execFileSync(process.execPath, [join(root, "scripts", "build.mjs")]);
  const folder = mkdtempSync(join(tmpdir(), "costwright-pack-"));
  const providers = await startStandInProviders(["aws", "azure-native", "gcp"]);
  try {
    mkdirSync(join(folder, "state"));
    // A project beside the program, whose main is the program: the engine writes stack files next to Pulumi.yaml.
    const projectDir = join(folder, "project");
    mkdirSync(projectDir);
    const project = parse(readFileSync(join(programDir, "Pulumi.yaml"), "utf8")) as Record<string, unknown>;
    writeFileSync(join(projectDir, "Pulumi.yaml"), stringify({ ...project, main: programDir }));
    const configFile = join(folder, "Pulumi.dev.yaml");
    const env = {
      ...process.env,
      PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
      PULUMI_HOME: join(folder, "home"),
      PULUMI_CONFIG_PASSPHRASE: "test",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_ENABLE_STREAMING_JSON_PREVIEW: "true",
      PULUMI_DEBUG_PROVIDERS: providers.debugProviders,
    };
    const pulumi = (...args: string[]) =>
      promisify(execFile)("pulumi", [...args, "--non-interactive", "--stack", "dev"], { cwd: projectDir, maxBuffer: 1 << 26, env });
    await pulumi("stack", "init", "--no-select", "--secrets-provider", "passphrase");
    writeFileSync(configFile, JSON.stringify({ config }));
    const packArguments = ["--policy-pack", join(root, "policy-pack")];
    if (packConfig !== undefined) {
      writeFileSync(join(folder, "pack.json"), JSON.stringify(packConfig));
      packArguments.push("--policy-pack-config", join(folder, "pack.json"));
    }
    const outcome = await pulumi("preview", "--json", "--config-file", configFile, ...packArguments).then(
      ({ stdout }) => ({ stdout, stderr: "", exitCode: 0 }),
      (error: { stdout: string; stderr: string; code: number }) => ({ stdout: error.stdout, stderr: error.stderr, exitCode: error.code }),
    );
    const events = outcome.stdout
      .split("\n")
      .filter((line) => line.startsWith("{"))
      .map((line) => JSON.parse(line) as Record<string, PolicyEvent | undefined>);
    if (!events.some((event) => event.summaryEvent)) throw new Error(`the preview did not finish:\n${outcome.stdout}\n${outcome.stderr}`);
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
    return { violations, exitCode: outcome.exitCode, events };
  } finally {
    providers.close();
    rmSync(folder, { recursive: true });
  }
}

/** What the embedded preview and judgement say of the same program, in the words of the engine. */
export async function embeddedViolations(programDir: string, config: Readonly<Record<string, string>>): Promise<readonly Violation[]> {
  const outcome = await preview({ programDir, config });
  if (outcome.status === "failed") throw new Error(outcome.diagnostics.map(({ message }) => message).join("\n"));
  const book = loadBuiltInBook();
  const { settings, diagnostics } = readSettings(stackLayer(outcome.context).layers);
  if (diagnostics.length > 0) throw new Error(diagnostics.map(({ message }) => message).join("\n"));
  const stack = priceStack(outcome.resources, { book, usage: noUsage, context: outcome.context });
  const verdict = judge(stack, settings, { book, usage: noUsage, asOf: new Date().toISOString().slice(0, 10) });
  // The engine attributes what has no resource to the stack.
  const stackUrn = outcome.resources.find(({ type }) => type === "pulumi:pulumi:Stack")?.urn ?? "";
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
