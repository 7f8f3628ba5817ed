import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type FileReading, readIfThere, writeIfUnchanged } from "../../cli/guarded-file";
import { InputError } from "../../model";
import { readLock } from "../../optimizer/lock";
import { repositoryRoot, runCli } from "../support/cli";

let folder: string;
let needs: string;
let lockFile: string;
/** What `lock` writes for the needs as they are at first: made once, for each run of the command takes a second. */
let firstLock: string;
beforeAll(async () => {
  const once = mkdtempSync(join(tmpdir(), "costwright-lock-"));
  writeFileSync(join(once, "needs.yaml"), needsText());
  await runCli(["lock", join(once, "needs.yaml"), "--as-of", "2026-08-01"]);
  firstLock = readFileSync(join(once, "costwright.lock.yaml"), "utf8");
  rmSync(once, { recursive: true });
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "costwright-lock-"));
  needs = join(folder, "workloads.yaml");
  lockFile = join(folder, "costwright.lock.yaml");
  writeFileSync(needs, needsText());
});
afterEach(() => rmSync(folder, { recursive: true }));

const needsText = (web = 4, more = "") => `regions: [us-east-1, us-central1]
workloads:
  web: { vcpus: ${web}, memoryGib: 8, minVcpusPerMachine: 2 }
  api: { vcpus: 8, memoryGib: 16, minVcpusPerMachine: 2 }
${more}`;
const lock = (...args: string[]) => runCli(["lock", needs, ...args], { cwd: folder });
const text = () => readFileSync(lockFile, "utf8");
const block = (name: string) => new RegExp(`^  ${name}:\\n(?:    .*\\n)+`, "m").exec(text())?.[0];

test("writes a lock, keeps it, checks it", async () => {
  const missing = await lock("--check");
  expect(missing).toMatchObject({ exitCode: 1, stdout: expect.stringContaining(`there is no ${lockFile}`) });
  const written = await lock("--as-of", "2026-08-01");
  expect(written).toMatchObject({ exitCode: 0, stderr: "" });
  expect(written.stdout).toMatch(/^LOCK {2}0 kept, 2 decided; /);
  const first = text();
  expect(first.match(/on: 2026-08-01/g)).toHaveLength(2);
  const again = await lock("--as-of", "2026-09-01", "--format", "json");
  expect(JSON.parse(again.stdout)).toMatchObject({
    kind: "lock",
    written: false,
    kept: [{ workload: "web" }, { workload: "api" }],
    resolved: [],
  });
  expect(text()).toBe(first);
  const checked = await lock("--check");
  expect(checked).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("LOCK  ok:") });
  expect(readdirSync(folder).sort()).toEqual(["costwright.lock.yaml", "workloads.yaml"]);
});

test("a changed need changes its own block alone; a check says what is stale until then", async () => {
  writeFileSync(lockFile, firstLock);
  const [web, api] = [block("web"), block("api")];
  writeFileSync(needs, needsText(9, "  jobs: { vcpus: 2, memoryGib: 4 }\n"));
  const stale = await lock("--check");
  expect(stale.exitCode).toBe(1);
  expect(stale.stdout).toContain("  web: its need changed\n  jobs: it is not in the lock\n");
  await lock("--as-of", "2026-09-01");
  expect(block("api")).toBe(api);
  expect(block("web")).not.toBe(web);
  writeFileSync(needs, needsText(9));
  const gone = await lock("--check");
  expect(gone).toMatchObject({ exitCode: 1, stdout: expect.stringContaining("jobs: locked, but not declared any more") });
  await lock();
  expect(block("jobs")).toBeUndefined();
});

test("a lock that is dearer than a fresh plan stays, and the drift says what a move would save and cost", async () => {
  writeFileSync(lockFile, firstLock);
  const dearer = text()
    .replace(/(api:\n(?: {4}.*\n)+? {6}size: ).*/, "$1c5.4xlarge")
    .replace(/(api:\n(?: {4}.*\n)+? {6}count: ).*/, "$12")
    .replace(/(api:\n(?: {4}.*\n)+? {6}provider: ).*/, "$1aws")
    .replace(/(api:\n(?: {4}.*\n)+? {6}region: ).*/, "$1us-east-1");
  writeFileSync(lockFile, dearer.replace("c5.4xlarge", "c7i.4xlarge"));
  const edited = await lock();
  expect(edited.exitCode).toBe(2);
  expect(edited.stderr).toMatch(/costwright\.lock\.yaml:6:3: error: the decision for "api" was edited by hand.*costwright lock --accept/);
  const accepted = await lock("--accept");
  expect(accepted.stdout).toContain("api       accepted  aws us-east-1, 2 x c7i.4xlarge, on-demand");
  expect(accepted.stdout).toMatch(/ {2}pays {2}api: aws us-east-1, 2 x c7i\.4xlarge, on-demand -> /);
  const before = text();
  const stays = await lock();
  expect(stays.stdout).toMatch(/DRIFT {2}a fresh plan would cost [\d.]+ USD\/month less; 1 move of 1 would pay back/);
  expect(stays.stdout).toMatch(/saves [\d.]+ USD\/month; moving costs [\d.]+ USD once \(assumed\), paid back in [\d.]+ months, within 12/);
  expect(text()).toBe(before);
  const other = await lock("--update", "web");
  expect(other.exitCode).toBe(0);
  expect(text()).toBe(before);
  const moved = await lock("--update", "api");
  expect(moved.stdout).toContain("api       moved ");
  expect(moved.stdout).toContain("DRIFT  none");
});

test.each<[string, (lock: string) => string, string]>([
  [
    "a merge conflict",
    (one) => one.replace("version: 1", "<<<<<<< HEAD\nversion: 1\n=======\nversion: 1\n>>>>>>> other"),
    ":4:1: error: an unresolved merge conflict",
  ],
  ["another version", (one) => one.replace("version: 1", "version: 7"), ":4:10: error: lock file of version 7"],
  ["broken YAML", (one) => one.replace("choice:", "choice: {"), "error: not valid YAML"],
])("%s is refused and the file left alone; with --check it is exit 1", async (_, spoil, message) => {
  writeFileSync(lockFile, firstLock);
  const spoilt = spoil(text());
  writeFileSync(lockFile, spoilt);
  const refused = await lock();
  expect(refused.exitCode).toBe(2);
  expect(refused.stderr).toContain(message);
  const checked = await lock("--check");
  expect(checked.exitCode).toBe(1);
  expect(checked.stdout).toContain(message);
  expect(text()).toBe(spoilt);
});

test("needs that cannot be met leave the lock as it is", async () => {
  writeFileSync(lockFile, firstLock);
  const before = text();
  writeFileSync(needs, `budgetUsdPerMonth: 1\n${needsText()}`);
  const refused = await lock();
  expect(refused.exitCode).toBe(1);
  expect(refused.stderr).toContain("costwright.lock.yaml is left as it is");
  expect(text()).toBe(before);
  expect((await lock("--check")).exitCode).toBe(1);
});

test.each<[string[], string]>([
  [["--update", "wbe"], 'error: --update: there is no workload "wbe" (did you mean "web"?)'],
  [["--check", "--update"], "error: --check only compares"],
  [["--as-of", "soon"], "error: --as-of soon: not a date"],
  [["--format", "yaml"], 'error: --format: no format "yaml"'],
  [["--time-limit", "0"], "error: --time-limit 0"],
])("%j is refused", async (args, message) => {
  const refused = await lock(...args);
  expect(refused.exitCode).toBe(2);
  expect(refused.stderr).toContain(message);
  expect(existsSync(lockFile)).toBe(false);
});

describe("several writers", () => {
  test("of commands that start from the same lock, each writes a whole file or refuses; the file holds in the end", async () => {
    writeFileSync(lockFile, firstLock);
    const variants = [5, 6, 7, 9].map((vcpus) => {
      const file = join(folder, `needs-${vcpus}.yaml`);
      writeFileSync(file, needsText(vcpus));
      return file;
    });
    const results = await Promise.all(variants.map((file) => runCli(["lock", file, "--lock", lockFile])));
    for (const { exitCode, stderr } of results) {
      if (exitCode !== 0)
        expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: expect.stringContaining("changed while this was decided") });
    }
    expect(results.filter(({ exitCode }) => exitCode === 0).length).toBeGreaterThan(0);
    expect(readLock(text(), lockFile)).toMatchObject({ status: "ok", edited: [] });
    expect(readdirSync(folder).filter((name) => name.includes("writing") || name.includes("tmp"))).toEqual([]);
  });

  test("of many processes that read the same content, exactly one replaces it, and no reader sees half a file", async () => {
    writeFileSync(lockFile, "before\n");
    const script = `
      const { existsSync, writeFileSync } = require("node:fs");
      const { readIfThere, writeIfUnchanged } = require(${JSON.stringify(join(repositoryRoot, "dist", "cli", "guarded-file.js"))});
      const [file, own, go] = process.argv.slice(1);
      const before = readIfThere(file, "--lock");
      writeFileSync(file + ".ready." + own, "");
      while (!existsSync(go));
      try { writeIfUnchanged(file, before, own.repeat(200000) + "\\n"); process.stdout.write("written"); }
      catch (error) { process.stdout.write(String(error.message)); }
    `;
    const go = join(folder, "go");
    const names = ["a", "b", "c", "d", "e", "f"];
    const runs = names.map(
      (own) =>
        new Promise<string>((resolve, reject) => {
          const child = spawn(process.execPath, ["-e", script, lockFile, own, go], { stdio: ["ignore", "pipe", "inherit"] });
          let output = "";
          child.stdout.setEncoding("utf8").on("data", (chunk) => {
            output += chunk;
          });
          child.on("error", reject);
          child.on("close", () => resolve(output));
        }),
    );
    while (names.some((own) => !existsSync(`${lockFile}.ready.${own}`))) await new Promise((resolve) => setTimeout(resolve, 5));
    writeFileSync(go, "");
    const seen = new Set<string>();
    let isDone = false;
    const all = Promise.all(runs).finally(() => {
      isDone = true;
    });
    while (!isDone) {
      seen.add(text());
      await new Promise((resolve) => setImmediate(resolve));
    }
    const outputs = await all;
    expect(outputs.filter((one) => one === "written")).toHaveLength(1);
    for (const one of outputs) if (one !== "written") expect(one).toContain("changed while this was decided");
    const winner = names[outputs.indexOf("written")] as string;
    expect(text()).toBe(`${winner.repeat(200000)}\n`);
    for (const content of seen) expect(["before\n", text()]).toContain(content);
    expect(existsSync(`${lockFile}.writing`)).toBe(false);
  });

  const refusal = (write: () => void) => {
    try {
      write();
    } catch (error) {
      if (error instanceof InputError) return error.message;
      throw error;
    }
    return "";
  };

  test("a file that changed, came or went since it was read is left as it is, and the same content is no change", () => {
    const absent: FileReading = readIfThere(lockFile, "--lock");
    writeFileSync(lockFile, "theirs");
    expect(refusal(() => writeIfUnchanged(lockFile, absent, "ours"))).toContain("changed while this was decided");
    const before = readIfThere(lockFile, "--lock");
    writeFileSync(lockFile, "theirs, again");
    expect(refusal(() => writeIfUnchanged(lockFile, before, "ours"))).toContain("run the command again");
    expect(text()).toBe("theirs, again");
    expect(refusal(() => writeIfUnchanged(lockFile, before, "theirs, again"))).toBe("");
    rmSync(lockFile);
    expect(refusal(() => writeIfUnchanged(lockFile, before, "ours"))).toContain("changed while this was decided");
    expect(existsSync(lockFile)).toBe(false);
  });

  test("what another writer holds is waited for, then refused with the file to delete", () => {
    writeFileSync(`${lockFile}.writing`, "1\n");
    const message = refusal(() => writeIfUnchanged(lockFile, { text: undefined }, "ours", 60));
    expect(message).toContain("is being written by another process");
    expect(message).toContain("delete costwright.lock.yaml.writing");
    expect(existsSync(`${lockFile}.writing`)).toBe(true);
  });
});
