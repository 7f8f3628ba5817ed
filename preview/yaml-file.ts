import { readFileSync } from "node:fs";
import { type Document, isMap, LineCounter, type Node, parseDocument, visit } from "yaml";
import type { Diagnostic, Place } from "../model";

/** A parsed YAML file that still knows where everything stands. */
export interface YamlFile {
  readonly file: string;
  /** Plain JavaScript value of the whole file; an empty file is `{}`. */
  readonly content: Readonly<Record<string, unknown>>;
  /** Position of the value (or, failing that, of the nearest parent) at a path of keys. */
  readonly placeOf: (path: readonly (string | number)[]) => Place;
}

export type YamlResult =
  | { readonly status: "ok"; readonly yaml: YamlFile }
  | { readonly status: "failed"; readonly diagnostics: readonly Diagnostic[] };

/** Reads a YAML file whose top level is a map. Every syntax error comes back with line and column. */
export function readYamlFile(file: string): YamlResult {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    return failed({
      severity: "error",
      message: `cannot be read: ${(error as NodeJS.ErrnoException).code ?? String(error)}`,
      place: { file },
    });
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, maxAliasCount: 100 } as Parameters<
    typeof parseDocument
  >[1]);
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  if (document.errors.length > 0) {
    return failed(
      ...document.errors.map(
        (error): Diagnostic => ({
          severity: "error",
          message: `not valid YAML: ${firstLine(error.message)}`,
          place: placeAt(error.pos[0]),
        }),
      ),
    );
  }
  if (document.contents !== null && !isMap(document.contents)) {
    return failed({ severity: "error", message: "expected a map of keys at the top level", place: placeAt(0) });
  }
  let content: Record<string, unknown>;
  try {
    content = (document.toJS({ maxAliasCount: 100 }) ?? {}) as Record<string, unknown>;
  } catch (error) {
    return failed({ severity: "error", message: `not usable YAML: ${firstLine(String(error))}`, place: { file } });
  }
  return { status: "ok", yaml: { file, content, placeOf: (path) => placeOfPath(document, path, placeAt, file) } };
}

function placeOfPath(
  document: Document.Parsed,
  path: readonly (string | number)[],
  placeAt: (offset: number) => Place,
  file: string,
): Place {
  for (let length = path.length; length > 0; length--) {
    const offset = offsetOf(document, path.slice(0, length));
    if (offset !== undefined) return placeAt(offset);
  }
  return { file };
}

/** Offset of the key where the path ends in a map, of the item where it ends in a list. */
function offsetOf(document: Document.Parsed, path: readonly (string | number)[]): number | undefined {
  const target = document.getIn(path, true);
  if (target === undefined || target === null) return undefined;
  let offset: number | undefined;
  visit(document, {
    Pair: (_, pair) => {
      if (pair.value === target) {
        offset = (pair.key as Node | null)?.range?.[0];
        return visit.BREAK;
      }
      return undefined;
    },
  });
  return offset ?? (target as Node).range?.[0];
}

function firstLine(text: string): string {
  return text.split("\n", 1)[0] ?? text;
}

function failed(...diagnostics: Diagnostic[]): YamlResult {
  return { status: "failed", diagnostics };
}
