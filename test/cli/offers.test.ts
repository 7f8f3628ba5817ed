import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "../../model";
import { readLock } from "../../optimizer/lock";
import { repositoryRoot, runCli } from "../support/cli";

/* What `lock`, `preview` and `estimate` do with offers. The folder is one of the repository, so that components resolve. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(repositoryRoot, "test", "cli", ".offers-"));
  write("offers.csv", offers);
});
afterEach(() => rmSync(folder, { recursive: true }));

const offers = `provider,region,country,zones,size,vcpus,memoryGib,usdPerHour,storageUsdPerGibMonth,egressUsdPerGib,loadBalancerUsdPerMonth,source,asOf
dc,frankfurt,DE,2,box8,8,32,0.10,0.03,0,0,depreciation 2026,2026-07-01
aws,us-east-1,,,m5.large,,,0.005,,,,private offer,2026-07-20
`;
const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const run = (...args: string[]) => runCli(args, { cwd: folder });
/** Amounts that a unit price makes of a month of 730 hours. */
const monthUsd = (usdPerHour: number) => usdPerHour * 730;

describe("lock", () => {
  const needs = "workloads:\n  api: { vcpus: 8, memoryGib: 16, targetUtilisationFraction: 1, minCount: 1, zones: 1, maxCount: 1 }\n";
  const lock = (...args: string[]) => run("lock", "needs.yaml", "--as-of", "2026-08-01", ...args);
  const choices = () => {
    const file = join(folder, "costwright.lock.yaml");
    const outcome = readLock(readFileSync(file, "utf8"), file);
    if (outcome.status !== "ok") throw new Error(JSON.stringify(outcome));
    return Object.fromEntries(outcome.lock.decisions.map(({ workload, choice }) => [workload, choice]));
  };
  beforeEach(() => write("needs.yaml", needs));

  test("records a site of the file, and holds as long as the file offers it", async () => {
    expect(await lock("--offers", "offers.csv")).toMatchObject({ exitCode: 0, stderr: "" });
    expect(choices()).toEqual({ api: { provider: "dc", region: "frankfurt", size: "box8", count: 1, purchase: "on-demand" } });
    expect((await lock("--check", "--offers", "offers.csv")).exitCode).toBe(0);
    const alone = await lock("--check");
    expect(alone.exitCode).toBe(1);
    expect(alone.stdout).toContain("api: ");
    expect(alone.stdout).toContain("frankfurt");
  });

  test("reads the file that lies beside the needs file, and refuses one that is not there or is wrong", async () => {
    write("costwright.offers.csv", offers);
    expect((await lock()).exitCode).toBe(0);
    expect(choices()).toMatchObject({ api: { provider: "dc" } });
    expect(await lock("--offers", "gone.csv")).toMatchObject({
      exitCode: 2,
      stdout: "",
      stderr: "error: cannot read the offers gone.csv: there is no such file\n",
    });
    write("wrong.csv", offers.replace("box8,8,32,0.10", "box8,8,32,0"));
    const wrong = await lock("--offers", "wrong.csv");
    expect([wrong.exitCode, wrong.stdout]).toEqual([2, ""]);
    expect(wrong.stderr).toBe('wrong.csv:2: error: "offers.0.usdPerHour" is 0, it must be above 0\n');
  });
});

describe("preview and estimate", () => {
  const program = (args: string) => {
    write("Pulumi.yaml", "name: p\nruntime: nodejs\n");
    const api = "{ vcpus: 2, memoryGib: 8, minCount: 1, maxCount: 1, targetUtilisationFraction: 1 }";
    const shop = `new Portfolio("shop", { ${args}, workloads: { api: ${api} } });\n`;
    write("index.js", `const { Portfolio } = require("costwright/components");\n${shop}`);
  };
  const report = async (...args: string[]): Promise<Report> => {
    const { stdout, stderr } = await run(...args, "--as-of", "2026-08-01", "--format", "json");
    if (stdout === "") throw new Error(stderr);
    return JSON.parse(stdout) as Report;
  };
  const machines = ({ resources }: Report) =>
    resources.flatMap(({ estimate }) => estimate.lines.filter(({ label }) => label.includes("m5.large")));

  test("the plan and the judgement use the same offer, and name its row", async () => {
    program('providers: ["aws"], regions: ["us-east-1"]');
    const listed = await report("preview", ".");
    expect(machines(listed)).toEqual([]);
    const offered = await report("preview", ".", "--offers", "offers.csv");
    expect(offered.placements).toEqual([expect.objectContaining({ workload: "api" })]);
    const [line, ...others] = machines(offered);
    expect(others).toEqual([]);
    expect(line).toMatchObject({ usdPerUnit: 0.005, usdPerMonth: { low: monthUsd(0.005), high: monthUsd(0.005) } });
    expect(JSON.stringify(line?.provenance)).toContain("offers.csv");
  });

  test("components refuse a supplier that only an offers file knows, before anything is made of the plan", async () => {
    program('providers: ["dc"]');
    const placed = await run("preview", ".", "--offers", "offers.csv");
    expect([placed.exitCode, placed.stdout]).toEqual([2, ""]);
    expect(placed.stderr).toContain("The plan places workloads on dc, a supplier of an offers file.");
    expect(placed.stderr).toContain("components build on aws, azure, gcp alone, not on dc (costwright place plans on dc; here name the");
    const unknown = await run("preview", ".");
    expect([unknown.exitCode, unknown.stdout]).toEqual([2, ""]);
    expect(unknown.stderr).toContain('providers[0] is "dc", not one of aws, azure, gcp (did you mean "gcp"?)');
  });

  test("what a state holds is priced by them too", async () => {
    const state = join(__dirname, "..", "intake", "fixtures", "deployed.state.json");
    const [listed] = machines(await report("estimate", state));
    const [offered] = machines(await report("estimate", state, "--offers", "offers.csv"));
    expect([listed?.usdPerUnit, offered?.usdPerUnit]).toEqual([0.096, 0.005]);
    expect(offered?.usdPerMonth).toEqual({ low: monthUsd(0.005), high: monthUsd(0.005) });
  });
});
