import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { startStandInProviders } from "../support/stand-in-provider";

interface Step {
  readonly urn: string;
  readonly newState: {
    readonly type: string;
    readonly parent?: string;
    readonly provider?: string;
    readonly dependencies?: readonly string[];
    readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
  };
}

interface Preview {
  readonly config: object;
  readonly steps: readonly Step[];
}

/** The program: one resource of each type, `@type` in its inputs stands for the id of another. */
const program = `
const pulumi = require("@pulumi/pulumi");
const declared = new Map(require("./declared.json"));
const made = new Map();
const remote = /^(aws-apigateway|awsx|eks):/;
const make = (type) => {
  if (!made.has(type)) {
    made.set(type, undefined);
    const name = type.split(":").at(-1).toLowerCase();
    const inputs = resolve(declared.get(type));
    made.set(type, remote.test(type)
      ? new pulumi.ComponentResource(type, type.replace(/[:/]/g, "-"), inputs, {}, true)
      : new pulumi.CustomResource(type, type.replace(/[:/]/g, "-"), inputs));
  }
  return made.get(type);
};
const resolve = (value) => {
  if (typeof value === "string" && value.startsWith("@")) { const one = make(value.slice(1)); return one.id ?? one.urn; }
  if (Array.isArray(value)) return value.map(resolve);
  if (value !== null && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, resolve(one)]));
  return value;
};
for (const type of declared.keys()) make(type);
`;

export const config: Readonly<Record<string, string>> = {
  "aws:region": "us-east-1",
  "aws-native:region": "us-east-1",
  "azure:location": "eastus",
  "azure-native:location": "eastus",
  "gcp:project": "shop",
  "gcp:region": "us-central1",
};

/** What the real CLI prints of the program, as whole preview documents: each of one type with what it depends on. */
export async function capturePreviews(declared: ReadonlyMap<string, object>): Promise<ReadonlyMap<string, object>> {
  const folder = mkdtempSync(join(tmpdir(), "costwright-fixtures-"));
  const packages = [...new Set([...declared.keys()].map((type) => type.split(":")[0] ?? ""))];
  const providers = await startStandInProviders(packages);
  try {
    mkdirSync(join(folder, "state"));
    writeFileSync(join(folder, "Pulumi.yaml"), "name: shop\nruntime: { name: nodejs, options: { typescript: false } }\n");
    writeFileSync(
      join(folder, "package.json"),
      JSON.stringify({ name: "shop", main: "index.js", dependencies: { "@pulumi/pulumi": "*" } }),
    );
    writeFileSync(join(folder, "index.js"), program);
    writeFileSync(join(folder, "declared.json"), JSON.stringify([...declared]));
    writeFileSync(join(folder, "Pulumi.dev.yaml"), JSON.stringify({ config }));
    symlinkSync(join(__dirname, "..", "..", "node_modules"), join(folder, "node_modules"));
    const env = {
      ...process.env,
      PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
      PULUMI_HOME: join(folder, "home"),
      PULUMI_CONFIG_PASSPHRASE: "test",
      PULUMI_SKIP_UPDATE_CHECK: "true",
      PULUMI_DEBUG_PROVIDERS: providers.debugProviders,
    };
    const pulumi = (...args: string[]) =>
      promisify(execFile)("pulumi", [...args, "--non-interactive", "--stack", "dev"], { cwd: folder, maxBuffer: 1 << 28, env });
    await pulumi("stack", "init", "--no-select", "--secrets-provider", "passphrase");
    writeFileSync(join(folder, "Pulumi.dev.yaml"), JSON.stringify({ config }));
    const { stdout } = await pulumi("preview", "--json", "--show-sames").catch((error: { stdout: string; stderr: string }) => {
      throw new Error(`${error.stderr}\n${error.stdout.slice(-4000)}`);
    });
    return split(JSON.parse(stdout) as Preview, new Set(declared.keys()));
  } finally {
    providers.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function split(preview: Preview, types: ReadonlySet<string>): ReadonlyMap<string, object> {
  const byUrn = new Map(preview.steps.map((step) => [step.urn, step]));
  const answer = new Map<string, object>();
  for (const step of preview.steps) {
    if (!types.has(step.newState.type)) continue;
    const needed = new Set<string>();
    collect(step.urn, needed);
    // Times and places of the capture differ from run to run and say nothing of the resource.
    const steps = preview.steps.filter(({ urn }) => needed.has(urn)).map(withoutPlaces);
    answer.set(step.newState.type, { config: preview.config, steps, changeSummary: { create: steps.length } });
  }
  return answer;

  function collect(urn: string | undefined, needed: Set<string>): void {
    const step = urn === undefined ? undefined : byUrn.get(urn);
    if (step === undefined || needed.has(step.urn)) return;
    needed.add(step.urn);
    const { parent, provider, dependencies = [], propertyDependencies = {} } = step.newState;
    for (const one of [
      parent,
      provider?.slice(0, provider.lastIndexOf("::")),
      ...dependencies,
      ...Object.values(propertyDependencies).flat(),
    ])
      collect(one, needed);
  }
}

function withoutPlaces(step: Step): object {
  const dropped = new Set(["sourcePosition", "stackTrace", "created", "modified"]);
  return { ...step, newState: Object.fromEntries(Object.entries(step.newState).filter(([key]) => !dropped.has(key))) };
}
