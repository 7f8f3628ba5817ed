import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "../model";
import type { PriceBook } from "./price-book";

/** The files that are looked for in a program's folder, or beside a needs file. */
export const OFFERS_FILES = ["costwright.offers.yaml", "costwright.offers.csv"] as const;

/** The offers file of a program: the one named by COSTWRIGHT_OFFERS, else the one in its folder; undefined where there is none. */
export function offersFileOf(folder: string, environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const named = environment.COSTWRIGHT_OFFERS;
  if (named !== undefined && named !== "") return named;
  const own = OFFERS_FILES.map((name) => join(folder, name)).filter((file) => existsSync(file));
  if (own.length > 1) {
    const hint = "keep one of them, or name one by COSTWRIGHT_OFFERS";
    throw new InputError([{ severity: "error", message: `there are two offers files: ${own.join(" and ")}`, hint }]);
  }
  return own[0];
}

/** The book with the offers of a file over it. Throws `InputError` with everything that is wrong with the file. */
export function withOffersOf(file: string, list: PriceBook): PriceBook {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "it is a folder" : message;
    throw new InputError([{ severity: "error", message: `cannot read the offers ${file}: ${why}` }]);
  }
  // Only who has offers pays for loading the parsers and the schema compiler.
  const { parseOffers, bookWithOffers } = require("./offers") as typeof import("./offers");
  const result = parseOffers(text, file, list);
  if (result.status === "ok") return bookWithOffers(list, result.offers);
  throw new InputError(result.diagnostics);
}

/** The book with a program's offers over it; the very same book where there is no offers file. Throws `InputError`. */
export function withProgramOffers(book: PriceBook, folder: string, environment: Readonly<Record<string, string | undefined>>): PriceBook {
  const file = offersFileOf(folder, environment);
  return file === undefined ? book : withOffersOf(file, book);
}
