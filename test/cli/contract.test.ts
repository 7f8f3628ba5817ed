import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Ajv from "ajv";
import type { Report } from "../../model";
import schema from "../../schema/report.schema.json";
import { repositoryRoot, runCli } from "../support/cli";

/* The guide's own example, run as a user would: docs/contract.md cannot say what is not so. */
const guide = readFileSync(join(repositoryRoot, "docs", "contract.md"), "utf8");
const blocks = (language: string) => [...guide.matchAll(new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``, "g"))].map(([, text]) => text ?? "");
const env = { COSTWRIGHT_PRICES: "built-in" };

let folder: string;
let terms: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "costwright-contract-"));
  terms = join(folder, "terms.yaml");
  writeFileSync(terms, blocks("yaml")[0] ?? "");
});
afterAll(() => rmSync(folder, { recursive: true }));

const words = (text: string) => text.replace(/\s+/g, " ").trim();

async function report(args: readonly string[]): Promise<Report> {
  const { stdout, stderr } = await runCli(
    ["preview", join("examples", "plain-stack"), "--as-of", "2026-11-01", "--format", "json", ...args],
    { env },
  );
  expect(stderr).toBe("");
  return JSON.parse(stdout) as Report;
}

test("the preview says what the guide shows", async () => {
  const { stdout, stderr } = await runCli(["preview", join("examples", "plain-stack"), "--as-of", "2026-11-01", "--contract", terms], {
    env,
  });
  expect(stderr).toBe("");
  for (const block of blocks("text").slice(0, 3)) expect(words(stdout)).toContain(words(block));
}, 60_000);

test("prices show says what the guide shows", async () => {
  const { stdout } = await runCli(["prices", "show", "aws", "us-east-1", "c4.large", "--contract", terms, "--why"], { env });
  expect(words(stdout)).toContain(words(blocks("text")[3] ?? "missing"));
});

test("list and contract cost stand side by side, and a covered machine is not saved by changing it", async () => {
  const [listed, contracted] = await Promise.all([report([]), report(["--contract", terms])]);
  const validate = new Ajv({ strict: false }).compile(schema);
  expect(validate(contracted) ? [] : validate.errors).toEqual([]);

  expect(listed).not.toHaveProperty("contract");
  expect(contracted.priceBook).toEqual(listed.priceBook);
  expect(contracted.totals.listLowUsdPerMonth).toBeCloseTo(listed.totals.lowUsdPerMonth, 6);
  expect(contracted.totals.listHighUsdPerMonth).toBe(listed.totals.highUsdPerMonth);
  expect(contracted.totals.lowUsdPerMonth).toBeLessThan(listed.totals.lowUsdPerMonth);
  const low = contracted.resources.reduce((total, { estimate }) => total + estimate.lowUsdPerMonth, 0);
  expect(contracted.totals.lowUsdPerMonth).toBeCloseTo(low, 6);
  for (const [index, { estimate }] of contracted.resources.entries()) {
    expect(estimate.listLowUsdPerMonth).toBeCloseTo(listed.resources[index]?.estimate.lowUsdPerMonth ?? Number.NaN, 6);
    expect(estimate.lowUsdPerMonth).toBeLessThanOrEqual((estimate.listLowUsdPerMonth ?? 0) + 1e-9);
  }

  const build = ({ findings }: Report) =>
    findings.filter(({ rule, urn }) => rule === "previous-generation" && urn?.endsWith("instance:Instance::build"));
  expect(build(listed)).not.toEqual([]);
  expect(build(contracted)).toEqual([]);
}, 60_000);

test("a contract in the program's folder is read without being named; a wrong one is refused before the program runs", async () => {
  writeFileSync(join(folder, "Pulumi.yaml"), "name: empty\nruntime: nodejs\n");
  writeFileSync(join(folder, "costwright.contract.yaml"), "asOf: 2026-07-01\ndiscounts:\n  - { provider: aws, discountPercnt: 5 }\n");
  const { exitCode, stdout, stderr } = await runCli(["preview", folder], { env });
  expect(exitCode).toBe(2);
  expect(stdout).toBe("");
  expect(stderr.split("\n").map((line) => line.replace(folder, "."))).toEqual([
    './costwright.contract.yaml:3:5: error: "discounts.0" lacks "discountPercent" (it is required)',
    './costwright.contract.yaml:3:22: error: unknown field "discountPercnt" (did you mean "discountPercent"?)',
    "",
  ]);
});

test("a contract that is not there is an input error", async () => {
  const { exitCode, stderr } = await runCli(["preview", join("examples", "plain-stack"), "--contract", "nowhere.yaml"], { env });
  expect([exitCode, stderr]).toEqual([2, "error: cannot read the contract nowhere.yaml: there is no such file\n"]);
});
