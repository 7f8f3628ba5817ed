import { existsSync } from "node:fs";
import { join } from "node:path";

export type Environment = Readonly<Record<string, string | undefined>>;

/** The files of a program of one kind: the one that the environment names, else those in its folder that bear one of the names. */
export function programFiles(folder: string, names: readonly string[], named: string | undefined): readonly string[] {
  if (named !== undefined && named !== "") return [named];
  return names.map((name) => join(folder, name)).filter((file) => existsSync(file));
}
