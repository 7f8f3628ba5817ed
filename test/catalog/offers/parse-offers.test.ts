import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { offersFileOf, programBook, withOffersOf } from "../../../catalog";
import { offersSchema, parseOffers } from "../../../catalog/offers";
import published from "../../../schema/offers.schema.json";
import { builtIn, oneRow, problemsOf, small } from "./offers-text";

test("the published schema is the one that offers are checked with", () => {
  expect(published).toEqual(JSON.parse(JSON.stringify(offersSchema)));
});

test("CSV and YAML say the same", () => {
  const csv = [
    "provider,region,country,continent,jurisdictions,size,vcpus,memoryGib,usdPerHour,storageUsdPerGibMonth,source,asOf",
    "# our own racks",
    "",
    'dc,fra,DE,europe,eu eea,4,4,16,0.1,0,"price list, page 2",2026-07-01',
  ].join("\r\n");
  const yaml = [
    "asOf: 2026-07-01",
    'source: "price list, page 2"',
    "offers:",
    "  - { provider: dc, region: fra, country: DE, continent: europe, jurisdictions: [eu, eea],",
    '      size: "4", vcpus: 4, memoryGib: 16, usdPerHour: 0.1, storageUsdPerGibMonth: 0 }',
  ].join("\n");
  const read = (text: string, file: string) => {
    const result = parseOffers(text, file, small);
    if (result.status === "invalid") throw new Error(JSON.stringify(result.diagnostics));
    // Places and hashes are the files' own.
    const own = new Set(["place", "row", "id", "file"]);
    return JSON.parse(JSON.stringify(result.offers), (key, value: unknown) => (own.has(key) ? null : value)) as unknown;
  };
  expect(read(`\uFEFF${csv}`, "offers.csv")).toEqual(read(yaml, "offers.yaml"));
});

describe("what is wrong is said with its place, all at once", () => {
  test("in CSV by line", () => {
    const text =
      "provider,region,size,usdPerHour,asOf\naws,aws-eu,s2,cheap,2026-07-01\n\naws,aws-eu,s2,0,2026-07-01\naws,aws-eu,s4,1,2026-02-30\n";
    expect(problemsOf(text, "offers.csv")).toEqual([
      'offers.csv:2: error: "offers.0.usdPerHour" is "cheap", expected a number',
      'offers.csv:4: error: "offers.1.usdPerHour" is 0, it must be above 0',
    ]);
  });
  test("in YAML by line and column", () => {
    expect(problemsOf("asOf: 2026-07-01\noffers:\n  - provider: aws\n    region: aws-eu\n    size: s2\n    usdPerHuor: 1\n")).toEqual([
      'offers.yaml:6:5: error: unknown field "usdPerHuor" (did you mean "usdPerHour"?)',
    ]);
  });
  test.each([
    ["an empty CSV file", "", "offers.csv", ["offers.csv:1: error: the file is empty (start with a line of column names)"]],
    [
      "a CSV file of column names alone",
      "provider,region\n",
      "offers.csv",
      ['offers.csv:1: error: "offers" is empty, at least 1 is needed'],
    ],
    [
      "a column that there is not",
      "provider,regoin\naws,x\n",
      "offers.csv",
      ['offers.csv:1: error: unknown column "regoin" (did you mean "region"?)'],
    ],
    ["a column twice", "provider,region,region\naws,x,y\n", "offers.csv", ['offers.csv:1: error: column "region" occurs twice']],
    ["an empty YAML file", "", "offers.yaml", ["offers.yaml:1:1: error: the file is empty, expected fields by name"]],
    ["no offers", "offers: []", "offers.yaml", ['offers.yaml:1:9: error: "offers" is empty, at least 1 is needed']],
    ["broken YAML", "offers: [", "offers.yaml", [expect.stringMatching(/^offers\.yaml:1:\d+: error: not valid YAML/)]],
    [
      "a line with a cell too many",
      "provider,region\naws,x,y\n",
      "offers.csv",
      [expect.stringMatching(/^offers\.csv:2: error: not valid CSV/)],
    ],
    ["a quote that does not end", 'provider,region\n"aws,x\n', "offers.csv", [expect.stringMatching(/^offers\.csv.*error: not valid CSV/)]],
  ])("%s", (_, text, file, problems) => {
    expect(problemsOf(text, file)).toEqual(problems);
  });
  test.each<readonly [string, Readonly<Record<string, unknown>>, RegExp]>([
    ["a machine price of zero", { usdPerHour: 0 }, /"offers\.0\.usdPerHour" is 0, it must be above 0/],
    ["a negative price", { storageUsdPerGibMonth: -1 }, /is -1, below 0/],
    ["a price that is no number", { usdPerHour: "0.1" }, /is "0\.1", expected a number/],
    ["a provider in capitals", { provider: "DC" }, /write aws, azure, gcp, or a name of lower-case letters/],
    ["a hostile provider", { provider: "__proto__" }, /is "__proto__" \(write aws/],
    ["a region with a line break", { region: "a\nb" }, /use letters, digits, dots, hyphens and underscores/],
    ["a size with markup", { size: "<b>" }, /use letters, digits, dots/],
    ["no country", { country: undefined }, /the country that dc fra lies in is not stated \(add country, e\.g\. DE/],
    [
      "a country that no cloud is in",
      { country: "AQ", continent: undefined },
      /no cloud has a region in AQ, so its continent is not known \(add continent\)/,
    ],
    ["no vCPUs", { vcpus: undefined }, /vcpus of dc m4 is not stated/],
    ["no price", { usdPerHour: undefined }, /size m4 has no usdPerHour/],
    [
      "neither a size nor prices by the unit",
      { size: undefined, usdPerHour: undefined, vcpus: undefined, memoryGib: undefined },
      /an offer by the unit \(it names no size\) has no vcpuUsdPerHour/,
    ],
    ["a size with prices by the unit", { vcpuUsdPerHour: 1 }, /size m4 has vcpuUsdPerHour \(leave it out, or leave size out\)/],
    ["a size that is named like a made one", { size: "4vcpu-16gib" }, /is named like a machine that is made by the unit/],
    ["GPUs of a model without a number", { gpu: "A100" }, /GPU model A100 without GPUs \(set gpuCount\)/],
    ["interruptions on demand", { interruptionFraction: 0.1 }, /only spot machines are interrupted/],
    [
      "a misspelt cloud",
      { provider: "asw", country: undefined },
      /the country that asw fra lies in is not stated \(add country.*; or did you mean "aws"\?\)/,
    ],
    [
      "a cloud by the unit",
      {
        provider: "aws",
        region: "aws-eu",
        size: undefined,
        vcpus: undefined,
        memoryGib: undefined,
        usdPerHour: undefined,
        vcpuUsdPerHour: 1,
        memoryGibUsdPerHour: 1,
      },
      /aws sells machines by size, not by the unit/,
    ],
    [
      "a cloud's region that there is not",
      { provider: "aws", region: "aws-uk", size: "s4" },
      /aws has no region "aws-uk" \(did you mean "aws-us"\?\)/,
    ],
    [
      "a cloud's size that there is not",
      { provider: "aws", region: "aws-eu", size: "s5" },
      /the price book knows no machine size "s5" of aws/,
    ],
    [
      "other vCPUs of a cloud's size",
      { provider: "aws", region: "aws-eu", size: "s4", vcpus: 5 },
      /aws s4 has vcpus 4, not 5 \(leave it out\)/,
    ],
    [
      "a capacity of a cloud",
      { provider: "aws", region: "aws-eu", size: "s4", capacityMachines: 5 },
      /capacityMachines is not stated of aws \(write a quota in the needs file\)/,
    ],
    ["a fraction above 1", { availabilityFraction: 1.1 }, /is 1\.1, above 1/],
  ])("%s", (_, changes, message) => {
    const problems = problemsOf(oneRow(changes));
    expect(problems.join("\n")).toMatch(message);
    expect(problems.every((problem) => /^offers\.yaml:1:\d+: error: /.test(problem))).toBe(true);
  });
  test("a date that is missing, or no day", () => {
    const text = (asOf: string) => `offers:\n  - { provider: aws, region: aws-eu, size: s2, usdPerHour: 1${asOf} }\n`;
    expect(problemsOf(text(""))).toEqual([
      "offers.yaml:2:5: error: the date of the price is not stated (add asOf: a price without a date cannot be judged)",
    ]);
    expect(problemsOf(text(", asOf: 2026-02-30"))[0]).toMatch(/"2026-02-30" is no day of the calendar$/);
  });
  test("rows that price the same thing, and rows that disagree", () => {
    const row = (rest: string) => `dc,fra,DE,europe,m4,4,16,${rest}`;
    const text = [
      "provider,region,country,continent,size,vcpus,memoryGib,usdPerHour,purchase,storageUsdPerGibMonth,capacityMachines,asOf",
      row("0.1,on-demand,0.1,5,2026-07-01"),
      row("0.2,,,,2026-07-01"),
      row("0.05,spot,0.2,6,2026-07-01"),
      "dc,ber,DE,europe,m4,8,16,0.1,,,,2026-07-01",
    ];
    expect(problemsOf(text.join("\n"), "offers.csv")).toEqual([
      "offers.csv:3: error: dc fra m4 on-demand is stated twice, here and at offers.csv:2 (keep one of them)",
    ]);
    expect(problemsOf(text.filter((_, line) => line !== 2).join("\n"), "offers.csv")).toEqual([
      "offers.csv:3: error: storageUsdPerGibMonth of dc fra is 0.2, but 0.1 at offers.csv:2 (state it once, or alike)",
      "offers.csv:3: error: capacityMachines of dc m4 in fra is 6, but 5 at offers.csv:2 (state it once, or alike)",
      "offers.csv:4: error: vcpus of dc m4 is 8, but 4 at offers.csv:2 (state it once, or alike)",
    ]);
  });
});

test("no text makes it crash", () => {
  const field = fc.constantFrom(...Object.keys(offersSchema.properties.offers.items.properties));
  const value = fc.oneof(fc.jsonValue(), fc.constantFrom("aws", "dc", "aws-eu", "fra", "s4", "DE", "constructor", "__proto__", 0, 1, 4));
  const rows = fc.array(fc.dictionary(field, value), { maxLength: 4 });
  fc.assert(
    fc.property(rows, (offers) => {
      const result = parseOffers(JSON.stringify({ asOf: "2026-07-01", offers }), "offers.yaml", small);
      expect(["ok", "invalid"]).toContain(result.status);
      if (result.status === "invalid") expect(result.diagnostics.length).toBeGreaterThan(0);
    }),
    { numRuns: 300 },
  );
  fc.assert(
    fc.property(fc.string(), fc.array(field, { maxLength: 5 }), (text, columns) => {
      expect(["ok", "invalid"]).toContain(parseOffers(`${columns.join()}\n${text}`, "offers.csv", small).status);
    }),
    { numRuns: 300 },
  );
});

describe("the file of a program", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "costwright-offers-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const csv = "provider,region,size,usdPerHour,asOf\naws,eu-west-1,m5.large,0.05,2026-07-01\n";
  const price = (book: typeof builtIn) => book.instancePrice("aws", "eu-west-1", "m5.large", "on-demand")?.usdPerHour;

  test("lies in its folder, or is named by the environment", () => {
    expect(offersFileOf(folder, {})).toBeUndefined();
    expect(programBook(builtIn, folder, { asOf: "2026-08-01" })).toBe(builtIn);
    writeFileSync(join(folder, "costwright.offers.csv"), csv);
    expect(price(programBook(builtIn, folder, { asOf: "2026-08-01" }))).toBe(0.05);
    expect(offersFileOf(folder, { COSTWRIGHT_OFFERS: "/other.csv" })).toBe("/other.csv");
    writeFileSync(join(folder, "costwright.offers.yaml"), "offers: []");
    expect(() => offersFileOf(folder, {})).toThrow(/there are two offers files: .*keep one of them/);
  });
  test("that cannot be read is an input error, never the list's prices in silence", () => {
    expect(() => withOffersOf(join(folder, "none.csv"), builtIn)).toThrow(/cannot read the offers .*none\.csv: there is no such file/);
    expect(() => withOffersOf(folder, builtIn)).toThrow(/it is a folder/);
  });
});
