import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import { type BookSource, MANIFEST_FORMAT, type Manifest } from "../book-format";
import { MANIFEST_FILE, sha256 } from "../verify-book";

/** JSON with the members of `rowsKey` one a line, so that a change of the book reads as changed rows. */
export function formatRows(file: Readonly<Record<string, unknown>>, rowsKey: string): string {
  const lines = Object.entries(file).map(([key, value]) => {
    if (key !== rowsKey) return `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    const rows = Object.entries(value as object).map(([name, row]) => `${JSON.stringify(name)}: ${JSON.stringify(row)}`);
    return `${JSON.stringify(key)}: {\n${rows.join(",\n")}\n}`;
  });
  return `{\n${lines.join(",\n")}\n}\n`;
}

/** Writes a file whole or not at all. */
export function writeWhole(path: string, content: string): void {
  mkdirSync(dirname(path), { recursive: true });
  const unfinished = `${path}.unfinished`;
  writeFileSync(unfinished, content);
  renameSync(unfinished, path);
}

/** The manifest of the book files in a folder: their hashes and the date of the newest figure. */
export function manifestOf(folder: string): Manifest {
  const files: Record<string, string> = {};
  let asOf = "";
  for (const file of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    if (!file.endsWith(".json") || file === MANIFEST_FILE) continue;
    const bytes = readFileSync(join(folder, file));
    const { sources } = JSON.parse(bytes.toString("utf8")) as { readonly sources?: Readonly<Record<string, BookSource>> };
    for (const source of Object.values(sources ?? {})) if (source.asOf > asOf) asOf = source.asOf;
    files[file.split(sep).join("/")] = sha256(bytes);
  }
  return { format: MANIFEST_FORMAT, asOf, files };
}

/** Writes the manifest, which seals the book: a file that changes afterwards is refused at load. */
export function sealBook(folder: string): Manifest {
  const manifest = manifestOf(folder);
  writeWhole(join(folder, MANIFEST_FILE), formatRows({ ...manifest }, "files"));
  return manifest;
}
