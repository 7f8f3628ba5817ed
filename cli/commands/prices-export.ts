import { once } from "node:events";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { stringify } from "csv-stringify";
import type { PriceBook } from "../../catalog";
import { type Provider, type Purchase, purchases } from "../../model";
import { type ExitCode, exitCode } from "../exit-code";
import { checkRegion, loadPaidBook, type PaidBookChoice, providersOf, refusal } from "./prices-book";

export interface PricesExportOptions extends PaidBookChoice {
  readonly format: string;
  readonly provider?: string;
  readonly region?: string;
}

const columns = [
  "provider",
  "region",
  "size",
  "vcpus",
  "memoryGib",
  "arch",
  "gpuCount",
  "purchase",
  "usdPerHour",
  "source",
  "asOf",
] as const;

/** One price of one machine type. Capacity is empty where it is not known: unknown is never zero. */
interface ExportedPrice {
  readonly provider: Provider;
  readonly region: string;
  readonly size: string;
  readonly vcpus: number | null;
  readonly memoryGib: number | null;
  readonly arch: string | null;
  readonly gpuCount: number | null;
  readonly purchase: Purchase;
  readonly usdPerHour: number;
  readonly source: string;
  readonly asOf: string;
}

/** `prices export`: every machine price of the book as a stream of CSV or JSON; sorted, so that the same book gives the same bytes. */
export async function runPricesExport(options: PricesExportOptions): Promise<ExitCode> {
  const { format } = options;
  if (format !== "csv" && format !== "json") throw refusal(`--format: no format "${format}"`, "formats are csv, json");
  const chosen = providersOf(options.provider);
  const { book } = loadPaidBook(options);
  checkRegion(book, chosen, options.region);
  const rows = exportedPrices(book, chosen, options.region);
  if (format === "csv") {
    const csv = stringify({ header: true, columns: [...columns] });
    await pipeline(Readable.from(rows), csv, process.stdout, { end: false });
  } else await writeJson(rows);
  return exitCode.clean;
}

function* exportedPrices(book: PriceBook, chosen: readonly Provider[], onlyRegion: string | undefined): Generator<ExportedPrice> {
  for (const provider of chosen) {
    for (const { id: region } of book.regions(provider)) {
      if (onlyRegion !== undefined && region !== onlyRegion) continue;
      for (const type of book.types(provider)) {
        const size = book.size(provider, type);
        for (const purchase of book.purchasesIn?.(provider, region) ?? purchases) {
          const price = book.instancePrice(provider, region, type, purchase);
          if (price === undefined) continue;
          yield {
            provider,
            region,
            size: type,
            vcpus: size?.vcpus ?? null,
            memoryGib: size?.memoryGib ?? null,
            arch: size?.architecture ?? null,
            gpuCount: size?.gpuCount ?? null,
            purchase,
            usdPerHour: price.usdPerHour,
            source: price.provenance.source,
            asOf: price.provenance.asOf,
          };
        }
      }
    }
  }
}

async function writeJson(rows: Iterable<ExportedPrice>): Promise<void> {
  let separator = "[\n";
  for (const row of rows) {
    if (!process.stdout.write(`${separator}${JSON.stringify(row)}`)) await once(process.stdout, "drain");
    separator = ",\n";
  }
  process.stdout.write(separator === "[\n" ? "[]\n" : "\n]\n");
}
