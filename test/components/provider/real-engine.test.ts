import { execFile, execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import manifest from "../../../package.json";
import { repositoryRoot } from "../../support/cli";
import { startStandInProviders } from "../../support/stand-in-provider";

/*
 * The plugin under the real Pulumi CLI, started by its own Node language host as users have it, from programs in three
 * languages. Stand-in providers replace the clouds'. What a machine lacks is skipped, and said.
 */
const path = (process.env.PATH ?? "").split(delimiter);
const isThere = (...names: readonly string[]) => names.every((name) => path.some((folder) => existsSync(join(folder, name))));
const base = ["pulumi", "pulumi-language-nodejs"];

function hasPythonSdk(): boolean {
  try {
    execFileSync("python3", ["-c", "import pulumi, parver, semver"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

function on(condition: boolean, lacks: string): typeof describe | typeof describe.skip {
  if (!condition) console.log(`skipped: ${lacks} on PATH`);
  return condition ? describe : describe.skip;
}
const withNode = on(isThere(...base), "no pulumi and pulumi-language-nodejs");
const withYaml = on(isThere(...base, "pulumi-language-yaml"), "no pulumi and pulumi-language-yaml");
const withPython = on(
  isThere(...base, "pulumi-language-python") && hasPythonSdk(),
  "no pulumi, pulumi-language-python and Python with the Pulumi SDK",
);

interface Run {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

let root: string;
let pulumi: (cwd: string, ...args: readonly string[]) => Promise<Run>;
let providers: Awaited<ReturnType<typeof startStandInProviders>>;
beforeAll(async () => {
  // The engine writes stacks and lock files beside the programs: a copy, with the plugin and what it needs as links.
  root = mkdtempSync(join(tmpdir(), "costwright-languages-"));
  for (const name of ["plugin", "examples", "state", "sdk"]) mkdirSync(join(root, name));
  for (const name of ["dist", "node_modules"]) symlinkSync(join(repositoryRoot, name), join(root, name));
  for (const name of ["package.json", "PulumiPlugin.yaml"]) cpSync(join(repositoryRoot, "plugin", name), join(root, "plugin", name));
  for (const name of ["python-shop", "yaml-shop"])
    cpSync(join(repositoryRoot, "examples", name), join(root, "examples", name), { recursive: true });
  providers = await startStandInProviders(["aws", "azure-native", "gcp"]);
  const env = {
    ...process.env,
    PULUMI_BACKEND_URL: `file://${join(root, "state")}`,
    PULUMI_HOME: join(root, "home"),
    PULUMI_CONFIG_PASSPHRASE: "test",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DEBUG_PROVIDERS: providers.debugProviders,
    COSTWRIGHT_PRICES: "built-in",
    PYTHONPATH: join(root, "sdk", "python"),
    NODE_OPTIONS: "",
  };
  pulumi = (cwd, ...args) =>
    promisify(execFile)("pulumi", [...args, "--non-interactive"], { cwd: join(root, cwd), maxBuffer: 1 << 26, env }).then(
      ({ stdout, stderr }) => ({ exitCode: 0, stdout, stderr }),
      (error: { stdout: string; stderr: string; code: number }) => ({ exitCode: error.code, stdout: error.stdout, stderr: error.stderr }),
    );
});
afterAll(() => {
  providers.close();
  rmSync(root, { recursive: true, force: true });
});

/** A stack of its own, deployed with the stand-ins: what it has as outputs, and what resources by type. */
async function deployed(example: string): Promise<{ readonly outputs: Record<string, unknown>; readonly types: readonly string[] }> {
  const cwd = join("examples", example);
  const done = async (...args: readonly string[]) => {
    const run = await pulumi(cwd, ...args);
    if (run.exitCode !== 0) throw new Error(`pulumi ${args.join(" ")}: ${run.stdout}\n${run.stderr}`);
    return run.stdout;
  };
  await done("stack", "init", "dev", "--no-select");
  const preview = await done("preview", "--stack", "dev");
  expect(preview).toMatch(/Resources:\n {4}\+ \d+ to create/);
  await done("up", "--stack", "dev", "--skip-preview", "--yes");
  // A second preview changes nothing: what the plugin makes is the same each time.
  expect(await done("preview", "--stack", "dev", "--expect-no-changes")).toContain("unchanged");
  const state = JSON.parse(await done("stack", "export", "--stack", "dev")) as {
    deployment: { resources: readonly { type: string; outputs?: Record<string, unknown> }[] };
  };
  const { resources } = state.deployment;
  return {
    outputs: resources.find(({ type }) => type === "pulumi:pulumi:Stack")?.outputs ?? {},
    types: resources.map(({ type }) => type),
  };
}

withNode("the CLI", () => {
  test("takes the schema from the plugin's folder, and finds nothing wrong with it", async () => {
    const { exitCode, stdout, stderr } = await pulumi(".", "package", "get-schema", "./plugin");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: expect.not.stringContaining("error") as string });
    const schema = JSON.parse(stdout) as { name: string; resources: object };
    expect(Object.keys(schema.resources)).toContain("costwright:index:Portfolio");
    writeFileSync(join(root, "schema.json"), stdout);
    const checked = await pulumi(".", "schema", "check", "schema.json");
    expect(checked).toMatchObject({ exitCode: 0 });
  }, 60_000);

  test("lets a program in TypeScript use it from another process; its files lie in the program's folder", async () => {
    const program = join(root, "examples", "node");
    mkdirSync(join(program, "app"), { recursive: true });
    writeFileSync(
      join(program, "Pulumi.yaml"),
      "name: node\nruntime: { name: nodejs, options: { typescript: false } }\nmain: app\nplugins: { providers: [{ name: costwright, path: ../../plugin }] }\n",
    );
    cpSync(join(root, "examples", "python-shop", "workloads.yaml"), join(program, "app", "workloads.yaml"));
    writeFileSync(
      join(program, "app", "index.js"),
      `const pulumi = require("@pulumi/pulumi");
       class Portfolio extends pulumi.ComponentResource {
         constructor(name, args, opts) {
           super("costwright:index:Portfolio", name, { ...args, placements: undefined }, opts, true);
         }
       }
       exports.placements = new Portfolio("shop", { file: "workloads.yaml" }).placements;`,
    );
    const { outputs, types } = await deployed("node");
    const { placements } = outputs as { placements: readonly { workload: string }[] };
    expect(placements.map(({ workload }) => workload).sort()).toEqual(["api", "web"]);
    expect(types.filter((type) => type.endsWith("costwright:index:Service"))).toHaveLength(2);

    rmSync(join(program, "app", "workloads.yaml"));
    const { exitCode, stdout, stderr } = await pulumi(join("examples", "node"), "preview", "--stack", "dev");
    expect(exitCode).not.toBe(0);
    const said = `${stdout}${stderr}`;
    expect(said).toContain('Portfolio "shop": its file cannot be used.');
    expect(said).toContain("property file with value '{workloads.yaml}' has a problem: \"workloads.yaml\" does not exist");
    expect(said).not.toContain("    at ");
  }, 600_000);
});

withYaml("Pulumi YAML", () => {
  test("runs examples/yaml-shop", async () => {
    const cwd = join("examples", "yaml-shop");
    await pulumi(cwd, "stack", "init", "dev", "--no-select");
    // A preview alone: the stand-ins compute nothing, and what a deployed database needs of its account would be missing.
    const { exitCode, stdout, stderr } = await pulumi(cwd, "preview", "--stack", "dev");
    expect({ exitCode, said: exitCode === 0 ? "" : `${stdout}\n${stderr}` }).toEqual({ exitCode: 0, said: "" });
    for (const component of ["Portfolio shop", "Service shop-web", "Service shop-api", "Database shop-orders"])
      expect(stdout).toContain(`costwright:index:${component} create`);
    expect(stdout).toMatch(/usdPerMonth: \d+\.\d+/);
  }, 600_000);
});

withPython("Python", () => {
  test("runs examples/python-shop with the generated SDK", async () => {
    const { exitCode, stderr } = await pulumi(".", "package", "gen-sdk", "./plugin", "--language", "python", "--out", "sdk");
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    // What `pip install` would leave beside it; the SDK asks for its own version.
    const info = join(root, "sdk", "python", `pulumi_costwright-${manifest.version}.dist-info`);
    mkdirSync(info);
    writeFileSync(join(info, "METADATA"), `Metadata-Version: 2.1\nName: pulumi_costwright\nVersion: ${manifest.version}\n`);
    const { outputs, types } = await deployed("python-shop");
    expect(outputs).toMatchObject({
      usdPerMonth: expect.any(Number) as number,
      reportsIn: expect.stringMatching(/^aws us-east-/) as string,
    });
    expect(types.filter((type) => type === "costwright:index:Service")).toHaveLength(3);
  }, 600_000);
});
