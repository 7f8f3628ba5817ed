import Ajv from "ajv";
import { idleWarnings } from "../../../cli/report/commitments";
import { markdown } from "../../../cli/report/markdown";
import { table } from "../../../cli/report/table";
import type { Report, ReportedCommitment } from "../../../model";
import schema from "../../../schema/report.schema.json";
import { sampleReport } from "../../support/report";

const plain = { colour: false, widthColumns: 120 };
const HOSTILE = "</details><script>alert(1)</script>\u001b[31m\u202e|`x`@all [a](http://b) \r\n# title";

const commitment = (changes: Partial<ReportedCommitment> = {}): ReportedCommitment => ({
  name: "web",
  kind: "reservation",
  provider: "aws",
  region: "eu-west-1",
  covers: "m5.large",
  unit: "machines",
  capacity: 4,
  usedLow: 1,
  usedHigh: 3,
  expires: "2027-02-01",
  usdPerMonth: 400,
  ...changes,
});

function contracted(text: string): Report {
  const report = sampleReport(text);
  return {
    ...report,
    contract: {
      file: "terms.yaml",
      id: "01234567",
      asOf: "2026-07-01",
      discounts: 1,
      prices: 2,
      commitments: [commitment({ name: text })],
    },
    resources: report.resources.map((resource) => ({
      ...resource,
      estimate: { ...resource.estimate, listLowUsdPerMonth: 9, listHighUsdPerMonth: resource.estimate.highUsdPerMonth === null ? null : 9 },
    })),
    totals: { ...report.totals, listLowUsdPerMonth: 18, listHighUsdPerMonth: null, listPricedHighUsdPerMonth: 18 },
  };
}

test("the report meets the published schema", () => {
  const validate = new Ajv({ strict: false }).compile(schema);
  expect(validate(contracted(HOSTILE)) ? [] : validate.errors).toEqual([]);
});

test("table and Markdown show the contract, and list cost beside what is paid", () => {
  const lines = table.render(contracted("web"), plain).split("\n");
  expect(lines).toEqual(
    expect.arrayContaining([
      "CONTRACT   terms.yaml of 2026-07-01: 1 discount, 2 prices, 1 commitment",
      "  web  reservation  aws eu-west-1 m5.large  until 2027-02-01  1 to 3 of 4 machines used  400.00/month paid anyway",
      "COST       2 resources: 1 priced, 0 free, 0 usage-dependent, 1 unknown   8.00 USD/month (list 18.00) for what is priced, and 1 unknown",
    ]),
  );
  expect(lines.find((line) => line.includes("aws:ebs/volume:Volume web  (us-east-1)"))).toMatch(/ 8\.00 +list 9\.00$/);
  const text = markdown.render(contracted("web"), plain);
  expect(text).toContain("USD/month** (list 18.00) for what is priced: 2 resources");
  expect(text).toContain(
    "| web | reservation | aws eu-west-1 m5.large | 2027-02-01 | 1 to 3 of 4 machines used | 400.00/month paid anyway |",
  );
  expect(text).toContain("| resource | region | USD/month | list USD/month | because |");
  expect(text).toContain("| us-east-1 | 8.00 | 9.00 |");
});

test("nothing that a contract names breaks out of a table cell or reaches the terminal", () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
  expect(table.render(contracted(HOSTILE), plain)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  const text = markdown.render(contracted(HOSTILE), plain);
  expect(text).not.toContain("<script>");
  expect(text.split("\n").filter((line) => line.startsWith("# "))).toEqual([]);
});

test("a commitment that cannot be used up is told of, with what its idle part costs", () => {
  expect(idleWarnings([commitment(), commitment({ usedHigh: 4 })])).toEqual([
    "idle commitment: web is 4 machines of aws eu-west-1 m5.large, and this program uses at most 3: 1 paid for nothing here (100.00 USD/month); " +
      "move machines onto it, or narrow its scope if others use it",
  ]);
  expect(
    idleWarnings([commitment({ unit: "usd-per-hour", capacity: 2, usedHigh: 0.5, covers: null, region: null, usdPerMonth: null })]),
  ).toEqual([
    "idle commitment: web is 2 USD/hour of aws every region every machine, and this program uses at most 0.50: 1.50 paid for nothing here; " +
      "move machines onto it, or narrow its scope if others use it",
  ]);
});
