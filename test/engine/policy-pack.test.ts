import { execFile, execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { loadBuiltInBook } from "../../catalog";
import { judge, readSettings, stackLayer } from "../../policy-pack/judge";
import { unjudgedText, violationText } from "../../policy-pack/violation-text";
import { preview } from "../../preview";
import { noUsage, priceStack } from "../../pricing";
import { startStandInProviders } from "../support/stand-in-provider";

const root = join(__dirname, "..", "..");
const programDir = join(__dirname, "programs", "waste");
const path = (process.env.PATH ?? "").split(delimiter);
const found = ["pulumi", "pulumi-language-nodejs"].every((name) => path.some((folder) => existsSync(join(folder, name))));
const withRealEngine = found ? describe : describe.skip;
if (!found) console.log("skipped: pulumi and pulumi-language-nodejs are not on PATH");

interface Violation {
  readonly rule: string;
  readonly urn: string;
  readonly level: string;
  readonly message: string;
}

interface Planned {
  readonly urn: string;
  readonly new?: { readonly inputs: Readonly<Record<string, unknown>> };
}

interface PolicyEvent {
  readonly policyName: string;
  readonly resourceUrn?: string;
  readonly enforcementLevel: string;
  readonly message: string;
}

/** Runs the program under the real engine with the built pack, and collects what the pack reports and repairs. */
async function realPreview(config: Readonly<Record<string, string>>, packConfig?: unknown) {
  if (!existsSync(join(root, "dist", "policy-pack"))) execFileSync(process.execPath, [join(root, "scripts", "build.mjs")]);
  const folder = mkdtempSync(join(tmpdir(), "costwright-pack-"));
  const providers = await startStandInProviders(["aws", "azure-native", "gcp"]);
  try {
    mkdirSync(join(folder, "state"));
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
      promisify(execFile)("pulumi", [...args, "--non-interactive", "--stack", "dev"], { cwd: programDir, maxBuffer: 1 << 26, env });
    await pulumi("stack", "init", "--no-select", "--secrets-provider", "passphrase").finally(() =>
      rmSync(join(programDir, "Pulumi.dev.yaml"), { force: true }),
    );
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

async function embeddedViolations(config: Readonly<Record<string, string>>): Promise<readonly Violation[]> {
  const outcome = await preview({ programDir, config });
  if (outcome.status === "failed") throw new Error(outcome.diagnostics.map(({ message }) => message).join("\n"));
  const book = loadBuiltInBook();
  const { settings, diagnostics } = readSettings(stackLayer(outcome.context).layers);
  expect(diagnostics).toEqual([]);
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

const sorted = (violations: readonly Violation[]) => violations.map((one) => JSON.stringify(one)).sort();

// Runs where `pulumi` and its Node host are on PATH; the stand-in provider replaces every plugin.
withRealEngine("the pack in the real engine", () => {
  it("reports what the embedded judgement finds, message by message, and blocks by the budget", async () => {
    const config = { "aws:region": "us-east-1", "costwright:policies": JSON.stringify({ "stack-budget": { budgetUsdPerMonth: 200 } }) };
    const real = await realPreview(config);
    const embedded = await embeddedViolations(config);
    expect(embedded.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining([
        "stack-budget",
        "previous-generation",
        "gp2-to-gp3",
        "unattached-address",
        "unknown-cost",
        "on-demand-for-interruptible",
      ]),
    );
    expect(sorted(real.violations)).toEqual(sorted(embedded));
    expect(real.violations.filter(({ level }) => level === "mandatory").map(({ rule }) => rule)).toEqual(["stack-budget", "stack-budget"]);
    expect(real.exitCode).not.toBe(0);
  });

  it("takes levels and configuration from Pulumi's own policy configuration, over the stack's", async () => {
    const config = { "aws:region": "us-east-1", "costwright:policies": JSON.stringify({ "stack-budget": { budgetUsdPerMonth: 200 } }) };
    const { violations, exitCode } = await realPreview(config, {
      all: "disabled",
      "stack-budget": { enforcementLevel: "advisory", budgetUsdPerMonth: 300 },
    });
    const budgets = violations.filter(({ urn }) => urn.includes("pulumi:pulumi:Stack"));
    expect(budgets.map(({ message }) => message)[0]).toContain("above the budget of 300.00 USD");
    expect(new Set(violations.map(({ rule, level }) => `${rule} ${level}`))).toEqual(new Set(["stack-budget advisory"]));
    expect(exitCode).toBe(0);
  });

  it("repairs in place what has a lower proven price, where the level says so, and nothing else", async () => {
    const config = { "aws:region": "us-east-1", "costwright:policies": JSON.stringify({ "gp2-to-gp3": "remediate" }) };
    const { violations, events } = await realPreview(config);
    const planned = events.flatMap(({ resourcePreEvent }) => {
      const { urn, new: state } = (resourcePreEvent as unknown as { metadata: Planned } | undefined)?.metadata ?? {};
      return urn === undefined || state === undefined || !urn.includes("ebs/volume") ? [] : [[urn.split("::").at(-1), state.inputs.type]];
    });
    expect(planned).toEqual(expect.arrayContaining([["old-disk", "gp3"]]));
    expect(planned).not.toEqual(expect.arrayContaining([["unknown-disk", "gp3"]]));
    expect(violations.filter(({ rule }) => rule === "gp2-to-gp3").map(({ urn, message }) => [urn.split("::").at(-1), message])).toEqual([
      ["unknown-disk", 'could not judge: input "type" is not known until deployment'],
    ]);
  });
});
