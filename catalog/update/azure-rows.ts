import { type AzureItem, rowName } from "./azure-item";
import { addAzureMachine } from "./azure-machines";
import type { MeterReader } from "./azure-meter-reader";
import type { RowCollector } from "./fetched";

/** Where the rows of a fetch go to. */
export interface AzureSink {
  readonly rows: RowCollector;
  readonly reader: MeterReader;
  readonly regions: ReadonlySet<string>;
  /** ISO date at which prices must be in force. */
  readonly day: string;
}

/** Takes one row of the API. */
export function addAzureItem({ rows, reader, regions, day }: AzureSink, item: AzureItem): void {
  const { currencyCode, retailPrice, armRegionName: region = "" } = item;
  if (currencyCode !== "USD") {
    rows.note(`prices in ${currencyCode ?? "no currency"}, not in USD`);
    return;
  }
  if (typeof retailPrice !== "number") {
    rows.note("rows without a retail price");
    return;
  }
  const { effectiveStartDate = "", effectiveEndDate } = item;
  if (effectiveStartDate.slice(0, 10) > day || (effectiveEndDate !== undefined && effectiveEndDate.slice(0, 10) < day)) {
    rows.note("prices that are not in force today");
    return;
  }
  if (item.serviceName === "Virtual Machines") {
    if (regions.has(region)) addAzureMachine(rows, region, item, retailPrice);
    return;
  }
  if (item.type !== "Consumption") return;
  const { productName: product = "", skuName: sku = "", meterName: meter = "", unitOfMeasure = "", tierMinimumUnits = 0 } = item;
  reader.add({ region, product, sku, meter, unitOfMeasure, tierMinimumUnits, retailPrice, row: rowName(item) });
}
