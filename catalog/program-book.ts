import { InputError } from "../model";
import type { Contract, ContractView } from "./contract";
import { withProgramOffers } from "./offers-file";
import type { PriceBook } from "./price-book";
import { type Environment, programFiles } from "./program-files";
import { readTextFile } from "./read-text-file";

/** The file that is read from a program's folder when it is there. */
export const CONTRACT_FILE = "costwright.contract.yaml";

/** The contract file of a program: the one named by COSTWRIGHT_CONTRACT, else the one in its folder; undefined where there is none. */
export function contractFileOf(folder: string, environment: Environment): string | undefined {
  return programFiles(folder, [CONTRACT_FILE], environment.COSTWRIGHT_CONTRACT)[0];
}

/** Reads a contract file. Throws `InputError` with everything that is wrong with it. */
export function readContractFile(file: string, list: PriceBook): Contract {
  const text = readTextFile(file, "cannot read the contract");
  const result = contracts().parseContract(text, file, list);
  if (result.status === "ok") return result.contract;
  throw new InputError(result.diagnostics);
}

/** The book of list prices with a program's contract terms and offers over it; the very same book where there is neither. */
export function programBook(list: PriceBook, folder: string, view: ContractView): PriceBook {
  const file = contractFileOf(folder, process.env);
  const agreed = file === undefined ? list : contracts().contractedBook(list, readContractFile(file, list), view).book;
  return withProgramOffers(agreed, folder, process.env);
}

/** Only a program with a contract pays for loading the YAML parser and the schema compiler. */
function contracts(): typeof import("./contract") {
  return require("./contract") as typeof import("./contract");
}
