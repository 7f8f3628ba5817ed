import { AwsUpdate } from "./aws-update";
import { awsMachine, awsOffer, awsOfferPath, awsRegionIndex, awsRegionIndexPath } from "./documents";
import { cut, json, slow, status, text } from "./price-server";

let aws: AwsUpdate;
beforeEach(async () => {
  aws = await AwsUpdate.start();
});
afterEach(() => aws.stop());

/* Documents as https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/sp-offer-file.html has them. */
const indexPath = "/savingsPlan/v1.0/aws/AWSComputeSavingsPlan/current/region_index.json";
const filePath = (region: string) => `/savingsPlan/v1.0/aws/AWSComputeSavingsPlan/20261101000000/${region}/index.json`;
const onlyPlans = { services: ["AWSComputeSavingsPlan"] };

function index(regions: readonly string[]) {
  return {
    disclaimer: "This pricing list is for informational purposes only.",
    publicationDate: "2026-11-01T00:00:00Z",
    regions: regions.map((regionCode) => ({ regionCode, versionUrl: filePath(regionCode) })),
  };
}

const options = ["No Upfront", "Partial Upfront", "All Upfront"] as const;
const terms = [1, 3] as const;

function product(sku: string, years: number, purchaseOption: string, productFamily = "ComputeSavingsPlans") {
  return {
    sku,
    productFamily,
    serviceCode: productFamily,
    usageType: `ComputeSP:${years}yr${purchaseOption.replace(" ", "")}`,
    operation: "",
    attributes: { purchaseOption, granularity: "hourly", purchaseTerm: `${years}yr`, locationType: "AWS Region", location: "Any" },
  };
}

function rate(planSku: string, type: string, price: string, changes: Record<string, unknown> = {}) {
  return {
    discountedSku: `D${type}`,
    discountedUsageType: `BoxUsage:${type}`,
    discountedOperation: "RunInstances",
    discountedServiceCode: "AmazonEC2",
    rateCode: `${planSku}.D${type}`,
    unit: "Hrs",
    discountedRate: { price, currency: "USD" },
    discountedRegionCode: "us-east-1",
    discountedInstanceType: type,
    ...changes,
  };
}

/** Prices of m5.large by plan: 0.07, 0.069, 0.068, 0.05, 0.049, 0.048. */
const plans = terms.flatMap((years, at) =>
  options.map((option, nth) => ({ sku: `P${years}${nth}`, years, option, usd: (0.07 - at * 0.02 - nth * 0.001).toFixed(5) })),
);

function document(changes: Record<string, unknown> = {}, more: (sku: string, usd: string) => readonly unknown[] = () => []): string {
  return JSON.stringify({
    disclaimer: 'quotes " and {brackets]',
    version: "20261101000000",
    publicationDate: "2026-11-01T00:00:00Z",
    regionCode: "us-east-1",
    products: plans.map(({ sku, years, option }) => product(sku, years, option)),
    terms: {
      savingsPlan: plans.map(({ sku, years, option, usd }) => ({
        sku,
        description: `${years} year ${option} Compute Savings Plan`,
        effectiveDate: "2026-11-01T00:00:00Z",
        leaseContractLength: { duration: years, unit: "year" },
        rates: [rate(sku, "m5.large", usd), rate(sku, "m5.xlarge", (2 * Number(usd)).toFixed(5)), ...more(sku, usd)],
      })),
    },
    ...changes,
  });
}

function serve(...answers: Parameters<AwsUpdate["server"]["on"]>[1][]): void {
  aws.server.on(indexPath, json(index(["us-east-1", "eu-west-1", "moon-north-1"])));
  aws.server.on(filePath("us-east-1"), ...answers);
}

test("the rate is the effective price; half or all of the term is paid upfront", async () => {
  serve(text(document()));
  const { book, warnings } = await aws.updated(onlyPlans);
  const price = (purchase: Parameters<typeof book.instancePrice>[3]) => book.instancePrice("aws", "us-east-1", "m5.large", purchase);
  expect(price("savings-plan-1y")).toMatchObject({
    usdPerHour: 0.07,
    provenance: { source: "AWS Price List, Compute Savings Plans", asOf: "2026-11-01" },
  });
  expect(price("savings-plan-1y")?.upfrontUsd ?? 0).toBe(0);
  expect(price("savings-plan-1y-partial-upfront")).toMatchObject({ usdPerHour: 0.069, upfrontUsd: 302.22 });
  expect(price("savings-plan-1y-all-upfront")).toMatchObject({ usdPerHour: 0.068, upfrontUsd: 595.68 });
  expect(price("savings-plan-3y")?.usdPerHour).toBe(0.05);
  expect(price("savings-plan-3y-partial-upfront")).toMatchObject({ usdPerHour: 0.049, upfrontUsd: 643.86 });
  expect(price("savings-plan-3y-all-upfront")).toMatchObject({ usdPerHour: 0.048, upfrontUsd: 1261.44 });
  expect(book.instancePrice("aws", "us-east-1", "m5.xlarge", "savings-plan-3y")?.usdPerHour).toBe(0.1);
  expect(book.instancePrice("aws", "eu-west-1", "m5.large", "savings-plan-1y")).toBeUndefined();
  expect(warnings).toEqual([]);
});

test("other systems, tenancies and services, plans of one family, and fields of the future are passed over", async () => {
  const others = (sku: string) => [
    rate(sku, "m5.large", "0.2", { discountedOperation: "RunInstances:0002", discountedUsageType: "BoxUsage:m5.large" }),
    rate(sku, "m5.large", "0.3", { discountedUsageType: "DedicatedUsage:m5.large" }),
    rate(sku, "m5.large", "0.1", { discountedUsageType: "UnusedBox:m5.large" }),
    rate(sku, "m5.large", "0.4", { discountedUsageType: "LAX1-BoxUsage:m5.large" }),
    rate(sku, "m5.large", "0.5", { discountedRegionCode: "us-east-1-bos-1" }),
    { ...rate(sku, "x", "0.01"), discountedServiceCode: "AWSLambda", discountedUsageType: "Lambda-GB-Second", discountedOperation: "" },
    { ...rate(sku, "m5.odd", "0.21"), carbonGrams: { perHour: [1, 2] } },
  ];
  const ofFamily = {
    sku: "F1",
    rates: [rate("F1", "m5.large", "0.01")],
    leaseContractLength: { duration: 1, unit: "year" },
  };
  const whole = JSON.parse(document({ future: { list: [[{ a: "]" }], 1] } }, others)) as {
    products: unknown[];
    terms: { savingsPlan: Record<string, unknown>[] };
  };
  whole.products.push(product("F1", 1, "No Upfront", "EC2InstanceSavingsPlans"));
  // A plan is the same with its rates before its SKU.
  whole.terms.savingsPlan = [ofFamily, ...whole.terms.savingsPlan.map(({ rates, ...rest }) => ({ rates, ...rest }))];
  serve(slow(JSON.stringify(whole, null, 1), 700));
  const { book, warnings } = await aws.updated(onlyPlans);
  expect(book.instancePrice("aws", "us-east-1", "m5.large", "savings-plan-1y")?.usdPerHour).toBe(0.07);
  expect(book.instancePrice("aws", "us-east-1", "m5.odd", "savings-plan-1y")?.usdPerHour).toBe(0.21);
  expect(warnings).toEqual(["aws AWSComputeSavingsPlan us-east-1: left out rates of savings plans of another kind: 1 row"]);
});

test("rates in yuan and by another unit are no prices", async () => {
  serve(
    text(
      document({}, (sku) => [
        rate(sku, "t4g.nano", "0.02", { discountedRate: { price: "0.02", currency: "CNY" } }),
        rate(sku, "m5.odd", "0.02", { unit: "Quantity" }),
        rate(sku, "m5.metal", ""),
      ]),
    ),
  );
  const { book, warnings } = await aws.updated(onlyPlans);
  for (const type of ["t4g.nano", "m5.odd", "m5.metal"])
    expect(book.instancePrice("aws", "us-east-1", type, "savings-plan-1y")).toBeUndefined();
  expect(warnings).toEqual([
    "aws AWSComputeSavingsPlan us-east-1: left out savings plans without USD (CNY): 6 rows",
    'aws AWSComputeSavingsPlan us-east-1: left out savings plans per "Quantity": 6 rows',
    "aws AWSComputeSavingsPlan us-east-1: left out machine prices that are not numbers: 6 rows",
  ]);
});

test("two rates of one machine are an error that names both; equal ones are one", async () => {
  serve(
    text(
      document({}, (sku, usd) =>
        sku === "P10" ? [rate(sku, "m5.large", "0.06", { rateCode: "P10.OTHER" })] : [rate(sku, "m5.large", usd)],
      ),
    ),
  );
  expect(await aws.failed({ ...onlyPlans, accept: false })).toEqual([
    "aws AWSComputeSavingsPlan us-east-1: us-east-1 m5.large savings-plan-1y has 2 prices: rate P10.Dm5.large: 0.07 USD/hour; rate P10.OTHER: 0.06 USD/hour",
  ]);
  const { book } = await aws.updated(onlyPlans);
  expect(book.instancePrice("aws", "us-east-1", "m5.large", "savings-plan-1y")).toBeUndefined();
  expect(book.instancePrice("aws", "us-east-1", "m5.xlarge", "savings-plan-1y")?.usdPerHour).toBe(0.14);
});

test("busy servers and cut connections are asked again; what stays broken leaves the previous book", async () => {
  const whole = document();
  serve(status(429, { "retry-after": "0" }), status(503), cut(whole, 900), text(whole));
  expect((await aws.updated(onlyPlans)).book.instancePrice("aws", "us-east-1", "m5.large", "savings-plan-1y")?.usdPerHour).toBe(0.07);
});

test.each([
  ["a cut connection", () => cut(document(), 900), "the connection was cut before the document was complete (4 attempts)"],
  ["half a document", () => text(document().slice(0, 900)), "the document ends after 900 bytes, before it is complete (4 attempts)"],
  ["another document", () => json({ offerCode: "AmazonEC2" }), 'it is not a list of savings plans: it has no "products" (4 attempts)'],
  [
    "a list where an object belongs",
    () => text(document().replace('"terms":{', '"terms":[')),
    /^SERVER.*: (a name is expected|a bracket closes|invalid JSON)/,
  ],
])("%s to the end is a failure that says so", async (_, answer, reason) => {
  serve(answer());
  const [message] = await aws.failed(onlyPlans);
  if (typeof reason === "string") expect(message).toBe(`cannot read SERVER${filePath("us-east-1")}: ${reason}`);
  else expect((message ?? "").replace("cannot read ", "")).toMatch(reason);
});

test("a mirror without savings plans still brings its offers, with a warning", async () => {
  aws.server.on(awsRegionIndexPath("AmazonEC2"), json(awsRegionIndex("AmazonEC2", ["us-east-1"])));
  aws.server.on(awsOfferPath("AmazonEC2", "us-east-1"), text(awsOffer("AmazonEC2", [awsMachine("S", "m5.large", "0.098")])));
  expect(await aws.failed(onlyPlans)).toEqual([`cannot read SERVER${indexPath}: the server answered 404`]);
  const { book, warnings } = await aws.updated({ services: ["AmazonEC2", "AWSComputeSavingsPlan"] });
  expect(book.instancePrice("aws", "us-east-1", "m5.large", "on-demand")?.usdPerHour).toBe(0.098);
  expect(warnings[0]).toBe(`left out: aws AWSComputeSavingsPlan: SERVER${indexPath}: the server answered 404`);
});
