import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { utilisationSchema } from "../../../policy-pack/utilisation/digest-schema";
import { parseDigest } from "../../../policy-pack/utilisation/parse-digest";

const URN = "urn:pulumi:prod::shop::aws:ec2/instance:Instance::web";
const good = `version: 1
source: Amazon CloudWatch
resources:
  ${URN}:
    from: 2026-07-01
    to: 2026-07-31
    coverageFraction: 0.98
    samplePeriodSeconds: 300
    size: m5.large
    metrics:
      cpuFraction: { p50: 0.1, p90: 0.2, p95: 0.3, p99: 0.4, max: 0.5 }
      memoryFraction: { p50: 0.1, p90: 0.2, p95: 0.3, p99: 0.4, max: 0.5, from: 2026-07-20 }
`;

test("a metric has the window of its resource, or its own", () => {
  const outcome = parseDigest(good, "costwright.utilisation.yaml");
  const found = outcome.status === "ok" ? outcome.digest.resources.get(URN) : undefined;
  expect(found?.size).toBe("m5.large");
  expect(found?.metrics.cpuFraction).toEqual({
    ...{ from: "2026-07-01", to: "2026-07-31", coverageFraction: 0.98, samplePeriodSeconds: 300 },
    ...{ p50: 0.1, p90: 0.2, p95: 0.3, p99: 0.4, max: 0.5 },
  });
  expect(found?.metrics.memoryFraction).toMatchObject({ from: "2026-07-20", to: "2026-07-31" });
});

test.each([
  ["not YAML", "resources: [", "not valid YAML"],
  ["another version", good.replace("version: 1", "version: 2"), '"version" is 2'],
  ["a misspelt metric", good.replace("cpuFraction", "cpuFractoin"), 'unknown field "cpuFractoin"'],
  ["a share in percent", good.replace("max: 0.5 }", "max: 50 }"), "above 1"],
  ["a percentile that falls", good.replace("p95: 0.3", "p95: 0.15"), "its percentiles fall from 0.2 to 0.15"],
  ["a window without a day", good.replace("to: 2026-07-31", "to: 2026-07-01"), "holds no day"],
  ["no such day", good.replace("2026-07-31", "2026-07-32"), '"2026-07-32" is no day of the calendar'],
  ["a missing window", good.replace("    coverageFraction: 0.98\n", ""), 'lacks "coverageFraction"'],
])("%s is refused with its place", (_, text, message) => {
  const outcome = parseDigest(text, "costwright.utilisation.yaml");
  const diagnostics = outcome.status === "failed" ? outcome.diagnostics : [];
  expect(diagnostics.map((one) => one.message).join("\n")).toContain(message);
  for (const { place } of diagnostics) expect(place).toMatchObject({ file: "costwright.utilisation.yaml", line: expect.any(Number) });
});

test("JSON is read too, and a mistake in it has its line", () => {
  const entry = {
    ...{ from: "2026-07-01", to: "2026-07-31", coverageFraction: 1, samplePeriodSeconds: 300 },
    metrics: { cpuFraction: { p50: 0, p90: 0, p95: 0, p99: 0, max: 0 } },
  };
  const text = (row: object) => JSON.stringify({ version: 1, resources: { "i-0abc": row } }, null, 2);
  expect(parseDigest(text(entry), "costwright.utilisation.json").status).toBe("ok");
  expect(parseDigest(text({ ...entry, coverageFraction: 2 }), "costwright.utilisation.json")).toMatchObject({
    status: "failed",
    diagnostics: [{ place: { line: 7 } }],
  });
});

/** UPDATE_SCHEMA=1 writes it anew; then npm run format. */
test("the published schema is the one that digests are checked with", () => {
  const file = join(__dirname, "..", "..", "..", "schema", "utilisation.schema.json");
  if (process.env.UPDATE_SCHEMA === "1") writeFileSync(file, `${JSON.stringify(utilisationSchema, null, 2)}\n`);
  expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(JSON.parse(JSON.stringify(utilisationSchema)));
});
