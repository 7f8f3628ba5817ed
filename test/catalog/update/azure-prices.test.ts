import { gzipSync } from "node:zlib";
import { type BookContent, BUILT_IN_BOOK_FOLDER, openBook } from "../../../catalog";
import type { AzureItem } from "../../../catalog/update/azure-item";
import { unitsInMeasure } from "../../../catalog/update/azure-meter";
import { storeBook } from "../../../catalog/update/book-cache";
import { type UpdateOptions, updateBook } from "../../../catalog/update/update-book";
import { smallBook } from "../small-book";
import { azureItem, azurePage } from "./documents";
import { type Answer, cut, json, slow, status } from "./price-server";
import { servedCache } from "./served-cache";

const served = servedCache("test");

/** A book with one machine type, so that a test does not rewrite the prices of 1,700. */
const oneMachine: BookContent = {
  ...smallBook,
  regions: {
    ...smallBook.regions,
    regions: {
      ...smallBook.regions.regions,
      azure: { westeurope: { country: "NL", jurisdictions: ["nl", "eu"], continent: "europe", zones: 3 } },
    },
  },
  instances: {
    ...smallBook.instances,
    azure: {
      format: "costwright-instances-1",
      provider: "azure",
      sources: { a: { name: "Azure Retail Prices API (old)", asOf: "2026-06-18" } },
      families: {
        "Standard_D*s_v5": {
          family: "Dsv5",
          sizes: { "2": [2, 8] },
          prices: { "on-demand": { source: "a", scale: { "2": 1 }, usd: { westeurope: 0.115 } } },
        },
      },
    },
  },
};

async function update(service: string, answers: readonly Answer[], changes: Partial<UpdateOptions> = {}) {
  served.server.on("/prices", ...answers);
  const outcome = await updateBook({
    cacheFolder: served.cache,
    previousFolder:
      service === "virtual-machines" ? storeBook(served.cache, oneMachine, "2026-10-01T00:00:00.000Z").folder : BUILT_IN_BOOK_FOLDER,
    providers: ["azure"],
    regions: ["westeurope"],
    services: [service],
    sources: { aws: served.server.url, azure: `${served.server.url}/prices`, gcp: served.server.url },
    googleCredentials: {},
    accept: true,
    now: "2026-11-20T12:00:00.000Z",
    http: { concurrency: 2, retries: 2, minPauseMs: 1, maxPauseMs: 2000, idleTimeoutMs: 500, signal: new AbortController().signal },
    onEvent: () => undefined,
    ...changes,
  });
  if (outcome.status !== "updated")
    return { failures: outcome.diagnostics.map(({ message }) => message.replaceAll(served.server.url, "SERVER")), warnings: [] };
  const book = openBook(outcome.folder);
  return {
    failures: [],
    warnings: outcome.warnings.map(({ message }) => message),
    book,
    usd: (key: string) => book.unitPrice("azure", "westeurope", key)?.tiers.map(({ from, usdPerUnit }) => [from, usdPerUnit]),
    updatedOn: (key: string) => book.unitPrice("azure", "westeurope", key)?.provenance.asOf,
  };
}

const rows = (...items: readonly (Partial<AzureItem> & Record<string, unknown>)[]) => azurePage(items.map((item) => azureItem(item)));

/** https://learn.microsoft.com/rest/api/cost-management/retail-prices/azure-retail-prices#api-response-examples */
const withPlans = {
  retailPrice: 0.115,
  savingsPlan: [
    { unitPrice: 0.0529, retailPrice: 0.0529, term: "3 Years" },
    { unitPrice: 0.0794, retailPrice: 0.0794, term: "1 Year" },
  ],
};

describe("machines", () => {
  test("savings plans, and reservations by the month and at once", async () => {
    const { book } = await update("virtual-machines", [
      json(
        rows(
          withPlans,
          { type: "Reservation", reservationTerm: "1 Year", retailPrice: 595.68 },
          { type: "Reservation", reservationTerm: "3 Years", retailPrice: 1156 },
        ),
      ),
    ]);
    const cell = (purchase: Parameters<NonNullable<typeof book>["instancePrice"]>[3]) => {
      const { usdPerHour, upfrontUsd = 0 } = book?.instancePrice("azure", "westeurope", "Standard_D2s_v5", purchase) ?? {};
      return [usdPerHour, upfrontUsd];
    };
    expect(cell("on-demand")).toEqual([0.115, 0]);
    expect([cell("savings-plan-1y"), cell("savings-plan-3y")]).toEqual([
      [0.0794, 0],
      [0.0529, 0],
    ]);
    expect([cell("reserved-1y"), cell("reserved-1y-all-upfront")]).toEqual([
      [0.068, 0],
      [0.068, 595.68],
    ]);
    expect([cell("reserved-3y"), cell("reserved-3y-all-upfront")]).toEqual([
      [0.043988, 0],
      [0.0439878234, 1156],
    ]);
  });

  test("plans of spot and Windows machines are none of the Linux machine; a plan without a price or of another term is counted", async () => {
    const { book, warnings } = await update("virtual-machines", [
      json(
        rows(
          { ...withPlans, savingsPlan: [{ term: "5 Years", retailPrice: 0.01 }, { term: "1 Year" }] },
          { ...withPlans, skuName: "D2s v5 Spot", meterName: "D2s v5 Spot", retailPrice: 0.02 },
          { ...withPlans, productName: "Virtual Machines Dsv5 Series Windows", retailPrice: 0.207 },
        ),
      ),
    ]);
    expect(book?.instancePrice("azure", "westeurope", "Standard_D2s_v5", "savings-plan-1y")).toBeUndefined();
    expect(book?.instancePrice("azure", "westeurope", "Standard_D2s_v5", "spot")?.usdPerHour).toBe(0.02);
    expect(book?.unitPrice("azure", "westeurope", "vm.windows.Standard_D2s_v5")?.tiers).toEqual([{ from: 0, usdPerUnit: 0.207 }]);
    expect(warnings.filter((message) => message.includes("savings plans"))).toEqual([
      "azure virtual-machines westeurope: left out savings plans of 5 Years: 1 row",
      "azure virtual-machines westeurope: left out savings plans without a retail price: 1 row",
    ]);
  });
});

const sql = { serviceName: "SQL Database", armSkuName: "", meterName: "vCore", unitOfMeasure: "1 Hour" };
const gen5 = { ...sql, productName: "SQL Database Single/Elastic Pool General Purpose - Compute Gen5" };

describe("meters", () => {
  test("packs that agree are one price, of the largest; packs that do not are a contradiction", async () => {
    const agreeing = [
      { ...gen5, skuName: "2 vCore", retailPrice: 0.304432 },
      { ...gen5, skuName: "80 vCore", retailPrice: 12.17726 },
    ];
    expect((await update("sql-database", [json(rows(...agreeing))])).usd?.("sql-database.gp.gen5.vcore")).toEqual([[0, 0.15221575]]);
    const { warnings, updatedOn } = await update(
      "sql-database",
      [json(rows(...agreeing, { ...gen5, skuName: "4 vCore", retailPrice: 0.7 }))],
      {
        now: "2026-11-22T12:00:00.000Z",
      },
    );
    expect(updatedOn?.("sql-database.gp.gen5.vcore")).not.toBe("2026-11-22");
    expect(warnings[0]).toContain("westeurope sql-database.gp.gen5.vcore has 3 prices");
  });

  test("tiers are in the book's unit, a free amount of the subscription is not counted on", async () => {
    const calls = { serviceName: "Functions", productName: "Functions", skuName: "Standard", meterName: "Standard Total Executions" };
    const { usd } = await update("functions", [
      json(
        rows(
          { ...calls, unitOfMeasure: "10", retailPrice: 0.000002, tierMinimumUnits: 100_000 },
          { ...calls, unitOfMeasure: "10", retailPrice: 0.000001, tierMinimumUnits: 1_000_000 },
          { ...calls, unitOfMeasure: "10", retailPrice: 0, tierMinimumUnits: 0 },
        ),
      ),
    ]);
    expect(usd?.("functions.consumption.executions")).toEqual([
      [0, 2e-7],
      [10_000_000, 1e-7],
    ]);
  });

  test("a price that the product of today lacks comes from the older one, and from that alone", async () => {
    const blob = { serviceName: "Storage", unitOfMeasure: "10K", skuName: "Hot LRS", armSkuName: "" };
    const { usd } = await update("storage", [
      json(
        rows(
          { ...blob, productName: "Blob Storage", meterName: "Hot LRS Write Operations", retailPrice: 0.05 },
          { ...blob, productName: "Blob Storage", meterName: "Hot Read Operations", retailPrice: 0.9 },
          { ...blob, productName: "General Block Blob v2", meterName: "Hot Read Operations", retailPrice: 0.0043 },
          { ...blob, productName: "General Block Blob v2", meterName: "Hot Iterative Read Operations", retailPrice: 0.7 },
        ),
      ),
    ]);
    expect(usd?.("blob.hot.lrs.write")).toEqual([[0, 0.05]]);
    expect(usd?.("blob.hot.lrs.read")).toEqual([[0, 0.0043]]);
  });

  test("a row in euros beside rows in dollars is never mixed in; new fields do not disturb", async () => {
    const nat = { serviceName: "NAT Gateway", productName: "NAT Gateway", armSkuName: "", aNewField: [{ deep: true }] };
    const { usd, updatedOn, warnings } = await update("nat-gateway", [
      json({
        ...rows(
          { ...nat, meterName: "Standard Gateway", retailPrice: 0.046 },
          { ...nat, meterName: "Standard Data Processed", unitOfMeasure: "1 GB", retailPrice: 0.04, currencyCode: "EUR" },
        ),
        aNewTopField: 1,
      }),
    ]);
    expect(usd?.("nat-gateway.hour")).toEqual([[0, 0.046]]);
    expect(updatedOn?.("nat-gateway.data")).not.toBe("2026-11-20");
    expect(warnings).toEqual(["azure nat-gateway: left out prices in EUR, not in USD: 1 row"]);
  });

  test("units of measure, as the API writes them", () => {
    expect(unitsInMeasure("10K", "10k-requests")).toBe(1);
    expect(unitsInMeasure("1M", "10k-requests")).toBe(100);
    expect(unitsInMeasure("1/Day", "month")).toBeCloseTo(24 / 730, 10);
    expect(unitsInMeasure("100 Hours", "hour")).toBe(100);
    expect(unitsInMeasure("1 GB/Month", "gb-month")).toBe(1);
    expect(unitsInMeasure("1 Minute", "unit", "Minute")).toBe(1);
    expect(unitsInMeasure("1 GB/Month", "gb")).toBeUndefined();
    expect(unitsInMeasure("0", "request")).toBeUndefined();
    expect(unitsInMeasure("per moon", "hour")).toBeUndefined();
  });
});

describe("a source that fails", () => {
  const nat = { serviceName: "NAT Gateway", productName: "NAT Gateway", meterName: "Standard Gateway", armSkuName: "", retailPrice: 0.046 };
  const page = JSON.stringify(rows(nat));

  test("busy, cut and slow answers are asked for again or waited for", async () => {
    const { usd } = await update("nat-gateway", [status(429, { "retry-after": "0" }), cut(page, 50), slow(page, 40)]);
    expect(usd?.("nat-gateway.hour")).toEqual([[0, 0.046]]);
    expect(served.server.asked).toHaveLength(3);
  });

  test.each([
    ["503", status(503), "cannot read SERVER/prices: the server answered 503 (3 attempts)"],
    ["truncated", (_: unknown, response: Parameters<Answer>[1]) => response.end(page.slice(0, -20)), "invalid JSON"],
    [
      "corrupt",
      (_: unknown, response: Parameters<Answer>[1]) => {
        const bytes = gzipSync(page);
        bytes.fill(7, 20, 60);
        response.writeHead(200, { "content-encoding": "gzip" }).end(bytes);
      },
      "the compressed document is corrupt",
    ],
    ["without items", json({ items: [] }), 'page 1 for nat-gateway has no "Items"'],
    [
      "refused",
      (_: unknown, response: Parameters<Answer>[1]) =>
        response
          .writeHead(400, { "content-type": "application/json" })
          .end('{"error":{"code":"BadRequest","message":"Invalid OData filter."}}'),
      "the server answered 400: BadRequest (Invalid OData filter.)",
    ],
  ] as const)("%s: the previous book stays, and the words say why", async (_, answer, message) => {
    const { failures, book } = await update("nat-gateway", [answer as Answer]);
    expect(book).toBeUndefined();
    expect(failures).toHaveLength(1);
    expect(failures[0]).toContain(message);
  });

  test("regions are named in the filter, a service sold in no region is asked for whole", async () => {
    await update("nat-gateway", [json(rows(nat))], { regions: ["westeurope", "northeurope"] });
    await update("dns", [json(rows())]);
    expect(served.server.asked[0]).toContain(
      "$filter=serviceName eq 'NAT Gateway' and (armRegionName eq 'northeurope' or armRegionName eq 'westeurope')",
    );
    expect(served.server.asked[1]).toMatch(/\$filter=serviceName eq 'Azure DNS'$/);
  });
});
