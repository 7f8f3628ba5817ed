import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Report } from "../../model";
import { repositoryRoot, runCli } from "../support/cli";

const fixture = (name: string) => join(__dirname, "..", "intake", "fixtures", name);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "costwright-diff-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function diff(args: readonly string[]): Promise<{ reports: readonly Report[]; exitCode: number | null }> {
  const { stdout, stderr, exitCode } = await runCli(["diff", "--as-of", "2026-11-01", "--format", "json", ...args], { cwd: folder });
  if (stdout === "") throw new Error(stderr);
  const parsed = JSON.parse(stdout) as Report | { reports: readonly Report[] };
  return { reports: "reports" in parsed ? parsed.reports : [parsed], exitCode };
}

const rows = ({ change }: Report) => change?.resources.map(({ name, operation, deltaLowUsdPerMonth: usd }) => [name, operation, usd]);

/** A program of one disk in a folder of its own. */
function program(name: string, sizeGib: number): void {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "Pulumi.yaml"), `name: ${name}\nruntime: nodejs\nmain: index.js\n`);
  writeFileSync(join(path, "Pulumi.dev.yaml"), "config:\n  aws:region: us-east-1\n");
  const volume = `new (require("@pulumi/aws").ebs.Volume)("disk", { availabilityZone: "us-east-1a", size: ${sizeGib}, type: "gp3" });\n`;
  writeFileSync(join(path, "index.js"), volume);
}

function git(...args: string[]): void {
  const identity = ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"];
  execFileSync("git", [...identity, ...args], { cwd: folder, stdio: "ignore" });
}

test("two files: what one costs more than the other", async () => {
  const { reports, exitCode } = await diff([fixture("deployed.state.json"), fixture("update-with-sames.preview.json")]);
  expect(reports.map(rows)).toEqual([
    [
      ["moved", "update", 0],
      ["new", "create", 20],
      ["old", "delete", -10],
      ["web", "update", 210.24],
    ],
  ]);
  expect(exitCode).toBe(0);
});

test("revisions and the work tree of a repository with several programs; the work tree is not touched", async () => {
  symlinkSync(join(repositoryRoot, "node_modules"), join(folder, "node_modules"), "junction");
  writeFileSync(join(folder, ".gitignore"), "node_modules\n");
  program("shop", 100);
  program("old", 10);
  git("init", "-q");
  git("add", "-A");
  git("commit", "-qm", "first");
  git("tag", "base");
  program("shop", 200);
  program("new", 25);
  rmSync(join(folder, "old"), { recursive: true });
  git("add", "-A");
  git("commit", "-qm", "second");
  program("shop", 300);
  const before = readdirSync(folder);

  const revisions = await diff(["base", "HEAD"]);
  expect(revisions.reports.map((one) => [one.program.path, one.program.project, rows(one)])).toEqual([
    ["HEAD:new", "new", [["disk", "create", 2]]],
    ["HEAD:shop", "shop", [["disk", "update", 8]]],
    ["base:old", "old", [["disk", "delete", -0.8]]],
  ]);
  const worktree = await diff(["HEAD", ".", "--program", "shop"]);
  expect(worktree.reports.map(rows)).toEqual([[["disk", "update", 8]]]);
  expect(readdirSync(folder)).toEqual(before);
});

test.each([
  ["a preview without what stays", [fixture("deployed.state.json"), fixture("update.preview.json")], "leaves out what does not change"],
  ["a word that names nothing", [fixture("deployed.state.json"), "no-such-thing"], "no file, folder or git revision no-such-thing"],
  ["an option in place of a revision", [fixture("deployed.state.json"), "--", "--upload-pack=x"], "no file, folder or git revision"],
])("%s is answered in words, exit code 2", async (_, args, message) => {
  const { exitCode, stdout, stderr } = await runCli(["diff", ...args], { cwd: folder });
  expect([exitCode, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(message);
});

test("a stack that is written anew: what each side costs by what it is for, and the share that is saved at the same use", async () => {
  symlinkSync(join(repositoryRoot, "node_modules"), join(folder, "node_modules"), "junction");
  program("by-hand", 100);
  program("anew", 40);
  writeFileSync(
    join(folder, "anew", "index.js"),
    `const aws = require("@pulumi/aws");
new aws.ebs.Volume("data", { availabilityZone: "us-east-1a", size: 40, type: "gp3" });
new aws.ec2.Eip("door", { domain: "vpc" });\n`,
  );
  const { stdout } = await runCli(["diff", "by-hand", "anew", "--as-of", "2026-11-01"], { cwd: folder });
  const [change] = stdout.split("\n\n").filter((section) => section.startsWith("CHANGE"));
  // 100 GiB at 0.08, then 40 GiB and an address at 3.65.
  expect(change?.split("\n").map((line) => line.trimEnd().replace(/ {2,}/g, "  "))).toEqual([
    "CHANGE  -1.15 USD/month (before: 8.00, after: 6.85, 14 % less): 2 created, 1 deleted",
    "  nothing is on both sides; by what it is for, as far as priced:",
    "  Storage  8.00  ->  3.20  -4.80",
    "  Networking  -  ->  3.65  +3.65",
    "  resource by resource:",
    "  delete  aws:ebs/volume:Volume disk  8.00  ->  -  -8.00",
    "  create  aws:ec2/eip:Eip door  -  ->  3.65  +3.65",
    "  create  aws:ebs/volume:Volume data  -  ->  3.20  +3.20",
  ]);
});
