import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Diagnostic, InputError } from "../model";
import { MANIFEST_FORMAT, type Manifest } from "./book-format";

export const MANIFEST_FILE = "manifest.json";

/** The manifest and the book's id: the first 12 hex digits of the SHA-256 of the manifest's bytes. */
export interface OpenManifest {
  readonly id: string;
  readonly manifest: Manifest;
}

/** Throws `InputError` where the manifest cannot be read. */
export function readManifest(folder: string): OpenManifest {
  const path = join(folder, MANIFEST_FILE);
  const bytes = readBytes(path);
  const manifest = parse(bytes, path) as Partial<Manifest> | null;
  if (
    manifest?.format !== MANIFEST_FORMAT ||
    typeof manifest.asOf !== "string" ||
    typeof manifest.files !== "object" ||
    manifest.files === null
  ) {
    throw broken(path, `it is not a price book manifest of the format "${MANIFEST_FORMAT}"`);
  }
  return { id: sha256(bytes).slice(0, 12), manifest: manifest as Manifest };
}

/**
 * Reads one file of a book and checks its bytes against the manifest.
 * Throws `InputError` with the file and the reason: not listed, unreadable, changed, or not the format asked for.
 */
export function readBookFile<T extends { readonly format: string }>(
  folder: string,
  { manifest }: OpenManifest,
  file: string,
  format: T["format"],
): T {
  const path = join(folder, file);
  const expected = Object.hasOwn(manifest.files, file) ? manifest.files[file] : undefined;
  if (expected === undefined) throw broken(path, "it is not listed in the manifest");
  const bytes = readBytes(path);
  const actual = sha256(bytes);
  if (actual !== expected) {
    throw broken(
      path,
      `its content (${bytes.length} bytes, SHA-256 ${actual.slice(0, 12)}...) is not what the manifest lists (${expected.slice(0, 12)}...)`,
    );
  }
  const parsed = parse(bytes, path) as T | null;
  if (parsed?.format !== format) throw broken(path, `its format is ${JSON.stringify(parsed?.format)}, expected "${format}"`);
  return parsed;
}

/** Checks every file that the manifest lists. Empty when the book is whole. */
export function verifyBook(folder: string): readonly Diagnostic[] {
  try {
    const opened = readManifest(folder);
    return Object.entries(opened.manifest.files).flatMap(([file, expected]) => {
      try {
        const path = join(folder, file);
        const bytes = readBytes(path);
        if (sha256(bytes) !== expected) return broken(path, "its content is not what the manifest lists").diagnostics;
        parse(bytes, path);
        return [];
      } catch (error) {
        return diagnosticsOf(error);
      }
    });
  } catch (error) {
    return diagnosticsOf(error);
  }
}

export function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw broken(path, `it cannot be read (${(error as NodeJS.ErrnoException).code ?? "unknown reason"})`);
  }
}

function parse(bytes: Buffer, path: string): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch (error) {
    throw broken(path, `it is not valid JSON (${(error as Error).message})`);
  }
}

function broken(path: string, reason: string): InputError {
  return new InputError([
    {
      severity: "error",
      message: `the price book cannot be used: ${reason}`,
      place: { file: path },
      hint: 'install costwright again, or run "npm run book:seal" in a source checkout after changing the book on purpose',
    },
  ]);
}

function diagnosticsOf(error: unknown): readonly Diagnostic[] {
  if (error instanceof InputError) return error.diagnostics;
  throw error;
}
