import { type PriceBook, readContractFile } from "../../catalog";
import type { Contract } from "../../catalog/contract";
import { didYouMean, InputError, isProvider, type Provider, providers } from "../../model";
import { visible } from "../escape";
import { type BookChoice, loadBook } from "../load-book";

export interface PaidBookChoice extends BookChoice {
  /** File of contract terms. */
  readonly contract?: string;
}

export interface PaidBook {
  readonly book: PriceBook;
  readonly contract?: Contract;
}

/** With a contract file, what the customer pays; else the list prices. The contract reader is loaded only where it is asked for. */
export function loadPaidBook(options: PaidBookChoice): PaidBook {
  const list = loadBook(options);
  if (options.contract === undefined) return { book: list };
  const { contractedBook } = require("../../catalog/contract") as typeof import("../../catalog/contract");
  const contract = readContractFile(options.contract, list);
  return { book: contractedBook(list, contract, { asOf: contract.asOf }).book, contract };
}

export function providersOf(asked: string | undefined): readonly Provider[] {
  if (asked === undefined) return providers;
  if (isProvider(asked)) return [asked];
  throw refusal(`--provider: "${asked}" is not known`, didYouMean(asked, providers) ?? `one of ${providers.join(", ")}`);
}

/** Throws `InputError` where no chosen provider has the region. */
export function checkRegion(book: PriceBook, chosen: readonly Provider[], region: string | undefined): void {
  if (region === undefined || chosen.some((provider) => book.region(provider, region) !== undefined)) return;
  const other = providers.find((provider) => book.region(provider, region) !== undefined);
  const known = chosen.flatMap((provider) => book.regions(provider).map(({ id }) => id));
  throw refusal(
    `--region: the price book has no region "${region}"${other === undefined ? "" : ` of ${chosen.join(", ")}`}`,
    other === undefined ? didYouMean(region, known) : `it is a region of ${other}`,
  );
}

export function refusal(message: string, hint: string | undefined): InputError {
  return new InputError([{ severity: "error", message: visible(message), ...(hint === undefined ? {} : { hint }) }]);
}
