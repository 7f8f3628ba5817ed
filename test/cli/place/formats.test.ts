import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Ajv from "ajv";
import { planFormats } from "../../../cli/report/plan";
import { frontierHtml } from "../../../cli/report/plan/frontier-html";
import { frontierSvg } from "../../../cli/report/plan/frontier-svg";
import type { PlaceReport } from "../../../cli/report/plan/place-report";
import schema from "../../../schema/placement.schema.json";
import { repositoryRoot } from "../../support/cli";
import { placeReport, shopNeed } from "../../support/place-report";
import { workload } from "../../support/tiny-book";

/*
 * Goldens of all formats, of a real plan with every section. COSTWRIGHT_UPDATE_GOLDENS=1 npx jest test/cli/place writes them anew.
 */
const plain = { colour: false, widthColumns: 120 };
const HOSTILE = "</svg><script>alert(1)</script>\u001b[31m\u202e|`x`@all [a](http://b) \r\n# title";
const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);

const reports = new Map<string | undefined, PlaceReport>();
/** Made once: some hundred plans are behind it. */
function whole(label?: string): PlaceReport {
  const report = reports.get(label) ?? wholeReport(label);
  reports.set(label, report);
  return report;
}
const wholeReport = (label?: string) =>
  placeReport(shopNeed(label), { wantsFrontier: true, explained: ["api", "web"] }, [
    "provider=gcp",
    "batch: without purchase=spot",
    "budget=100",
    "api: jurisdiction=us",
  ]);
const infeasible = () =>
  placeReport({
    ...shopNeed(),
    teamBudgets: [],
    traffic: [],
    sameRegion: [["api", "web"]],
    workloads: [workload({ name: "api", regions: ["aws-eu"] }), workload({ regions: ["gcp-us"] })],
  });

function format(id: string, report: PlaceReport, options = plain): string {
  const found = planFormats.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no format ${id}`);
  return found.render(report, options);
}

function expectGolden(name: string, text: string): void {
  const file = join(repositoryRoot, "test", "golden", "place", name);
  if (process.env.COSTWRIGHT_UPDATE_GOLDENS === "1") {
    mkdirSync(join(repositoryRoot, "test", "golden", "place"), { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(readFileSync(file, "utf8"));
}

test("formats are sorted and unique", () => {
  const ids = planFormats.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
});

test("the whole report reads as its goldens, in every format", () => {
  const report = whole();
  expectGolden("whole.txt", format("table", report));
  expectGolden("whole.md", format("markdown", report));
  expectGolden("whole.json", format("json", report));
  if (report.frontier === null) throw new Error("no frontier");
  expectGolden("frontier.svg", frontierSvg("Cost against risk: needs.yaml", report.frontier));
  expectGolden("frontier.html", frontierHtml("Cost against risk: needs.yaml", report.frontier));
});

test("the totals that are shown are the plan's", () => {
  const report = whole();
  if (report.plan.status === "infeasible") throw new Error("placed");
  const rows = format("table", report).split("\n");
  const amount = (start: string) =>
    Number(
      rows
        .find((row) => row.startsWith(`  ${start} `))
        ?.trim()
        .split(/ {2,}/)[1]
        ?.replace(/,/g, ""),
    );
  expect(amount("cost")).toBeCloseTo(report.plan.usdPerMonth, 2);
  expect(amount("risk")).toBeCloseTo(report.plan.riskUsdPerMonth, 2);
  expect(amount("placements") + amount("data transfer") + amount("pool gdpr")).toBeCloseTo(report.plan.usdPerMonth, 1);
});

test("an infeasible plan reads as its goldens: the conflicts, and what was asked anyway", () => {
  expectGolden("infeasible.txt", format("table", infeasible()));
  expectGolden("infeasible.md", format("markdown", infeasible()));
});

test("the JSON meets the published schema, whatever the outcome", () => {
  for (const report of [whole(), whole(HOSTILE), infeasible(), placeReport(shopNeed())]) {
    const isValid = validate(JSON.parse(format("json", report)));
    expect(isValid ? [] : validate.errors).toEqual([]);
  }
  expect(validate({ ...whole(), plan: { status: "optimal" } })).toBe(false);
  expect(validate({ ...whole(), schemaVersion: "2.0" })).toBe(false);
});

describe("what a file can say stays text", () => {
  const hostile = () => ({ ...whole(HOSTILE), needs: HOSTILE, warnings: [HOSTILE] });
  const appears = (text: string) => (text.match(/alert/g) ?? []).length;

  test("in a terminal", () => {
    const text = format("table", hostile());
    expect(appears(text)).toBeGreaterThan(3);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });

  test("in Markdown", () => {
    const text = format("markdown", hostile());
    expect(appears(text)).toBeGreaterThan(3);
    for (const harm of ["<script", "@all", "\u001b", "\u202e", "http://b", "\n# title"]) expect(text).not.toContain(harm);
    const widths = text
      .split("\n\n")
      .filter((block) => block.startsWith("| "))
      .map((block) => new Set(block.split("\n").map((row) => row.replace(/\\\|/g, "").split("|").length)).size);
    expect(new Set(widths)).toEqual(new Set([1]));
  });

  test("in a drawing and a page", () => {
    const { frontier } = hostile();
    if (frontier === null) throw new Error("no frontier");
    for (const text of [frontierSvg(HOSTILE, frontier), frontierHtml(HOSTILE, frontier)]) {
      expect(appears(text)).toBeGreaterThan(0);
      for (const harm of ["<script", "\u001b", "\u202e", "</svg><"]) expect(text).not.toContain(harm);
    }
  });
});

test("colour is the only thing that a terminal adds", () => {
  const report = whole();
  const coloured = format("table", report, { colour: true, widthColumns: 120 });
  expect(coloured).toContain("\u001b[1mPLACEMENT");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control sequences
  expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(format("table", report));
});

test("what there was no time for is named", () => {
  const report = { ...placeReport(shopNeed()), runs: { done: 3, timeLimitMs: 500, skipped: ["what if provider=gcp"] } };
  expect(format("table", report)).toContain(
    "SKIPPED  the time for 3 runs of at most 0.5 s was used up; raise --time-limit to see\n  what if provider=gcp",
  );
});
