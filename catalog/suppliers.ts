import { providers, type Supplier } from "../model";
import type { PriceBook } from "./price-book";

/** Who sells by a book: the clouds, and who an offers file adds; sorted. */
export function suppliersOf(book: PriceBook): readonly Supplier[] {
  return [...providers, ...(book.offers?.suppliers ?? [])].sort();
}
