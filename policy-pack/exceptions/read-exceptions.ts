import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "../../model";
import { rules } from "../registry";
import { EXCEPTIONS_FILE, type PolicyException } from "./exception";

/** The exceptions file of a program: the one named by COSTWRIGHT_EXCEPTIONS, else the one in its folder; undefined where there is none. */
export function exceptionsFileOf(folder: string, environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const named = environment.COSTWRIGHT_EXCEPTIONS;
  if (named !== undefined && named !== "") return named;
  const own = join(folder, EXCEPTIONS_FILE);
  return existsSync(own) ? own : undefined;
}

/** Reads an exceptions file. Throws `InputError` with everything that is wrong with it. */
export function readExceptions(file: string): readonly PolicyException[] {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "it is a folder" : message;
    throw new InputError([{ severity: "error", message: `cannot read the exceptions ${file}: ${why}` }]);
  }
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
