import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Diagnostic, InputError } from "../model";
import { BUILT_IN_BOOK_FOLDER, openBook } from "./built-in-book";
import type { PriceBook } from "./price-book";
import { defaultCacheFolder, newestValidBook } from "./update/book-cache";
import { verifyBook } from "./verify-book";

/** Which prices: `cached` (newest valid cached book, else the built-in one), `built-in`, or the folder of a book. */
export interface BookChoice {
  /** Default: COSTWRIGHT_PRICES, else `cached`. */
  readonly prices?: string;
  /** Default: COSTWRIGHT_CACHE_DIR, else the user's cache folder. */
  readonly cacheDir?: string;
}

/** Where updated books are kept. */
export function cacheFolder(choice: BookChoice): string {
  return resolve(choice.cacheDir ?? process.env.COSTWRIGHT_CACHE_DIR ?? defaultCacheFolder());
}

/**
 * The folder of the chosen book. A cached book that is damaged is passed over with a warning; a folder that the user
 * named must hold a whole book. Throws `InputError`.
 */
export function bookFolder(choice: BookChoice): { readonly folder: string; readonly warnings: readonly Diagnostic[] } {
  const asked = choice.prices ?? process.env.COSTWRIGHT_PRICES ?? "cached";
  if (asked === "built-in") return { folder: BUILT_IN_BOOK_FOLDER, warnings: [] };
  if (asked === "cached" || asked === "") {
    const { folder, warnings } = newestValidBook(cacheFolder(choice));
    if (folder !== undefined || warnings.length === 0) return { folder: folder ?? BUILT_IN_BOOK_FOLDER, warnings };
    return {
      folder: BUILT_IN_BOOK_FOLDER,
      warnings: [...warnings, { severity: "warning", message: "the built-in price book is used instead" }],
    };
  }
  if (!existsSync(join(asked, "manifest.json")) || !statSync(asked).isDirectory()) {
    const hint = 'name "built-in", "cached", or the folder of a book';
    throw new InputError([{ severity: "error", message: `there is no price book at ${asked}`, hint }]);
  }
  const problems = verifyBook(asked);
  if (problems.length > 0) throw new InputError(problems);
  return { folder: asked, warnings: [] };
}

/**
 * The prices that the environment chooses: the same for the command line, the policy pack and the components, so that
 * a plan is made with the prices that it is judged by. Throws `InputError`.
 */
export function chosenBook(): PriceBook {
  return openBook(bookFolder({}).folder);
}
