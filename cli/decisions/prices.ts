import { type PriceBook, readContractFile } from "../../catalog";
import { didYouMean, isProvider, type Path, type Purchase } from "../../model";
import { type BookChoice, loadBook } from "../load-book";
import type { DecisionFile } from "./decision-file";

/** The chosen book, with the terms of a contract where one is named. */
export function openPrices(options: BookChoice & { readonly contract?: string }): PriceBook {
  const list = loadBook(options);
  if (options.contract === undefined) return list;
  const { contractedBook } = require("../../catalog/contract") as typeof import("../../catalog/contract");
  const contract = readContractFile(options.contract, list);
  return contractedBook(list, contract, { asOf: contract.asOf }).book;
}

/** The price of an hour of a named machine; undefined after a complaint. Nothing is made up where the book has no price. */
export function machinePrice(
  file: DecisionFile<unknown>,
  path: Path,
  machine: { readonly provider: string; readonly region: string; readonly size: string },
  purchase: Purchase,
  book: PriceBook,
): number | undefined {
  const { provider, region, size } = machine;
  if (!isProvider(provider)) return undefined;
  if (book.region(provider, region) === undefined) {
    const known = book.regions(provider).map(({ id }) => id);
    file.complain([...path, "region"], `the price book has no ${provider} region "${region}"`, didYouMean(region, known));
    return undefined;
  }
  if (!book.types(provider).includes(size)) {
    file.complain([...path, "size"], `the price book has no ${provider} size "${size}"`, didYouMean(size, book.types(provider)));
    return undefined;
  }
  const price = book.instancePrice(provider, region, size, purchase)?.usdPerHour;
  if (price === undefined) {
    file.complain(
      [...path, "size"],
      `the price book has no ${purchase} price of ${size} in ${region}`,
      "give usdPerHour, or name another size or region",
    );
  }
  return price;
}
