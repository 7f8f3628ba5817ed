import fc from "fast-check";
import type { PriceBook, UnitPrice } from "../../catalog";
import type { LineSpec, PricedResource } from "../../pricing";
import { priceLine, tieredCost } from "../../pricing/cost-lines";

const provenance = { source: "a price page", asOf: "2026-07-01", row: "test" };
const prices: Record<string, UnitPrice> = {
  "disk.storage": { key: "disk.storage", unit: "gib-month", tiers: [{ from: 0, usdPerUnit: 0.1 }], provenance },
  "gateway.data": {
    key: "gateway.data",
    unit: "gib",
    tiers: [
      { from: 0, usdPerUnit: 0 },
      { from: 100, usdPerUnit: 0.09 },
      { from: 1000, usdPerUnit: 0.05 },
    ],
    provenance,
  },
};
const book = {
  unitPrice: (_provider: string, _region: string, key: string) => prices[key],
  instancePrice: () => undefined,
  size: () => undefined,
};
const resource: PricedResource = {
  type: "aws:test:Gateway",
  title: "Gateway",
  pricingPage: "https://example.com",
  usage: { dataGib: { unit: "gib", doc: "Data that passes.", assumed: { low: 0, high: 500 } } },
  price: () => [],
};
const priced = (spec: LineSpec, usage: Record<string, number> = {}) =>
  priceLine(spec, resource, { provider: "aws", region: "us-east-1", book: book as unknown as PriceBook, usage });

test("quantity times price times count", () => {
  const outcome = priced({ label: "Storage", price: { key: "disk.storage", per: "gib-month" }, quantity: 30, times: 3 });
  expect(outcome).toEqual({
    because: [],
    line: {
      label: "Storage",
      quantity: { low: 90, high: 90 },
      unit: "gib-month",
      usdPerUnit: 0.1,
      usdPerMonth: { low: 9, high: 9 },
      provenance,
    },
  });
});

test("a count that scales makes a range with its reason", () => {
  const outcome = priced({
    label: "Storage",
    price: { key: "disk.storage", per: "gib-month" },
    quantity: 10,
    times: { low: 2, high: 6, because: "autoscaling between 2 and 6 machines" },
  });
  expect(outcome).toMatchObject({ because: ["autoscaling between 2 and 6 machines"], line: { usdPerMonth: { low: 2, high: 6 } } });
});

test("undeclared usage is a range over the assumed bounds, and says so", () => {
  const spec: LineSpec = { label: "Data processed", price: { key: "gateway.data", per: "gib" }, quantity: { usage: "dataGib" } };
  expect(priced(spec)).toMatchObject({
    because: ["dataGib is not declared: assumed 0 to 500 gib"],
    line: { dependsOnUsage: "dataGib", usdPerMonth: { low: 0, high: 36 } },
  });
  expect(priced(spec, { dataGib: 2000 })).toMatchObject({ because: [], line: { usdPerMonth: { low: 131, high: 131 } } });
});

test("a missing price is a reason, never a zero", () => {
  expect(priced({ label: "Storage", price: { key: "disk.gone", per: "gib-month" }, quantity: 30 })).toEqual({
    missing: "Storage: the price book has no price for disk.gone in us-east-1",
  });
  expect(priced({ label: "Instance usage", price: { instance: "m5.huge", purchase: "on-demand", per: "hour" }, quantity: 730 })).toEqual({
    missing: "Instance usage: the price book does not know the size m5.huge",
  });
});

test("a negative or absurd quantity is refused", () => {
  expect(priced({ label: "Storage", price: { key: "disk.storage", per: "gib-month" }, quantity: -1 })).toEqual({
    missing: "Storage: the quantity -1 is not a number of gib-months",
  });
  expect(priced({ label: "Storage", price: { key: "disk.storage", per: "gib-month" }, quantity: Number.NaN })).toEqual({
    missing: "Storage: the quantity NaN is not a number of gib-months",
  });
});

test("a text where a number is documented is a reason, not an exception", () => {
  const quantity = "abc" as unknown as number;
  expect(priced({ label: "Storage", price: { key: "disk.storage", per: "gib-month" }, quantity })).toEqual({
    missing: 'Storage: the quantity "abc" is not a number',
  });
});

test("an hourly slot can never hold a monthly price", () => {
  expect(() => priced({ label: "Storage", price: { key: "disk.storage", per: "hour" }, quantity: 730 })).toThrow(
    'aws:test:Gateway: the line "Storage" counts in hour, but its price is per gib-month',
  );
});

test("tiered cost never falls and is continuous in the quantity", () => {
  const tiers = [
    { from: 0, usdPerUnit: 0 },
    { from: 100, usdPerUnit: 0.09 },
    { from: 1000, usdPerUnit: 0.05 },
  ];
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 500 }), (quantity, more) => {
      const step = tieredCost({ tiers }, quantity + more) - tieredCost({ tiers }, quantity);
      expect(step).toBeGreaterThanOrEqual(0);
      expect(step).toBeLessThanOrEqual(0.09 * more + 1e-9);
    }),
  );
});
