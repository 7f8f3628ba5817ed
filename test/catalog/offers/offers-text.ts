import { loadBuiltInBook, type PriceBook } from "../../../catalog";
import { bookWithOffers, parseOffers } from "../../../catalog/offers";
import { formatDiagnostic } from "../../../model";
import { smallMarket, tinyBook } from "../../support/tiny-book";

export const builtIn = loadBuiltInBook();
export const small = tinyBook(smallMarket());

/** The book with the offers of a text over it; fails where the text is wrong. */
export function bookWith(text: string, list: PriceBook = small, file = "offers.yaml"): PriceBook {
  const result = parseOffers(text, file, list);
  if (result.status === "invalid") throw new Error(result.diagnostics.map(formatDiagnostic).join("\n"));
  return bookWithOffers(list, result.offers);
}

/** Everything that is wrong with a text, as it is shown. */
export function problemsOf(text: string, file = "offers.yaml", list: PriceBook = small): readonly string[] {
  const result = parseOffers(text, file, list);
  return result.status === "ok" ? [] : result.diagnostics.map(formatDiagnostic);
}

/** A YAML file of one row, from a valid sized offer of another supplier with some fields changed or, by undefined, left out. */
export function oneRow(changes: Readonly<Record<string, unknown>> = {}): string {
  const row: Record<string, unknown> = {
    provider: "dc",
    region: "fra",
    country: "DE",
    continent: "europe",
    size: "m4",
    vcpus: 4,
    memoryGib: 16,
    usdPerHour: 0.1,
    ...changes,
  };
  for (const field of Object.keys(row)) if (row[field] === undefined) delete row[field];
  return JSON.stringify({ asOf: "2026-07-01", source: "price list", offers: [row] });
}
