import { BUILT_IN_BOOK_FOLDER, loadBuiltInBook, openBook, type PriceBook, type UnitPrice } from "../../../catalog";
import { notFromAzure } from "../../../catalog/update/azure/not-updatable";
import type { AzureItem } from "../../../catalog/update/azure-item";
import { azureServices } from "../../../catalog/update/azure-retail-prices";
import { updateBook } from "../../../catalog/update/update-book";
import { azureMeters } from "./azure-meters";
import { azureItem, azurePage } from "./documents";
import { json } from "./price-server";
import { servedCache } from "./served-cache";

const book = loadBuiltInBook();
const keys = book.unitPriceKeys("azure");

/** Where the built-in book has a price of a key. */
function placeOf(key: string): string {
  const places = ["eastus", "westeurope", "westus", "global", ...book.regions("azure").map(({ id }) => id)];
  return places.find((place) => book.unitPrice("azure", place, key) !== undefined) ?? "*";
}

function firstUsd(price: UnitPrice | undefined): number {
  return price?.tiers.at(0)?.usdPerUnit ?? Number.NaN;
}

/** Storage, disks, web plans and Windows machines have hundreds of keys: their meters follow from the key by the API's way to name them. */
function namedAfterKey(key: string): readonly AzureItem[] {
  const armRegionName = placeOf(key);
  const price = book.unitPrice("azure", armRegionName, key);
  const rows = (serviceName: string, productName: string, skuName: string, meterName: string, unitOfMeasure: string) =>
    (price?.tiers ?? []).map(({ from, usdPerUnit }) =>
      azureItem({
        serviceName,
        productName,
        skuName,
        meterName,
        unitOfMeasure,
        armRegionName,
        retailPrice: usdPerUnit,
        tierMinimumUnits: from,
        armSkuName: "",
        meterId: key,
      }),
    );
  const [kind = "", a = "", b = "", c = "", d] = key.split(".");
  const dashed = (redundancy: string) => redundancy.toUpperCase().replace(/^RAG/, "RA-G");
  const title = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  switch (kind) {
    case "blob":
    case "adls": {
      const block = a === "premium" ? "Premium Block Blob" : kind === "adls" ? "General Block Blob v2" : "Blob Storage";
      const product = kind === "blob" ? block : `${a === "premium" ? "Premium Block Blob v2" : block} Hierarchical Namespace`;
      const isOlder = product === "Blob Storage" && !(a === "hot" && b === "lrs");
      const [meter = "", measure = ""] = {
        storage: ["Data Stored", "1 GB/Month"],
        read: ["Read Operations", "10K"],
        write: ["Write Operations", "10K"],
        retrieval: ["Data Retrieval", "1 GB"],
      }[c] ?? ["", ""];
      const sku = `${title(a)} ${dashed(b)}`;
      return rows("Storage", isOlder ? "General Block Blob v2" : product, sku, `${sku} ${meter}`, measure);
    }
    case "files":
      return rows("Storage", "Premium Files", `Premium ${dashed(b)}`, `Premium ${dashed(b)} Provisioned`, "1 GB/Month");
    case "image":
      return [];
    case "snapshot":
      return rows(
        "Storage",
        `${a === "premium" ? "Premium SSD" : "Standard HDD"} Managed Disks`,
        `Snapshots ${dashed(b)}`,
        `${dashed(b)} Snapshots`,
        "1 GB/Month",
      );
    case "disk": {
      if (a === "ultra" || a === "premium-ssd-v2") {
        const [product, sku] = a === "ultra" ? ["Ultra Disks", "Ultra LRS"] : ["Azure Premium SSD v2", "Premium LRS"];
        const what = { capacity: "Provisioned Capacity", iops: "Provisioned IOPS", throughput: "Provisioned Throughput (MBps)" }[c] ?? "";
        return rows("Storage", product, sku, `${sku} ${what}`, c === "capacity" ? "1 GiB/Hour" : "1/Hour");
      }
      const product = { "premium-ssd": "Premium SSD", "standard-ssd": "Standard SSD", "standard-hdd": "Standard HDD" }[a] ?? "";
      const sku = `${b} ${dashed(c)}`;
      const suffix = d === undefined ? "Disk" : d === "mount" ? "Disk Mount" : "Disk Operations";
      return rows("Storage", `${product} Managed Disks`, sku, `${sku} ${suffix}`, d === "operations" ? "10K" : "1/Month");
    }
    case "app-service": {
      const [, letter = "", number = "", version = ""] = /^([BSPI])(\d+)(m?v\d)?$/.exec(b) ?? [];
      if (letter === "") return [];
      const plan = { B: "Basic", S: "Standard", P: "Premium", I: "Isolated" }[letter];
      const generation = version === "" ? "" : ` ${version.replace("m", "")}`;
      const sku = `${letter}${number}${version === "" ? "" : version.startsWith("m") ? version : ` ${version}`}`;
      return rows(
        "Azure App Service",
        `Azure App Service ${plan}${generation} Plan${a === "linux" ? " - Linux" : ""}`,
        sku,
        `${sku} App`,
        "1 Hour",
      );
    }
    case "vm": {
      const armSkuName = `${b}`;
      return rows("Virtual Machines", "Virtual Machines Series Windows", armSkuName, armSkuName, "1 Hour").map((row) => ({
        ...row,
        armSkuName,
      }));
    }
    default:
      return [];
  }
}

describe("every unit price of Azure that the built-in book knows", () => {
  const served = servedCache("group");
  let updated: PriceBook;

  beforeAll(async () => {
    const items = [...azureMeters, ...keys.flatMap(namedAfterKey)];
    served.server.on("/prices", (request, response) => {
      const filter = new URL(request.url ?? "", served.server.url).searchParams.get("$filter") ?? "";
      const service = /serviceName eq '([^']+)'/.exec(filter)?.[1];
      const region = /armRegionName eq '([^']+)'/.exec(filter)?.[1];
      const own = items.filter((item) => item.serviceName === service && (region === undefined || item.armRegionName === region));
      json(azurePage(own))(request, response);
    });
    const outcome = await updateBook({
      cacheFolder: served.cache,
      previousFolder: BUILT_IN_BOOK_FOLDER,
      providers: ["azure"],
      regions: [],
      services: azureServices.filter((id) => id !== "virtual-machines"),
      sources: { aws: served.server.url, azure: `${served.server.url}/prices`, gcp: served.server.url },
      googleCredentials: {},
      accept: true,
      now: "2026-11-20T12:00:00.000Z",
      http: { concurrency: 4, retries: 0, minPauseMs: 5, maxPauseMs: 50, idleTimeoutMs: 5000, signal: new AbortController().signal },
      onEvent: () => undefined,
    });
    if (outcome.status !== "updated") throw new Error(outcome.diagnostics.map(({ message }) => message).join("\n"));
    expect(outcome.warnings.map(({ message }) => message)).toEqual([]);
    updated = openBook(outcome.folder);
  }, 60_000);

  test("is read from the API, or is in the list of what is not, with the reason", () => {
    const unread = keys.filter((key) => {
      const places = [placeOf(key), "*"];
      return !places.some((place) => updated.unitPrice("azure", place, key)?.provenance.asOf === "2026-11-20");
    });
    const listed = Object.keys(notFromAzure);
    expect(unread.filter((key) => !key.startsWith("vm.windows.")).sort()).toEqual([...listed].sort());
    for (const reason of Object.values(notFromAzure)) expect(reason.length).toBeGreaterThan(20);
  });

  test("comes out in the unit and at the price of the book where the source has its price", () => {
    const moved = keys.flatMap((key) => {
      const place = placeOf(key);
      const before = book.unitPrice("azure", place, key);
      const after = updated.unitPrice("azure", place, key);
      expect(after?.unit).toBe(before?.unit);
      // Most of the book's figures are worked back from printed sums: half a percent is how far the furthest of these are off.
      return Math.abs(firstUsd(after) / firstUsd(before) - 1) > 0.005 ? [`${place} ${key}: ${firstUsd(before)} -> ${firstUsd(after)}`] : [];
    });
    expect(moved).toEqual([]);
  });
});
