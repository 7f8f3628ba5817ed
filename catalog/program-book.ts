import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "../model";
import type { Contract, ContractView } from "./contract";
import { withProgramOffers } from "./offers-file";
import type { PriceBook } from "./price-book";

/** The file that is read from a program's folder when it is there. */
export const CONTRACT_FILE = "costwright.contract.yaml";

/** The contract file of a program: the one named by COSTWRIGHT_CONTRACT, else the one in its folder; undefined where there is none. */
export function contractFileOf(folder: string, environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const named = environment.COSTWRIGHT_CONTRACT;
  if (named !== undefined && named !== "") return named;
  const own = join(folder, CONTRACT_FILE);
  return existsSync(own) ? own : undefined;
}

/** Reads a contract file. Throws `InputError` with everything that is wrong with it. */
export function readContractFile(file: string, list: PriceBook): Contract {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "it is a folder" : message;
    throw new InputError([{ severity: "error", message: `cannot read the contract ${file}: ${why}` }]);
  }
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
