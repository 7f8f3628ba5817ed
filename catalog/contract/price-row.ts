import { type Purchase, purchaseTerms, purchaseText, roundPrice } from "../../model";
import type { PriceBook } from "../price-book";
import { effectiveUsdPerHour, hoursOfTerm } from "../upfront";
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
  const purchase = row.purchase ?? "on-demand";
  const parts = amountsOf(row, reader, size === undefined ? undefined : purchase);
  if (parts === undefined) return undefined;
  const convert = converter(row, reader, rate, parts);
  if (convert === undefined) return undefined;
  const { usd, usdText } = convert(parts.regular);
  const place = reader.place;
  if (parts.upfront === 0) {
    const sku = size === undefined ? { key: key as string } : { size, purchase };
    return { provider, region, sku, usd, ...(usdText === undefined ? {} : { conversion: usdText }), place };
  }
  const upfront = convert(parts.upfront);
  const hour = `${usdText ?? usd} an hour + `;
  return {
    provider,
    region,
    sku: { size: size as string, purchase },
    usd: effectiveUsdPerHour(usd, upfront.usd, purchase),
    upfrontUsd: upfront.usd,
    conversion: `${usd === 0 ? "" : hour}${upfront.usdText ?? upfront.usd} upfront / ${hoursOfTerm(purchase)} hours`,
    place,
  };
}

interface Amounts {
  readonly regular: number;
  readonly upfront: number;
  readonly isNative: boolean;
}

/** What a row states, in one currency and whole for its way of paying; undefined after its problems were noted. */
function amountsOf(row: PriceRow, reader: RowReader, purchase: Purchase | undefined): Amounts | undefined {
  const per = purchase === undefined ? "Unit" : "Hour";
  const payment = purchase === undefined ? "none" : purchaseTerms(purchase).payment;
  const isUpfront = payment === "partial-upfront" || payment === "all-upfront";
  const [usd, native] = [row[`usdPer${per}`], row[`currencyPer${per}`]];
  const upfront = row.upfrontUsd ?? row.currencyUpfront;
  const upfrontField = row.upfrontUsd === undefined ? "currencyUpfront" : "upfrontUsd";
  if (!isUpfront && upfront !== undefined) {
    const paid = purchase === undefined ? "a unit price" : purchaseText(purchase);
    reader.complain(upfrontField, `${paid} has no upfront payment`, "leave it out, or name a purchase with one");
    return undefined;
  }
  if (isUpfront && (row.upfrontUsd === undefined) === (row.currencyUpfront === undefined)) {
    reader.complain("purchase", `${purchaseText(purchase as Purchase)}: what is paid upfront is not stated once`, "write upfrontUsd:");
    return undefined;
  }
  if (payment === "all-upfront") {
    if (usd === undefined && native === undefined)
      return { regular: 0, upfront: upfront as number, isNative: row.upfrontUsd === undefined };
    reader.complain(
      usd === undefined ? "currencyPerHour" : "usdPerHour",
      "nothing is paid by the hour where all is paid upfront",
      "leave it out",
    );
    return undefined;
  }
  if ((usd === undefined) === (native === undefined)) {
    reader.complain(
      usd === undefined ? "provider" : `currencyPer${per}`,
      `a row states one price, in USD or in another currency`,
      `write usdPer${per}:, or currency: and currencyPer${per}:`,
    );
    return undefined;
  }
  if (isUpfront && (usd === undefined) !== (row.upfrontUsd === undefined)) {
    reader.complain(upfrontField, "the price an hour and the upfront payment are in two currencies", "state both in one");
    return undefined;
  }
  return { regular: (usd ?? native) as number, upfront: upfront ?? 0, isNative: usd === undefined };
}

type Converter = (amount: number) => { readonly usd: number; readonly usdText?: string };

/** Amounts of the row in USD, with the conversion in words; undefined after its problems were noted. */
function converter(row: PriceRow, reader: RowReader, rate: ExchangeRate | undefined, { isNative }: Amounts): Converter | undefined {
  const per = row.size === undefined ? "Unit" : "Hour";
  if (!isNative) {
    if (row.currency === undefined) return (usd) => ({ usd });
    reader.complain("currency", `the price is stated in USD (usdPer${per}), and a currency beside it`, `write currencyPer${per}`);
    return undefined;
  }
  if (row.currency === undefined) {
    reader.complain(
      row.currencyPerHour === undefined && row.currencyUpfront !== undefined ? "currencyUpfront" : `currencyPer${per}`,
      "the row names no currency",
      "add currency: EUR",
    );
    return undefined;
  }
  if (rate === undefined || rate.currency !== row.currency) {
    const stated = rate === undefined ? "no exchangeRate" : `an exchangeRate of ${rate.currency} only`;
    reader.complain("currency", `the price is in ${row.currency}, and the file states ${stated}`, "state exchangeRate with its date");
    return undefined;
  }
  const { usdPerUnit, currency, asOf } = rate;
  return (amount) => ({
    usd: roundPrice(amount * usdPerUnit),
    usdText: `${amount} ${currency} x ${usdPerUnit} USD/${currency} of ${asOf}`,
  });
}
