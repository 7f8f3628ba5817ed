import { loadBuiltInBook, type PriceBook } from "../../../catalog";
import { type Contract, contractedBook, parseContract } from "../../../catalog/contract";
import { formatDiagnostic } from "../../../model";

export const list = loadBuiltInBook();

/** A contract of the given lines below its date. Fails the test where it is not valid. */
export function contract(...lines: readonly string[]): Contract {
  const result = parseContract(["asOf: 2026-07-01", ...lines].join("\n"), "folder/terms.yaml", list);
  if (result.status === "ok") return result.contract;
  throw new Error(result.diagnostics.map(formatDiagnostic).join("\n"));
}

/** What is wrong with a contract of these lines below its date, which is on line 1. */
export function problemsOf(...lines: readonly string[]): readonly string[] {
  const result = parseContract(["asOf: 2026-07-01", ...lines].join("\n"), "terms.yaml", list);
  return result.status === "ok" ? [] : result.diagnostics.map(formatDiagnostic);
}

/** The book under a contract of these lines. */
export function bookUnder(lines: readonly string[], asOf = "2026-08-01"): PriceBook {
  return contractedBook(list, contract(...lines), { asOf, program: { project: "shop", stack: "prod" } }).book;
}
