import { waysOfPaying } from "../../../catalog";
import { contractedBook } from "../../../catalog/contract";
import { bookUnder, contract, list } from "./contract-text";

test("a percentage is taken off the list price, and the arithmetic shows both and the row", () => {
  const book = bookUnder(["discounts:", "  - { provider: aws, service: compute, discountPercent: 12 }"]);
  const cell = book.instancePrice("aws", "us-east-1", "m5.large", "on-demand");
  expect(list.instancePrice("aws", "us-east-1", "m5.large", "on-demand")?.usdPerHour).toBe(0.096);
  expect(cell?.usdPerHour).toBe(0.08448);
  expect(cell?.provenance.arithmetic).toMatch(/ = 0\.096; 0\.096 x 0\.88 \(contract: 12 % on aws compute, terms\.yaml:3\)$/);
  expect(cell?.provenance.source).toBe(list.instancePrice("aws", "us-east-1", "m5.large", "on-demand")?.provenance.source);
});

test("the most specific row that matches counts, alone", () => {
  const book = bookUnder([
    "discounts:",
    "  - { provider: aws, discountPercent: 1 }",
    "  - { provider: aws, service: compute, discountPercent: 10 }",
    "  - { provider: aws, family: m5, discountPercent: 20 }",
    "  - { provider: aws, family: m5, region: eu-west-1, discountPercent: 50 }",
  ]);
  const share = (region: string, type: string) =>
    (book.instancePrice("aws", region, type, "on-demand")?.usdPerHour ?? 0) /
    (list.instancePrice("aws", region, type, "on-demand")?.usdPerHour ?? 0);
  expect(share("us-east-1", "c5.large")).toBeCloseTo(0.9, 9);
  expect(share("us-east-1", "m5.large")).toBeCloseTo(0.8, 9);
  expect(share("eu-west-1", "m5.large")).toBeCloseTo(0.5, 9);
  expect(book.unitPrice("aws", "us-east-1", "nat_gateway.hour")?.tiers[0]?.usdPerUnit).toBeCloseTo(0.045 * 0.99, 9);
  const gcp = ["gcp", "us-central1", "n1-standard-1", "on-demand"] as const;
  expect(book.instancePrice(...gcp)).toEqual(list.instancePrice(...gcp));
});

test("spot prices follow the market unless the row says that they are discounted too", () => {
  const spot = (extra: string) =>
    bookUnder(["discounts:", `  - { provider: azure, discountPercent: 10${extra} }`]).instancePrice(
      "azure",
      "westeurope",
      "Standard_D4s_v3",
      "spot",
    )?.usdPerHour;
  const listed = list.instancePrice("azure", "westeurope", "Standard_D4s_v3", "spot")?.usdPerHour ?? Number.NaN;
  expect(spot("")).toBe(listed);
  expect(spot(", spot: true")).toBeCloseTo(listed * 0.9, 9);
});

test("an agreed price replaces the list's, no percentage is taken off it, and it says so", () => {
  const book = bookUnder([
    "exchangeRate: { currency: EUR, usdPerUnit: 1.08, asOf: 2026-06-30 }",
    "discounts:",
    "  - { provider: aws, discountPercent: 50 }",
    "prices:",
    "  - { provider: aws, region: eu-west-1, size: m5.large, currency: EUR, currencyPerHour: 0.08 }",
    '  - { provider: aws, region: "*", key: nat_gateway.hour, usdPerUnit: 0.04 }',
    "  - { provider: aws, region: eu-west-1, key: nat_gateway.hour, usdPerUnit: 0.03 }",
  ]);
  expect(book.instancePrice("aws", "eu-west-1", "m5.large", "on-demand")).toEqual({
    usdPerHour: 0.0864,
    provenance: {
      source: "contract terms",
      asOf: "2026-07-01",
      row: "terms.yaml:6",
      arithmetic:
        "0.08 EUR x 1.08 USD/EUR of 2026-06-30 = 0.0864 (contract: instead of the list's 0.107: aws/instances.json m5.* on-demand eu-west-1)",
    },
  });
  expect(book.unitPrice("aws", "us-east-1", "nat_gateway.hour")?.tiers).toEqual([{ from: 0, usdPerUnit: 0.04 }]);
  expect(book.unitPrice("aws", "eu-west-1", "nat_gateway.hour")?.tiers).toEqual([{ from: 0, usdPerUnit: 0.03 }]);
});

test("an agreed unit price keeps what the list gives for nothing", () => {
  const places = (["aws", "azure", "gcp"] as const).flatMap((provider) =>
    list.unitPriceKeys(provider).flatMap((key) =>
      list.regions(provider).flatMap(({ id }) => {
        const tiers = list.unitPrice(provider, id, key)?.tiers ?? [];
        return tiers[0]?.usdPerUnit === 0 && tiers.length > 1 ? [{ provider, key, id, from: tiers[1]?.from ?? 0 }] : [];
      }),
    ),
  );
  const [place] = places;
  if (place === undefined) throw new Error("the book has no price with a free tier");
  const book = bookUnder(["prices:", `  - { provider: ${place.provider}, region: ${place.id}, key: ${place.key}, usdPerUnit: 0.02 }`]);
  expect(book.unitPrice(place.provider, place.id, place.key)?.tiers).toEqual([
    { from: 0, usdPerUnit: 0 },
    { from: place.from, usdPerUnit: 0.02 },
  ]);
});

test("a size that only the contract prices in a region is sold there", () => {
  const region = list.regions("aws").find(({ id }) => list.instancePrice("aws", id, "m5.large", "on-demand") === undefined)?.id ?? "";
  expect(region).not.toBe("");
  const book = bookUnder(["prices:", `  - { provider: aws, region: ${region}, size: m5.large, usdPerHour: 0.2 }`]);
  expect(book.sizesIn("aws", region)).toContain("m5.large");
  expect(book.instancePrice("aws", region, "m5.large", "on-demand")?.provenance.arithmetic).toBe("0.2 (contract: the list has no price)");
});

test("a contract does not make up a price where the list has none", () => {
  const book = bookUnder([
    "discounts:",
    "  - { provider: aws, discountPercent: 50 }",
    "prices:",
    '  - { provider: aws, region: "*", size: m5.large, usdPerHour: 0.01 }',
  ]);
  for (const { id } of list.regions("aws")) {
    const listed = list.instancePrice("aws", id, "m5.large", "on-demand");
    expect(book.instancePrice("aws", id, "m5.large", "on-demand") === undefined).toBe(listed === undefined);
  }
});

const commitments = [
  "commitments:",
  "  - { name: old, kind: reservation, provider: aws, size: m5.large, count: 1, start: 2025-01-01, expires: 2026-08-01 }",
  "  - { name: next, kind: reservation, provider: aws, size: m5.large, count: 1, start: 2026-09-01, term: 1y }",
  "  - { name: other, kind: reservation, provider: aws, size: m5.large, count: 1, start: 2026-01-01, term: 1y, scope: [billing] }",
  "  - { name: plan, kind: savings-plan, provider: aws, committedUsdPerHour: 1, discountPercent: 20, start: 2026-01-01, term: 1y }",
  "  - { name: flexible, kind: reservation, provider: aws, size: m5.large, sizeFlexible: true, count: 1, start: 2026-01-01, term: 1y }",
  "  - { name: here, kind: reservation, provider: aws, region: eu-west-1, size: m5.large, count: 1, start: 2026-01-01, term: 1y, scope: [shop/prod] }",
];

test("commitments count within their dates and scope, narrow ones first; outside their dates they are told of", () => {
  const { book, warnings } = contractedBook(list, contract(...commitments), {
    asOf: "2026-08-01",
    program: { project: "shop", stack: "prod" },
  });
  expect(book.commitments?.map(({ name }) => name)).toEqual(["here", "flexible", "plan"]);
  expect(warnings.map(({ message, place }) => `${place?.line}: ${message}`)).toEqual([
    '3: commitment "old" expired on 2026-08-01: what it covered is priced as if it were not there',
    '4: commitment "next" starts on 2026-09-01: until then it covers nothing',
  ]);
  expect(bookUnder(commitments, "2026-07-31").commitments?.map(({ name }) => name)).toEqual(["here", "old", "flexible", "plan"]);
});

test("agreed reservations with an upfront payment are spread over their term, in the row's currency too", () => {
  const book = bookUnder([
    "exchangeRate: { currency: EUR, usdPerUnit: 1.1, asOf: 2026-06-30 }",
    "prices:",
    "  - { provider: aws, region: eu-west-1, size: m5.large, purchase: reserved-1y-partial-upfront, usdPerHour: 0.03, upfrontUsd: 262.8 }",
    "  - { provider: aws, region: eu-west-1, size: m5.large, purchase: reserved-3y-all-upfront, currency: EUR, currencyUpfront: 1000 }",
  ]);
  const cell = (purchase: "reserved-1y-partial-upfront" | "reserved-3y-all-upfront") =>
    book.instancePrice("aws", "eu-west-1", "m5.large", purchase);
  expect(cell("reserved-1y-partial-upfront")).toMatchObject({ usdPerHour: 0.06, upfrontUsd: 262.8 });
  expect(cell("reserved-1y-partial-upfront")?.provenance.arithmetic).toBe(
    "0.03 an hour + 262.8 upfront / 8760 hours = 0.06 (contract: the list has no price)",
  );
  expect(cell("reserved-3y-all-upfront")).toMatchObject({ usdPerHour: 0.0418569254, upfrontUsd: 1100 });
  expect(book.purchasesIn?.("aws", "eu-west-1")).toEqual(["on-demand", "spot", "reserved-1y-partial-upfront", "reserved-3y-all-upfront"]);
  const ways = waysOfPaying(book, "aws", "eu-west-1", "m5.large");
  const partial = ways.find(({ way }) => way === "reserved-1y-partial-upfront");
  // Half of 0.06 is paid upfront; 12 months at 43.80 against 78.11 on demand: paid back in month 7.
  expect(partial).toMatchObject({ upfrontUsd: 262.8, usdPerMonth: 43.8, paidUsdPerMonth: 21.9, lockInMonths: 12, breakEvenMonth: 7 });
});
