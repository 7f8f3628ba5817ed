import { readTextFile } from "../catalog";

/** Reads a text file that the user named; a file that cannot be read is an input error, not a crash. */
export function readInputFile(file: string, option: string): string {
  return readTextFile(file, `${option}: cannot read`);
}
