import { readdirSync } from "node:fs";
import { join } from "node:path";
import { severities } from "../../model";
import { misfit } from "../../policy-pack/config-field";
import { rules } from "../../policy-pack/registry";
import { groups } from "../../policy-pack/rule";
import { canonicalType, findPricedResource, freeTypes } from "../../pricing";

const ids = rules.map(({ id }) => id);

it("is sorted, unique and complete", () => {
  expect(ids).toEqual([...new Set(ids)].sort());
  const files = readdirSync(join(__dirname, "../../policy-pack/rules")).map((file) => file.replace(/\.ts$/, ""));
  expect(ids).toEqual(files.sort());
  expect(ids.length).toBeGreaterThanOrEqual(40);
});

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  it("has what the documentation and Pulumi need", () => {
    // Pulumi reserves `all`, and shows ids in its own configuration.
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
    for (const text of [rule.title, rule.why, rule.remedy]) expect(text.trim().length).toBeGreaterThan(10);
    expect(groups).toContain(rule.group);
    expect(severities).toContain(rule.severity);
    expect(rule.examples.flagged.length).toBeGreaterThan(0);
    expect(rule.examples.clean.length).toBeGreaterThan(0);
    for (const example of rule.examples.flagged) expect(example.messages.length).toBeGreaterThan(0);
  });

  it("has settings whose defaults are valid and documented, and whose numbers name their unit", () => {
    expect(Object.keys(rule.config)).not.toContain("enforcementLevel");
    for (const [key, field] of Object.entries(rule.config)) {
      expect([key, misfit(field, field.default)]).toEqual([key, undefined]);
      expect(field.doc.length).toBeGreaterThan(10);
      if (field.type === "number") expect(key).toMatch(/(Fraction|Usd|UsdPerMonth|Days|HoursPerWeek|Vcpus)$/);
    }
  });

  it("looks at types in canonical form that pricing knows", () => {
    const types = rule.scope === "resource" ? (rule.types ?? []) : [];
    for (const type of types) expect(type).toBe(canonicalType(type));
    expect(types).toEqual([...new Set(types)]);
    if (types.length > 0) expect(types.some((type) => findPricedResource(type) !== undefined || freeTypes.has(type))).toBe(true);
  });
});
