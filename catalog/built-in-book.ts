import { existsSync } from "node:fs";
import { join } from "node:path";
import { INSTANCES_FORMAT, REGIONS_FORMAT, SERVICES_FORMAT, SPOT_ADVISOR_FORMAT } from "./book-format";
import { bookFromParts } from "./book-from-content";
import type { PriceBook } from "./price-book";
import { readBookFile, readManifest } from "./verify-book";

/** The book's folder, beside this file in the sources and in the built package. */
export const BUILT_IN_BOOK_FOLDER = join(__dirname, "book");

let builtIn: PriceBook | undefined;

/**
 * The price book that ships with costwright. Files are read when a look-up first needs their part and provider.
 * Throws `InputError`, here or at a look-up, where a file is missing, truncated or changed.
 */
export function loadBuiltInBook(): PriceBook {
  builtIn ??= openBook(BUILT_IN_BOOK_FOLDER);
  return builtIn;
}

/** A book in a folder with a manifest. A provider's part may be missing; a file that is there and not listed is refused. */
export function openBook(folder: string): PriceBook {
  const opened = readManifest(folder);
  const part = <T extends { readonly format: string }>(file: string, format: T["format"]): T | undefined =>
    Object.hasOwn(opened.manifest.files, file) || existsSync(join(folder, file))
      ? readBookFile<T>(folder, opened, file, format)
      : undefined;
  return bookFromParts({
    id: opened.id,
    asOf: opened.manifest.asOf,
    regions: () => readBookFile(folder, opened, "regions.json", REGIONS_FORMAT),
    instances: (provider) => part(`${provider}/instances.json`, INSTANCES_FORMAT),
    spotAdvisor: (provider) => part(`${provider}/spot-advisor.json`, SPOT_ADVISOR_FORMAT),
    services: (provider) => part(`${provider}/services.json`, SERVICES_FORMAT),
  });
}
