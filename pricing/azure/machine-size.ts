import type { PriceBook } from "../../catalog";
import type { PricingContext } from "../priced-resource";

const namesByBook = new WeakMap<PriceBook, ReadonlyMap<string, string>>();

/** The book's spelling of a size: Azure takes `standard_d2s_v5` for `Standard_D2s_v5`. A size that the book lacks stays as written. */
export function bookSizeName(size: string, { book }: PricingContext): string {
  let names = namesByBook.get(book);
  if (names === undefined) {
    names = new Map(book.types("azure").map((type) => [type.toLowerCase(), type]));
    namesByBook.set(book, names);
  }
  return names.get(size.toLowerCase()) ?? size;
}
