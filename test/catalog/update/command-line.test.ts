import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { coverage, loadBuiltInBook, openBook } from "../../../catalog";
import { cachedBooks } from "../../../catalog/update/book-cache";
import type { PriceChange } from "../../../catalog/update/diff-books";
import { type CliResult, runCli } from "../../support/cli";
import { awsOfferPath, awsRegionIndex, awsRegionIndexPath } from "./documents";
import { largeOfferTypes, sendLargeOffer } from "./large-offer";
import { json } from "./price-server";
import { servedCache } from "./served-cache";

const MIN_OFFER_BYTES = 300e6;
const MAX_MEMORY_BYTES = 300e6;

const served = servedCache("group");
let sentBytes = 0;
let update: CliResult;
let peakBytes = 0;

/** Runs with the cached prices of the test, as a user's commands do. */
const run = (...args: string[]) => runCli(args, { env: { COSTWRIGHT_CACHE_DIR: served.cache, COSTWRIGHT_PRICES: "cached" } });

beforeAll(async () => {
  served.server.on(awsRegionIndexPath("AmazonEC2"), json(awsRegionIndex("AmazonEC2", ["us-east-1"])));
  served.server.on(awsOfferPath("AmazonEC2", "us-east-1"), async (_, response) => {
    sentBytes = await sendLargeOffer(response, MIN_OFFER_BYTES);
  });
  const startMs = Date.now();
  const peakFile = join(served.cache, "peak");
  const source = `aws=${served.server.url}`;
  update = await runCli(
    ["prices", "update", "--provider", "aws", "--region", "us-east-1", "--service", "AmazonEC2", "--source", source, "--accept"],
    {
      env: {
        COSTWRIGHT_CACHE_DIR: served.cache,
        NODE_OPTIONS: `--require ${join(__dirname, "report-peak-memory.cjs")}`,
        PEAK_MEMORY_FILE: peakFile,
      },
    },
  );
  if (process.env.COSTWRIGHT_MEASURE === "1")
    console.log({ sentBytes, durationMs: Date.now() - startMs, peakBytes: readFileSync(peakFile, "utf8") });
  peakBytes = Number(readFileSync(peakFile, "utf8"));
}, 120_000);

test("an offer file of 300 MB is read in constant memory", () => {
  expect(update).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^price book 2026-\d\d-\d\d [0-9a-f]{12} is in use now\n/) });
  expect(sentBytes).toBeGreaterThanOrEqual(MIN_OFFER_BYTES);
  expect(peakBytes).toBeGreaterThan(30e6);
  expect(peakBytes).toBeLessThan(MAX_MEMORY_BYTES);
  const book = openBook(cachedBooks(served.cache)[0] ?? "");
  expect(book.sizesIn("aws", "us-east-1")).toHaveLength(largeOfferTypes);
  expect(book.instancePrice("aws", "us-east-1", "c5.xlarge", "on-demand")).toMatchObject({
    usdPerHour: 0.18,
    provenance: { source: "AWS Price List" },
  });
  expect(book.instancePrice("aws", "us-east-1", "c5.xlarge", "reserved-1y")?.usdPerHour).toBe(0.1134);
  expect(book.instancePrice("aws", "us-east-1", "c5.xlarge", "reserved-3y-all-upfront")).toMatchObject({
    usdPerHour: 0.0773972603,
    upfrontUsd: 2034,
  });
  expect(book.instancePrice("aws", "eu-west-1", "m5.large", "on-demand")).toEqual(
    loadBuiltInBook().instancePrice("aws", "eu-west-1", "m5.large", "on-demand"),
  );
});

test("progress goes to stderr in plain lines, what was accepted is named", () => {
  expect(update.stderr).toMatch(/^fetching 1 part\n1\/1 aws AmazonEC2 us-east-1: \d+ prices \(3\d\d\.\d MB so far\)\n/);
  expect(update.stderr).toContain("warning: accepted: aws on-demand:");
});

test("commands use the updated book, and the built-in one where it is asked for", async () => {
  const shown = async (...args: string[]) =>
    JSON.parse((await run("prices", "show", "aws", "us-east-1", "c5.xlarge", "--format", "json", ...args)).stdout).purchases[0].usdPerHour;
  expect(await shown()).toBe(0.18);
  expect(await shown("--prices", "built-in")).toBe(
    loadBuiltInBook().instancePrice("aws", "us-east-1", "c5.xlarge", "on-demand")?.usdPerHour,
  );
});

test("diff names what was added, removed and moved", async () => {
  const { stdout } = await run("prices", "diff", "built-in", "cached", "--format", "json");
  const { providers, changes } = JSON.parse(stdout) as { providers: { provider: string; moved: number }[]; changes: PriceChange[] };
  expect(changes.find(({ what, purchase, region }) => what === "c5.xlarge" && purchase === "on-demand" && region === "us-east-1")).toEqual({
    kind: "moved",
    provider: "aws",
    region: "us-east-1",
    what: "c5.xlarge",
    purchase: "on-demand",
    beforeUsd: 0.17,
    afterUsd: 0.18,
    changeFraction: 0.18 / 0.17 - 1,
  });
  expect(new Set(changes.map(({ region }) => region))).toEqual(new Set(["us-east-1"]));
  expect(providers.filter(({ provider }) => provider !== "aws")).toEqual([
    { provider: "azure", added: 0, removed: 0, moved: 0 },
    { provider: "gcp", added: 0, removed: 0, moved: 0 },
  ]);
  const table = (await run("prices", "diff", "built-in", "cached", "--limit", "2")).stdout;
  expect(table).toMatch(/provider +region +size or key +paid +before +after +change\n/);
  expect(table).toMatch(/and [\d,]+ more: --limit \d+ or --format json shows all\n$/);
});

test("a damaged cached book is passed over with a warning, and the built-in one answers", async () => {
  const file = join(cachedBooks(served.cache)[0] ?? "", "aws", "instances.json");
  const whole = readFileSync(file);
  writeFileSync(file, whole.subarray(0, 1000));
  const { exitCode, stdout, stderr } = await run("prices", "show", "aws", "us-east-1", "c5.xlarge");
  writeFileSync(file, whole);
  expect(exitCode).toBe(0);
  expect(stdout).toContain(loadBuiltInBook().id);
  expect(stderr).toMatch(/warning: the price book cannot be used: .*\nwarning: the built-in price book is used instead\n$/);
});

describe("export", () => {
  const columns = ["provider", "region", "size", "vcpus", "memoryGib", "arch", "gpuCount", "purchase", "usdPerHour", "source", "asOf"];

  test("CSV holds every machine price once, the same bytes each time", async () => {
    const [first, again] = await Promise.all([
      run("prices", "export", "--prices", "built-in"),
      run("prices", "export", "--prices", "built-in"),
    ]);
    expect(first.stdout === again.stdout).toBe(true);
    const rows = parse(first.stdout, { columns: true }) as Record<string, string>[];
    expect(Object.keys(rows[0] ?? {})).toEqual(columns);
    const cells = coverage(loadBuiltInBook()).flatMap(({ cells }) => Object.values(cells));
    expect(rows).toHaveLength(cells.reduce((sum, count) => sum + count, 0));
    expect(new Set(rows.map(({ provider, region, size, purchase }) => `${provider} ${region} ${size} ${purchase}`)).size).toBe(rows.length);
    expect(rows.some(({ usdPerHour }) => !(Number(usdPerHour) > 0))).toBe(false);
  });

  test("JSON of one region", async () => {
    const { stdout } = await run("prices", "export", "--prices", "built-in", "--format", "json", "--region", "us-central1");
    const rows = JSON.parse(stdout) as Record<string, unknown>[];
    expect(rows.find(({ size, purchase }) => size === "e2-standard-2" && purchase === "on-demand")).toMatchObject({
      provider: "gcp",
      region: "us-central1",
      vcpus: 2,
      memoryGib: 8,
      arch: "x86_64",
      gpuCount: 0,
    });
    expect(new Set(rows.map(({ region }) => region))).toEqual(new Set(["us-central1"]));
  });
});

test.each([
  [["prices", "update", "--provider", "azur"], 'error: --provider: "azur" is not known (did you mean "azure"?)\n'],
  [["prices", "update", "--region", "eu-west-9"], 'error: --region: "eu-west-9" is not known (did you mean "eu-west-1"?)\n'],
  [["prices", "update", "--service", "AmazonEC3"], 'error: --service: "AmazonEC3" is not known (did you mean "AmazonEC2"?)\n'],
  [
    ["prices", "update", "--provider", "aws", "--source", "https://x"],
    "error: --source https://x: not PROVIDER=URL (write it as aws=https://mirror.example.com)\n",
  ],
  [
    ["prices", "update", "--provider", "gcp"],
    "error: Google's price catalog asks for a sign-in, and there is no API key, access token or application default credentials: set COSTWRIGHT_GOOGLE_API_KEY, COSTWRIGHT_GOOGLE_ACCESS_TOKEN or GOOGLE_APPLICATION_CREDENTIALS\n",
  ],
  [["prices", "export", "--format", "xml"], 'error: --format: no format "xml" (formats are csv, json)\n'],
  [
    ["prices", "show", "aws", "us-east-1", "m5.large", "--prices", "nowhere"],
    'error: there is no price book at nowhere (name "built-in", "cached", or the folder of a book)\n',
  ],
])("%j is refused", async (args, message) => {
  expect(await runCli(args, { env: { COSTWRIGHT_GOOGLE_API_KEY: "", COSTWRIGHT_GOOGLE_ACCESS_TOKEN: "" } })).toEqual({
    exitCode: 2,
    stdout: "",
    stderr: message,
  });
});
