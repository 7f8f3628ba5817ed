import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCli } from "../support/cli";

const folder = mkdtempSync(join(tmpdir(), "costwright-prices-"));
const terms = join(folder, "terms.yaml");
writeFileSync(
  terms,
  [
    "asOf: 2026-07-01",
    "discounts:",
    "  - { provider: aws, service: compute, discountPercent: 12 }",
    "prices:",
    "  - { provider: aws, region: eu-west-1, size: m5.large, purchase: reserved-1y-partial-upfront, usdPerHour: 0.03, upfrontUsd: 262 }",
    "commitments:",
    "  - { name: web, kind: reservation, provider: aws, region: eu-west-1, size: m5.xlarge, sizeFlexible: true, count: 3, start: 2026-02-01, term: 1y }",
  ].join("\n"),
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const prices = async (...args: readonly string[]) => {
  const { exitCode, stdout, stderr } = await runCli(["prices", ...args]);
  return { exitCode, lines: stdout.trimEnd().split("\n"), stderr: stderr.trimEnd() };
};

test("show lists each way with what is paid upfront, each month and in all, and what the contract owns", async () => {
  const { lines } = await prices("show", "aws", "eu-west-1", "m5.large", "--contract", terms, "--why");
  expect(lines.slice(3, 7).map((line) => line.replace(/ {2,}/g, " | "))).toEqual([
    "paid | USD/hour | effective | USD/month | saves | upfront | each month | lock-in | pays back",
    "on demand | 0.09416 | 0.09416 | 68.74 | 0.00 | 68.74 | none",
    "spot | 0.04601 | 0.04601 | 33.59 | 51 % | 0.00 | 33.59 | none",
    "1-year commitment, partial upfront | 0.03 | 0.0599087 | 43.73 | 36 % | 262.00 | 21.90 | 12 months | in month 8",
  ]);
  expect(lines).toContain("you own web, a reservation until 2027-02-01: a machine that it covers costs nothing more");
  expect(lines.join("\n")).toContain("0.03 an hour + 262 upfront / 8760 hours = 0.0599086758 (contract: the list has no price)");
  expect(lines.find((line) => line.startsWith("unknown: "))).toMatch(/^unknown: 1-year commitment; 1-year commitment, all upfront;/);
});

test.each([
  [["show", "aws", "eu-west-1", "m5.larg"], 'error: unknown aws machine type "m5.larg" (did you mean "m5.large"?)'],
  [["show", "azure", "westeurope", "D4s_v5"], 'error: unknown azure machine type "D4s_v5" (did you mean "Standard_D4s_v5"?)'],
  [
    ["show", "aws", "eu-west-1", "nat_gateway.hours"],
    'error: unknown aws machine type or unit price "nat_gateway.hours" (did you mean "nat_gateway.hour"?)',
  ],
  [["status", "--provider", "azur"], 'error: --provider: "azur" is not known (did you mean "azure"?)'],
  [["status", "--region", "eu-west1"], 'error: --region: the price book has no region "eu-west1" (did you mean "eu-west-1"?)'],
  [
    ["export", "--provider", "aws", "--region", "westeurope"],
    'error: --region: the price book has no region "westeurope" of aws (it is a region of azure)',
  ],
] as const)("%j is refused with what was probably meant", async (args, message) => {
  const { exitCode, stderr } = await prices(...args);
  expect([exitCode, stderr]).toEqual([2, message]);
});

test("status counts by region and service, at the prices of a contract where one is named", async () => {
  const { lines } = await prices("status", "--provider", "aws", "--region", "eu-west-1", "--contract", terms);
  expect(lines[0]).toMatch(/^price book \S+ \w{12}\+\w{8}, newest figure /);
  expect(lines[1]).toBe("with terms.yaml of 2026-07-01: 1 discount, 1 price, 1 commitment");
  const table = lines.map((line) => line.replace(/ {2,}/g, " | "));
  expect(
    table
      .find((line) => line.startsWith("eu-west-1 | "))
      ?.split(" | ")
      .at(-2),
  ).toBe("1");
  expect(table.find((line) => line.startsWith("nat_gateway | "))).toMatch(/ \| 1 of 1 \| \d+$/);
});

test("export gives what is paid, in the same columns", async () => {
  const listed = await prices("export", "--provider", "aws", "--region", "eu-west-1");
  const paid = await prices("export", "--provider", "aws", "--region", "eu-west-1", "--contract", terms);
  expect(paid.lines[0]).toBe("provider,region,size,vcpus,memoryGib,arch,gpuCount,purchase,usdPerHour,source,asOf");
  expect(paid.lines[0]).toBe(listed.lines[0]);
  expect(paid.lines).toHaveLength(listed.lines.length + 1);
  const of = (lines: readonly string[], way: string) =>
    lines.find((line) => line.includes(`,m5.large,2,8,x86_64,0,${way},`))?.split(",")[8];
  expect([of(listed.lines, "on-demand"), of(paid.lines, "on-demand")]).toEqual(["0.107", "0.09416"]);
  expect(of(paid.lines, "reserved-1y-partial-upfront")).toBe("0.0599086758");
});
