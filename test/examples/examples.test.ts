import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Ajv from "ajv";
import type { Report } from "../../model";
import schema from "../../schema/report.schema.json";
import { repositoryRoot, runCli } from "../support/cli";

/** Goldens do not change with the calendar: the age of the price book is judged as of this day. */
const AS_OF = "2026-11-01";
const golden = (example: string) => join(repositoryRoot, "test", "golden", `${example}.txt`);
/** Programs in other languages than Node's run under the real engine only: test/components/provider. */
const isOfNode = (file: string) => existsSync(file) && /^runtime: nodejs$/m.test(readFileSync(file, "utf8"));
const examples = readdirSync(join(repositoryRoot, "examples")).filter((name) =>
  isOfNode(join(repositoryRoot, "examples", name, "Pulumi.yaml")),
);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "costwright-examples-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.each(examples)("example %s", (example) => {
  let report: Report;

  test("prints what its golden holds", async () => {
    const lock = join(repositoryRoot, "examples", example, "costwright.lock.yaml");
    if (process.env.COSTWRIGHT_UPDATE_GOLDENS === "1" && existsSync(lock)) {
      const needs = join("examples", example, "workloads.yaml");
      await runCli(["lock", needs, "--lock", lock, "--force", "--as-of", AS_OF]);
    }
    const json = join(folder, `${example}.json`);
    const { exitCode, stdout, stderr } = await runCli(["preview", join("examples", example), "--as-of", AS_OF, "--out", json]);
    expect(stderr).toBe("");
    expect(exitCode).toBe(0);
    if (process.env.COSTWRIGHT_UPDATE_GOLDENS === "1") writeFileSync(golden(example), stdout);
    expect(stdout).toBe(readFileSync(golden(example), "utf8"));
    report = JSON.parse(readFileSync(json, "utf8")) as Report;
  });

  test("its JSON report meets the published schema, and adds up", () => {
    const validate = new Ajv({ strict: false }).compile(schema);
    expect(validate(report) ? [] : validate.errors).toEqual([]);
    const low = report.resources.reduce((total, { estimate }) => total + estimate.lowUsdPerMonth, 0);
    expect(report.totals.lowUsdPerMonth).toBeCloseTo(low, 6);
    const { priced, free, usageDependent, unknown } = report.coverage;
    expect(priced + free + usageDependent + unknown).toBe(report.resources.length);
    for (const { estimate } of report.resources) {
      const lines = estimate.lines.reduce((total, line) => total + line.usdPerMonth.low, 0);
      expect(lines).toBeCloseTo(estimate.lowUsdPerMonth, 6);
    }
  });
});

test("the lock of the web shop holds for its needs", async () => {
  const checked = await runCli(["lock", join("examples", "web-shop", "workloads.yaml"), "--check"]);
  expect(checked).toMatchObject({ exitCode: 0, stderr: "" });
});

test("the same preview twice gives the same bytes", async () => {
  const run = () => runCli(["preview", join("examples", "web-shop"), "--as-of", AS_OF, "--format", "json"]);
  const [first, second] = await Promise.all([run(), run()]);
  expect(first.stdout).toBe(second.stdout);
});
