import { chosenBook, type PriceBook, programBook } from "../catalog";

let known: PriceBook | undefined;

/**
 * The prices that a program's workloads are placed at: the book that the environment chooses, with the contract terms in the program's
 * folder (or named by COSTWRIGHT_CONTRACT) over it. Throws `InputError` where the contract is wrong.
 */
export function bookOfProgram(): PriceBook {
  known ??= programBook(chosenBook(), process.cwd(), { asOf: new Date().toISOString().slice(0, 10) });
  return known;
}
