import fc from "fast-check";
import { loadBuiltInBook } from "../../catalog";
import { type DeclaredResource, unknownValue } from "../../model";
import { compareStacks, noUsage, priceStack } from "../../pricing";

const book = loadBuiltInBook();
const context = { project: "p", stack: "dev", config: { "aws:region": "us-east-1" } };

function declared(type: string, name: string, inputs: Readonly<Record<string, unknown>>, stack = "dev"): DeclaredResource {
  const urn = `urn:pulumi:${stack}::p::${type}::${name}`;
  return { urn, type, name, inputs, custom: true, dependencies: [], propertyDependencies: {} };
}

const volume = (name: string, size: unknown, stack?: string) =>
  declared("aws:ebs/volume:Volume", name, { availabilityZone: "us-east-1a", size, type: "gp3" }, stack);
const price = (resources: readonly DeclaredResource[]) => priceStack(resources, { book, usage: noUsage, context });

test("what is made, changed, removed and kept, with its money", () => {
  const before = price([volume("kept", 10), volume("grown", 100), volume("gone", 50)]);
  const after = price([volume("kept", 10), volume("grown", 200), volume("new", 25)]);
  const change = compareStacks(before, after);
  expect(change.resources.map((one) => [one.name, one.operation, one.deltaLowUsdPerMonth, one.deltaHighUsdPerMonth])).toEqual([
    ["gone", "delete", -4, -4],
    ["grown", "update", 8, 8],
    ["new", "create", 2, 2],
  ]);
  expect(change).toMatchObject({ unchanged: 1, deltaLowUsdPerMonth: 6, deltaHighUsdPerMonth: 6, unknownDeltas: 0, isWhole: true });
  expect(change.resources[0]).toMatchObject({ before: { lowUsdPerMonth: 4, highUsdPerMonth: 4 }, after: null });
});

test("an unknown side makes the change unknown, never zero; an unknown that stays as it is changes nothing", () => {
  const known = price([volume("a", 10)]);
  const unknown = price([volume("a", unknownValue)]);
  expect(compareStacks(known, unknown)).toMatchObject({
    unknownDeltas: 1,
    resources: [{ operation: "update", deltaLowUsdPerMonth: null, deltaHighUsdPerMonth: null, after: { highUsdPerMonth: null } }],
  });
  expect(compareStacks(unknown, price([volume("a", unknownValue)]))).toMatchObject({ unknownDeltas: 0, resources: [], unchanged: 1 });
});

test("two stacks of one project are compared resource by resource", () => {
  const change = compareStacks(price([volume("a", 10, "dev")]), price([volume("a", 20, "prod")]));
  expect(change.resources.map(({ urn, operation }) => [urn.split("::")[0], operation])).toEqual([["urn:pulumi:prod", "update"]]);
});

test("the engine's own word counts: a replacement is no update", () => {
  const [before, after] = [volume("a", 10), volume("a", 20)];
  const operations = new Map([[after.urn, "replace" as const]]);
  expect(compareStacks(price([before]), price([after]), { operations }).resources[0]?.operation).toBe("replace");
});

test("law: the way back is the change turned round, and the deltas add up to the difference of the totals", () => {
  const sizes = fc.dictionary(fc.constantFrom("a", "b", "c", "d", "e"), fc.integer({ min: 1, max: 1000 }));
  fc.assert(
    fc.property(sizes, sizes, (one, other) => {
      const [before, after] = [one, other].map((all) => price(Object.entries(all).map(([name, size]) => volume(name, size)))) as [
        ReturnType<typeof price>,
        ReturnType<typeof price>,
      ];
      const there = compareStacks(before, after);
      const back = compareStacks(after, before);
      expect(back.deltaLowUsdPerMonth).toBeCloseTo(-there.deltaHighUsdPerMonth, 6);
      expect(there.deltaLowUsdPerMonth).toBeCloseTo(after.totals.lowUsdPerMonth - before.totals.lowUsdPerMonth, 6);
      expect(there.resources.length + there.unchanged).toBe(new Set([...Object.keys(one), ...Object.keys(other)]).size);
    }),
    { numRuns: 100 },
  );
});
