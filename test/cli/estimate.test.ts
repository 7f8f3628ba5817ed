import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Report } from "../../model";
import { runCli } from "../support/cli";

const fixture = (name: string) => join(__dirname, "..", "intake", "fixtures", name);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "costwright-estimate-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

async function estimate(...args: string[]): Promise<Report> {
  const { stdout, stderr } = await runCli(["estimate", "--as-of", "2026-11-01", "--format", "json", ...args]);
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout) as Report;
}

const changes = ({ change }: Report) =>
  change?.resources.map(({ name, operation, deltaLowUsdPerMonth: low, deltaHighUsdPerMonth: high }) => [name, operation, low, high]);

test("a whole preview is priced with what it changes", async () => {
  const report = await estimate(fixture("update-with-sames.preview.json"));
  expect(changes(report)).toEqual([
    ["moved", "replace", 0, 0],
    ["new", "create", 20, 20],
    ["old", "delete", -10, -10],
    ["web", "update", 210.24, 210.24],
  ]);
  expect(report.change).toMatchObject({ isWhole: true, unchanged: 4, deltaLowUsdPerMonth: 220.24 });
  expect(report.resources.map(({ name }) => name)).not.toContain("old");
  expect(report.program).toMatchObject({ project: "capture", stack: "dev" });
});

test("the event stream costs the same; what hangs on nothing is not judged, for it does not say what hangs on what", async () => {
  const report = await estimate(fixture("update.events.ndjson"));
  expect(changes(report)).toEqual(changes(await estimate(fixture("update-with-sames.preview.json"))));
  expect(report.findings.map(({ rule }) => rule)).not.toContain("unattached-disk");
  expect(report.warnings).toEqual(expect.arrayContaining([expect.stringContaining("does not say what depends on it")]));
});

test("a preview without what stays the same says so, and a state completes it", async () => {
  const alone = await estimate(fixture("update.preview.json"));
  expect(alone.change?.isWhole).toBe(false);
  expect(alone.warnings).toEqual(expect.arrayContaining([expect.stringContaining("--show-sames")]));
  const completed = await estimate(fixture("update.preview.json"), "--state", fixture("deployed.state.json"));
  const whole = await estimate(fixture("update-with-sames.preview.json"));
  expect(completed.totals).toEqual(whole.totals);
  expect(completed.change).toEqual(whole.change);
});

test("--only-changed leaves out findings on what stays as it is, and says how many", async () => {
  const state = JSON.parse(readFileSync(fixture("deployed.state.json"), "utf8")) as unknown;
  const file = join(folder, "state.json");
  writeFileSync(file, JSON.stringify(state));
  const all = await estimate(fixture("deployed.state.json"));
  expect(all.findings.map(({ rule }) => rule)).toContain("gp2-to-gp3");
  const none = await estimate(fixture("deployed.state.json"), "--state", file, "--only-changed");
  expect([changes(none), none.findings.filter(({ urn }) => urn !== undefined)]).toEqual([[], []]);
  expect(none.warnings).toEqual(
    expect.arrayContaining([expect.stringMatching(/^\d+ findings on resources that do not change are left out$/)]),
  );
  const kept = await estimate(fixture("update-with-sames.preview.json"), "--only-changed");
  const about = kept.findings.flatMap(({ urn }) => urn?.split("::").at(-1) ?? []);
  expect(about.filter((name) => !["moved", "new", "web"].includes(name))).toEqual([]);
  expect(about).toContain("new");
});

test("standard input, and a mandatory budget that fails the check", async () => {
  const config = join(folder, "policies.json");
  writeFileSync(config, JSON.stringify({ "stack-budget": { enforcementLevel: "mandatory", budgetUsdPerMonth: 10 } }));
  const { exitCode, stdout } = await runCli(["estimate", fixture("deployed.state.json"), "--policy-config", config]);
  expect(exitCode).toBe(1);
  expect(stdout).toContain("FAIL: 1 mandatory rule is broken");
});

test("accepted findings are named apart and do not count; a broken exceptions file stops before anything else", async () => {
  const config = join(folder, "policies.json");
  writeFileSync(config, JSON.stringify({ "unattached-disk": "mandatory" }));
  const exceptions = join(folder, "exceptions.yaml");
  const row = "rule: unattached-disk, resource: '*', reason: kept for an audit, owner: data, expires: 2027-01-31";
  writeFileSync(exceptions, `exceptions: [{ ${row} }]\n`);
  const args = ["--policy-config", config, "--exceptions", exceptions];
  const report = await estimate(fixture("deployed.state.json"), ...args);
  expect(report.verdict.status).toBe("pass");
  expect(report.excepted).toEqual([
    expect.objectContaining({ rule: "unattached-disk", owner: "data", reason: "kept for an audit", origin: expect.stringContaining(":1") }),
    expect.objectContaining({ rule: "unattached-disk" }),
  ]);
  const { stdout } = await runCli(["estimate", fixture("deployed.state.json"), ...args]);
  expect(stdout).toContain("EXCEPTED   2 findings that exceptions accept");
  writeFileSync(exceptions, `exceptions: [{ ${row.replace("owner: data, ", "")} }]\n`);
  const broken = await runCli(["estimate", fixture("deployed.state.json"), ...args]);
  expect([broken.exitCode, broken.stdout]).toEqual([2, ""]);
  expect(broken.stderr).toMatch(/exceptions\.yaml:1:14: error: .* lacks "owner"/);
});

test.each([
  ["no file", ["nowhere.json"], "there is no file or folder nowhere.json"],
  ["a folder without programs", [join(__dirname)], "holds no Pulumi program"],
  ["a cut file", ["cut"], "it is not JSON"],
  [
    "a preview as the state",
    [fixture("deployed.state.json"), "--state", fixture("create.preview.json")],
    "it holds a preview, not a state",
  ],
  [
    "two inputs and one state",
    [fixture("deployed.state.json"), fixture("create.preview.json"), "--state", fixture("deployed.state.json")],
    "of one stack",
  ],
])("%s is answered in words, exit code 2", async (_, args, message) => {
  const cut = join(folder, "cut.json");
  writeFileSync(cut, readFileSync(fixture("create.preview.json"), "utf8").slice(0, 500));
  const { exitCode, stdout, stderr } = await runCli(["estimate", ...args.map((one) => (one === "cut" ? cut : one))]);
  expect([exitCode, stdout]).toEqual([2, ""]);
  expect(stderr).toContain(message);
});
