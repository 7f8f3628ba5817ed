import { bookFromContent } from "../../catalog";
import { smallBook } from "./small-book";

const book = bookFromContent(smallBook);

describe("machine prices", () => {
  test("follow from the family's price and the size's factor, and say so", () => {
    expect(book.instancePrice("aws", "us-west-2", "m5.xlarge", "on-demand")).toEqual({
      usdPerHour: 0.192,
      provenance: {
        source: "AWS Price List (old)",
        asOf: "2025-11-04",
        row: "aws/instances.json m5.* on-demand us-west-2",
        arithmetic: "0.096 x 2",
      },
    });
  });

  test("an exception replaces the arithmetic, and cells may have a source of their own", () => {
    expect(book.instancePrice("aws", "us-east-1", "m5.metal", "on-demand")).toEqual({
      usdPerHour: 5,
      provenance: { source: "AWS Price List (new)", asOf: "2026-07-20", row: "aws/instances.json m5.* on-demand us-east-1" },
    });
  });

  test("a doubt that holds for some types of a source only", () => {
    expect(book.instancePrice("aws", "eu-west-1", "m5.metal", "on-demand")?.provenance.doubt).toBe("may be low");
    expect(book.instancePrice("aws", "eu-west-1", "m5.large", "on-demand")?.provenance.doubt).toBeUndefined();
  });

  test.each([
    ["absent in the region", "us-west-2", "m5.metal"],
    ["region without a price of the family", "eu-west-1", "t4g.nano"],
    ["unknown region", "mars-1", "m5.large"],
    ["unknown type", "us-east-1", "m5.huge"],
    ["size with an exception elsewhere", "eu-west-1", "m5.odd"],
    ["name of an object's own machinery", "us-east-1", "m5.constructor"],
  ])("%s: undefined", (_, region, type) => {
    expect(book.instancePrice("aws", region, type, "on-demand")).toBeUndefined();
  });

  test("a provider or a way of paying without prices: undefined", () => {
    expect(book.instancePrice("azure", "westeurope", "Standard_D2s_v5", "on-demand")).toBeUndefined();
    expect(book.instancePrice("aws", "us-east-1", "m5.large", "reserved-1y")).toBeUndefined();
    expect(book.sizes("azure")).toEqual([]);
  });

  test("the sizes sold in a region, sorted", () => {
    expect(book.sizesIn("aws", "us-east-1")).toEqual(["m5.large", "m5.metal", "m5.odd", "m5.xlarge", "t4g.nano"]);
    expect(book.sizesIn("aws", "us-west-2")).toEqual(["m5.large", "m5.xlarge"]);
  });

  test("a size of unknown capacity has a price and is not among the sizes", () => {
    expect(book.instancePrice("aws", "us-east-1", "m5.odd", "on-demand")?.usdPerHour).toBe(0.3);
    expect(book.size("aws", "m5.odd")).toBeUndefined();
    expect(book.sizes("aws").map((size) => size.type)).toEqual(["m5.large", "m5.metal", "m5.xlarge", "t4g.nano"]);
    expect(book.types("aws")).toContain("m5.odd");
  });

  test("size facts", () => {
    expect(book.size("aws", "m5.large")).toEqual({
      provider: "aws",
      type: "m5.large",
      family: "m5",
      vcpus: 2,
      memoryGib: 8,
      architecture: "x86_64",
      burstable: false,
      bareMetal: false,
      gpuCount: 0,
      networkMbps: 750,
      ebsMbps: 650,
      successorFamily: "m6i",
    });
    expect(book.size("aws", "t4g.nano")).toMatchObject({ architecture: "arm64", burstable: true });
    expect(book.size("aws", "m5.metal")).toMatchObject({ bareMetal: true });
  });
});

describe("spot without a quoted price", () => {
  test("is derived from the advised saving and says that it is", () => {
    expect(book.instancePrice("aws", "eu-west-1", "m5.large", "spot")).toEqual({
      usdPerHour: 0.04601,
      provenance: {
        source: "AWS Spot Advisor",
        asOf: "2025-06-28",
        row: "aws/spot-advisor.json m5.* eu-west-1",
        arithmetic: "0.107 x (1 - 0.57)",
        doubt: "derived from the on-demand price of 2025-11-04 and the Spot Advisor's rounded saving of 57 %, not a quoted price",
      },
    });
  });

  test("no saving, no price; the interruption band stays", () => {
    expect(book.instancePrice("aws", "eu-west-1", "m5.xlarge", "spot")).toBeUndefined();
    expect(book.interruption("aws", "eu-west-1", "m5.xlarge")).toMatchObject({ lowFraction: 0.2, highFraction: 1 });
    expect(book.interruption("aws", "eu-west-1", "m5.metal")).toBeUndefined();
    expect(book.interruption("aws", "us-east-1", "m5.large")).toBeUndefined();
  });
});

describe("unit prices", () => {
  test("flat, tiered, everywhere and by family", () => {
    expect(book.unitPrice("aws", "us-west-2", "nat_gateway.hour")).toMatchObject({ unit: "hour", tiers: [{ from: 0, usdPerUnit: 0.045 }] });
    expect(book.unitPrice("aws", "us-east-1", "s3.standard.storage")?.tiers).toEqual([
      { from: 0, usdPerUnit: 0.023 },
      { from: 51200, usdPerUnit: 0.022 },
    ]);
    expect(book.unitPrice("aws", "eu-west-1", "kms.key")?.provenance.row).toBe("aws/services.json kms.key *");
    expect(book.unitPrice("aws", "us-east-1", "rds.postgres.single-az.db.m5.xlarge")).toEqual({
      key: "rds.postgres.single-az.db.m5.xlarge",
      unit: "hour",
      tiers: [{ from: 0, usdPerUnit: 0.356 }],
      provenance: {
        source: "AWS Price List",
        asOf: "2026-07-20",
        row: "aws/services.json rds.postgres.single-az.db.m5.* us-east-1",
        arithmetic: "0.178 x 2",
      },
    });
    expect(book.unitPrice("aws", "us-east-1", "rds.postgres.single-az.db.m5.24xlarge")?.tiers[0]?.usdPerUnit).toBe(8.5);
    expect(book.unitPrice("aws", "eu-west-1", "rds.postgres.single-az.db.m5.large")?.provenance).toMatchObject({
      asOf: "2021-10",
      doubt: "old",
    });
  });

  test.each([
    ["eu-west-1", "s3.standard.storage"],
    ["eu-west-1", "rds.postgres.single-az.db.m5.xlarge"],
    ["eu-west-1", "rds.postgres.single-az.db.m5.24xlarge"],
    ["us-east-1", "rds.postgres.single-az.db.m5.*"],
    ["us-east-1", "rds.postgres.single-az.db.m5"],
    ["us-east-1", "constructor"],
    ["us-east-1", "nat_gateway"],
  ])("%s %s: undefined, never another region's price", (region, key) => {
    expect(book.unitPrice("aws", region, key)).toBeUndefined();
  });

  test("keys are listed with family rows spread out", () => {
    expect(book.unitPriceKeys("aws")).toEqual([
      "kms.key",
      "nat_gateway.hour",
      "rds.postgres.single-az.db.m5.24xlarge",
      "rds.postgres.single-az.db.m5.large",
      "rds.postgres.single-az.db.m5.xlarge",
      "s3.standard.storage",
    ]);
  });
});

test("the id follows from the content, the date is that of the newest figure", () => {
  expect(book.id).toMatch(/^[0-9a-f]{12}$/);
  expect(bookFromContent(smallBook).id).toBe(book.id);
  expect(bookFromContent({ ...smallBook, services: {} }).id).not.toBe(book.id);
  expect(book.asOf).toBe("2026-07-20");
});
