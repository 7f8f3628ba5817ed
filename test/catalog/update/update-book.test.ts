import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type BookContent, openBook } from "../../../catalog";
import { cachedBooks, newestValidBook, storeBook } from "../../../catalog/update/book-cache";
import { diffBooks } from "../../../catalog/update/diff-books";
import { type UpdateEvent, type UpdateOptions, updateBook } from "../../../catalog/update/update-book";
import { smallBook } from "../small-book";
import {
  awsMachine,
  awsOffer,
  awsOfferPath,
  awsRegionIndex,
  awsRegionIndexPath,
  awsReserved,
  awsTerm,
  awsUnit,
  azureItem,
  azurePage,
  googleRate,
  googleSku,
} from "./documents";
import { type Answer, cut, json, slow, stalled, status, text } from "./price-server";
import { servedCache } from "./served-cache";

const served = servedCache("test");
let previous: string;
let events: UpdateEvent[];

beforeEach(async () => {
  previous = storeBook(served.cache, previousContent, "2026-10-01T00:00:00.000Z").folder;
  events = [];
});

const westEurope = { country: "NL", jurisdictions: ["nl", "eu"], continent: "europe", zones: 3 } as const;

/** A book with machines of all three providers in a region each. */
const previousContent: BookContent = {
  ...smallBook,
  regions: { ...smallBook.regions, regions: { ...smallBook.regions.regions, azure: { westeurope: westEurope } } },
  instances: {
    ...smallBook.instances,
    azure: {
      format: "costwright-instances-1",
      provider: "azure",
      sources: { a: { name: "Azure Retail Prices API (old)", asOf: "2026-06-18" } },
      families: {
        "Standard_D*s_v5": {
          family: "Dsv5",
          sizes: { "2": [2, 8], "4": [4, 16] },
          prices: { "on-demand": { source: "a", scale: { "2": 1, "4": 2 }, usd: { westeurope: 0.115 } } },
        },
      },
    },
    gcp: {
      format: "costwright-instances-1",
      provider: "gcp",
      sources: { a: { name: "Google Cloud price list", asOf: "2026-07-30" } },
      families: {
        "n2-standard-*": {
          family: "n2",
          sustainedUse: 0.2,
          sizes: { "2": [2, 8], "4": [4, 16] },
          prices: { "on-demand": { source: "a", scale: { "2": 1, "4": 2 }, usd: { "europe-west1": 0.106834 } } },
        },
        "e2-*": {
          family: "e2",
          burstable: true,
          sizes: { micro: [2, 1] },
          prices: { "on-demand": { source: "a", scale: { micro: 1 }, usd: { "europe-west1": 0.0092 } } },
        },
      },
    },
  },
};

function options(changes: Partial<UpdateOptions> = {}): UpdateOptions {
  return {
    cacheFolder: served.cache,
    previousFolder: previous,
    providers: ["aws"],
    regions: ["us-east-1"],
    services: ["AmazonEC2"],
    sources: { aws: served.server.url, azure: `${served.server.url}/api/retail/prices`, gcp: served.server.url },
    googleCredentials: { apiKey: "a-key" },
    accept: false,
    now: "2026-11-20T12:00:00.000Z",
    http: { concurrency: 4, retries: 3, minPauseMs: 5, maxPauseMs: 5000, idleTimeoutMs: 400, signal: new AbortController().signal },
    onEvent: (event) => events.push(event),
    ...changes,
  };
}

const ec2 = awsOfferPath("AmazonEC2", "us-east-1");

/** What the small book has in us-east-1, at the prices of today. */
const usEast = [
  awsMachine("SKU1", "m5.large", "0.0980000000"),
  awsMachine("SKU2", "m5.xlarge", "0.1960000000"),
  awsMachine("SKU3", "m5.metal", "5.1000000000"),
  awsMachine("SKU4", "m5.odd", "0.3100000000"),
  awsMachine("SKU5", "t4g.nano", "0.0042000000", { physicalProcessor: "AWS Graviton2 Processor", memory: "0.5 GiB" }),
];

function serveEc2(...answers: Answer[]): void {
  served.server.on(awsRegionIndexPath("AmazonEC2"), json(awsRegionIndex("AmazonEC2", ["us-east-1", "eu-west-1", "moon-north-1"])));
  served.server.on(ec2, ...answers);
}

/** The small book has this price, and the offers of most tests have none of it. */
const noNatGateway =
  "aws AmazonEC2 us-east-1: left out 1 price of the book that the file has no row for, which stays as it is: nat_gateway.hour";

async function updated(changes: Partial<UpdateOptions> = {}) {
  const outcome = await updateBook(options(changes));
  if (outcome.status !== "updated") throw new Error(outcome.diagnostics.map(({ message }) => message).join("\n"));
  return { ...outcome, book: openBook(outcome.folder) };
}

async function notUpdated(changes: Partial<UpdateOptions> = {}) {
  const before = fingerprint();
  const outcome = await updateBook(options(changes));
  if (outcome.status === "updated") throw new Error("the update was taken");
  expect(fingerprint()).toBe(before);
  expect(newestValidBook(served.cache)).toEqual({ folder: previous, warnings: [] });
  return { status: outcome.status, messages: outcome.diagnostics.map(({ message }) => message.replaceAll(served.server.url, "SERVER")) };
}

/** All bytes of all cached books. */
function fingerprint(): string {
  const hash = createHash("sha256");
  const folder = join(served.cache, "books");
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    hash.update(file);
    if (file.endsWith(".json")) hash.update(readFileSync(join(folder, file)));
  }
  return hash.digest("hex");
}

describe("AWS Price List", () => {
  test("machines on demand and reserved, with source and date; other regions and unmentioned keys stay", async () => {
    const reserved = {
      ...awsTerm(
        "SKU1",
        "Hrs",
        [["0", "0.0610000000"]],
        { LeaseContractLength: "1yr", OfferingClass: "standard", PurchaseOption: "No Upfront" },
        "4NA7Y494T4",
      ),
      ...awsReserved("SKU1", "HU7G6KETJZ", { usdPerHour: "0.0290000000", upfrontUsd: "256" }, "1yr", "Partial Upfront"),
      ...awsTerm(
        "SKU1",
        "Hrs",
        [["0", "0.0700000000"]],
        { LeaseContractLength: "1yr", OfferingClass: "convertible", PurchaseOption: "No Upfront" },
        "7NE97W5U4E",
      ),
      ...awsTerm(
        "SKU1",
        "Hrs",
        [["0", "0.0420000000"]],
        { LeaseContractLength: "3yr", OfferingClass: "standard", PurchaseOption: "No Upfront" },
        "BPH4J8HBKS",
      ),
    };
    const others = [
      awsMachine("W", "m5.large", "0.1900000000", { operatingSystem: "Windows", operation: "RunInstances:0002" }),
      awsMachine("D", "m5.large", "0.1010000000", { tenancy: "Dedicated", usagetype: "DedicatedUsage:m5.large" }),
      awsMachine("U", "m5.large", "0.0980000000", { capacitystatus: "UnusedCapacityReservation", usagetype: "UnusedBox:m5.large" }),
      awsMachine("Q", "m5.large", "0.5780000000", { preInstalledSw: "SQL Std" }),
      awsMachine("C", "m5.large", "0.0000000000", { marketoption: "CapacityBlock" }),
      awsMachine("L", "m5.large", "0.1180000000", { locationType: "AWS Local Zone", usagetype: "LAX1-BoxUsage:m5.large" }),
    ];
    const [first, ...rest] = usEast;
    if (first === undefined) throw new Error("no rows");
    serveEc2(
      text(
        awsOffer("AmazonEC2", [
          { ...first, reserved },
          ...rest,
          ...others,
          awsMachine("N", "m7g.large", "0.0816000000", { physicalProcessor: "AWS Graviton3 Processor" }),
        ]),
      ),
    );

    const { book, changes, warnings, asOf } = await updated();

    expect(asOf).toBe("2026-11-01");
    expect(book.instancePrice("aws", "us-east-1", "m5.large", "on-demand")).toMatchObject({
      usdPerHour: 0.098,
      provenance: { source: "AWS Price List", asOf: "2026-11-01" },
    });
    expect(book.instancePrice("aws", "us-east-1", "m5.large", "reserved-1y")?.usdPerHour).toBe(0.061);
    expect(book.instancePrice("aws", "us-east-1", "m5.large", "reserved-3y")?.usdPerHour).toBe(0.042);
    expect(book.instancePrice("aws", "eu-west-1", "m5.large", "on-demand")).toMatchObject({
      usdPerHour: 0.107,
      provenance: { source: "AWS Price List (old)", asOf: "2025-11-04" },
    });
    expect(book.instancePrice("aws", "eu-west-1", "m5.metal", "on-demand")?.provenance.doubt).toBe("may be low");
    expect(book.size("aws", "m7g.large")).toMatchObject({ family: "m7g", vcpus: 2, memoryGib: 8, architecture: "arm64" });
    expect(book.size("aws", "m5.large")).toEqual(openBook(previous).size("aws", "m5.large"));
    expect(book.unitPrice("aws", "us-east-1", "nat_gateway.hour")).toEqual(
      openBook(previous).unitPrice("aws", "us-east-1", "nat_gateway.hour"),
    );
    expect(warnings.map(({ message }) => message)).toEqual([noNatGateway]);
    expect(changes).toEqual({ added: 4, moved: 4, removed: 0 });
    expect(diffBooks(openBook(previous), book).map(({ kind, what, purchase }) => `${kind} ${what} ${purchase}`)).toEqual([
      "moved m5.large on-demand",
      "added m5.large reserved-1y",
      "added m5.large reserved-1y-partial-upfront",
      "added m5.large reserved-3y",
      "moved m5.metal on-demand",
      "moved m5.odd on-demand",
      "moved m5.xlarge on-demand",
      "added m7g.large on-demand",
    ]);
  });

  test("unit prices: units are converted or refused, tiers kept, lookalikes left alone", async () => {
    serveEc2(
      text(
        awsOffer("AmazonEC2", [
          ...usEast,
          awsUnit("A", "Storage", "EBS:VolumeUsage.gp3", "GB-Mo", [["0", "0.0800000000"]]),
          awsUnit("B", "Provisioned Throughput", "EBS:VolumeP-Throughput.gp3", "GiBps-mo", [["0", "40.9600000000"]]),
          awsUnit("C", "NAT Gateway", "NatGateway-Hours", "Hrs", [["0", "0.0460000000"]]),
          awsUnit("D", "System Operation", "EBS:VolumeP-IOPS.gp3", "IOPS-Fortnight", [["0", "0.0050000000"]]),
          awsUnit("E", "Storage", "EBS:VolumeUsage.io1", "GB-Mo", [["0", "9.0000000000"]]),
        ]),
      ),
    );
    served.server.on(awsRegionIndexPath("AWSELB"), json(awsRegionIndex("AWSELB", ["us-east-1"])));
    served.server.on(
      awsOfferPath("AWSELB", "us-east-1"),
      text(
        awsOffer("AWSELB", [
          awsUnit("A", "Load Balancer-Application", "LoadBalancerUsage", "Hrs", [["0", "0.0225000000"]]),
          awsUnit("B", "Load Balancer-Application", "LCUUsage", "LCU-Hrs", [["0", "0.0080000000"]]),
          awsUnit("C", "Load Balancer-Application", "TS-LoadBalancerUsage", "Hrs", [["0", "0.0056000000"]]),
          awsUnit("D", "Load Balancer-Application", "Outposts-LoadBalancerUsage", "Hrs", [["0", "0.9000000000"]]),
        ]),
      ),
    );
    served.server.on(awsRegionIndexPath("AWSDataTransfer"), json(awsRegionIndex("AWSDataTransfer", ["us-east-1"])));
    const outbound = { transferType: "AWS Outbound", toLocation: "External", fromRegionCode: "us-east-1", fromLocationType: "AWS Region" };
    const tiers = [
      ["0", "0.0900000000"],
      ["10240", "0.0850000000"],
      ["51200", "0.0700000000"],
      ["153600", "0.0500000000"],
    ] as const;
    served.server.on(
      awsOfferPath("AWSDataTransfer", "us-east-1"),
      text(awsOffer("AWSDataTransfer", [awsUnit("A", "Data Transfer", "DataTransfer-Out-Bytes", "GB", tiers, outbound)])),
    );

    const { book, warnings } = await updated({ services: ["AmazonEC2", "AWSELB", "AWSDataTransfer"] });

    const usd = (key: string) => book.unitPrice("aws", "us-east-1", key)?.tiers.map(({ from, usdPerUnit }) => [from, usdPerUnit]);
    expect(usd("ebs.gp3.storage")).toEqual([[0, 0.08]]);
    expect(usd("ebs.gp3.throughput")).toEqual([[0, 0.04]]);
    expect(usd("ebs.gp3.iops")).toBeUndefined();
    expect(usd("ebs.io1.storage")).toBeUndefined();
    expect(usd("nat_gateway.hour")).toEqual([[0, 0.046]]);
    expect(usd("alb.hour")).toEqual([[0, 0.0225]]);
    expect(usd("alb.lcu")).toEqual([[0, 5.84]]);
    expect(usd("egress.internet")).toEqual([
      [0, 0.09],
      [10240, 0.085],
      [51200, 0.07],
      [153600, 0.05],
    ]);
    expect(book.unitPrice("aws", "eu-west-1", "nat_gateway.hour")?.tiers).toEqual([{ from: 0, usdPerUnit: 0.048 }]);
    expect(warnings.map(({ message }) => message)).toEqual([
      'aws AmazonEC2 us-east-1: left out prices of ebs.gp3.iops per "IOPS-Fortnight", which is not a unit it is sold by: 1 row',
    ]);
  });

  test("two rows for one machine are an error that names them; --accept leaves the price out", async () => {
    serveEc2(text(awsOffer("AmazonEC2", [...usEast, awsMachine("SKU9", "m5.large", "0.0500000000")])));
    const { status, messages } = await notUpdated();
    expect(status).toBe("refused");
    expect(messages[0]).toBe(
      "aws AmazonEC2 us-east-1: us-east-1 m5.large on-demand has 2 prices: SKU SKU1 rate SKU1.JRTCKXETXF.0: 0.098 USD/hour; SKU SKU9 rate SKU9.JRTCKXETXF.0: 0.05 USD/hour",
    );
    const { book } = await updated({ accept: true });
    expect(book.instancePrice("aws", "us-east-1", "m5.large", "on-demand")).toBeUndefined();
    expect(book.instancePrice("aws", "us-east-1", "m5.xlarge", "on-demand")?.usdPerHour).toBe(0.196);
  });

  test("equal duplicates are one row, zero prices and other currencies are no price", async () => {
    const inYuan = awsMachine("SKU7", "m5.24xlarge", "1");
    const term = { "SKU7.JRTCKXETXF": { priceDimensions: { x: { unit: "Hrs", beginRange: "0", pricePerUnit: { CNY: "32.1" } } } } };
    serveEc2(
      text(
        awsOffer("AmazonEC2", [
          ...usEast,
          awsMachine("SKU8", "m5.large", "0.0980000000"),
          awsMachine("SKU6", "m5.zero", "0.0000000000"),
          { ...inYuan, onDemand: term },
        ]),
      ),
    );
    const { book, warnings } = await updated();
    expect(book.instancePrice("aws", "us-east-1", "m5.large", "on-demand")?.usdPerHour).toBe(0.098);
    expect(book.types("aws")).not.toContain("m5.zero");
    expect(book.types("aws")).not.toContain("m5.24xlarge");
    expect(warnings.map(({ message }) => message)).toEqual([
      "aws AmazonEC2 us-east-1: left out prices without USD (CNY): 1 row",
      "aws AmazonEC2 us-east-1: left out machine prices of zero, for a machine that costs nothing does not exist: 1 row",
      noNatGateway,
    ]);
  });

  test("new fields of any shape change nothing", async () => {
    serveEc2(text(awsOffer("AmazonEC2", usEast)), text(awsOffer("AmazonEC2", usEast)));
    const plain = (await updated()).book;
    served.server.on(
      ec2,
      text(
        awsOffer("AmazonEC2", usEast, {
          novelty: [{ deep: { products: { SKU1: null } } }],
          terms2: "}{",
          scale: -1.5e9,
          none: null,
        }).replace(/\{/, '{ "first": [[[]]],'),
      ),
    );
    const { book } = await updated({ now: "2026-11-20T13:00:00.000Z" });
    expect(book.instancePrice("aws", "us-east-1", "m5.large", "on-demand")).toEqual(
      plain.instancePrice("aws", "us-east-1", "m5.large", "on-demand"),
    );
  });

  test("only the source that was named is asked, whatever the index says", async () => {
    const index = awsRegionIndex("AmazonEC2", ["us-east-1"]);
    served.server.on(
      awsRegionIndexPath("AmazonEC2"),
      json({ ...index, regions: { "us-east-1": { currentVersionUrl: `https://elsewhere.invalid${ec2}` } } }),
    );
    served.server.on(ec2, text(awsOffer("AmazonEC2", usEast)));
    await updated();
    expect(served.server.asked).toEqual([awsRegionIndexPath("AmazonEC2"), ec2]);
  });
});

describe("connections", () => {
  const whole = awsOffer("AmazonEC2", usEast);

  test.each<[string, Answer]>([
    ["503", status(503)],
    ["429 with Retry-After", status(429, { "retry-after": "0" })],
    ["a cut connection", cut(whole, 700)],
    ["a connection that stalls", stalled(whole)],
    ["a body that ends early", text(whole.slice(0, 900))],
    ["a corrupt body", text(whole.replace('"sku": "SKU2"', '"sku": SKU2'))],
    [
      "a compressed body cut off",
      (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(whole).subarray(0, 200)),
    ],
  ])("%s is tried again", async (_, answer) => {
    serveEc2(answer, answer, text(whole));
    const { book } = await updated();
    expect(book.instancePrice("aws", "us-east-1", "m5.large", "on-demand")?.usdPerHour).toBe(0.098);
    expect(events.filter(({ kind }) => kind === "retry")).toHaveLength(2);
    expect(served.server.asked.filter((path) => path === ec2)).toHaveLength(3);
  });

  test("Retry-After is waited for", async () => {
    serveEc2(status(429, { "retry-after": "1" }), text(whole));
    await updated();
    expect(events.flatMap((event) => (event.kind === "retry" ? [[event.pauseMs, event.reason]] : []))).toEqual([
      [1000, "the server answered 429, asking to wait 1 s"],
    ]);
  });

  test.each<[string, Answer, string]>([
    [
      "503",
      status(503),
      "cannot read SERVER/offers/v1.0/aws/AmazonEC2/20261101000000/us-east-1/index.json: the server answered 503 (4 attempts)",
    ],
    ["403", status(403), "cannot read SERVER/offers/v1.0/aws/AmazonEC2/20261101000000/us-east-1/index.json: the server answered 403"],
    [
      "a redirect",
      status(302, { location: "http://127.0.0.1:1/" }),
      "cannot read SERVER/offers/v1.0/aws/AmazonEC2/20261101000000/us-east-1/index.json: the server redirects to http://127.0.0.1:1/, which is not followed: name that address as the source",
    ],
    [
      "a server that asks for an hour",
      status(429, { "retry-after": "3600" }),
      "cannot read SERVER/offers/v1.0/aws/AmazonEC2/20261101000000/us-east-1/index.json: the server answered 429, asking to wait 3600 s",
    ],
    [
      "a body that ends early",
      text(whole.slice(0, 900)),
      "cannot read SERVER/offers/v1.0/aws/AmazonEC2/20261101000000/us-east-1/index.json: the document ends after 900 bytes, before it is complete (4 attempts)",
    ],
    [
      "another offer",
      text(whole.replace('"offerCode": "AmazonEC2"', '"offerCode": "AmazonRDS"')),
      "cannot read SERVER/offers/v1.0/aws/AmazonEC2/20261101000000/us-east-1/index.json: it holds the offer AmazonRDS, not AmazonEC2 (4 attempts)",
    ],
  ])("%s to the end: a failure that says so, the previous book as it was", async (_, answer, message) => {
    serveEc2(answer);
    expect(await notUpdated()).toEqual({ status: "failed", messages: [message] });
  });

  test("a run that is stopped ends at once and leaves the previous book", async () => {
    const stop = new AbortController();
    serveEc2((_request, response) => {
      stalled(whole)(_request, response);
      setTimeout(() => stop.abort(new Error("stopped by the user")), 20);
    });
    const before = fingerprint();
    const http = { ...options().http, idleTimeoutMs: 30_000, signal: stop.signal };
    await expect(updateBook(options({ http }))).rejects.toThrow("stopped by the user");
    expect(fingerprint()).toBe(before);
  });

  test("a slow line brings the same book", async () => {
    serveEc2(slow(whole, 97));
    const { book } = await updated();
    expect(book.instancePrice("aws", "us-east-1", "m5.metal", "on-demand")?.usdPerHour).toBe(5.1);
  });

  test("what was fetched before a failure is not fetched again, unless it is damaged", async () => {
    const eu = awsOfferPath("AmazonEC2", "eu-west-1");
    const ireland = awsOffer("AmazonEC2", [
      awsMachine("I1", "m5.large", "0.1080000000", {}, "EU-"),
      awsMachine("I2", "m5.xlarge", "0.2160000000", {}, "EU-"),
      awsMachine("I3", "m5.metal", "5.2000000000", {}, "EU-"),
    ]);
    serveEc2(text(whole));
    served.server.on(eu, status(500));
    const both = { regions: ["us-east-1", "eu-west-1"] };
    expect((await notUpdated(both)).status).toBe("failed");
    served.server.on(eu, text(ireland));
    served.server.asked.length = 0;
    const staged = join(served.cache, "staging", "aws.AmazonEC2.us-east-1.part");
    const content = readFileSync(staged, "utf8");

    writeFileSync(staged, content.replace("0.098", "0.001"));
    expect((await updated(both)).book.instancePrice("aws", "us-east-1", "m5.large", "on-demand")?.usdPerHour).toBe(0.098);
    expect(served.server.asked).toContain(ec2);

    // The staging folder of a finished update is gone; put the part back as a run that was stopped leaves it.
    served.server.on(eu, status(500));
    await updateBook(options({ ...both, now: "2026-11-20T14:00:00.000Z" }));
    served.server.on(eu, text(ireland));
    served.server.asked.length = 0;
    const { book } = await updated({ ...both, now: "2026-11-20T15:00:00.000Z" });
    expect(served.server.asked).not.toContain(ec2);
    expect(book.instancePrice("aws", "eu-west-1", "m5.large", "on-demand")?.usdPerHour).toBe(0.108);
  });
});

describe("Azure Retail Prices", () => {
  const azure = { providers: ["azure"], regions: ["westeurope"], services: ["virtual-machines"] } as const;
  const path = "/api/retail/prices";

  test("many pages: Linux on demand, spot and reserved, links followed at the named source only", async () => {
    const items = [
      azureItem(),
      azureItem({ armSkuName: "Standard_D4s_v5", skuName: "D4s v5", meterName: "D4s v5", retailPrice: 0.23 }),
      azureItem({ skuName: "D2s v5 Spot", meterName: "D2s v5 Spot", retailPrice: 0.0231 }),
      azureItem({ skuName: "D2s v5 Low Priority", meterName: "D2s v5 Low Priority", retailPrice: 0.01 }),
      azureItem({ productName: "Virtual Machines Dsv5 Series Windows", retailPrice: 0.207 }),
      azureItem({ productName: "Dsv5 Series Cloud Services", retailPrice: 0.3 }),
      azureItem({ type: "DevTestConsumption", retailPrice: 0.02 }),
      azureItem({ type: "Reservation", reservationTerm: "1 Year", retailPrice: 595.68 }),
      azureItem({ type: "Reservation", reservationTerm: "3 Years", retailPrice: 1156.32 }),
      azureItem({
        armSkuName: "Standard_D2ps_v5",
        productName: "Virtual Machines Dpsv5 Series",
        retailPrice: 0.09,
        savingsPlan: [{ term: "1 Year", unitPrice: 0.06, retailPrice: 0.06 }],
      }),
    ];
    served.server.on(
      path,
      ...items.map((item, at) =>
        json(azurePage([item], at + 1 < items.length ? `https://prices.azure.com/api/retail/prices?$skip=${at + 1}` : null)),
      ),
    );
    const { book, warnings } = await updated({ ...azure });
    const usd = (type: string, purchase: "on-demand" | "spot" | "reserved-1y" | "reserved-3y") =>
      book.instancePrice("azure", "westeurope", type, purchase)?.usdPerHour;
    expect(served.server.asked).toHaveLength(10);
    expect(served.server.asked[0]).toContain("$filter=serviceName eq 'Virtual Machines' and armRegionName eq 'westeurope'");
    expect(served.server.asked[1]).toBe("/api/retail/prices?$skip=1");
    expect([usd("Standard_D2s_v5", "on-demand"), usd("Standard_D4s_v5", "on-demand"), usd("Standard_D2s_v5", "spot")]).toEqual([
      0.115, 0.23, 0.0231,
    ]);
    expect([usd("Standard_D2s_v5", "reserved-1y"), usd("Standard_D2s_v5", "reserved-3y")]).toEqual([0.068, 0.044]);
    expect(usd("Standard_D2ps_v5", "on-demand")).toBe(0.09);
    expect(book.size("azure", "Standard_D2s_v5")).toMatchObject({ vcpus: 2, memoryGib: 8, architecture: "x86_64" });
    expect(book.size("azure", "Standard_D2ps_v5")).toBeUndefined();
    expect(warnings).toEqual([]);
  });

  test("a price in another currency is no price, and a book without its rows is refused", async () => {
    served.server.on(
      path,
      json(azurePage([azureItem({ currencyCode: "EUR" }), azureItem({ armSkuName: "Standard_D4s_v5", retailPrice: 0.23 })])),
    );
    expect(await notUpdated({ ...azure })).toEqual({
      status: "refused",
      messages: [
        "azure on-demand: 1 of 2 prices would vanish (50.0 %, at most 2 % are taken without asking): westeurope Standard_D2s_v5 (was 0.115)",
      ],
    });
  });

  test("two meters with different prices are an error, prices of the past and of the future are none", async () => {
    const rows = [
      azureItem(),
      azureItem({ armSkuName: "Standard_D4s_v5", retailPrice: 0.23 }),
      azureItem({ retailPrice: 0.2, effectiveStartDate: "2027-01-01T00:00:00Z" }),
    ];
    served.server.on(path, json(azurePage([...rows, azureItem({ meterId: "other", retailPrice: 0.119 })])));
    expect((await notUpdated({ ...azure })).messages[0]).toBe(
      "azure virtual-machines westeurope: westeurope Standard_D2s_v5 on-demand has 2 prices: meter 000a794b-bdb0-58be-a0cd-0c3a0f222923 (Virtual Machines Dsv5 Series, D2s v5): 0.115 USD/hour; meter other (Virtual Machines Dsv5 Series, D2s v5): 0.119 USD/hour",
    );
  });

  test("pages that go round in circles end", async () => {
    served.server.on(path, json(azurePage([azureItem()], "https://prices.azure.com/api/retail/prices?$skip=1")));
    expect((await notUpdated({ ...azure })).messages).toEqual([
      "SERVER/api/retail/prices: page 3 for westeurope names a page that was read before as its next",
    ]);
  });

  test("disks, load balancer, address and tiered, partly free data transfer", async () => {
    const unit = (
      serviceName: string,
      productName: string,
      meterName: string,
      unitOfMeasure: string,
      retailPrice: number,
      tierMinimumUnits = 0,
    ) => azureItem({ serviceName, productName, meterName, unitOfMeasure, retailPrice, tierMinimumUnits, armSkuName: "", skuName: "" });
    const serve: Record<string, unknown> = {
      Storage: azurePage([
        unit("Storage", "Premium SSD Managed Disks", "P10 LRS Disk", "1/Month", 21.68),
        unit("Storage", "Premium SSD Managed Disks", "P10 LRS Disk Mount", "1/Month", 1.183),
        unit("Storage", "Standard HDD Managed Disks", "S4 LRS Disk Operations", "10K", 0.0005),
        unit("Storage", "Premium SSD Managed Disks", "P20 ZRS Disk", "1 Hour", 0.1),
      ]),
      "Load Balancer": azurePage([
        unit("Load Balancer", "Load Balancer", "Standard Included LB Rules and Outbound Rules", "1 Hour", 0.025),
      ]),
      "Virtual Network": azurePage([unit("Virtual Network", "IP Addresses", "Standard IPv4 Static Public IP", "1 Hour", 0.005)]),
      Bandwidth: azurePage([
        unit("Bandwidth", "Rtn Preference: MGN", "Standard Data Transfer Out", "1 GB", 0.087, 100),
        unit("Bandwidth", "Rtn Preference: MGN", "Standard Data Transfer Out", "1 GB", 0, 0),
      ]),
    };
    served.server.on(path, (request, response) => {
      const service = /serviceName eq '([^']+)'/.exec(decodeURIComponent((request.url ?? "").replaceAll("+", " ")))?.[1] ?? "";
      response.writeHead(200).end(JSON.stringify(serve[service]));
    });
    const { book, warnings } = await updated({ ...azure, services: ["managed-disks", "load-balancer", "public-ip", "bandwidth"] });
    const price = (key: string) => book.unitPrice("azure", "westeurope", key);
    expect(price("disk.premium-ssd.P10.lrs")).toMatchObject({
      unit: "month",
      tiers: [{ from: 0, usdPerUnit: 21.68 }],
      provenance: { asOf: "2026-11-20" },
    });
    expect(price("disk.premium-ssd.P10.lrs.mount")?.tiers).toEqual([{ from: 0, usdPerUnit: 1.183 }]);
    expect(price("disk.standard-hdd.S4.lrs.operations")).toMatchObject({ unit: "10k-requests", tiers: [{ from: 0, usdPerUnit: 0.0005 }] });
    expect(price("disk.premium-ssd.P20.zrs")).toBeUndefined();
    expect(price("load-balancer.standard.hour")?.tiers).toEqual([{ from: 0, usdPerUnit: 0.025 }]);
    expect(price("public-ip.standard.hour")?.tiers).toEqual([{ from: 0, usdPerUnit: 0.005 }]);
    expect(price("egress.internet")?.tiers).toEqual([
      { from: 0, usdPerUnit: 0 },
      { from: 100, usdPerUnit: 0.087 },
    ]);
    expect(warnings.filter(({ message }) => !message.includes("no meter any more"))).toHaveLength(1);
  });
});

describe("Google Cloud Billing Catalog", () => {
  const google = { providers: ["gcp"], regions: ["europe-west1"], services: ["compute"] } as const;
  const path = "/v1/services/6F81-5844-456A/skus";
  const ram = { unit: "GiBy.h" };
  const skus = [
    googleSku("N2 Instance Core running in Belgium", 0.0348),
    googleSku("N2 Instance Ram running in Belgium", 0.0047, ram),
    googleSku("N2 Custom Instance Core running in Belgium", 0.9),
    googleSku("N2 Sole Tenancy Instance Core running in Belgium", 0.9),
    googleSku("Spot Preemptible N2 Instance Core running in Belgium", 0.008, { usageType: "Preemptible" }),
    googleSku("Spot Preemptible N2 Instance Ram running in Belgium", 0.001, { ...ram, usageType: "Preemptible" }),
    googleSku("Commitment v1: N2 Cpu in Belgium for 1 Year", 0.022, { usageType: "Commit1Yr" }),
    googleSku("Commitment v1: N2 Ram in Belgium for 1 Year", 0.003, { ...ram, usageType: "Commit1Yr" }),
    googleSku("E2 Instance Core running in Belgium", 0.024),
    googleSku("E2 Instance Ram running in Belgium", 0.0032, ram),
  ];

  test("machines are put together from cores and memory; a series without memory prices is not half priced", async () => {
    const commitment3 = googleSku("Commitment v1: N2 Cpu in Belgium for 3 Years", 0.015, { usageType: "Commit3Yr" });
    served.server.on(
      path,
      json({ skus: skus.slice(0, 5), nextPageToken: "two" }),
      json({ skus: [...skus.slice(5), commitment3], nextPageToken: "" }),
    );
    const { book } = await updated({ ...google });
    const usd = (type: string, purchase: "on-demand" | "spot" | "reserved-1y" | "reserved-3y") =>
      book.instancePrice("gcp", "europe-west1", type, purchase)?.usdPerHour;
    expect(usd("n2-standard-2", "on-demand")).toBeCloseTo(2 * 0.0348 + 8 * 0.0047, 8);
    expect(usd("n2-standard-4", "spot")).toBeCloseTo(4 * 0.008 + 16 * 0.001, 8);
    expect(usd("n2-standard-4", "reserved-1y")).toBeCloseTo(4 * 0.022 + 16 * 0.003, 8);
    expect(usd("n2-standard-4", "reserved-3y")).toBeUndefined();
    expect(usd("e2-micro", "on-demand")).toBeCloseTo(0.25 * 0.024 + 0.0032, 8);
    expect(book.sustainedUseDiscountFraction("gcp", "n2-standard-2")).toBe(0.2);
    expect(served.server.headers.map((headers) => headers["x-goog-api-key"])).toEqual(["a-key", "a-key"]);
    expect(served.server.asked.join(" ")).not.toContain("a-key");
  });

  test("disks and addresses: an allowance of the whole account is not counted on", async () => {
    const tiered = (description: string, unit: string, rates: readonly (readonly [number, number])[], regions: string[]) =>
      googleSku(description, 0, {
        serviceRegions: regions,
        pricingInfo: [{ pricingExpression: { usageUnit: unit, tieredRates: rates.map(([from, usd]) => googleRate(from, usd)) } }],
      });
    served.server.on(
      path,
      json({
        skus: [
          ...skus,
          tiered(
            "Storage PD Capacity",
            "GiBy.mo",
            [
              [0, 0],
              [30, 0.04],
            ],
            ["europe-west1"],
          ),
          tiered(
            "External IP Charge on a Standard VM",
            "h",
            [
              [0, 0],
              [744, 0.005],
            ],
            ["global"],
          ),
          tiered("SSD backed PD Capacity in Belgium", "GiBy.h", [[0, 0.1]], ["europe-west1"]),
        ],
      }),
    );
    const { book, warnings } = await updated({ ...google });
    expect(book.unitPrice("gcp", "europe-west1", "pd-standard.storage")?.tiers).toEqual([{ from: 0, usdPerUnit: 0.04 }]);
    expect(book.unitPrice("gcp", "europe-west1", "external-ip.in-use")?.tiers).toEqual([{ from: 0, usdPerUnit: 0.005 }]);
    expect(book.unitPrice("gcp", "europe-west1", "pd-ssd.storage")).toBeUndefined();
    expect(warnings.map(({ message }) => message)).toEqual([
      'gcp compute: left out prices of pd-ssd.storage per "GiBy.h", which is not a unit it is sold by: 1 row',
    ]);
  });

  test("two prices of a core are an error, not half of them a choice", async () => {
    served.server.on(path, json({ skus: [...skus, googleSku("N2 Instance Core running in Ghent", 0.02, { skuId: "OTHER" })] }));
    expect((await notUpdated({ ...google })).messages[0]).toBe(
      "gcp compute: n2 europe-west1 on-demand core has 2 prices: SKU 35-N2 I (N2 Instance Core running in Belgium): 0.0348 USD; SKU OTHER (N2 Instance Core running in Ghent): 0.02 USD",
    );
  });

  test("the price in force today is taken from the timeline", async () => {
    const core = googleSku("N2 Instance Core running in Belgium", 0.0348);
    const later = {
      ...core.pricingInfo?.[0],
      effectiveTime: "2027-01-01T00:00:00Z",
      pricingExpression: { usageUnit: "h", tieredRates: [googleRate(0, 0.05)] },
    };
    served.server.on(path, json({ skus: [{ ...core, pricingInfo: [...(core.pricingInfo ?? []), later] }, ...skus.slice(1)] }));
    const { book } = await updated({ ...google });
    expect(book.instancePrice("gcp", "europe-west1", "n2-standard-2", "on-demand")?.usdPerHour).toBeCloseTo(0.1072, 8);
  });

  test("an empty catalog is a failure", async () => {
    served.server.on(path, json({ skus: [] }));
    expect((await notUpdated({ ...google })).messages).toEqual(["SERVER: the catalog of Compute Engine is empty"]);
  });
});

describe("sanity gate", () => {
  test("a price that moves beyond the bounds is refused with its row, and taken with --accept", async () => {
    const [, ...others] = usEast;
    serveEc2(text(awsOffer("AmazonEC2", [awsMachine("SKU1", "m5.large", "0.1600000000"), ...others])));
    expect(await notUpdated()).toEqual({
      status: "refused",
      messages: ["aws on-demand: 1 price moves by more than -50 % or +50 %: us-east-1 m5.large (0.096 -> 0.16, +66.7 %)"],
    });
    const { book, warnings } = await updated({ accept: true });
    expect(book.instancePrice("aws", "us-east-1", "m5.large", "on-demand")?.usdPerHour).toBe(0.16);
    expect(warnings[1]?.message).toMatch(/^accepted: aws on-demand/);
  });

  test("a refused update need not be fetched again to be accepted", async () => {
    serveEc2(text(awsOffer("AmazonEC2", usEast.slice(0, 2))));
    expect((await notUpdated()).messages[0]).toMatch(/^aws on-demand: 3 of 5 prices would vanish \(60.0 %/);
    served.server.asked.length = 0;
    const { book } = await updated({ accept: true });
    expect(served.server.asked).toEqual([awsRegionIndexPath("AmazonEC2")]);
    expect(book.sizesIn("aws", "us-east-1")).toEqual(["m5.large", "m5.xlarge"]);
  });
});

describe("cache", () => {
  test("a damaged book is passed over for the one before it, with a warning", async () => {
    serveEc2(text(awsOffer("AmazonEC2", usEast)));
    const { folder } = await updated();
    expect(newestValidBook(served.cache).folder).toBe(folder);
    const file = join(folder, "aws", "instances.json");
    writeFileSync(file, readFileSync(file, "utf8").replace("0.098", "0.001"));
    const found = newestValidBook(served.cache);
    expect(found.folder).toBe(previous);
    expect(found.warnings.map(({ message }) => message)).toEqual([
      "the price book cannot be used: its content is not what the manifest lists",
    ]);
  });

  test("three books are kept", async () => {
    for (const day of ["02", "03", "04", "05"]) storeBook(served.cache, previousContent, `2026-10-${day}T00:00:00.000Z`);
    expect(cachedBooks(served.cache).map((folder) => folder.split("/").at(-1)?.slice(0, 10))).toEqual([
      "2026-10-05",
      "2026-10-04",
      "2026-10-03",
    ]);
  });
});
