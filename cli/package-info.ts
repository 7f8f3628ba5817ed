import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The package's own folder, whether this runs from the sources or from dist/. */
export function packageRoot(): string {
  let folder = __dirname;
  while (!existsSync(join(folder, "package.json"))) folder = dirname(folder);
  return folder;
}

export function packageVersion(): string {
  return (JSON.parse(readFileSync(join(packageRoot(), "package.json"), "utf8")) as { version: string }).version;
}
