import Ajv from "ajv";
import { reportFormats } from "../../../cli/report";
import { json } from "../../../cli/report/json";
import { markdown } from "../../../cli/report/markdown";
import { table } from "../../../cli/report/table";
import schema from "../../../schema/report.schema.json";
import { sampleReport } from "../../support/report";

const plain = { colour: false, widthColumns: 120 };
/** Markdown, HTML, terminal and direction escapes that a resource name can hold. */
const HOSTILE = "</details><script>alert(1)</script>\u001b[31m\u202e|`x`@all [a](http://b) \r\n# title";

test("formats are sorted and unique", () => {
  const ids = reportFormats.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
});

test("the table reads as in the README", () => {
  expect(table.render(sampleReport("web"), plain)).toBe(`costwright 0.1.0   web (web/web)   price book 2026-07-30 0123456789ab

PLACEMENT  web: 1,204 of 41,310 offers fit, optimal (gap 0.00 %) by scan, at least 321.45/month, of it 1.50 for data between workloads
  web  gcp europe-west1  e2-standard-4 x 3  on demand  cpu 62 %  memory 48 %  319.95/month  next: aws eu-west-1 t4g.xlarge x 3 spot, +18.20
  shared: web  36.50/month

COST       2 resources: 1 priced, 0 free, 0 usage-dependent, 1 unknown   8.00 USD/month for what is priced, and 1 unknown
  aws:custom:Thing web2                                          unknown
    unknown: aws:custom:Thing is not supported yet web
  aws:ebs/volume:Volume web  (us-east-1)                            8.00
    Storage (web)                         100  gb-month  x 0.08     8.00

FINDINGS   1 mandatory, 0 advisory, 2.00 USD/month to save
  mandatory  gp2-to-gp3  aws:ebs/volume:Volume web  saves 2.00 USD/month
             message web
             do: remedy web

WARNINGS
  warning web

FAIL: 1 mandatory rule is broken
`);
});

test("the JSON report meets the published schema", () => {
  const validate = new Ajv({ strict: false }).compile(schema);
  expect(validate(JSON.parse(json.render(sampleReport(HOSTILE), plain)))).toBe(true);
  const broken = { ...sampleReport("web"), totals: { lowUsdPerMonth: -1 } };
  expect(validate(broken)).toBe(false);
});

test("no terminal escape, control or direction character leaves the table", () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
  expect(table.render(sampleReport(HOSTILE), plain)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
});

test("colour is the only escape that the table adds", () => {
  const coloured = table.render(sampleReport("web"), { colour: true, widthColumns: 120 });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control sequences
  expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(table.render(sampleReport("web"), plain));
  expect(coloured).toContain("\u001b[1mFINDINGS\u001b[22m");
});

test("no HTML, mention, link or table break leaves the Markdown", () => {
  const text = markdown.render(sampleReport(HOSTILE), plain);
  for (const harm of ["<script", "@all", "\u001b", "\u202e", "http://"]) expect(text).not.toContain(harm);
  expect(text.match(/<\/details>/g)).toHaveLength(1);
  const rows = text.split("\n").filter((line) => line.startsWith("| **mandatory**"));
  expect(rows).toHaveLength(1);
  expect(rows[0]?.replace(/\\\|/g, "").split("|")).toHaveLength(7);
});

test("Markdown of a huge report stays below what a comment may hold, and counts what it leaves out", () => {
  const report = sampleReport("web");
  const [finding] = report.findings;
  const many = Array.from({ length: 3000 }, (_, index) => ({ ...finding, message: `finding number ${index}` })) as typeof report.findings;
  const text = markdown.render({ ...report, findings: many }, plain);
  expect(text.length).toBeLessThan(65_536);
  const shown = text.match(/finding number/g)?.length ?? 0;
  expect(shown).toBeGreaterThan(300);
  expect(text).toContain(`${3000 - shown} more are in the JSON report`);
});
