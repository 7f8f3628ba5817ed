import { type ParseError, parse, printParseErrorCode } from "jsonc-parser";
import type { Diagnostic } from "../model";

export type Parsed = { readonly status: "ok"; readonly value: unknown } | { readonly status: "failed"; readonly diagnostic: Diagnostic };

/** Parses JSON; what is wrong is told with its line and column. `firstLine` is the line of the file that the text begins on. */
export function parseJson(text: string, file: string, firstLine = 1): Parsed {
  try {
    return { status: "ok", value: JSON.parse(text) as unknown };
  } catch {
    // Node's own message names no position where the text around it is quoted, and what it quotes may hold secrets.
    const errors: ParseError[] = [];
    parse(text, errors, { disallowComments: true });
    const [first] = errors;
    const before = text.slice(0, first?.offset ?? text.length).split("\n");
    const diagnostic: Diagnostic = {
      severity: "error",
      message: `it is not JSON: ${first === undefined ? "it ends too early" : inWords(printParseErrorCode(first.error))}`,
      place: { file, line: firstLine + before.length - 1, column: (before.at(-1) ?? "").length + 1 },
      hint: "a whole file is needed: was it cut off, or did other output get into it?",
    };
    return { status: "failed", diagnostic };
  }
}

/** `CloseBraceExpected` -> `close brace expected` */
function inWords(code: string): string {
  return code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
