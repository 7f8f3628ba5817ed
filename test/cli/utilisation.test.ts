import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Ajv from "ajv";
import type { Report } from "../../model";
import reportSchema from "../../schema/report.schema.json";
import { runCli } from "../support/cli";

const state = join(__dirname, "..", "intake", "fixtures", "deployed.state.json");

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "costwright-utilisation-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const flat = (value: number) => ({ p50: value, p90: value, p95: value, p99: value, max: value });
const idle = {
  ...{ from: "2026-10-01", to: "2026-10-31", coverageFraction: 1, samplePeriodSeconds: 300 },
  metrics: { cpuFraction: flat(0.01), networkInBytesPerSecond: flat(5), networkOutBytesPerSecond: flat(5) },
};

function digest(resources: object, name = "utilisation.json"): string {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify({ version: 1, resources }));
  return file;
}

async function estimate(...args: string[]): Promise<Report> {
  const { stdout, stderr } = await runCli(["estimate", state, "--as-of", "2026-11-01", "--format", "json", ...args]);
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout) as Report;
}

const ofRule = ({ findings }: Report, rule: string) => findings.filter((one) => one.rule === rule);

test.each([
  ["its URN", "urn:pulumi:dev::capture::aws:ec2/instance:Instance::web"],
  ["the provider's id, which a state tells", "stand-in-5"],
])("a machine that stood idle is found by %s, with both prices", async (_, key) => {
  const report = await estimate("--utilisation", digest({ [key]: idle }));
  expect(ofRule(report, "idle-machine")).toEqual([
    expect.objectContaining({
      urn: "urn:pulumi:dev::capture::aws:ec2/instance:Instance::web",
      savingUsdPerMonth: 70.08,
      before: { lowUsdPerMonth: 70.08, highUsdPerMonth: expect.any(Number) },
      after: { lowUsdPerMonth: 0, highUsdPerMonth: 0 },
    }),
  ]);
  const validate = new Ajv({ allowUnionTypes: true }).compile(reportSchema);
  validate(report);
  expect(validate.errors).toBeNull();
});

test("a digest beside the input is read by itself", async () => {
  digest({ "stand-in-5": idle }, "costwright.utilisation.json");
  const { stdout } = await runCli(["estimate", state, "--as-of", "2026-11-01", "--format", "json"], {
    env: { COSTWRIGHT_UTILISATION: join(folder, "costwright.utilisation.json") },
  });
  expect(ofRule(JSON.parse(stdout) as Report, "idle-machine")).toHaveLength(1);
});

test("too little data is no finding: it is said, and --strict does not pass", async () => {
  const file = digest({ "stand-in-5": { ...idle, from: "2026-10-30" } });
  const report = await estimate("--utilisation", file);
  expect(ofRule(report, "idle-machine")).toEqual([]);
  expect(report.warnings).toContainEqual(
    "could not judge idle-machine: not enough data: cpuFraction was measured for 1 of the 14 days that are needed (aws:ec2/instance:Instance web)",
  );
  const { exitCode } = await runCli(["estimate", state, "--as-of", "2026-11-01", "--utilisation", file, "--strict"]);
  expect(exitCode).toBe(3);
});

test("a digest of another stack is pointed out", async () => {
  const report = await estimate("--utilisation", digest({ "i-0123": idle }));
  expect(report.warnings).toContainEqual(expect.stringContaining("none of the 1 resource of the utilisation digest is in this stack"));
});

test("a digest that is wrong stops before anything runs, with its line", async () => {
  const file = join(folder, "broken.yaml");
  writeFileSync(file, "version: 1\nresources:\n  web: { form: 2026-10-01 }\n");
  const { exitCode, stdout, stderr } = await runCli(["estimate", state, "--utilisation", file]);
  expect([exitCode, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/broken\.yaml:3:\d+: error: unknown field "form" \(did you mean "from"\?\)/);
});
