import { type Document, isMap, isNode, LineCounter, parseDocument } from "yaml";
import type { Diagnostic, Place } from "./diagnostic";
import type { Path } from "./json-path";

export type { Path } from "./json-path";

/** A YAML file's plain content, and where in it each value stands. */
export interface PlacedYaml {
  readonly content: unknown;
  /** Of the value; of its key with `key`; of the nearest thing around it where it is missing. */
  placeOf(path: Path, at?: "key"): Place;
}

/** Broken YAML is returned as diagnostics with line and column. */
export function parsePlacedYaml(text: string, file: string): PlacedYaml | readonly Diagnostic[] {
  const lines = new LineCounter();
  // Dates stay text: YAML 1.2's core schema knows none.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  if (document.errors.length > 0) {
    return document.errors.map(({ message, pos }) => ({ severity: "error", message: `not valid YAML: ${message}`, place: at(pos[0]) }));
  }
  let content: unknown;
  try {
    content = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    return [{ severity: "error", message: `not valid YAML: ${(error as Error).message}`, place: { file } }];
  }
  return {
    content,
    placeOf(path, wanted) {
      for (let length = path.length; length >= 0; length--) {
        const part = path.slice(0, length);
        const key = wanted === "key" || length < path.length;
        const offset = key ? (keyOffset(document, part) ?? valueOffset(document, part)) : valueOffset(document, part);
        if (offset !== undefined) return at(offset);
      }
      return at(0);
    },
  };
}

function valueOffset(document: Document, path: Path): number | undefined {
  const node = path.length === 0 ? document.contents : document.getIn(path, true);
  return isNode(node) ? node.range?.[0] : undefined;
}

function keyOffset(document: Document, path: Path): number | undefined {
  if (path.length === 0) return undefined;
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  const pair = parent.items.find(({ key }) => isNode(key) && String(key) === String(path.at(-1)));
  return isNode(pair?.key) ? pair.key.range?.[0] : undefined;
}
