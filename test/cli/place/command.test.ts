import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { PlaceReport } from "../../../cli/report/plan/place-report";
import { runCli } from "../../support/cli";

/* The command as a user runs it: exit codes, what stands where, and that nothing is written when the input is wrong. */
const folder = mkdtempSync(join(tmpdir(), "place-"));
afterAll(() => rmSync(folder, { recursive: true }));

const SHOP = `jurisdictions: [eu]
maxProviders: 2
workloads:
  web: { vcpus: 6, memoryGib: 16, maxCount: 8, loadBalancer: true, talksTo: { api: { gibPerMonth: 300 } } }
  api: { vcpus: 8, memoryGib: 32, downtimeCostUsdPerHour: 50 }
`;

function needs(text: string, name = "needs.yaml"): string {
  writeFileSync(join(folder, name), text);
  return name;
}

const place = (...args: readonly string[]) => runCli(["place", ...args], { cwd: folder });

test("a plan: exit code 0, the same bytes twice", async () => {
  const file = needs(SHOP);
  const [first, second] = [await place(file), await place(file)];
  expect(first).toMatchObject({ exitCode: 0, stderr: "" });
  expect(first.stdout).toMatch(/PLACEMENT {2}optimal: proven to be the best, by /);
  expect(first.stdout).toMatch(/PLACED: 2 placements, proven to be the best\n$/);
  expect(second.stdout).toBe(first.stdout);
});

test("what cannot be placed: exit code 1 with the conflicts in words, also as JSON", async () => {
  const file = needs(
    `sameRegion: [[web, api]]\n${SHOP.replace("{ vcpus: 6,", "{ regions: [eu-west-1], vcpus: 6,").replace("{ vcpus: 8,", "{ regions: [westeurope], vcpus: 8,")}`,
  );
  const table = await place(file, "--explain");
  expect(table).toMatchObject({ exitCode: 1, stderr: "" });
  expect(table.stdout).toContain("the same region for web, api");
  const { exitCode, stdout } = await place(file, "--format", "json");
  expect(exitCode).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ schemaVersion: "1.0", explanation: null, plan: { status: "infeasible" } });
});

test.each<[string, string, string]>([
  [
    "a misspelt field",
    SHOP.replace("maxCount", "maxCuont"),
    '4:35: error: workloads.web.maxCuont is an unknown field (did you mean "maxCount"?)',
  ],
  ["broken YAML", "workloads: [\n", "2:1: error: not valid YAML: "],
  ["nothing at all", "", "1:1: error: the file is empty (start with workloads: and a workload below it)"],
  [
    "a name that would paint a terminal",
    SHOP.replace("  web:", '  "we\\e[31mb":'),
    "4:3: error: workloads.we\\u001b[31mb is not a valid name",
  ],
])("%s: exit code 2, the place in the file", async (_, text, message) => {
  const { exitCode, stdout, stderr } = await place(needs(text));
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: "" });
  expect(stderr).toContain(`needs.yaml:${message}`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
  expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
});

test.each([
  [["absent.yaml"], "error: needs file: cannot read absent.yaml: there is no such file\n"],
  [["needs.yaml", "--format", "jsno"], 'error: --format: no format "jsno" (did you mean "json"?)\n'],
  [["needs.yaml", "--solver", "hihgs"], 'error: --solver: no solver "hihgs" (did you mean "highs"?)\n'],
  [["needs.yaml", "--time-limit", "soon"], "error: --time-limit soon: not a number of seconds above 0, at most 3,600\n"],
  [["needs.yaml", "--explain", "wbe"], 'error: --explain: there is no workload "wbe" (did you mean "web"?)\n'],
  [["needs.yaml", "--what-if", "provider=awz"], 'error: --what-if "provider=awz": there is no provider "awz" (did you mean "aws"?)\n'],
  [
    ["needs.yaml", "--frontier", "curve.png"],
    "error: --frontier curve.png: the kind of drawing cannot be told from the file's ending (end it in .svg or .html; the needs file stands before the options)\n",
  ],
  [["needs.yaml", "--contract", "absent.yaml"], "error: cannot read the contract absent.yaml: there is no such file\n"],
])("%j: exit code 2", async (args, message) => {
  needs(SHOP);
  expect(await place(...args)).toEqual({ exitCode: 2, stdout: "", stderr: message });
});

test("explanation, what-if and a drawing in one go", async () => {
  const file = needs(SHOP);
  const { exitCode, stdout } = await place(
    file,
    "--explain",
    "api",
    "--what-if",
    "provider=aws",
    "without provider=gcp",
    "--frontier",
    "curve.svg",
  );
  expect(exitCode).toBe(0);
  for (const title of ["WHY api", "WHAT IF", "FRONTIER", "What would change the decision:"]) expect(stdout).toContain(title);
  expect(stdout).not.toContain("WHY web");
  expect(readFileSync(join(folder, "curve.svg"), "utf8")).toMatch(/^<svg .*<\/svg>\n$/s);
});

test("contract terms beside the needs file count, and owned commitments become pools", async () => {
  const contract = join(folder, "costwright.contract.yaml");
  const file = needs(
    "workloads:\n  api: { vcpus: 8, memoryGib: 32, providers: [gcp], regions: [europe-west4], maxCount: 4, minVcpusPerMachine: 4 }\n",
  );
  const answer = async () => JSON.parse((await place(file, "--format", "json", "--as-of", "2026-08-01")).stdout) as PlaceReport;
  const list = await answer();
  writeFileSync(contract, "asOf: 2026-07-01\ndiscounts:\n  - { provider: gcp, discountPercent: 10 }\n");
  const agreed = await answer();
  writeFileSync(
    contract,
    "asOf: 2026-07-01\ncommitments:\n  - { name: bought, kind: committed-use, provider: gcp, region: europe-west4, family: n2, vcpus: 64, usdPerHour: 1.2, start: 2026-01-01, term: 1y }\n",
  );
  const owned = await answer();
  rmSync(contract);
  if (list.plan.status === "infeasible" || agreed.plan.status === "infeasible" || owned.plan.status === "infeasible")
    throw new Error("placed");
  expect(list).toMatchObject({ contract: null, plan: { placements: [{ provider: "gcp" }] } });
  expect(agreed.contract).toMatchObject({ file: "costwright.contract.yaml", asOf: "2026-07-01" });
  expect(agreed.plan.usdPerMonth).toBeLessThan(list.plan.usdPerMonth);
  // What is paid anyway is used: machines of the family cost nothing more.
  expect(owned.plan.placements[0]?.family).toBe("n2");
  expect(owned.plan.pools).toMatchObject([{ name: "bought", capacity: 64, usdPerMonth: 0 }]);
  expect(owned.plan.usdPerMonth).toBeLessThan(list.plan.usdPerMonth / 2);
});

test("placing loads no cloud SDK and no Pulumi", async () => {
  const file = needs(SHOP);
  const hook = join(folder, "loaded.cjs");
  writeFileSync(
    hook,
    `process.on("exit", () => require("node:fs").writeFileSync(${JSON.stringify(join(folder, "loaded.txt"))}, Object.keys(require.cache).filter((file) => /@pulumi|grpc/.test(file)).join("\\n")));`,
  );
  await runCli(["place", file], { cwd: folder, env: { NODE_OPTIONS: `--require ${hook}` } });
  expect(existsSync(join(folder, "loaded.txt"))).toBe(true);
  expect(readFileSync(join(folder, "loaded.txt"), "utf8")).toBe("");
});
