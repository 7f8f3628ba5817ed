import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import fc from "fast-check";
import { parse } from "yaml";
import { formatDiagnostic, type PinnedChoice, providers, purchases } from "../../../model";
import { type LockedDecision, lockOf, lockSchema, needHash, readLock, renderLock } from "../../../optimizer/lock";
import { workload } from "../../support/tiny-book";

const FILE = "costwright.lock.yaml";
const published = join(__dirname, "..", "..", "..", "schema", "lock.schema.json");

const decision = (changes: Partial<LockedDecision> = {}): LockedDecision => ({
  workload: "web",
  needHash: "0123456789abcdef",
  choice: { provider: "aws", region: "eu-west-1", size: "m7g.large", count: 4, purchase: "on-demand" },
  decidedOn: "2026-08-01",
  priceBook: { id: "12345678", asOf: "2026-07-01" },
  usdPerMonth: 256.3,
  gapFraction: 0,
  runnerUp: { provider: "gcp", region: "europe-west1", size: "c4a-standard-2", count: 4, purchase: "on-demand", extraUsdPerMonth: 3.1 },
  ...changes,
});
const text = renderLock(lockOf([decision(), decision({ workload: "api" })]));
const problems = (content: string) => {
  const read = readLock(content, FILE);
  return read.status === "ok" ? [] : read.diagnostics.map(formatDiagnostic);
};

test("a lock file reads like a package lock: a header, then one block a workload, fields in the order of their names", () => {
  expect(text).toBe(`# Where costwright has placed each workload. Written by \`costwright lock\`; commit it, and review its changes.
# A decision stays until its need changes, it no longer fits, or \`costwright lock --update NAME\` finds one that pays.
# Do not edit: change the needs and run \`costwright lock\`. After a merge conflict take either side and run it.
version: 1
workloads:
  api:
    checksum: ${/api:\n {4}checksum: (\w+)/.exec(text)?.[1]}
    choice:
      count: 4
      provider: aws
      purchase: on-demand
      region: eu-west-1
      size: m7g.large
    decided:
      gapFraction: 0
      on: 2026-08-01
      prices: "12345678"
      pricesAsOf: 2026-07-01
      usdPerMonth: 256.3
    need: 0123456789abcdef
    runnerUp:
      count: 4
      extraUsdPerMonth: 3.1
      provider: gcp
      purchase: on-demand
      region: europe-west1
      size: c4a-standard-2
${text.slice(text.indexOf("  web:"))}`);
});

const money = fc.integer({ min: 0, max: 100_000_000 }).map((value) => value / 100);
const name = fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/);
const date = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true })
  .map((one) => one.toISOString().slice(0, 10));
// Names that YAML could take for something else.
const word = fc.oneof(name, fc.constantFrom("no", "1e3", "0x10", "~", "null", "2026-01-01", "a: b", "# c", "<<", " x "));
const hash = fc.stringMatching(/^[0-9a-f]{16}$/);
const purchase = fc.constantFrom(...purchases);
const choice: fc.Arbitrary<PinnedChoice> = fc
  .record({
    provider: fc.constantFrom(...providers),
    region: word,
    size: word,
    count: fc.integer({ min: 1, max: 100_000 }),
    purchase,
    mix: fc.option(fc.array(fc.record({ purchase, count: fc.nat(1000) }), { minLength: 1, maxLength: 3 }), { nil: undefined }),
  })
  .map(({ mix, ...rest }) => (mix === undefined ? rest : { ...rest, mix }));
const anyDecision: fc.Arbitrary<LockedDecision> = fc
  .record({
    workload: name,
    part: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    needHash: hash,
    choice,
    decidedOn: date,
    priceBook: fc.record({ id: word, asOf: date }),
    usdPerMonth: money,
    gapFraction: fc.constantFrom(0, 0.0001, 0.25),
    runnerUp: fc.option(
      fc.tuple(choice, money).map(([one, extraUsdPerMonth]) => ({ ...one, extraUsdPerMonth })),
      { nil: undefined },
    ),
  })
  .map(({ part, runnerUp, ...rest }) => ({
    ...rest,
    ...(part === undefined ? {} : { part }),
    ...(runnerUp === undefined ? {} : { runnerUp }),
  }));
const anyLock = fc.uniqueArray(anyDecision, { selector: (one) => `${one.workload}/${one.part}`, maxLength: 6 }).map(lockOf);

test("what is written is read again, and written again in the same bytes, with either kind of line end", () => {
  const validate = new Ajv().compile(lockSchema);
  fc.assert(
    fc.property(anyLock, (lock) => {
      const written = renderLock(lock);
      expect(readLock(written, FILE)).toEqual({ status: "ok", lock, edited: [] });
      expect(readLock(written.replaceAll("\n", "\r\n"), FILE)).toEqual({ status: "ok", lock, edited: [] });
      expect(renderLock({ decisions: [...lock.decisions].reverse() })).toBe(written);
      expect(validate(parse(written))).toBe(true);
    }),
    { seed: 5, numRuns: 300 },
  );
});

test("every edit of a value is noticed", () => {
  fc.assert(
    fc.property(anyDecision, fc.nat(), (one, pick) => {
      const written = renderLock(lockOf([one]));
      const lines = written.split("\n");
      const editable = lines.flatMap((line, index) => (/^ {4,}(- )?[a-zA-Z]+: ./.test(line) ? [index] : []));
      const at = editable[pick % editable.length] as number;
      lines[at] = `${lines[at]}1`;
      expect(readLock(lines.join("\n"), FILE).status).toBe("invalid");
    }),
    { seed: 5, numRuns: 300 },
  );
});

test("two branches that change different workloads merge into a lock that holds", () => {
  const base = [decision({ workload: "a" }), decision({ workload: "b" })];
  const ours = renderLock(lockOf([decision({ workload: "a", usdPerMonth: 1 }), decision({ workload: "b" })]));
  const theirs = renderLock(lockOf([decision({ workload: "a" }), decision({ workload: "b", usdPerMonth: 2 })]));
  const merged = `${ours.slice(0, ours.indexOf("  b:"))}${theirs.slice(theirs.indexOf("  b:"))}`;
  expect(merged).not.toBe(renderLock(lockOf(base)));
  expect(problems(merged)).toEqual([]);
});

test("an edit by hand is named with its place and what to do, or taken over when that is asked for", () => {
  const edited = text.replace("count: 4", "count: 3");
  expect(problems(edited)).toEqual([
    'costwright.lock.yaml:6:3: error: the decision for "api" was edited by hand: its content does not match its checksum (undo the edit, or run `costwright lock --accept` to make it the decision)',
  ]);
  const read = readLock(edited, FILE, { acceptEdits: true });
  expect(read).toMatchObject({ status: "ok", edited: ["api"] });
  expect(read.status === "ok" && read.lock.decisions[0]?.choice.count).toBe(3);
});

test("a block under another name is an edit too", () => {
  expect(problems(text.replace("  web:", "  front:"))[0]).toContain('the decision for "front" was edited by hand');
});

test("merge conflicts are told by their first lines", () => {
  const lines = text.split("\n");
  const conflicted = [
    ...lines.slice(0, 8),
    "<<<<<<< HEAD",
    lines[8],
    "=======",
    "      count: 5",
    ">>>>>>> other",
    ...lines.slice(9),
    "<<<<<<< HEAD",
    "=======",
    ">>>>>>> other",
  ].join("\n");
  const hint = "(take either side whole, then run `costwright lock`: it decides anew what the merged needs changed)";
  expect(problems(conflicted)).toEqual([
    `costwright.lock.yaml:9:1: error: an unresolved merge conflict ${hint}`,
    `costwright.lock.yaml:${lines.length + 5}:1: error: an unresolved merge conflict ${hint}`,
  ]);
  expect(problems(`${text}>>>>>>> other\n`)).toEqual([
    `costwright.lock.yaml:${lines.length}:1: error: an unresolved merge conflict ${hint}`,
  ]);
  expect(problems(text.replaceAll("\n", "\r\n").replace("version: 1", "<<<<<<< HEAD\r\nversion: 1"))[0]).toContain(":4:1:");
});

test.each<[string, string, string | RegExp]>([
  ["broken YAML", text.replace("  api:", "  api: ["), /^costwright\.lock\.yaml:\d+:\d+: error: not valid YAML: .*\(restore the file/],
  [
    "the same workload twice",
    text.replace("  web:", "  api:"),
    /^costwright\.lock\.yaml:\d+:3: error: not valid YAML: Map keys must be unique/,
  ],
  [
    "an empty file",
    "",
    "costwright.lock.yaml:1:1: error: the lock file is empty (restore the file from version control, or delete it and run `costwright lock` to decide everything anew)",
  ],
  ["a list", "- a", /the lock file holds no fields by name/],
  [
    "a newer version",
    text.replace("version: 1", "version: 2"),
    "costwright.lock.yaml:4:10: error: lock file of version 2; this costwright reads version 1 (use the version of costwright that the file was written with, or a newer one)",
  ],
  ["no version", text.replace("version: 1\n", ""), 'costwright.lock.yaml:4:1: error: the file lacks "version" (it is required)'],
  ["a misspelt field", text.replace("pricesAsOf", "priceAsOf"), /:18:7: error: unknown field "priceAsOf" \(did you mean "pricesAsOf"\?\)/],
  [
    "a provider that is no name",
    text.replace("provider: aws", "provider: 7"),
    /:10:17: error: "workloads\.api\.choice\.provider" is 7, expected/,
  ],
  ["a name that no workload has", text.replace("  web:", "  we_b:"), /error: "we_b" is no name of a workload/],
  [
    "a checksum cut short",
    text.replace(/checksum: (\w{11})\w/, "checksum: x$1"),
    /:7:15: error: "workloads\.api\.checksum" is "x.*\(12 hexadecimal digits\)/,
  ],
])("%s", (_, content, message) => {
  const found = problems(content);
  if (typeof message === "string") expect(found).toContain(message);
  else expect(found.filter((one) => message.test(one))).not.toEqual([]);
});

test("the file that the guide shows is a lock, and its checksum holds", () => {
  const guide = readFileSync(join(__dirname, "..", "..", "..", "docs", "lock.md"), "utf8");
  const shown = /^```yaml\n([\s\S]*?)^```/m.exec(guide)?.[1] ?? "";
  expect(readLock(shown, FILE)).toMatchObject({ status: "ok", edited: [], lock: { decisions: [{ workload: "api" }] } });
});

test("the published schema is in step", () => {
  if (process.env.UPDATE_SCHEMA === "1") writeFileSync(published, `${JSON.stringify(lockSchema, null, 2)}\n`);
  expect(JSON.parse(readFileSync(published, "utf8"))).toEqual(JSON.parse(JSON.stringify(lockSchema)));
});

describe("the hash of a need", () => {
  const base = workload({ regions: ["a", "b"], architectures: ["x86_64", "arm64"] });
  test.each<[string, object]>([
    ["the order of lists", { regions: ["b", "a"], architectures: ["arm64", "x86_64"] }],
    [
      "the name, who pays, where it runs, what a move costs",
      { name: "other", team: "shop", moving: { dataGib: 1, overlapHours: 1, effortUsd: 1, resizeEffortUsd: 1, horizonMonths: 1 } },
    ],
    ["a field that asks for nothing", { previousGenerations: false, minNetworkMbpsPerMachine: 0, within: [], gpu: undefined }],
  ])("does not depend on %s", (_, changes) => {
    expect(needHash({ ...base, ...changes })).toBe(needHash(base));
  });
  test.each<[string, object]>([
    ["the load", { vcpus: 4.5 }],
    ["a region", { regions: ["a"] }],
    ["a headroom", { targetUtilisationFraction: 0.6 }],
    ["no spot at all, which is not the same as no limit", { maxSpotFraction: 0 }],
    ["a split", { split: { providers: 2, survivesLossOfOne: false } }],
    ["residency", { within: [{ name: "x", providers: ["aws"], regions: [], jurisdictions: [] }] }],
  ])("depends on %s", (_, changes) => {
    expect(needHash({ ...base, ...changes })).not.toBe(needHash(base));
  });
  test("is that of today, so that a change of the arithmetic is seen", () => {
    expect(needHash(workload())).toMatch(/^[0-9a-f]{16}$/);
    expect(needHash(workload({ jurisdictions: ["EU"] }))).toBe(needHash(workload({ jurisdictions: ["eu"] })));
    expect(needHash(workload())).toBe("8fe5510dde808407");
  });
});
