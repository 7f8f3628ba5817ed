import { dirname } from "node:path";
import { contractFileOf, offersFileOf, type PriceBook, readContractFile, withOffersOf } from "../catalog";
import { parseNeedsFile } from "../components/needs-file";
import { declaredPortfolio } from "../components/portfolio-need";
import { inFileOrder, toDiagnostic } from "../components/problem";
import { type Diagnostic, formatDiagnostic, InputError, type PortfolioNeed } from "../model";
import { visible } from "./escape";
import { readInputFile } from "./input-file";
import { type BookChoice, loadBook } from "./load-book";

/** The needs of a file with every default filled in. Throws `InputError` with everything that is wrong, by line and column. */
export function readNeeds(file: string, book: PriceBook): { readonly need: PortfolioNeed; readonly timeLimitMs: number | undefined } {
  const parsed = parseNeedsFile(file, readInputFile(file, "needs file"));
  if (!("args" in parsed)) throw new InputError(parsed.map(shown));
  const declared = declaredPortfolio(parsed.args, book);
  if (declared.kind === "need") return { need: declared.need, timeLimitMs: parsed.args.timeLimitMs };
  throw new InputError(
    inFileOrder(declared.problems.map((problem) => toDiagnostic(problem, parsed.placeOf(problem) ?? { file }))).map(shown),
  );
}

/** What a file says is shown as text, whatever it holds. */
export function shown({ hint, ...diagnostic }: Diagnostic): Diagnostic {
  return { ...diagnostic, message: visible(diagnostic.message), ...(hint === undefined ? {} : { hint: visible(hint) }) };
}

export interface NeedsPrices {
  readonly book: PriceBook;
  readonly contract: { readonly file: string; readonly id: string; readonly asOf: string } | null;
  readonly warnings: readonly string[];
}

export interface NeedsPricesOptions extends BookChoice {
  readonly contract?: string;
  readonly offers?: string;
}

/** The chosen book, with the contract terms and then the offers that lie beside the needs file, or are named, over it. Throws `InputError`. */
export function pricesBeside(needsFile: string, options: NeedsPricesOptions, asOf: string): NeedsPrices {
  const agreed = agreedPrices(needsFile, options, asOf);
  const file = options.offers ?? offersFileOf(dirname(needsFile), process.env);
  return file === undefined ? agreed : { ...agreed, book: shownErrors(() => withOffersOf(file, agreed.book)) };
}

/** What an offers file says is shown as text, whatever it holds. */
function shownErrors<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof InputError ? new InputError(error.diagnostics.map(shown)) : error;
  }
}

function agreedPrices(needsFile: string, options: NeedsPricesOptions, asOf: string): NeedsPrices {
  const list = loadBook(options);
  const named = options.contract ?? contractFileOf(dirname(needsFile), process.env);
  if (named === undefined) return { book: list, contract: null, warnings: [] };
  const terms = readContractFile(named, list);
  // Loaded only where there is a contract: it brings a schema compiler.
  const { contractedBook } = require("../catalog/contract") as typeof import("../catalog/contract");
  const { book, warnings } = contractedBook(list, terms, { asOf });
  return { book, contract: { file: named, id: terms.id, asOf: terms.asOf }, warnings: warnings.map(formatDiagnostic) };
}
