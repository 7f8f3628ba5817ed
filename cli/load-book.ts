import { type BookChoice, bookFolder as chosenFolder, openBook, type PriceBook } from "../catalog";
import { formatDiagnostic } from "../model";
import { visible } from "./escape";

export { type BookChoice, cacheFolder } from "../catalog";

/** The folder of the book that a command uses; a damaged cached book is named on stderr. Throws `InputError`. */
export function bookFolder(choice: BookChoice): string {
  const { folder, warnings } = chosenFolder(choice);
  for (const warning of warnings) console.error(visible(formatDiagnostic(warning)));
  return folder;
}

/** The book that a command uses, see `bookFolder`. */
export function loadBook(choice: BookChoice = {}): PriceBook {
  return openBook(bookFolder(choice));
}
