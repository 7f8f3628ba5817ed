import { readFileSync } from "node:fs";
import { InputError } from "../model";

/** Reads a text file of the user's. Throws `InputError` where it cannot be read: "SUBJECT FILE: why". */
export function readTextFile(file: string, subject: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new InputError([{ severity: "error", message: `${subject} ${file}: ${whyUnreadable(error)}` }]);
  }
}

/** Why a file could not be read, in words. */
export function whyUnreadable(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "it is a folder" : message;
}
