import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { syntheticStack } from "./judge.bench";
import { printRow } from "./measure";

const RESOURCES = 1_000;
const RUNS = 3;
/** The pack may add this share to a preview. */
const SHARE_LIMIT = 0.15;

/** Stands for a folder that is made for the run. */
const EMPTY_PACK = "an empty pack";

interface Run {
  readonly wallMs: number;
  readonly cpuMs: number;
}

const root = join(__dirname, "..", "..");

/**
 * What the pack adds to a real `pulumi preview` of 1,000 resources, against the same preview without a pack, with a pack
 * of the policy SDK whose one policy does nothing, and with AWSGuard. Stand-in providers answer at once, so the preview
 * is as short as it can be and the pack's share as large. The least of the runs counts: other work on the machine only
 * ever adds. CPU time is of the engine, the program and the pack together, user and system.
 */
export async function run(): Promise<void> {
  const missing = ["pulumi", "pulumi-language-nodejs"].filter((name) => !isOnPath(name));
  if (missing.length > 0) {
    console.log(`  skipped: ${missing.join(" and ")} not on PATH`);
    return;
  }
  const awsGuard = join(root, "test", "preview", "policy-packs", "packs", "awsguard");
  const hasAwsGuard = existsSync(join(awsGuard, "node_modules", "@pulumi", "awsguard"));
  if (!hasAwsGuard) console.log("  AWSGuard is skipped: run `npm install --ignore-scripts` in test/preview/policy-packs/packs/awsguard");
  const packs: Readonly<Record<string, readonly string[]>> = {
    "no pack": [],
    "an empty pack": ["--policy-pack", EMPTY_PACK],
    "costwright, the folder": ["--policy-pack", join(root, "policy-pack")],
    "costwright, the executable": ["--policy-pack", join(root, "policy-pack", "costwright-policies")],
    ...(hasAwsGuard ? { AWSGuard: ["--policy-pack", awsGuard] } : {}),
  };
  const folder = mkdtempSync(join(tmpdir(), "costwright-bench-"));
  const providers = await startProviders();
  try {
    const preview = prepare(folder, providers.debugProviders);
    const emptyPack = prepareEmptyPack(folder);
    const runs = new Map<string, Run[]>();
    // In turns, so that a busy moment of the machine meets all of them; the first round warms up.
    for (let round = 0; round <= RUNS; round++) {
      for (const [name, args] of Object.entries(packs)) {
        const run = preview(args.map((arg) => (arg === EMPTY_PACK ? emptyPack : arg)));
        if (round > 0) runs.set(name, [...(runs.get(name) ?? []), run]);
      }
    }
    const least = (name: string, of: (run: Run) => number) => Math.min(...(runs.get(name) ?? []).map(of));
    const wallMs = (name: string) => least(name, (run) => run.wallMs);
    const cpuMs = (name: string) => least(name, (run) => run.cpuMs);
    for (const name of Object.keys(packs)) {
      printRow(`preview of ${RESOURCES} resources, ${name}`, `${wallMs(name).toFixed(0)} ms`, "no pack", wallMs(name) / wallMs("no pack"));
      printRow("  CPU time", `${cpuMs(name).toFixed(0)} ms`, "no pack", cpuMs(name) / cpuMs("no pack"));
    }
    for (const name of Object.keys(packs).filter((one) => one !== "no pack")) {
      const added = wallMs(name) / wallMs("no pack") - 1;
      printRow(`  what ${name} adds`, `${(added * 100).toFixed(1)} %`, `the limit of ${SHARE_LIMIT * 100} %`, added / SHARE_LIMIT);
    }
  } finally {
    providers.process.kill();
    rmSync(folder, { recursive: true });
  }
}

function isOnPath(name: string): boolean {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, name)));
}

/** The tests' stand-in providers, in a process of their own: they must not wait for a preview that is being timed. */
async function startProviders(): Promise<{ readonly process: ChildProcess; readonly debugProviders: string }> {
  // Tests are not built: their TypeScript is read as it stands.
  const script = [
    'require("ts-node").register({ transpileOnly: true, swc: true })',
    'const { startStandInProviders } = require("./test/support/stand-in-provider")',
    'startStandInProviders(["aws", "azure-native", "gcp"]).then((one) => console.log(one.debugProviders))',
  ].join(";");
  const child = spawn(process.execPath, ["--eval", script], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const debugProviders = await new Promise<string>((resolve, reject) => {
    child.stdout.setEncoding("utf8").once("data", (text: string) => resolve(text.trim()));
    child.once("exit", (code) => reject(new Error(`the stand-in providers ended with ${code}`)));
  });
  return { process: child, debugProviders };
}

/** The least that a pack of the policy SDK can be; returns its folder. */
function prepareEmptyPack(folder: string): string {
  const pack = join(folder, "empty-pack");
  mkdirSync(pack);
  writeFileSync(join(pack, "PulumiPolicy.yaml"), "runtime: { name: nodejs, options: { typescript: false } }\nmain: index.js\n");
  writeFileSync(join(pack, "package.json"), '{ "name": "empty", "version": "1.0.0", "main": "index.js" }\n');
  writeFileSync(
    join(pack, "index.js"),
    `const { PolicyPack } = require("@pulumi/policy");
new PolicyPack("empty", { policies: [{ name: "nothing", description: "nothing", enforcementLevel: "advisory", validateStack() {} }] });
`,
  );
  return pack;
}

/** A project with a stack and a backend in the folder; returns what previews it once and says how long that took. */
function prepare(folder: string, debugProviders: string): (args: readonly string[]) => Run {
  const project = join(folder, "project");
  mkdirSync(join(folder, "state"));
  mkdirSync(project);
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  writeFileSync(join(project, "Pulumi.yaml"), "name: bench\nruntime: { name: nodejs, options: { typescript: false } }\n");
  writeFileSync(
    join(project, "resources.json"),
    JSON.stringify(syntheticStack(RESOURCES).map(({ type, name, inputs }) => ({ type, name, inputs }))),
  );
  writeFileSync(
    join(project, "index.js"),
    `const pulumi = require("@pulumi/pulumi");
for (const { type, name, inputs } of require("./resources.json")) new pulumi.CustomResource(type, name, inputs);
`,
  );
  const env = {
    ...process.env,
    PULUMI_BACKEND_URL: `file://${join(folder, "state")}`,
    PULUMI_HOME: join(folder, "home"),
    PULUMI_CONFIG_PASSPHRASE: "bench",
    PULUMI_SKIP_UPDATE_CHECK: "true",
    PULUMI_DEBUG_PROVIDERS: debugProviders,
    PWD: project,
  };
  const pulumi = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync("pulumi", [...args, "--non-interactive", "--stack", "dev"], {
      cwd: project,
      env,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    if (status !== 0) throw new Error(`pulumi ${args.join(" ")} ended with ${status}:\n${stdout.slice(-4_000)}\n${stderr}`);
  };
  pulumi("stack", "init", "--no-select", "--secrets-provider", "passphrase");
  pulumi("config", "set", "aws:region", "us-east-1");
  return (args) => {
    const start = process.hrtime.bigint();
    const cpuBeforeMs = childrenCpuMs();
    pulumi("preview", "--json", ...args);
    return { wallMs: Number(process.hrtime.bigint() - start) / 1e6, cpuMs: childrenCpuMs() - cpuBeforeMs };
  };
}

/** CPU time of every child that has ended, and of theirs, in milliseconds (`proc_pid_stat(5)`); NaN where there is no /proc. */
function childrenCpuMs(): number {
  try {
    const fields = readFileSync("/proc/self/stat", "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    // Fields 16 and 17, counted from 1, in hundredths of a second; two were cut off.
    return (Number(fields[13]) + Number(fields[14])) * 10;
  } catch {
    return Number.NaN;
  }
}
