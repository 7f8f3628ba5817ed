import { readFileSync } from "node:fs";
import { join } from "node:path";
import { BUILT_IN_BOOK_FOLDER, loadBuiltInBook, openBook } from "../../../catalog";
import { cachedBooks } from "../../../catalog/update/book-cache";
import { diffBooks } from "../../../catalog/update/diff-books";
import { runCli } from "../../support/cli";
import { awsCapacity, awsMachine, awsOffer, awsOfferPath, awsRegionIndex, awsRegionIndexPath, azureItem, azurePage } from "./documents";
import { json, text } from "./price-server";
import { servedCache } from "./served-cache";

const book = loadBuiltInBook();
const PAGE_ITEMS = 1000;

const served = servedCache("group");

/** The machines of the built-in book as the Azure API lists them. */
function azureItems(region: string) {
  return book.types("azure").flatMap((type) =>
    (["on-demand", "spot"] as const).flatMap((purchase) => {
      const usd = book.instancePrice("azure", region, type, purchase)?.usdPerHour;
      const skuName = type.replace(/^(Standard|Basic)_/, "").replaceAll("_", " ") + (purchase === "spot" ? " Spot" : "");
      return usd === undefined
        ? []
        : [azureItem({ armRegionName: region, armSkuName: type, skuName, meterName: skuName, retailPrice: usd })];
    }),
  );
}

test("a whole update from documents with the built-in figures changes no price, in bounded memory", async () => {
  const awsRegions = book.regions("aws").map(({ id }) => id);
  served.server.on(awsRegionIndexPath("AmazonEC2"), json(awsRegionIndex("AmazonEC2", awsRegions)));
  for (const region of awsRegions) {
    served.server.on(awsOfferPath("AmazonEC2", region), (request, response) => {
      const rows = book.types("aws").flatMap((type, at) => {
        const usd = book.instancePrice("aws", region, type, "on-demand")?.usdPerHour;
        return usd === undefined
          ? []
          : [awsMachine(`SKU${at}`, type, usd.toFixed(10), awsCapacity(book, type), region === "us-east-1" ? "" : "EU-")];
      });
      text(awsOffer("AmazonEC2", rows))(request, response);
    });
  }
  served.server.on("/api/retail/prices", (request, response) => {
    const url = new URL(request.url ?? "", served.server.url);
    const region = /armRegionName eq '(\w+)'/.exec(url.searchParams.get("$filter") ?? "")?.[1] ?? "";
    const skip = Number(url.searchParams.get("$skip") ?? 0);
    const items = azureItems(region);
    url.searchParams.set("$skip", String(skip + PAGE_ITEMS));
    const next = skip + PAGE_ITEMS < items.length ? `https://prices.azure.com${url.pathname}${url.search}` : null;
    json(azurePage(items.slice(skip, skip + PAGE_ITEMS), next))(request, response);
  });
  const peakFile = join(served.cache, "peak");
  const startMs = Date.now();
  const update = await runCli(
    [
      ...["prices", "update", "--provider", "aws", "azure", "--service", "AmazonEC2", "virtual-machines"],
      ...["--source", `aws=${served.server.url}`, `azure=${served.server.url}/api/retail/prices`],
    ],
    {
      env: {
        COSTWRIGHT_CACHE_DIR: served.cache,
        NODE_OPTIONS: `--require ${join(__dirname, "report-peak-memory.cjs")}`,
        PEAK_MEMORY_FILE: peakFile,
      },
    },
  );
  const peakBytes = Number(readFileSync(peakFile, "utf8"));
  if (process.env.COSTWRIGHT_MEASURE === "1") console.log({ durationMs: Date.now() - startMs, peakBytes, update });
  expect(update).toMatchObject({ exitCode: 0, stdout: expect.stringContaining("0 prices added, 0 moved, 0 removed") });
  const updated = openBook(cachedBooks(served.cache)[0] ?? BUILT_IN_BOOK_FOLDER);
  expect(diffBooks(book, updated)).toEqual([]);
  for (const provider of ["aws", "azure", "gcp"] as const) expect(updated.sizes(provider)).toEqual(book.sizes(provider));
  expect(peakBytes).toBeLessThan(600e6);
}, 180_000);
