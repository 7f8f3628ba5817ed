import { type Environment, programFiles, readTextFile } from "../../catalog";
import { InputError } from "../../model";
import { rules } from "../registry";
import { EXCEPTIONS_FILE, type PolicyException } from "./exception";

/** The exceptions file of a program: the one named by COSTWRIGHT_EXCEPTIONS, else the one in its folder; undefined where there is none. */
export function exceptionsFileOf(folder: string, environment: Environment): string | undefined {
  return programFiles(folder, [EXCEPTIONS_FILE], environment.COSTWRIGHT_EXCEPTIONS)[0];
}

/** Reads an exceptions file. Throws `InputError` with everything that is wrong with it. */
export function readExceptions(file: string): readonly PolicyException[] {
  const text = readTextFile(file, "cannot read the exceptions");
  // Only a program with exceptions pays for loading the YAML parser and the schema compiler.
  const { parseExceptions } = require("./parse-exceptions") as typeof import("./parse-exceptions");
  const result = parseExceptions(
    text,
    file,
    rules.map(({ id }) => id),
  );
  if (result.status === "ok") return result.exceptions;
  throw new InputError(result.diagnostics);
}
