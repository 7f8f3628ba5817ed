import { readFileSync } from "node:fs";
import { InputError } from "../model";

/** Reads a text file that the user named; a file that cannot be read is an input error, not a crash. */
export function readInputFile(file: string, option: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "it is a folder" : message;
    throw new InputError([{ severity: "error", message: `${option}: cannot read ${file}: ${why}` }]);
  }
}
