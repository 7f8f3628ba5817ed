import { execFile } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { repositoryRoot } from "../support/cli";

/** The scripts of the templates are run as a CI system runs them: with the shell, the variables and a host that answers. */
const template = (...path: string[]): unknown => parse(readFileSync(join(repositoryRoot, "ci", ...path), "utf8"));

let folder: string;
let repository: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "costwright-ci-"));
  repository = join(folder, "clone");
  const origin = join(folder, "origin");
  mkdirSync(origin);
  const git = (cwd: string, ...args: string[]) =>
    run("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false", ...args], cwd);
  const program = (sizeGib: number) => {
    writeFileSync(join(origin, "Pulumi.yaml"), "name: shop\nruntime: nodejs\nmain: index.js\n");
    writeFileSync(join(origin, "Pulumi.dev.yaml"), "config:\n  aws:region: us-east-1\n");
    writeFileSync(join(origin, ".gitignore"), "node_modules\n");
    const volume = `new (require("@pulumi/aws").ebs.Volume)("disk", { availabilityZone: "us-east-1a", size: ${sizeGib}, type: "gp3" });\n`;
    writeFileSync(join(origin, "index.js"), volume);
  };
  await git(origin, "init", "-q", "-b", "main");
  program(100);
  await git(origin, "add", "-A");
  await git(origin, "commit", "-qm", "base");
  await git(origin, "checkout", "-qb", "change");
  program(300);
  await git(origin, "commit", "-qam", "head");
  await git(folder, "clone", "-q", "--branch", "change", origin, "clone");
  // The packages of the repository, with costwright's command among them.
  const modules = join(repository, "node_modules");
  mkdirSync(join(modules, ".bin"), { recursive: true });
  symlinkSync(join(repositoryRoot, "node_modules", "@pulumi"), join(modules, "@pulumi"), "junction");
  const command = join(modules, ".bin", "costwright");
  writeFileSync(command, `#!/bin/sh\nexec "${process.execPath}" "${join(repositoryRoot, "dist", "cli", "main.js")}" "$@"\n`);
  chmodSync(command, 0o755);
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(file: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const none = { GITHUB_ACTIONS: "", GITLAB_CI: "", TF_BUILD: "", GITHUB_TOKEN: "", GITHUB_STEP_SUMMARY: "", GITHUB_BASE_REF: "" };
  return new Promise((resolve) => {
    execFile(file, args, { cwd, env: { ...process.env, COSTWRIGHT_PRICES: "built-in", ...none, ...env } }, (error, stdout, stderr) =>
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr }),
    );
  });
}

const bash = (script: string, env: NodeJS.ProcessEnv) => run("bash", ["-e", "-o", "pipefail", "-c", script], repository, env);

/** A host that has no comment yet; what it is sent. */
async function withHost<T>(use: (api: string, bodies: string[]) => Promise<T>): Promise<T> {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.on("data", (chunk) => (text += String(chunk)));
    request.on("end", () => {
      if (text !== "") bodies.push(text);
      response.writeHead(200, { "content-type": "application/json" });
      response.end(request.method === "GET" ? (request.url?.includes("threads") ? '{"value":[]}' : "[]") : '{"id":1}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, bodies);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test("the GitHub action compares with the base branch, annotates, writes the comment and keeps the verdict", async () => {
  const action = template("github", "action.yml") as { runs: { steps: { run: string }[] } };
  const [diff, comment, verdict] = action.runs.steps.map((step) => step.run);
  const output = join(folder, "output");
  const env = { RUNNER_TEMP: folder, GITHUB_OUTPUT: output, BASE: "", BASE_BRANCH: "main", PROGRAM: ".", ARGUMENTS: "", VERSION: "" };
  const config = join(folder, "p.json");
  writeFileSync(config, JSON.stringify({ "stack-budget": { enforcementLevel: "mandatory", budgetUsdPerMonth: 10 } }));
  const ran = await bash(diff ?? "", { ...env, ARGUMENTS: `--policy-config ${config}` });
  expect(ran.code).toBe(0);
  expect(ran.stdout).toMatch(/^::error title=stack-budget::/m);
  const outputs = Object.fromEntries(
    readFileSync(output, "utf8")
      .trim()
      .split("\n")
      .map((line) => line.split("=") as [string, string]),
  );
  expect(outputs["exit-code"]).toBe("1");
  expect(JSON.parse(readFileSync(join(outputs.folder ?? "", "costwright.json"), "utf8"))).toMatchObject({
    change: { deltaLowUsdPerMonth: 16 },
  });
  expect(JSON.parse(readFileSync(join(outputs.folder ?? "", "costwright.sarif"), "utf8"))).toMatchObject({ version: "2.1.0" });
  await withHost(async (api, bodies) => {
    const github = {
      GITHUB_ACTIONS: "true",
      GITHUB_API_URL: api,
      GITHUB_REPOSITORY: "a/b",
      GITHUB_REF: "refs/pull/1/merge",
      GITHUB_TOKEN: "t",
    };
    const told = await bash(comment ?? "", { ...github, FOLDER: outputs.folder, PROGRAM: "." });
    expect([told.code, told.stderr]).toEqual([0, expect.stringContaining("comment written")]);
    expect(bodies.join()).toContain("16.00");
  });
  expect((await bash(verdict ?? "", { STATUS: "1" })).code).toBe(1);
});

test("the GitLab job compares with the merge request's base and keeps the verdict", async () => {
  const { costwright: job } = template("gitlab", "costwright.yml") as { costwright: { script: string[] } };
  const base = (await run("git", ["rev-parse", "origin/main"], repository)).stdout.trim();
  await withHost(async (api, bodies) => {
    const gitlab = { GITLAB_CI: "true", CI_API_V4_URL: api, CI_PROJECT_ID: "1", CI_MERGE_REQUEST_IID: "2", GITLAB_TOKEN: "t" };
    const variables = { CI_MERGE_REQUEST_DIFF_BASE_SHA: base, COSTWRIGHT_PROGRAM: ".", COSTWRIGHT_ARGUMENTS: "" };
    const ran = await bash(job.script.join("\n"), { ...gitlab, ...variables });
    expect([ran.code, ran.stderr]).toEqual([0, expect.stringContaining("comment written")]);
    expect(bodies.join()).toContain("16.00");
    expect(readFileSync(join(repository, "costwright.xml"), "utf8")).toContain("<testsuites");
  });
});

test("the step of Azure Pipelines compares with the target branch and keeps the verdict", async () => {
  const { steps } = template("azure-pipelines", "costwright.yml") as { steps: { bash: string }[] };
  await withHost(async (api, bodies) => {
    const azure = { TF_BUILD: "True", SYSTEM_COLLECTIONURI: `${api}/o/`, SYSTEM_TEAMPROJECT: "p", BUILD_REPOSITORY_ID: "r" };
    const request = { SYSTEM_PULLREQUEST_PULLREQUESTID: "3", SYSTEM_PULLREQUEST_TARGETBRANCH: "refs/heads/main", SYSTEM_ACCESSTOKEN: "t" };
    const ran = await bash(steps[0]?.bash ?? "", { ...azure, ...request, PROGRAM: ".", ARGUMENTS: "", FOLDER: folder });
    expect([ran.code, ran.stderr]).toEqual([0, expect.stringContaining("comment written")]);
    expect(bodies.join()).toContain("16.00");
  });
});
