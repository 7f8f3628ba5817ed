import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { InputError, type UtilisationDigest } from "../../model";

/** The files that are read from a program's folder when they are there; the first counts. */
export const UTILISATION_FILES: readonly string[] = ["costwright.utilisation.json", "costwright.utilisation.yaml"];

/** The digest of a program: the file named by COSTWRIGHT_UTILISATION, else the one in its folder; undefined where there is none. */
export function utilisationFileOf(folder: string, environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const named = environment.COSTWRIGHT_UTILISATION;
  if (named !== undefined && named !== "") return named;
  return UTILISATION_FILES.map((file) => join(folder, file)).find((file) => existsSync(file));
}

/** Reads a utilisation digest. Throws `InputError` with everything that is wrong with it. */
export function readUtilisation(file: string): UtilisationDigest {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "it is a folder" : message;
    throw new InputError([{ severity: "error", message: `cannot read the utilisation digest ${file}: ${why}` }]);
  }
  // Only a program with a digest pays for loading the YAML parser and the schema compiler.
  const { parseDigest } = require("./parse-digest") as typeof import("./parse-digest");
  const result = parseDigest(text, file);
  if (result.status === "ok") return result.digest;
  throw new InputError(result.diagnostics);
}
