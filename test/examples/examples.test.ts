import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Ajv from "ajv";
import type { Report } from "../../model";
import schema from "../../schema/report.schema.json";
import { repositoryRoot, runCli } from "../support/cli";

/** On a busy machine a comparison, which runs two programs one after the other, takes more than a minute. */
const TWO_PROGRAMS_MS = 240_000;
/** Goldens do not change with the calendar: the age of the price book is judged as of this day. */
const AS_OF = "2026-11-01";
const golden = (example: string) => join(repositoryRoot, "test", "golden", `${example}.txt`);
/** Programs in other languages than Node's run under the real engine only: test/components/provider. */
const isOfNode = (file: string) => existsSync(file) && /^runtime: nodejs$/m.test(readFileSync(file, "utf8"));
const examples = readdirSync(join(repositoryRoot, "examples")).filter((name) =>
  isOfNode(join(repositoryRoot, "examples", name, "Pulumi.yaml")),
);

/** An example that has a stack written by hand is compared with it: both programs run, once each. */
const isIn = (example: string, name: string) => existsSync(join(repositoryRoot, "examples", example, name));
function commandOf(example: string): readonly string[] {
  const program = join("examples", example);
  if (!isIn(example, "before")) return ["preview", program];
  const usage = isIn(example, "usage.yaml") ? ["--usage", join(program, "usage.yaml")] : [];
  return ["diff", join(program, "before"), program, ...usage];
}

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "costwright-examples-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe.each(examples)("example %s", (example) => {
  let report: Report;

  test(
    "prints what its golden holds",
    async () => {
      const lock = join(repositoryRoot, "examples", example, "costwright.lock.yaml");
      if (process.env.COSTWRIGHT_UPDATE_GOLDENS === "1" && existsSync(lock)) {
        const needs = join("examples", example, "workloads.yaml");
        await runCli(["lock", needs, "--lock", lock, "--force", "--as-of", AS_OF]);
      }
      const json = join(folder, `${example}.json`);
      const { exitCode, stdout, stderr } = await runCli([...commandOf(example), "--as-of", AS_OF, "--out", json]);
      // What components say while they run (what working hours save, what two clouds cost) comes first.
      const said = stderr === "" ? stdout : `${stderr}\n${stdout}`;
      expect(said).not.toMatch(/^(?:error|warning):/m);
      expect(exitCode).toBe(0);
      if (process.env.COSTWRIGHT_UPDATE_GOLDENS === "1") writeFileSync(golden(example), said);
      expect(said).toBe(readFileSync(golden(example), "utf8"));
      report = JSON.parse(readFileSync(json, "utf8")) as Report;
    },
    TWO_PROGRAMS_MS,
  );

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

test.each(examples.filter((example) => isIn(example, "before")))("example %s costs less than what was written by hand", (example) => {
  const text = readFileSync(golden(example), "utf8");
  // At the least and at the most use; a range with a plus in it would be a saving at some loads alone.
  expect(text).toMatch(/^CHANGE +-[\d,.]+(?: to -[\d,.]+)? USD\/month/m);
  expect(text).toContain("FINDINGS   0 mandatory");
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
