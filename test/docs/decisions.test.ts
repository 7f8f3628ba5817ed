import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repositoryRoot, runCli } from "../support/cli";

/* The guide's worked examples, run as a user would: docs/decisions.md cannot say what is not so. */
const guide = readFileSync(join(repositoryRoot, "docs", "decisions.md"), "utf8");
const blocks = (language: string) => [...guide.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, "g"))].map(([, text]) => text ?? "");

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "costwright-decisions-"));
  for (const text of blocks("yaml")) {
    const name = /^# (\S+)\n/.exec(text)?.[1];
    if (name !== undefined) writeFileSync(join(folder, name), text);
  }
  for (const script of blocks("sh")) {
    const { status, stderr } = spawnSync("sh", ["-c", script], { cwd: folder, encoding: "utf8" });
    if (status !== 0) throw new Error(stderr);
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

const commands = [...guide.matchAll(/^`costwright (.*)` answers:$/gm)].map(([, command]) => command ?? "");

test("the guide shows every command once", () => {
  expect(commands.map((command) => command.split(" ")[0])).toEqual(["pack", "schedule", "commit", "select"]);
  expect(blocks("text")).toHaveLength(commands.length);
});

test.each(commands.map((command, index) => [command, index] as const))("costwright %s", async (command, index) => {
  const { exitCode, stdout, stderr } = await runCli(command.split(" "), { cwd: folder });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
  expect(stdout).toBe(blocks("text")[index]);
});
