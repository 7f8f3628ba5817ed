import { type Diagnostic, didYouMean, type Place, type Provider } from "../../model";
import type { Path, PlacedYaml } from "../../model/placed-yaml";
import type { PriceBook } from "../price-book";

/** Checks the fields of one row against the book; problems are gathered with their place. */
export interface RowReader {
  /** Where the row starts; the file by its own name. */
  readonly place: Place;
  complain(field: string, message: string, hint?: string): void;
  checkOneOf(field: string, value: string, known: readonly string[], what: string): void;
  checkRegion(provider: Provider, region: string | undefined): void;
  checkFamily(provider: Provider, family: string | undefined): void;
  checkSize(provider: Provider, size: string): void;
  /** A day of the calendar, not only of the right form. */
  checkDate(field: string, date: string): boolean;
}

interface RowContext {
  readonly yaml: PlacedYaml;
  readonly path: Path;
  readonly book: PriceBook;
  /** The file's own name. */
  readonly file: string;
  readonly diagnostics: Diagnostic[];
}

export function rowReader({ yaml, path, book, file, diagnostics }: RowContext): RowReader {
  const complain: RowReader["complain"] = (field, message, hint) => {
    diagnostics.push({
      severity: "error",
      message,
      place: yaml.placeOf([...path, field]),
      ...(hint === undefined ? {} : { hint }),
    });
  };
  const checkOneOf: RowReader["checkOneOf"] = (field, value, known, what) => {
    if (known.includes(value)) return;
    complain(field, `the price book knows no ${what} "${value}"`, didYouMean(value, known) ?? examples(known));
  };
  return {
    place: { ...yaml.placeOf(path), file },
    complain,
    checkOneOf,
    checkRegion(provider, region) {
      if (region === undefined || region === "global" || book.region(provider, region) !== undefined) return;
      const known = book.regions(provider).map(({ id }) => id);
      complain("region", `${provider} has no region "${region}"`, didYouMean(region, known) ?? examples(known));
    },
    checkFamily(provider, family) {
      if (family === undefined) return;
      const known = [...new Set(book.sizes(provider).map((size) => size.family))];
      checkOneOf("family", family, known, `family of ${provider}`);
    },
    checkSize(provider, size) {
      checkOneOf("size", size, book.types(provider), `machine size of ${provider}`);
    },
    checkDate(field, date) {
      const parsed = new Date(`${date}T00:00:00Z`);
      if (!Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date)) return true;
      complain(field, `"${date}" is no day of the calendar`);
      return false;
    },
  };
}

function examples(known: readonly string[]): string {
  return known.length <= 12 ? `known: ${known.join(", ")}` : `for example ${known.slice(0, 6).join(", ")}`;
}
