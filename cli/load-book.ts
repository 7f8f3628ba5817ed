import { existsSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { BUILT_IN_BOOK_FOLDER, openBook, type PriceBook, verifyBook } from "../catalog";
import { defaultCacheFolder, newestValidBook } from "../catalog/update/book-cache";
import { formatDiagnostic, InputError } from "../model";
import { visible } from "./escape";

/** Which prices: `cached` (newest valid cached book, else the built-in one), `built-in`, or the folder of a book. */
export interface BookChoice {
  readonly prices?: string;
  readonly cacheDir?: string;
}

/** Where updated books are kept: the option, else COSTWRIGHT_CACHE_DIR, else the user's cache folder. */
export function cacheFolder(choice: BookChoice): string {
  return resolve(choice.cacheDir ?? process.env.COSTWRIGHT_CACHE_DIR ?? defaultCacheFolder());
}

/**
 * The folder of the book that a command uses. A cached book that is damaged is passed over with a warning on stderr;
 * a folder that the user named must hold a whole book. Throws `InputError`.
 */
export function bookFolder(choice: BookChoice): string {
  const asked = choice.prices ?? process.env.COSTWRIGHT_PRICES ?? "cached";
  if (asked === "built-in") return BUILT_IN_BOOK_FOLDER;
  if (asked === "cached" || asked === "") {
    const { folder, warnings } = newestValidBook(cacheFolder(choice));
    for (const warning of warnings) console.error(visible(formatDiagnostic(warning)));
    if (folder === undefined && warnings.length > 0) console.error("warning: the built-in price book is used instead");
    return folder ?? BUILT_IN_BOOK_FOLDER;
  }
  if (!existsSync(join(asked, "manifest.json")) || !statSync(asked).isDirectory()) {
    throw new InputError([
      {
        severity: "error",
        message: `there is no price book at ${visible(asked)}`,
        hint: 'name "built-in", "cached", or the folder of a book',
      },
    ]);
  }
  const problems = verifyBook(asked);
  if (problems.length > 0) throw new InputError(problems);
  return asked;
}

/** The book that a command uses, see `bookFolder`. */
export function loadBook(choice: BookChoice = {}): PriceBook {
  return openBook(bookFolder(choice));
}
