import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadBuiltInBook } from "../../catalog";
import { readNeedsFile } from "../../components/needs-file";
import { findLock, placeLocked } from "../../components/portfolio-lock";
import type { PortfolioNeed } from "../../model";
import { type Lock, placeWithLock, renderLock } from "../../optimizer/lock";
import { realised, runDeclared } from "./run-declared";

const book = loadBuiltInBook();
const needs = `regions: [us-east-1, us-central1]
workloads:
  web: { vcpus: 4, memoryGib: 8, minVcpusPerMachine: 2 }
  api: { vcpus: 8, memoryGib: 16, minVcpusPerMachine: 2 }
`;

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "costwright-portfolio-lock-"));
  file = join(folder, "workloads.yaml");
  writeFileSync(file, needs);
});
afterAll(() => rmSync(folder, { recursive: true }));
const lockFile = () => join(folder, "costwright.lock.yaml");

function needOf(text: string): PortfolioNeed {
  const read = readNeedsFile(file, text, book);
  if (Array.isArray(read)) throw new Error(JSON.stringify(read));
  return read as PortfolioNeed;
}

/** A lock whose api runs on a machine that costs more than the cheapest. */
function dearLock(text = needs): Lock {
  const { lock } = placeWithLock(needOf(text), undefined, book, { on: "2026-08-01" });
  return {
    decisions: lock.decisions.map((one) =>
      one.workload === "api"
        ? { ...one, choice: { provider: "aws", region: "us-east-1", size: "c7i.4xlarge", count: 2, purchase: "on-demand" } }
        : one,
    ),
  };
}

test("a portfolio keeps what the lock beside its file records, and a preview does not write it", async () => {
  const text = renderLock(dearLock());
  writeFileSync(lockFile(), text);
  const { plan } = await realised({ file });
  expect(plan.placements.find(({ workload }) => workload === "api")).toMatchObject({ region: "us-east-1", size: "c7i.4xlarge", count: 2 });
  expect(plan.warnings.filter((one) => one.startsWith("the lock keeps"))).toEqual([
    expect.stringMatching(
      /^the lock keeps what a move would better: api: aws us-east-1, 2 x c7i\.4xlarge, on-demand -> .*: saves [\d.]+ USD\/month; moving costs [\d.]+ USD once \(assumed\), paid back in [\d.]+ months, within 12; to move: `costwright lock NEEDS --update api`$/,
    ),
  ]);
  expect((plan as { readonly lockDrift?: unknown }).lockDrift).toEqual([
    expect.objectContaining({ kind: "move-pays", workloads: ["api"], onceIsAssumed: true, savingUsdPerMonth: expect.any(Number) }),
  ]);
  expect(readFileSync(lockFile(), "utf8")).toBe(text);
  expect(readdirSync(folder).sort()).toEqual(["costwright.lock.yaml", "workloads.yaml"]);
});

test("lock: false leaves the lock out; a lock of another name is read", async () => {
  writeFileSync(lockFile(), renderLock(dearLock()));
  const free = await realised({ file, lock: false });
  expect(free.plan.placements.some(({ size }) => size === "c7i.4xlarge")).toBe(false);
  const other = join(folder, "other.yaml");
  writeFileSync(other, renderLock(dearLock()));
  rmSync(lockFile());
  const named = await realised({ file, lock: other });
  expect(named.plan.placements.some(({ size }) => size === "c7i.4xlarge")).toBe(true);
  rmSync(other);
});

test.each<[string, string, string]>([
  ["edited by hand", renderLock(dearLock()).replace("count: 2", "count: 3"), 'the decision for "api" was edited by hand'],
  ["in conflict", `<<<<<<< HEAD\n${renderLock(dearLock())}`, "an unresolved merge conflict"],
])("a lock that is %s ends the program, with its place", async (_, text, message) => {
  writeFileSync(lockFile(), text);
  const outcome = await runDeclared({ file });
  rmSync(lockFile());
  if (outcome.status !== "failed") throw new Error("it must fail");
  const shown = outcome.diagnostics.map((one) => one.message).join("\n");
  expect(shown).toContain('Portfolio "shop": its lock cannot be used');
  expect(shown).toContain(message);
});

test("a lock that is named and not there is an error, one that is not named is not", () => {
  expect(findLock("Portfolio", { file })).toBeUndefined();
  expect(() => findLock("Portfolio", { file, lock: join(folder, "none.yaml") })).toThrow("its lock cannot be used");
});

test("what could not be kept is said, with what to do", () => {
  const changed = needOf(needs.replace("vcpus: 8", "vcpus: 9").replace("  web:", "  front:"));
  const { decisions } = dearLock(`${needs}  jobs: { vcpus: 2, memoryGib: 4 }\n`);
  const { warnings, drift } = placeLocked(changed, { file: lockFile(), lock: { decisions } }, book, undefined);
  // The rule placement-drift reads the facts, never the text.
  const lock = { lockFile: "costwright.lock.yaml" };
  expect(drift).toEqual([
    { kind: "placed-anew", workload: "api", reason: "its need changed", ...lock },
    { kind: "renamed", workload: "front", lockedAs: "web", ...lock },
    { kind: "gone", workload: "jobs", ...lock },
  ]);
  const todo = "; run `costwright lock` and commit the file";
  expect(warnings).toEqual([
    `api is placed anew, not as costwright.lock.yaml has it: its need changed${todo}`,
    `front keeps the place that costwright.lock.yaml holds under the name web${todo}`,
    `costwright.lock.yaml holds jobs, which is not declared any more${todo}`,
  ]);
});

test("a saving that does not pay the move back is a note, not a warning", () => {
  const moving = "moving: { effortUsd: 90000, resizeEffortUsd: 90000, horizonMonths: 3 }";
  const costly = needs.replace("  api: {", `  api: { ${moving},`);
  const read = readNeedsFile(file, costly, book);
  if (Array.isArray(read)) throw new Error(JSON.stringify(read));
  const { warnings, notes } = placeLocked(read as PortfolioNeed, { file: lockFile(), lock: dearLock(costly) }, book, undefined);
  expect(warnings).toEqual([]);
  expect(notes).toEqual([
    expect.stringMatching(/^the lock keeps what costs more than a fresh plan, and moving does not pay: api: .*, not within 3$/),
  ]);
});
