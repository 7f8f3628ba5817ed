import { bookFromContent, coverage, describeInstance, loadBuiltInBook, type PriceBook } from "../../catalog";
import { byPurchase, purchases } from "../../model";
import { smallBook } from "./small-book";

const small = bookFromContent(smallBook);
const builtIn = loadBuiltInBook();

const problems = (book: PriceBook, provider: string, region: string, type: string) => {
  const answer = describeInstance(book, provider, region, type);
  return answer.status === "not-found" ? answer.diagnostics.map(({ message, hint }) => `${message} (${hint})`) : [];
};

test("a machine with its size, its ways of paying and their months", () => {
  const answer = describeInstance(small, "aws", "eu-west-1", "m5.large");
  if (answer.status !== "found") throw new Error("not found");
  expect(answer.size?.vcpus).toBe(2);
  expect(answer.region.country).toBe("IE");
  expect(answer.purchases.map(({ purchase, usdPerHour, usdPerMonth }) => [purchase, usdPerHour, usdPerMonth])).toEqual([
    ["on-demand", 0.107, 78.11],
    ["spot", 0.04601, 33.5873],
  ]);
  expect(answer.notPriced).toEqual(purchases.filter((purchase) => purchase !== "on-demand" && purchase !== "spot"));
  expect(answer.interruption?.highFraction).toBe(0.05);
});

test("a type of unknown capacity still has its price", () => {
  const answer = describeInstance(small, "aws", "us-east-1", "m5.odd");
  expect(answer).toMatchObject({ status: "found", purchases: [{ usdPerHour: 0.3 }] });
  expect(answer).not.toHaveProperty("size");
});

test("Google's automatic discount stands beside the on-demand price only", () => {
  const answer = describeInstance(builtIn, "gcp", "europe-west1", "n2-standard-4");
  if (answer.status !== "found") throw new Error("not found");
  expect(answer.purchases.map((one) => one.purchase)).toEqual([
    "on-demand",
    "spot",
    "reserved-1y",
    "reserved-3y",
    "savings-plan-1y",
    "savings-plan-3y",
  ]);
  const [onDemand, ...others] = answer.purchases;
  expect(onDemand?.sustainedUse?.discountFraction).toBe(0.2);
  expect(onDemand?.sustainedUse?.usdPerMonth).toBeCloseTo((onDemand?.usdPerMonth ?? 0) * 0.8, 8);
  expect(others.every((one) => one.sustainedUse === undefined)).toBe(true);
});

test.each<[string, string, string, readonly string[]]>([
  ["amazon", "eu-west-1", "m5.large", ['unknown provider "amazon" (the providers are aws, azure, gcp)']],
  ["azur", "eu-west-1", "m5.large", ['unknown provider "azur" (did you mean "azure"?)']],
  ["aws", "eu-wset-1", "m5.large", ['unknown aws region "eu-wset-1" (did you mean "eu-west-1"?)']],
  ["aws", "europe-west1", "m5.large", ['unknown aws region "europe-west1" ("europe-west1" is a region of gcp)']],
  ["aws", "eu-west-1", "m5.lagre", ['unknown aws machine type "m5.lagre" (did you mean "m5.large"?)']],
  [
    "aws",
    "eu-wset-1",
    "m5.lagre",
    ['unknown aws region "eu-wset-1" (did you mean "eu-west-1"?)', 'unknown aws machine type "m5.lagre" (did you mean "m5.large"?)'],
  ],
  ["azure", "westeurope", "D2s_v5", ['unknown azure machine type "D2s_v5" (did you mean "Standard_D2s_v5"?)']],
  ["azure", "westeurope", "standard_d2s_v5", ['unknown azure machine type "standard_d2s_v5" (did you mean "Standard_D2s_v5"?)']],
])("%s %s %s is refused with all that is wrong", (provider, region, type, expected) => {
  expect(problems(builtIn, provider, region, type)).toEqual(expected);
});

test("a type that is not sold in the region names the regions that sell it", () => {
  expect(problems(small, "aws", "eu-west-1", "t4g.nano")).toEqual([
    "aws t4g.nano is not sold in eu-west-1, or the book has no price for it there (sold in: us-east-1)",
  ]);
});

test("coverage counts what the book can answer", () => {
  const [aws, azure] = coverage(small);
  expect(aws).toEqual({
    provider: "aws",
    regions: [
      {
        region: "eu-west-1",
        types: { ...byPurchase(() => 0), "on-demand": 3, spot: 1 },
        unitPrices: 3,
        services: { kms: 1, nat_gateway: 1, rds: 1 },
      },
      {
        region: "us-east-1",
        types: { ...byPurchase(() => 0), "on-demand": 5, spot: 0 },
        unitPrices: 6,
        services: { kms: 1, nat_gateway: 1, rds: 3, s3: 1 },
      },
      {
        region: "us-west-2",
        types: { ...byPurchase(() => 0), "on-demand": 2, spot: 0 },
        unitPrices: 2,
        services: { kms: 1, nat_gateway: 1 },
      },
    ],
    types: 5,
    typesWithoutCapacity: 1,
    cells: { ...byPurchase(() => 0), "on-demand": 10, spot: 1 },
    interruptionBands: 2,
    unitPriceKeys: 6,
    services: { kms: 1, nat_gateway: 1, rds: 3, s3: 1 },
    oldestFigure: "2021-10",
    newestFigure: "2026-07-20",
  });
  expect(azure).toMatchObject({ provider: "azure", types: 0, regions: [] });
  expect(azure).not.toHaveProperty("oldestFigure");
});
