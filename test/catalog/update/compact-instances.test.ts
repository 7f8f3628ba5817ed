import fc from "fast-check";
import { bookFromContent } from "../../../catalog";
import { typeName } from "../../../catalog/book-format";
import { compactInstances, type InstanceFacts, type InstanceRow } from "../../../catalog/update/compact-instances";
import { compactPrices } from "../../../catalog/update/compact-prices";
import { expandInstances } from "../../../catalog/update/expand-instances";
import { splitTypeName } from "../../../catalog/update/type-names";
import { effectiveUsdPerHour } from "../../../catalog/upfront";
import { purchaseTerms } from "../../../model";
import { smallBook } from "../small-book";

const facts: InstanceFacts = { architecture: "x86_64" };
const compact = (
  rows: readonly InstanceRow[],
  withFacts: ReadonlyMap<string, InstanceFacts> = new Map(rows.map((row) => [row.type, facts])),
) =>
  compactInstances({
    provider: "aws",
    sources: { a: { name: "A", asOf: "2026-01-01" }, b: { name: "B", asOf: "2025-01-01" } },
    doubts: [],
    rows,
    facts: withFacts,
    familyFacts: () => ({ burstable: false, sustainedUseFraction: 0 }),
    toleranceFraction: 0,
  });

test("a family that scales is one price a region and one factor a size", () => {
  const rows = [
    { region: "us-east-1", size: "large", usd: 0.096, source: "a" },
    { region: "us-east-1", size: "xlarge", usd: 0.192, source: "a" },
    { region: "us-west-2", size: "large", usd: 0.096, source: "a" },
    { region: "us-west-2", size: "xlarge", usd: 0.192, source: "a" },
    { region: "eu-west-1", size: "large", usd: 0.107, source: "b" },
  ];
  expect(compactPrices(rows, { toleranceFraction: 0 })).toEqual({
    source: "a",
    scale: { large: 1, xlarge: 2 },
    usd: { "us-east-1,us-west-2": 0.096, "eu-west-1": 0.107 },
    absent: { "eu-west-1": "xlarge" },
    from: { b: { "eu-west-1": "*" } },
  });
});

test("a price that does not follow is an exception, not a change of the others", () => {
  const rows = ["a", "b", "c"].flatMap((region, position) =>
    [1, 2, 4].map((factor) => ({
      region,
      size: `s${factor}`,
      usd: region === "b" && factor === 4 ? 0.5 : (position + 1) * factor * 0.1,
      source: "a",
    })),
  );
  expect(compactPrices(rows, { toleranceFraction: 0 })).toMatchObject({ scale: { s1: 1, s2: 2, s4: 4 }, except: { b: { s4: 0.5 } } });
});

const drawnPurchases = ["on-demand", "spot", "reserved-1y", "reserved-1y-partial-upfront", "savings-plan-3y-all-upfront"] as const;

/** Families of every kind: regular, with noise, with holes, with two sources, ways of paying with and without upfront. */
const families = fc.array(
  fc
    .record({
      region: fc.constantFrom("r1", "r2", "r3", "r4"),
      type: fc.constantFrom("m5.large", "m5.xlarge", "m5.metal", "c5.large", "c5.2xlarge"),
      purchase: fc.constantFrom(...drawnPurchases),
      usdPerHour: fc.oneof(
        fc.constantFrom(0.1, 0.2, 0.4, 0.05),
        fc.integer({ min: 1, max: 9_999_999 }).map((micro) => micro / 1e6),
      ),
      upfrontUsd: fc.oneof(
        fc.constantFrom(250, 500, 1000, 125),
        fc.integer({ min: 1, max: 9_999_999 }).map((cents) => cents / 100),
      ),
      source: fc.constantFrom("a", "b"),
    })
    .map(({ upfrontUsd, ...row }): InstanceRow => {
      const { payment } = purchaseTerms(row.purchase);
      if (payment === "none" || payment === "monthly") return row;
      const paid = payment === "all-upfront" ? 0 : row.usdPerHour;
      return { ...row, upfrontUsd, usdPerHour: effectiveUsdPerHour(paid, upfrontUsd, row.purchase) };
    }),
  { minLength: 1, maxLength: 60 },
);

test("law: whatever the rows, the compact form answers each of them exactly, with its source, and no other", () => {
  fc.assert(
    fc.property(families, (drawn) => {
      const rows = [...new Map(drawn.map((row) => [`${row.region} ${row.type} ${row.purchase}`, row])).values()];
      const book = bookFromContent({ ...smallBook, instances: { aws: compact(rows) }, spotAdvisor: {} }, { id: "x" });
      const listed = new Map(rows.map((row) => [`${row.region} ${row.type} ${row.purchase}`, row]));
      for (const region of ["r1", "r2", "r3", "r4"]) {
        for (const type of ["m5.large", "m5.xlarge", "m5.metal", "c5.large", "c5.2xlarge"]) {
          for (const purchase of drawnPurchases) {
            const row = listed.get(`${region} ${type} ${purchase}`);
            const cell = book.instancePrice("aws", region, type, purchase);
            expect([region, type, purchase, cell?.usdPerHour, cell?.upfrontUsd, cell?.provenance.source]).toEqual([
              region,
              type,
              purchase,
              row?.usdPerHour,
              row?.upfrontUsd,
              row?.source.toUpperCase(),
            ]);
          }
        }
      }
    }),
    { numRuns: 500, seed: 11 },
  );
});

test("law: expanded and made compact again, a book is the same, and lists each cell once", () => {
  fc.assert(
    fc.property(families, (drawn) => {
      const rows = [...new Map(drawn.map((row) => [`${row.region} ${row.type} ${row.purchase}`, row])).values()];
      const file = compact(rows);
      const expanded = expandInstances(file);
      expect(expanded).toHaveLength(rows.length);
      expect(compact(expanded)).toEqual(file);
    }),
    { numRuns: 300, seed: 13 },
  );
});

test("whole dollars upfront that scale with the size are one price a region, and the arithmetic says how an hour comes about", () => {
  const rows = [
    { region: "r1", type: "m5.large", upfrontUsd: 263, usdPerHour: effectiveUsdPerHour(0.03, 263, "reserved-1y-partial-upfront") },
    { region: "r1", type: "m5.xlarge", upfrontUsd: 526, usdPerHour: effectiveUsdPerHour(0.06, 526, "reserved-1y-partial-upfront") },
    { region: "r2", type: "m5.large", upfrontUsd: 300, usdPerHour: effectiveUsdPerHour(0.04, 300, "reserved-1y-partial-upfront") },
  ].map((row) => ({ ...row, purchase: "reserved-1y-partial-upfront" as const, source: "a" }));
  const file = compact(rows);
  expect(file.families["m5.*"]?.prices["reserved-1y-partial-upfront"]).toEqual({
    source: "a",
    scale: { large: 1, xlarge: 2 },
    usd: { r1: 0.03, r2: 0.04 },
    absent: { r2: "xlarge" },
    upfront: { scale: { large: 1, xlarge: 2 }, usd: { r1: 263, r2: 300 }, absent: { r2: "xlarge" } },
  });
  const book = bookFromContent({ ...smallBook, instances: { aws: file }, spotAdvisor: {} }, { id: "x" });
  expect(book.instancePrice("aws", "r1", "m5.xlarge", "reserved-1y-partial-upfront")).toMatchObject({
    usdPerHour: 0.1200456621,
    upfrontUsd: 526,
    provenance: { arithmetic: "(0.03 x 2) an hour + (263 x 2) upfront / 8760 hours" },
  });
  expect(book.instancePrice("aws", "r2", "m5.xlarge", "reserved-1y-partial-upfront")).toBeUndefined();
});

test.each([
  ["reserved-1y", 0.05, 100, "reserved-1y: an upfront payment that this way has none of"],
  ["reserved-1y-all-upfront", 0.05, 0, "reserved-1y-all-upfront: no upfront payment"],
  ["reserved-1y-all-upfront", 0.05, 100, "reserved-1y-all-upfront: an hourly price beside all that is paid upfront"],
  ["savings-plan-1y-partial-upfront", 0.05, 438, "savings-plan-1y-partial-upfront: nothing left to pay by the hour"],
  ["savings-plan-1y-partial-upfront", 0.05, 600, "savings-plan-1y-partial-upfront: an hourly price below the upfront payment's share"],
] as const)("%s at %d an hour with %d upfront is refused", (purchase, usdPerHour, upfrontUsd, message) => {
  expect(() => compact([{ region: "r1", type: "m5.large", purchase, usdPerHour, upfrontUsd, source: "a" }])).toThrow(message);
});

test("the compact form does not depend on the order of the rows", () => {
  fc.assert(
    fc.property(
      families.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
      ([drawn, shuffled]) => {
        const unique = (rows: readonly InstanceRow[]) =>
          rows.filter(
            (row) => drawn.findLast((one) => one.region === row.region && one.type === row.type && one.purchase === row.purchase) === row,
          );
        expect(JSON.stringify(compact(unique(shuffled)))).toBe(JSON.stringify(compact(unique(drawn))));
      },
    ),
    { numRuns: 200, seed: 12 },
  );
});

test("sizes keep their facts, trailing unknowns left out, unknown capacity as null", () => {
  const rows = ["m5.large", "m5.xlarge", "m5.odd"].map((type, position) => ({
    region: "r1",
    type,
    purchase: "on-demand" as const,
    usdPerHour: 0.1 * (position + 1),
    source: "a",
  }));
  const withFacts = new Map<string, InstanceFacts>([
    ["m5.large", { vcpus: 2, memoryGib: 8, architecture: "x86_64", networkMbps: 750 }],
    ["m5.xlarge", { vcpus: 4, memoryGib: 16, architecture: "x86_64", gpuCount: 0 }],
    ["m5.odd", facts],
  ]);
  expect(compact(rows, withFacts).families["m5.*"]?.sizes).toEqual({ large: [2, 8, 0, 750], xlarge: [4, 16], odd: null });
});

test.each([
  ["aws", "m5.large", "m5.*", "large", "m5"],
  ["aws", "u-6tb1.112xlarge", "u-6tb1.*", "112xlarge", "u-6tb1"],
  ["azure", "Standard_D2s_v5", "Standard_D*s_v5", "2", "Dsv5"],
  ["azure", "Standard_E16-8as_v5", "Standard_E*as_v5", "16-8", "Easv5"],
  ["azure", "Standard_DS11-1_v2", "Standard_DS*_v2", "11-1", "DSv2"],
  ["azure", "Standard_D2_v2_Promo", "Standard_D*_v2_Promo", "2", "Dv2"],
  ["azure", "Standard_NC24ads_A100_v4", "Standard_NC*ads_A100_v4", "24", "NCadsA100v4"],
  ["azure", "Basic_A0", "Basic_A*", "0", "BasicA"],
  ["gcp", "e2-standard-4", "e2-standard-*", "4", "e2"],
  ["gcp", "e2-medium", "e2-*", "medium", "e2"],
  ["gcp", "a2-highgpu-1g", "a2-highgpu-*", "1g", "a2"],
  ["gcp", "c4-standard-288-lssd-metal", "c4-standard-*-lssd-metal", "288", "c4"],
  ["gcp", "custom-1-7680-ext", "custom-*-ext", "1-7680", "n1"],
] as const)("%s %s is taken apart by its provider's naming rule and put together again", (provider, type, pattern, size, family) => {
  expect(splitTypeName(provider, type)).toEqual({ pattern, size, family });
  expect(typeName(pattern, size)).toBe(type);
});
