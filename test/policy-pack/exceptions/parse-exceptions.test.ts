import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exceptionsSchema } from "../../../policy-pack/exceptions/exceptions-schema";
import { parseExceptions } from "../../../policy-pack/exceptions/parse-exceptions";

const ids = ["gp2-to-gp3", "unattached-disk"];
const parse = (text: string) => parseExceptions(text, "costwright.exceptions.yaml", ids);

const good = `exceptions:
  - rule: unattached-disk
    resource: data-*
    reason: kept for an audit
    owner: team-data
    expires: 2027-01-31
    ceilingUsdPerMonth: 40
  - rule: [unattached-disk, gp2-to-gp3]
    resource: "*::aws:ebs/volume:Volume::old"
    reason: leaves with the next release
    owner: team-data
    expires: 2026-12-01
`;

test("rows are read with the line that they stand on", () => {
  const outcome = parse(good);
  expect(outcome).toMatchObject({
    status: "ok",
    exceptions: [
      {
        rules: ["unattached-disk"],
        resource: "data-*",
        owner: "team-data",
        expires: "2027-01-31",
        ceilingUsdPerMonth: 40,
        place: { line: 2 },
      },
      { rules: ["unattached-disk", "gp2-to-gp3"], place: { line: 8 } },
    ],
  });
});

test.each([
  ["not YAML", "exceptions: [", "not valid YAML"],
  ["no list", "a: 1\n", 'unknown field "a"'],
  ["no end", good.replace("    expires: 2027-01-31\n", ""), 'lacks "expires"'],
  ["a misspelt rule", good.replace("rule: unattached-disk", "rule: unatached-disk"), 'unknown rule "unatached-disk"'],
  ["no such day", good.replace("2027-01-31", "2027-02-30"), "no day of the calendar"],
  ["another form of date", good.replace("2027-01-31", "31.1.2027"), "expires"],
  ["a ceiling of nothing", good.replace("40", "0"), "ceilingUsdPerMonth"],
  ["a misspelt field", good.replace("owner: team-data", "owners: team-data"), 'unknown field "owners"'],
])("%s is refused with its place", (_, text, message) => {
  const outcome = parse(text);
  const diagnostics = outcome.status === "failed" ? outcome.diagnostics : [];
  expect(diagnostics.map((one) => one.message).join("\n")).toContain(message);
  for (const { place } of diagnostics) expect(place).toMatchObject({ file: "costwright.exceptions.yaml", line: expect.any(Number) });
});

test("the misspelt rule is answered with the nearest, on its own line", () => {
  expect(parse(good.replace("gp2-to-gp3", "gp2-to-gp4"))).toMatchObject({
    diagnostics: [{ place: { line: 8 }, hint: 'did you mean "gp2-to-gp3"?' }],
  });
});

test("the published schema is the one that files are checked by (UPDATE_SCHEMA=1 writes it)", () => {
  const file = join(__dirname, "..", "..", "..", "schema", "exceptions.schema.json");
  const text = `${JSON.stringify(exceptionsSchema, null, 2)}\n`;
  if (process.env.UPDATE_SCHEMA === "1") writeFileSync(file, text);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(JSON.parse(text));
});
