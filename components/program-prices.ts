import { chosenBook, type PriceBook, programBook } from "../catalog";

let known: PriceBook | undefined;

/**
 * The prices that a program's workloads are placed at: the book that the environment chooses, with the contract terms and
 * the offers in the program's folder (or named by COSTWRIGHT_CONTRACT and COSTWRIGHT_OFFERS) over it. Throws
 * `InputError` where one of them is wrong.
 */
export function bookOfProgram(): PriceBook {
  known ??= programBook(chosenBook(), process.cwd(), { asOf: new Date().toISOString().slice(0, 10) });
  return known;
}
