import { parseContract } from "../../../catalog/contract";
import { formatDiagnostic } from "../../../model";
import { contract, list, problemsOf } from "./contract-text";

test("a contract with every kind of row is read", () => {
  const read = contract(
    "exchangeRate: { currency: EUR, usdPerUnit: 1.08, asOf: 2026-06-30 }",
    "discounts:",
    "  - { provider: aws, family: m5, region: eu-west-1, discountPercent: 12 }",
    "prices:",
    "  - { provider: azure, region: westeurope, size: Standard_D4s_v3, currency: EUR, currencyPerHour: 0.2 }",
    "commitments:",
    "  - { name: web, kind: reservation, provider: aws, size: m5.large, count: 3, usdPerHour: 0.06, term: 1y, start: 2026-02-01, scope: [shop] }",
  );
  expect(read.file).toBe("terms.yaml");
  expect(read.discounts).toEqual([
    {
      provider: "aws",
      service: "compute",
      family: "m5",
      region: "eu-west-1",
      discountPercent: 12,
      spot: false,
      place: { file: "terms.yaml", line: 4, column: 5 },
    },
  ]);
  expect(read.prices.map(({ usd, conversion }) => [usd, conversion])).toEqual([[0.216, "0.2 EUR x 1.08 USD/EUR of 2026-06-30"]]);
  expect(read.commitments.map(({ expires, usdPerMonth, scope }) => [expires, usdPerMonth, scope])).toEqual([
    ["2027-02-01", 131.4, ["shop"]],
  ]);
});

test("a contract may state nothing but its date", () => {
  expect(contract()).toMatchObject({ discounts: [], prices: [], commitments: [] });
});

test("every departure from the schema is told at once, with line and column", () => {
  expect(problemsOf("discount: []", "discounts:", "  - { provider: awss, discountPercent: 100 }", "  - { discountPercent: -1 }")).toEqual([
    'terms.yaml:2:1: error: unknown field "discount" (did you mean "discounts"?)',
    'terms.yaml:4:17: error: "discounts.0.provider" is "awss", not one of aws, azure, gcp (did you mean "aws"?)',
    'terms.yaml:4:40: error: "discounts.0.discountPercent" is 100, it must be below 100 (a percentage: 12 takes 12 % off)',
    'terms.yaml:5:5: error: "discounts.1" lacks "provider" (it is required)',
    'terms.yaml:5:24: error: "discounts.1.discountPercent" is -1, below 0',
  ]);
});

test.each([
  ["", "terms.yaml:1:1: error: the file is empty, expected fields by name"],
  ["asOf: [", "terms.yaml:1:8: error: not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]"],
  ["asOf: soon", 'terms.yaml:1:7: error: "asOf" is "soon" (write the date as 2026-08-01)'],
  ["asOf: 2026-02-30", 'terms.yaml:1:7: error: "2026-02-30" is no day of the calendar'],
])("%j is refused", (text, message) => {
  const result = parseContract(text, "terms.yaml", list);
  expect(result.status === "ok" ? [] : result.diagnostics.map(formatDiagnostic)).toEqual([message]);
});

test("names that the price book does not know are refused with what was probably meant", () => {
  expect(
    problemsOf(
      "discounts:",
      "  - { provider: aws, service: eb, discountPercent: 5 }",
      "  - { provider: aws, family: m5x, region: eu-west1, discountPercent: 5 }",
      "prices:",
      "  - { provider: gcp, region: us-central1, size: e2-standart-4, usdPerHour: 0.1 }",
      "  - { provider: aws, region: eu-west-1, key: nat_gatway.hour, usdPerUnit: 0.03 }",
    ),
  ).toEqual([
    'terms.yaml:3:31: error: the price book knows no service of aws "eb" (did you mean "ebs"?)',
    'terms.yaml:4:30: error: the price book knows no family of aws "m5x" (did you mean "m5"?)',
    'terms.yaml:4:43: error: aws has no region "eu-west1" (did you mean "eu-west-1"?)',
    'terms.yaml:6:49: error: the price book knows no machine size of gcp "e2-standart-4" (did you mean "e2-standard-4"?)',
    'terms.yaml:7:46: error: the price book knows no unit price of aws "nat_gatway.hour" (did you mean "nat_gateway.hour"?)',
  ]);
});

describe("rows that contradict each other name both lines", () => {
  test("the same discount twice", () => {
    expect(
      problemsOf(
        "discounts:",
        "  - { provider: aws, service: ebs, discountPercent: 5 }",
        "  - { provider: aws, service: ebs, discountPercent: 5 }",
      ),
    ).toEqual(["terms.yaml:4:5: error: ambiguous discount: it names the same as the row at terms.yaml:3: aws ebs (keep one of them)"]);
  });

  const crossing = [
    "discounts:",
    "  - { provider: aws, region: eu-west-1, discountPercent: 5 }",
    "  - { provider: aws, service: ebs, discountPercent: 7 }",
  ];
  test("two discounts of which neither is more specific, until a third says what holds for both", () => {
    expect(problemsOf(...crossing)).toEqual([
      "terms.yaml:4:5: error: ambiguous discount: aws ebs and aws eu-west-1 (terms.yaml:3) match the same prices, and neither is more specific (add a row for aws ebs eu-west-1)",
    ]);
    expect(problemsOf(...crossing, "  - { provider: aws, service: ebs, region: eu-west-1, discountPercent: 9 }")).toEqual([]);
  });

  test("rows that cannot match the same price may stand side by side", () => {
    expect(
      problemsOf(
        "discounts:",
        "  - { provider: aws, region: eu-west-1, service: ebs, discountPercent: 5 }",
        "  - { provider: aws, region: eu-west-2, discountPercent: 7 }",
        "  - { provider: azure, service: disk, discountPercent: 7 }",
      ),
    ).toEqual([]);
  });

  test("the same price and the same commitment twice", () => {
    const reservation = "  - { name: web, kind: reservation, provider: aws, size: m5.large, count: 3, term: 1y, start: 2026-02-01 }";
    expect(
      problemsOf(
        "prices:",
        "  - { provider: aws, region: eu-west-1, key: nat_gateway.hour, usdPerUnit: 0.03 }",
        "  - { provider: aws, region: eu-west-1, key: nat_gateway.hour, usdPerUnit: 0.04 }",
        "commitments:",
        reservation,
        reservation,
      ),
    ).toEqual([
      "terms.yaml:4:5: error: aws eu-west-1 nat_gateway.hour is stated twice, here and at terms.yaml:3 (keep one of them)",
      'terms.yaml:7:5: error: commitment "web" is stated twice, here and at terms.yaml:6 (keep one of them)',
    ]);
  });
});

test.each([
  ["region: eu-west-1, usdPerHour: 1", "error: a price is either of a size or of a key (write size: or key:)"],
  [
    "region: eu-west-1, size: m5.large",
    "a row states one price, in USD or in another currency (write usdPerHour:, or currency: and currencyPerHour:)",
  ],
  ["region: eu-west-1, size: m5.large, usdPerUnit: 1", "a size is priced per hour (write usdPerHour)"],
  ["region: eu-west-1, size: m5.large, currencyPerHour: 1", "the row names no currency (add currency: EUR)"],
  [
    "region: eu-west-1, size: m5.large, currency: EUR, currencyPerHour: 1",
    "the price is in EUR, and the file states no exchangeRate (state exchangeRate with its date)",
  ],
  ["region: eu-west-1, key: nat_gateway.hour, purchase: spot, usdPerUnit: 1", "a unit price has no way of paying (leave purchase out)"],
  [
    "region: eu-west-1, size: m5.large, usdPerHour: 1, upfrontUsd: 100",
    "on demand has no upfront payment (leave it out, or name a purchase with one)",
  ],
  [
    "region: eu-west-1, size: m5.large, purchase: reserved-1y-partial-upfront, usdPerHour: 1",
    "1-year commitment, partial upfront: what is paid upfront is not stated once (write upfrontUsd:)",
  ],
  [
    "region: eu-west-1, size: m5.large, purchase: reserved-1y-all-upfront, usdPerHour: 1, upfrontUsd: 9",
    "nothing is paid by the hour where all is paid upfront (leave it out)",
  ],
  [
    "region: eu-west-1, size: m5.large, purchase: reserved-1y-partial-upfront, usdPerHour: 1, currency: EUR, currencyUpfront: 9",
    "the price an hour and the upfront payment are in two currencies (state both in one)",
  ],
])("a price with %s is refused", (fields, message) => {
  const problems = problemsOf("prices:", `  - { provider: aws, ${fields} }`);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(message);
});

test.each([
  ["size: m5.large, term: 1y", 'commitment "x" states no amount (write one of count, vcpus, committedUsdPerHour)'],
  ["size: m5.large, count: 1, vcpus: 2, term: 1y", 'commitment "x" states more than one amount'],
  ["count: 1, term: 1y", "it is not said which machines are counted (add size: or family:)"],
  ["vcpus: 8, term: 1y", "vCPUs are committed for a family (add family:)"],
  ["committedUsdPerHour: 2, term: 1y", "what the plan takes off the price on demand is not stated (add discountPercent:)"],
  ["size: m5.large, count: 1", "it is not said when the commitment ends (add term: or expires:)"],
  ["key: nat_gateway.data, count: 1, term: 1y", "nat_gateway.data is priced by the gb, and commitments are of hours"],
  [
    "key: elasticache.redis.cache.m5.large, count: 1, sizeFlexible: true, term: 1y",
    "of what has a key, only RDS reservations of open-source engines cover other sizes (leave it out)",
  ],
  [
    "key: rds.postgres.single-az.db.m5.large, vcpus: 2, term: 1y",
    "rds.postgres.single-az.db.m5.large is priced by the hour (write count:)",
  ],
  ["key: rds.postgres.single-az.db.m5.large, size: m5.large, count: 1, term: 1y", 'commitment "x" names a key and a machine (keep one)'],
  ["service: sql, committedUsdPerHour: 1, discountPercent: 25, term: 1y", "only Google Cloud sells commitments to dollars of sql"],
  ["family: m5, committedUsdPerHour: 1, discountPercent: 25, alsoCovers: { fargate: 20 }, term: 1y", "only AWS Compute Savings Plans"],
  ["size: m5.large, count: 1, expires: 2025-01-01", "it expires on 2025-01-01, before it starts on 2026-01-01"],
  [
    "size: m5.large, count: 1, term: 1y, expires: 2028-01-01",
    "it expires on 2028-01-01, but 1y from 2026-01-01 ends on 2027-01-01 (leave term or expires out)",
  ],
])("a commitment with %s is refused", (fields, message) => {
  const problems = problemsOf("commitments:", `  - { name: x, kind: reservation, provider: aws, start: 2026-01-01, ${fields} }`);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(message);
});
