import { roundPrice } from "../../model";
import type { PriceBook } from "../price-book";
import type { ContractPrice, ExchangeRate } from "./contract";
import type { PriceRow } from "./contract-file";
import type { RowReader } from "./row-reader";

/** Region of a row that holds wherever the book has a list price. */
export const EVERY_REGION = "*";

/** One agreed price, or undefined after its problems were noted. */
export function readPrice(row: PriceRow, reader: RowReader, book: PriceBook, rate: ExchangeRate | undefined): ContractPrice | undefined {
  const { provider, region, size, key } = row;
  if (region !== EVERY_REGION) reader.checkRegion(provider, region);
  if ((size === undefined) === (key === undefined)) {
    reader.complain(size === undefined ? "provider" : "key", "a price is either of a size or of a key", "write size: or key:");
    return undefined;
  }
  if (size !== undefined) reader.checkSize(provider, size);
  if (key !== undefined) {
    reader.checkOneOf("key", key, book.unitPriceKeys(provider), `unit price of ${provider}`);
    if (row.purchase !== undefined) reader.complain("purchase", "a unit price has no way of paying", "leave purchase out");
  }
  const per = size === undefined ? "Unit" : "Hour";
  const other = size === undefined ? "Hour" : "Unit";
  for (const field of [`usdPer${other}`, `currencyPer${other}`] as const) {
    if (row[field] !== undefined) {
      reader.complain(
        field,
        `${size === undefined ? "a key is priced per unit" : "a size is priced per hour"}`,
        `write ${field.replace(other, per)}`,
      );
      return undefined;
    }
  }
  const usd = row[`usdPer${per}`];
  const native = row[`currencyPer${per}`];
  if ((usd === undefined) === (native === undefined)) {
    reader.complain(
      usd === undefined ? "provider" : `currencyPer${per}`,
      `a row states one price, in USD or in another currency`,
      `write usdPer${per}:, or currency: and currencyPer${per}:`,
    );
    return undefined;
  }
  if (usd !== undefined && row.currency !== undefined) {
    reader.complain("currency", `the price is stated in USD (usdPer${per}), and a currency beside it`, `write currencyPer${per}`);
    return undefined;
  }
  const sku = size === undefined ? { key: key as string } : { size, purchase: row.purchase ?? ("on-demand" as const) };
  if (usd !== undefined) return { provider, region, sku, usd, place: reader.place };
  if (row.currency === undefined) {
    reader.complain(`currencyPer${per}`, "the row names no currency", "add currency: EUR");
    return undefined;
  }
  if (rate === undefined || rate.currency !== row.currency) {
    const stated = rate === undefined ? "no exchangeRate" : `an exchangeRate of ${rate.currency} only`;
    reader.complain("currency", `the price is in ${row.currency}, and the file states ${stated}`, "state exchangeRate with its date");
    return undefined;
  }
  return {
    provider,
    region,
    sku,
    usd: roundPrice((native as number) * rate.usdPerUnit),
    conversion: `${native} ${rate.currency} x ${rate.usdPerUnit} USD/${rate.currency} of ${rate.asOf}`,
    place: reader.place,
  };
}
