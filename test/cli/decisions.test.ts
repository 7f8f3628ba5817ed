import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Ajv from "ajv";
import schema from "../../schema/decision.schema.json";
import { repositoryRoot, runCli } from "../support/cli";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "costwright-decisions-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function run(args: readonly string[], files: Readonly<Record<string, string>>) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return runCli(args, { cwd: folder });
}

const year = (value: (hour: number) => number, hours = 8760) =>
  `timestamp,machines\n${Array.from({ length: hours }, (_, hour) => `${new Date(Date.UTC(2025, 0, 1) + hour * 3_600_000).toISOString()},${value(hour)}\n`).join("")}`;

const good = {
  "select.yaml": "minCoverage: 1\ntasks:\n  a: { costUsd: 10 }\n  b: { costUsd: 7.5, revenueUsd: 1 }\n",
  "schedule.yaml":
    "machines:\n  vm: { provider: gcp, region: europe-west1, size: n2-standard-4, spotWindows: [{ fromMinute: 0, toMinute: 60 }] }\ntasks:\n  a: { minutes: 30, interruptible: true }\n  b: { minutes: 45, after: [a] }\n",
  "pack.yaml":
    "provider: gcp\nregion: europe-west1\nsizes: [n2-standard-4, n2-standard-8]\nservices:\n  web: { replicas: 3, resources: { vcpus: 2, memoryGib: 4 } }\nexisting:\n  old: { size: n2-standard-8, count: 2, runs: { web: 1 } }\n",
};

describe("JSON", () => {
  const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);

  test.each([
    ["select", ["select", "select.yaml"]],
    ["schedule", ["schedule", "schedule.yaml"]],
    ["pack", ["pack", "pack.yaml"]],
    ["commit", ["commit", "history.csv", "--provider", "gcp", "--region", "europe-west1", "--size", "n2-standard-4"]],
  ])("%s: by the published schema, keys sorted, the same twice", async (kind, args) => {
    const files = { ...good, "history.csv": year((hour) => 3 + (hour % 5)) };
    const { exitCode, stdout, stderr } = await run([...args, "--format", "json"], files);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const data = JSON.parse(stdout) as Record<string, unknown>;
    expect(validate(data) ? [] : validate.errors).toEqual([]);
    expect(data).toMatchObject({ kind, version: 1, status: "optimal" });
    expect(Object.keys(data)).toEqual(Object.keys(data).sort());
    expect((await run([...args, "--format", "json"], files)).stdout).toBe(stdout);
  });

  test.each([
    ["select", "minCoverage: 9\ntasks:\n  a: { costUsd: 10 }\n"],
    ["schedule", "machines:\n  m: { usdPerHour: 1 }\ntasks:\n  a: { minutes: 30, deadlineMinute: 20 }\n"],
    ["pack", "kinds:\n  m: { resources: { vcpus: 2 }, usdPerHour: 1 }\nservices:\n  a: { resources: { vcpus: 4 } }\n"],
  ])("%s: what is infeasible says why, with exit code 1", async (kind, text) => {
    const { exitCode, stdout } = await run([kind, "input.yaml", "--format", "json"], { "input.yaml": text });
    const data = JSON.parse(stdout) as { readonly conflicts: readonly string[] };
    expect(validate(data) ? [] : validate.errors).toEqual([]);
    expect({ exitCode, conflicts: data.conflicts.length > 0 }).toEqual({ exitCode: 1, conflicts: true });
    expect(data.conflicts[0]).toMatch(
      /at most 1 of the 9|a cannot end by its deadline at minute 20.*minute 30|a fits on no machine: it needs 4 vcpus/,
    );
  });
});

test("prices of named machines are those of the book", async () => {
  const { stdout } = await run(["pack", "pack.yaml", "--format", "json"], good);
  const data = JSON.parse(stdout) as {
    readonly usdPerMonth: number;
    readonly switchedOff: readonly { readonly savesUsdPerMonth: number }[];
  };
  const shown = await runCli(["prices", "show", "gcp", "europe-west1", "n2-standard-8", "--format", "json"]);
  const { waysOfPaying } = JSON.parse(shown.stdout) as {
    readonly waysOfPaying: readonly { readonly way: string; readonly usdPerHour: number }[];
  };
  const hourly = waysOfPaying.find(({ way }) => way === "on-demand")?.usdPerHour ?? Number.NaN;
  expect(data.switchedOff[0]?.savesUsdPerMonth).toBeCloseTo(hourly * 730, 5);
  expect(data.usdPerMonth).toBeCloseTo(hourly * 730, 5);
});

describe("broken input", () => {
  test.each([
    [
      "select",
      "minCoverage: -1\ntasks:\n  a: { costUds: 10 }\n  b c: { costUsd: 1 }\n",
      [
        'input.yaml:1:14: error: "minCoverage" is -1, below 0',
        'input.yaml:3:6: error: "tasks.a" lacks "costUsd" (it is required)',
        'input.yaml:3:8: error: unknown field "costUds" (did you mean "costUsd"?)',
        'input.yaml:4:3: error: "b c" is not a valid name (names are letters, digits, dots, hyphens and underscores, at most 63)',
      ],
    ],
    [
      "select",
      "minCoverage: 1\nitems: { wbe: 2 }\ntasks:\n  a: { costUsd: 10, needs: [bb], covers: [web] }\n  b: { costUsd: 1, excludes: [b] }\n",
      [
        'input.yaml:2:10: error: no task covers "wbe" (name it in a task\'s covers, or take it out)',
        'input.yaml:4:29: error: there is no task "bb" (did you mean "b"?)',
        "input.yaml:5:31: error: b excludes itself (name another task)",
      ],
    ],
    [
      "schedule",
      "machines:\n  m: { spotOnly: true }\n  n: { usdPerHour: 1, windows: [{ fromMinute: 9, toMinute: 5 }] }\ntasks:\n  a: { after: [x] }\n",
      [
        "input.yaml:2:3: error: m is there on spot only, but has no spotWindows",
        "input.yaml:3:33: error: the window ends at minute 5, not after minute 9",
        "input.yaml:5:3: error: a has no duration (give minutes, or minutesOn by machine type)",
        'input.yaml:5:16: error: there is no task "x" (did you mean "a"?)',
      ],
    ],
    [
      "pack",
      "provider: aws\nregion: eu-wset-1\nservices:\n  web: { resources: { vcpus: 0.0001 } }\n",
      ['input.yaml:4:30: error: "services.web.resources.vcpus" is 0.0001, finer than 0.001'],
    ],
    [
      "pack",
      "provider: aws\nregion: eu-wset-1\nservices:\n  web: { resources: { vcpus: 1 }, apartFrom: [api] }\n",
      [
        'input.yaml:2:9: error: there is no aws region "eu-wset-1" (did you mean "eu-west-1"?)',
        'input.yaml:4:47: error: there is no service "api" (known: web)',
      ],
    ],
  ])("%s", async (kind, text, messages) => {
    const { exitCode, stdout, stderr } = await run([kind, "input.yaml"], { "input.yaml": text });
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 2, stdout: "", stderr: `${messages.join("\n")}\n` });
  });

  test.each([
    [
      "a day",
      year(() => 5, 24),
      [],
      "history.csv: error: the history holds 24 hours, less than the 8,760 of a year: a season that it lacks could make a commitment lose money (give a whole year, or accept it with --accept-short)",
    ],
    [
      "a broken number",
      "timestamp,vcpus\n2025-01-01T00:00Z,1\n2025-01-01T01:00Z,-3\n",
      [],
      'history.csv:3:19: error: vcpus is "-3", not a number of at least 0',
    ],
    [
      "a broken time",
      "timestamp,vcpus\n2025-02-30T00:00Z,1\n2025-01-01T01:30Z,2\n",
      [],
      'history.csv:2:1: error: "2025-02-30T00:00Z" is no time (write hours as 2026-01-31T13:00Z)\nhistory.csv:3:1: error: "2025-01-01T01:30Z" is not a whole hour (write hours as 2026-01-31T13:00Z)',
    ],
    [
      "a duplicate, in another zone",
      "timestamp,vcpus\n2025-01-01T00:00Z,1\n2025-01-01T01:00+01:00,1\n",
      [],
      "history.csv:3:1: error: the hour 2025-01-01T00:00Z is in line 2 already (keep one of them)",
    ],
    [
      "a gap",
      "timestamp,vcpus\n2025-01-01T00:00Z,1\n2025-01-01T03:00Z,1\n",
      ["--accept-short"],
      "history.csv:3:1: error: 2 hours are missing in 1 gap, the first before 2025-01-01T03:00Z (add them, or leave them out of the decision with --accept-gaps)",
    ],
    [
      "another header",
      "time,vcpus\n",
      [],
      'history.csv:1:1: error: the header is "time,vcpus" (the header is timestamp and one of machines, vcpus, usdPerHour)',
    ],
    [
      "no prices",
      year(() => 5, 48),
      ["--accept-short"],
      "error: there is no price on demand (name a machine with --provider, --region and --size, or give onDemandUsdPerUnitHour in a --terms file)",
    ],
  ])("a history with %s", async (_, text, args, message) => {
    const { exitCode, stdout, stderr } = await run(["commit", "history.csv", ...args], { "history.csv": text });
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 2, stdout: "", stderr: `${message}\n` });
  });

  test("a time limit that is no number", async () => {
    const { exitCode, stderr } = await run(["select", "select.yaml", "--time-limit", "soon"], good);
    expect({ exitCode, stderr }).toEqual({ exitCode: 2, stderr: "error: --time-limit soon: not a number of seconds above 0\n" });
  });
});

test("the schemas of the input files are sound", () => {
  const names = readdirSync(join(repositoryRoot, "schema"));
  for (const name of ["pack", "schedule", "commit", "select"]) {
    expect(names).toContain(`${name}.schema.json`);
    const text = readFileSync(join(repositoryRoot, "schema", `${name}.schema.json`), "utf8");
    expect(() => new Ajv({ allowUnionTypes: true }).compile(JSON.parse(text) as object)).not.toThrow();
  }
});
