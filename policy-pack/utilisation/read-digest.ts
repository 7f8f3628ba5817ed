import { type Environment, programFiles, readTextFile } from "../../catalog";
import { InputError, type UtilisationDigest } from "../../model";

/** The files that are read from a program's folder when they are there; the first counts. */
export const UTILISATION_FILES: readonly string[] = ["costwright.utilisation.json", "costwright.utilisation.yaml"];

/** The digest of a program: the file named by COSTWRIGHT_UTILISATION, else the one in its folder; undefined where there is none. */
export function utilisationFileOf(folder: string, environment: Environment): string | undefined {
  return programFiles(folder, UTILISATION_FILES, environment.COSTWRIGHT_UTILISATION)[0];
}

/** Reads a utilisation digest. Throws `InputError` with everything that is wrong with it. */
export function readUtilisation(file: string): UtilisationDigest {
  const text = readTextFile(file, "cannot read the utilisation digest");
  // Only a program with a digest pays for loading the YAML parser and the schema compiler.
  const { parseDigest } = require("./parse-digest") as typeof import("./parse-digest");
  const result = parseDigest(text, file);
  if (result.status === "ok") return result.digest;
  throw new InputError(result.diagnostics);
}
