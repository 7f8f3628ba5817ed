import { parse } from "csv-parse/sync";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { csv } from "../../../cli/report/csv";
import { placesOf } from "../../../cli/report/finding-place";
import { github } from "../../../cli/report/github";
import { junit } from "../../../cli/report/junit";
import { sarif } from "../../../cli/report/sarif";
import type { Report } from "../../../model";
import { sampleReport } from "../../support/report";

const plain = { colour: false, widthColumns: 120 };
/** Escapes of Markdown, HTML, XML, terminals, workflow commands and spreadsheets that a resource name can hold. */
const HOSTILE =
  "]]></failure><script>alert(1)</script>\u001b[31m\u202e::error file=x,line=1::owned%0A\r\n::set-output name=x::\u0000\ud800=cmd()";

function placed(name = "web", place = { file: "src/web.ts", line: 7, column: 3 }): Report {
  const report = sampleReport(name);
  return {
    ...report,
    resources: report.resources.map((resource) => ({ ...resource, place })),
    excepted: [
      {
        rule: "unattached-disk",
        urn: report.resources[0]?.urn ?? "",
        message: name,
        reason: name,
        owner: name,
        expires: "2027-01-31",
        origin: "costwright.exceptions.yaml:2",
      },
    ],
  };
}

describe("where a finding is told", () => {
  const at = (path: string) => {
    const report = placed();
    return placesOf({ ...report, program: { ...report.program, path } })(report.findings[0] as Report["findings"][number])?.file;
  };
  test.each([
    [".", "src/web.ts"],
    ["infra/shop", "infra/shop/src/web.ts"],
    ["infra/shop/preview.json", "infra/shop/src/web.ts"],
    ["preview.json", "src/web.ts"],
    ["standard input", "src/web.ts"],
    ["main:infra/shop", "infra/shop/src/web.ts"],
  ])("a program of %s: %s", (path, file) => {
    expect(at(path)).toBe(file);
  });
});

interface SarifLog {
  readonly version: string;
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly level: string;
      readonly message: { readonly text: string };
      readonly partialFingerprints: Readonly<Record<string, string>>;
      readonly suppressions?: readonly object[];
      readonly locations: readonly { readonly physicalLocation?: object }[];
    }[];
  }[];
}

describe("SARIF", () => {
  const log = (report: Report) => JSON.parse(sarif.render(report, plain)) as SarifLog;

  test("a finding is a result at the line that declares its resource, and an accepted one is suppressed", () => {
    const [run] = log(placed()).runs;
    expect(run?.results.map(({ ruleId, level, suppressions }) => [ruleId, level, suppressions !== undefined])).toEqual([
      ["gp2-to-gp3", "error", false],
      ["unattached-disk", "warning", true],
    ]);
    expect(run?.results[0]?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: "web/src/web.ts", uriBaseId: "%SRCROOT%" },
      region: { startLine: 7, startColumn: 3 },
    });
    expect(run?.tool.driver.rules.map(({ id }) => id)).toEqual(["gp2-to-gp3"]);
  });

  test("the fingerprint follows the rule and the resource, not the line or the price", () => {
    const print = (report: Report) => log(report).runs[0]?.results[0]?.partialFingerprints;
    const report = placed();
    const moved = placed("web", { file: "src/web.ts", line: 99, column: 1 });
    const dearer = { ...report, findings: report.findings.map((one) => ({ ...one, message: "other", savingUsdPerMonth: 9 })) };
    expect(print(moved)).toEqual(print(report));
    expect(print(dearer)).toEqual(print(report));
    expect(print(placed("other"))).not.toEqual(print(report));
  });

  test("several stacks are several runs", () => {
    expect((JSON.parse(sarif.renderAll([placed("a"), placed("b")], plain)) as SarifLog).runs).toHaveLength(2);
  });

  test("a path with blanks and signs is a URI", () => {
    const text = sarif.render(placed("web", { file: "a b/ü#%.ts", line: 1, column: 1 }), plain);
    expect(text).toContain("a%20b/%C3%BC%23%25.ts");
  });
});

describe("JUnit", () => {
  const cases = (report: Report) => {
    const xml = junit.render(report, plain);
    expect(XMLValidator.validate(xml)).toBe(true);
    const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "", isArray: (name) => name === "testcase" });
    return parser.parse(xml) as {
      testsuites: { testsuite: { tests: string; failures: string; skipped: string; testcase: Record<string, unknown>[] } };
    };
  };

  test("a mandatory finding fails, an accepted one is skipped, a rule without findings passes", () => {
    const { testsuite } = cases(placed()).testsuites;
    expect([testsuite.failures, testsuite.skipped]).toEqual(["1", "1"]);
    expect(Number(testsuite.tests)).toBe(testsuite.testcase.length);
    expect(testsuite.testcase[0]).toMatchObject({
      classname: "costwright.gp2-to-gp3",
      file: "web/src/web.ts",
      line: "7",
      failure: expect.anything(),
    });
    expect(testsuite.testcase.find(({ name }) => name === "stack-budget: no finding")).not.toHaveProperty("failure");
  });

  test("what a program names stays text", () => {
    expect(cases(placed(HOSTILE)).testsuites.testsuite.testcase.length).toBe(cases(placed()).testsuites.testsuite.testcase.length);
  });
});

describe("GitHub annotations", () => {
  test("a command a line, with the place", () => {
    const [first, last] = github.render(placed(), plain).trimEnd().split("\n");
    expect(first).toBe(
      "::error file=web/src/web.ts,line=7,col=3,title=gp2-to-gp3 aws%3Aebs/volume%3AVolume web::message web. remedy web Saves 2.00 USD a month.",
    );
    expect(last).toBe("::notice title=costwright::FAIL: 1 mandatory rule is broken");
  });

  test("a name cannot start a command of its own", () => {
    const lines = github.render(placed(HOSTILE), plain).trimEnd().split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^::error [^:]*::/);
  });

  test("more than GitHub shows is counted", () => {
    const report = placed();
    const many = { ...report, findings: Array.from({ length: 25 }, () => report.findings[0] as Report["findings"][number]) };
    const lines = github.render(many, plain).trimEnd().split("\n");
    expect(lines).toHaveLength(11);
    expect(lines[9]).toBe("::error title=costwright::16 more findings are in the report");
  });
});

describe("CSV", () => {
  const rows = (report: Report) => parse(csv.render(report, plain), { columns: true }) as Record<string, string>[];

  test("a row a cost line, and one for what has no price: its cost is empty, not 0", () => {
    expect(rows(placed()).map((row) => [row.ResourceName, row.BilledCost, row.x_HighBilledCost, row.x_EstimateKind])).toEqual([
      ["web", "8", "8", "exact"],
      ["web2", "", "", "unknown"],
    ]);
  });

  test("no cell begins like a formula or holds a control character", () => {
    for (const row of rows(placed(`=${HOSTILE}`))) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
      for (const value of Object.values(row)) expect(value).not.toMatch(/^[=+@-]|[\u0000-\u001f]/);
    }
  });
});
