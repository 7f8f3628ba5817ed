import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot, runCli } from "../support/cli";

/*
 * What a user sees for broken input: the whole message on stderr, exit code 2, no stack trace of ours, nothing written.
 * The programs live in a folder of the repository, so that `costwright/components` resolves as it does in the examples.
 */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(repositoryRoot, "test", "cli", ".program-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function program(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries({ "Pulumi.yaml": "name: p\nruntime: nodejs\n", ...files }))
    writeFileSync(join(folder, name), text);
}

async function refusal(...args: string[]): Promise<string> {
  const before = readdirSync(folder);
  const { exitCode, stdout, stderr } = await runCli(["preview", ".", ...args], { cwd: folder });
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr.split("\n").filter((line) => line.includes(join(repositoryRoot, "dist")))).toEqual([]);
  expect(readdirSync(folder)).toEqual(before);
  return stderr.replaceAll(folder, "PROGRAM");
}

const portfolio = (args: string) =>
  `const pulumi = require("@pulumi/pulumi");\nconst { Portfolio } = require("costwright/components");\nnew Portfolio("shop", ${args});\n`;

test.each([
  ["no such command", ["prview"], "error: unknown command 'prview'\n(Did you mean preview?)\n(run with --help for the usage)\n"],
  ["no such format", ["preview", ".", "--format", "jsno"], 'error: --format: no format "jsno" (did you mean "json"?)\n'],
  ["a timeout that is no number", ["preview", ".", "--timeout", "soon"], "error: --timeout soon: not a number of seconds above 0\n"],
  [
    "configuration without a value",
    ["preview", ".", "--config", "a"],
    "error: --config a: not KEY=VALUE (write it as aws:region=eu-west-1)\n",
  ],
  ["a date that is none", ["preview", ".", "--as-of", "soon"], "error: --as-of soon: not a date (write it as 2026-08-01)\n"],
  [
    "a usage file that is not there",
    ["preview", ".", "--usage", "gone.yaml"],
    "error: --usage: cannot read gone.yaml: there is no such file\n",
  ],
  [
    "an unknown provider, region and size",
    ["prices", "show", "aws", "eu-wset-1", "m7g.lrge"],
    'error: unknown aws region "eu-wset-1" (did you mean "eu-west-1"?)\nerror: unknown aws machine type "m7g.lrge" (did you mean "m7g.large"?)\n',
  ],
  ["an unknown cloud", ["prices", "show", "asw", "eu-west-1", "m7g.large"], 'error: unknown provider "asw" (did you mean "aws"?)\n'],
])("%s", async (_, args, message) => {
  const { exitCode, stdout, stderr } = await runCli(args, { cwd: folder });
  expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 2, stdout: "", stderr: message });
});

test("a folder without a program", async () => {
  expect(await refusal()).toBe(
    'PROGRAM: error: no Pulumi.yaml here: this is not the folder of a Pulumi program (name the folder that holds Pulumi.yaml, or make one with "pulumi new")\n',
  );
});

test("a program that throws shows its own message and stack", async () => {
  program({ "index.js": 'throw new Error("the queue has no name");\n' });
  const stderr = await refusal();
  expect(stderr).toContain("Error: the queue has no name\n    at Object.<anonymous> (PROGRAM/index.js:1:7)");
});

test("a program that hangs is ended", async () => {
  program({ "index.js": "setInterval(() => {}, 1000);\n" });
  expect(await refusal("--timeout", "2")).toContain(
    "PROGRAM: error: the program did not finish within 2 s and was ended (give it longer with --timeout, or look for a server, timer or promise that never ends)\n",
  );
});

test("needs with a misspelt field, a negative number and a missing one: all at once, with line and column", async () => {
  program({
    "index.js": portfolio('{ file: "workloads.yaml" }'),
    "workloads.yaml": "workloads:\n  web:\n    vcpus: -4\n    memroyGib: 8\n",
  });
  expect(await refusal()).toContain(`Portfolio "shop": 3 problems in what is declared.
  workloads.yaml:2:3: error: workloads.web.memoryGib is missing (it is required)
  workloads.yaml:3:12: error: workloads.web.vcpus is -4, below the least that can be declared (0.25)
  workloads.yaml:4:5: error: workloads.web.memroyGib is an unknown field (did you mean "memoryGib"?)
`);
});

test("needs that are not YAML", async () => {
  program({ "index.js": portfolio('{ file: "workloads.yaml" }'), "workloads.yaml": "workloads:\n  web: [1\n  x: y" });
  expect(await refusal()).toContain("workloads.yaml:3:3: error: not valid YAML: flow sequence in block collection must be");
});

test("a need that is only known after deployment", async () => {
  program({ "index.js": portfolio("{ workloads: { web: { vcpus: pulumi.output(4), memoryGib: 8 } } }") });
  expect(await refusal()).toContain(
    "workloads.web.vcpus is an output of another resource, but it decides the placement and must be known before deployment",
  );
});

test("an impossible need says which requirement excludes what", async () => {
  program({
    "index.js": portfolio(
      '{ budgetUsdPerMonth: 5, providers: ["aws"], regions: ["us-east-1"], workloads: { web: { vcpus: 4, memoryGib: 8 } } }',
    ),
  });
  const stderr = await refusal();
  expect(stderr).toContain('Portfolio "shop": no placement meets what is declared');
  expect(stderr).toContain("no placement meets a budget of 5.00 USD a month together with the workloads' own requirements");
});

test("policy configuration that names no rule", async () => {
  program({ "index.js": "" });
  writeFileSync(join(folder, "policies.json"), '{"stack-bugdet": "mandatory", "gp2-to-gp3": "always"}');
  expect(await refusal("--policy-config", "policies.json")).toBe(
    'policies.json: error: unknown rule "stack-bugdet" (did you mean "stack-budget"?)\npolicies.json: error: "always" is not a level of "gp2-to-gp3" (levels: advisory, mandatory, remediate, disabled)\n',
  );
});

test("a usage file with an unknown quantity", async () => {
  program({ "index.js": "" });
  writeFileSync(join(folder, "usage.yaml"), "types:\n  aws:ec2/natGateway:NatGateway:\n    dataProcesedGib: 5\nresourcs: {}\n");
  const stderr = await refusal("--usage", "usage.yaml");
  expect(stderr).toContain(
    'usage.yaml:3:5: error: unknown usage quantity "dataProcesedGib" for aws:ec2/natGateway:NatGateway (did you mean "dataProcessed',
  );
  expect(stderr).toContain('usage.yaml:4:1: error: unknown section "resourcs" (did you mean "resources"?)\n');
});

test("a report that cannot be written leaves nothing behind", async () => {
  program({ "index.js": 'require("@pulumi/pulumi");\n' });
  mkdirSync(join(folder, "out"));
  const { exitCode, stderr } = await runCli(["preview", ".", "--out", "gone/report.json"], { cwd: folder });
  expect(exitCode).toBe(2);
  expect(stderr).toContain("error: cannot write gone/report.json: ENOENT");
  expect(readdirSync(join(folder, "out"))).toEqual([]);
});
