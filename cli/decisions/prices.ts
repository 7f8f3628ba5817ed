import { type PriceBook, readContractFile } from "../../catalog";
import { type BookChoice, loadBook } from "../load-book";

/** The chosen book, with the terms of a contract where one is named. */
export function openPrices(options: BookChoice & { readonly contract?: string }): PriceBook {
  const list = loadBook(options);
  if (options.contract === undefined) return list;
  const { contractedBook } = require("../../catalog/contract") as typeof import("../../catalog/contract");
  const contract = readContractFile(options.contract, list);
  return contractedBook(list, contract, { asOf: contract.asOf }).book;
}
