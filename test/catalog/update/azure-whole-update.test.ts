import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BUILT_IN_BOOK_FOLDER, loadBuiltInBook, openBook } from "../../../catalog";
import type { AzureItem } from "../../../catalog/update/azure-item";
import { cachedBooks } from "../../../catalog/update/book-cache";
import { runCli } from "../../support/cli";
import { azureMeters } from "./azure-meters";
import { azureItem, azurePage } from "./documents";
import { json } from "./price-server";
import { servedCache } from "./served-cache";

const book = loadBuiltInBook();
const MAX_MEMORY_BYTES = 300e6;
/** V8 lets its heap grow where memory is plenty: what an update needs shows where it may not. */
const MAX_HEAP_MIB = 160;
const PAGE_ITEMS = 1000;
/** Every region takes minutes: COSTWRIGHT_MEASURE=1 asks for that, and prints what it took. */
const isMeasured = process.env.COSTWRIGHT_MEASURE === "1";
const regions = ["westeurope", "eastus", "japaneast", "brazilsouth", "uksouth", "westus3"];

const served = servedCache("group");

const digits = (usd: number) => Number(usd.toFixed(6));

/** The machines of a region in every way of paying, as the API lists them. */
function machines(region: string): readonly AzureItem[] {
  return book.types("azure").flatMap((type) => {
    const usd = book.instancePrice("azure", region, type, "on-demand")?.usdPerHour;
    if (usd === undefined) return [];
    const skuName = type.replace(/^(Standard|Basic)_/, "").replaceAll("_", " ");
    const row = { armRegionName: region, armSkuName: type, skuName, meterName: skuName };
    const spot = book.instancePrice("azure", region, type, "spot")?.usdPerHour;
    const savingsPlan = [
      { unitPrice: digits(usd * 0.46), retailPrice: digits(usd * 0.46), term: "3 Years" },
      { unitPrice: digits(usd * 0.69), retailPrice: digits(usd * 0.69), term: "1 Year" },
    ];
    return [
      azureItem({ ...row, retailPrice: usd, savingsPlan }),
      ...(spot === undefined ? [] : [azureItem({ ...row, skuName: `${skuName} Spot`, meterName: `${skuName} Spot`, retailPrice: spot })]),
      azureItem({ ...row, productName: "Virtual Machines Series Windows", retailPrice: digits(usd * 1.8) }),
      azureItem({ ...row, type: "Reservation", reservationTerm: "1 Year", retailPrice: Math.round(usd * 0.59 * 8760) }),
      azureItem({ ...row, type: "Reservation", reservationTerm: "3 Years", retailPrice: Math.round(usd * 0.38 * 26280) }),
    ];
  });
}

test("a whole update of Azure, every service and way of paying, in bounded memory", async () => {
  const byRegion = new Map<string, readonly AzureItem[]>();
  served.server.on("/api/retail/prices", (request, response) => {
    const url = new URL(request.url ?? "", served.server.url);
    const filter = url.searchParams.get("$filter") ?? "";
    const service = /serviceName eq '([^']+)'/.exec(filter)?.[1] ?? "";
    const region = /armRegionName eq '(\w+)'/.exec(filter)?.[1];
    const isMachines = service === "Virtual Machines" && region !== undefined;
    if (isMachines && !byRegion.has(region)) byRegion.set(region, machines(region));
    const items = isMachines
      ? (byRegion.get(region) ?? [])
      : azureMeters.filter((item) => item.serviceName === service && (region === undefined || item.armRegionName === region));
    const skip = Number(url.searchParams.get("$skip") ?? 0);
    url.searchParams.set("$skip", String(skip + PAGE_ITEMS));
    const isLast = skip + PAGE_ITEMS >= items.length;
    if (isMachines && isLast) byRegion.delete(region);
    const next = isLast ? null : `https://prices.azure.com${url.pathname}${url.search}`;
    json(azurePage(items.slice(skip, skip + PAGE_ITEMS), next))(request, response);
  });
  const peakFile = join(served.cache, "peak");
  const startMs = Date.now();
  const update = await runCli(
    [
      ...["prices", "update", "--provider", "azure", "--accept", "--source", `azure=${served.server.url}/api/retail/prices`],
      ...(isMeasured ? [] : ["--region", ...regions]),
    ],
    {
      env: {
        COSTWRIGHT_CACHE_DIR: served.cache,
        NODE_OPTIONS: `--max-old-space-size=${MAX_HEAP_MIB} --require ${join(__dirname, "report-peak-memory.cjs")}`,
        PEAK_MEMORY_FILE: peakFile,
      },
    },
  );
  const peakBytes = Number(readFileSync(peakFile, "utf8"));
  if (isMeasured) console.log({ durationMs: Date.now() - startMs, peakBytes, stdout: update.stdout });
  expect(update.exitCode).toBe(0);
  const updated = openBook(cachedBooks(served.cache)[0] ?? BUILT_IN_BOOK_FOLDER);
  for (const region of regions) {
    for (const type of book.sizesIn("azure", region)) {
      const usd = book.instancePrice("azure", region, type, "on-demand")?.usdPerHour ?? Number.NaN;
      expect(updated.instancePrice("azure", region, type, "on-demand")?.usdPerHour).toBe(usd);
      expect(updated.instancePrice("azure", region, type, "savings-plan-3y")?.usdPerHour).toBe(digits(usd * 0.46));
      expect(updated.instancePrice("azure", region, type, "reserved-1y-all-upfront")?.upfrontUsd).toBe(Math.round(usd * 0.59 * 8760));
    }
  }
  expect(peakBytes).toBeLessThan(MAX_MEMORY_BYTES);
}, 600_000);
