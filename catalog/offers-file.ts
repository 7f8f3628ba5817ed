import { InputError } from "../model";
import type { PriceBook } from "./price-book";
import { type Environment, programFiles } from "./program-files";
import { readTextFile } from "./read-text-file";

/** The files that are looked for in a program's folder, or beside a needs file. */
export const OFFERS_FILES = ["costwright.offers.yaml", "costwright.offers.csv"] as const;

/** The offers file of a program: the one named by COSTWRIGHT_OFFERS, else the one in its folder; undefined where there is none. */
export function offersFileOf(folder: string, environment: Environment): string | undefined {
  const own = programFiles(folder, OFFERS_FILES, environment.COSTWRIGHT_OFFERS);
  if (own.length > 1) {
    const hint = "keep one of them, or name one by COSTWRIGHT_OFFERS";
    throw new InputError([{ severity: "error", message: `there are two offers files: ${own.join(" and ")}`, hint }]);
  }
  return own[0];
}

/** The book with the offers of a file over it. Throws `InputError` with everything that is wrong with the file. */
export function withOffersOf(file: string, list: PriceBook): PriceBook {
  const text = readTextFile(file, "cannot read the offers");
  // Only who has offers pays for loading the parsers and the schema compiler.
  const { parseOffers, bookWithOffers } = require("./offers") as typeof import("./offers");
  const result = parseOffers(text, file, list);
  if (result.status === "ok") return bookWithOffers(list, result.offers);
  throw new InputError(result.diagnostics);
}

/** The book with a program's offers over it; the very same book where there is no offers file. Throws `InputError`. */
export function withProgramOffers(book: PriceBook, folder: string, environment: Environment): PriceBook {
  const file = offersFileOf(folder, environment);
  return file === undefined ? book : withOffersOf(file, book);
}
