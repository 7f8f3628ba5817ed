import { type Document, isMap, isNode, LineCounter, type Node, parseDocument } from "yaml";
import type { PriceBook } from "../catalog";
import type { Diagnostic, Place, PortfolioNeed } from "../model";
import type { PortfolioNeedArgs } from "./portfolio-args";
import { declaredPortfolio } from "./portfolio-need";
import { inFileOrder, type Path, type Problem, toDiagnostic } from "./problem";

/** The content of a needs file, and where in it each value stands. */
export interface NeedsFile {
  readonly args: PortfolioNeedArgs;
  readonly placeOf: (problem: Problem) => Place | undefined;
}

/** Reads the text of a YAML needs file; broken YAML is returned as diagnostics with line and column. Nothing is checked beyond the syntax. */
export function parseNeedsFile(file: string, text: string): NeedsFile | readonly Diagnostic[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: true });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col };
  };
  if (document.errors.length > 0) {
    return document.errors.map((error) => ({
      severity: "error",
      message: `not valid YAML: ${firstLower(error.message)}`,
      place: at(error.pos[0]),
      ...(error.code === "TAB_AS_INDENT" ? { hint: "indent with spaces" } : {}),
    }));
  }
  let args: unknown;
  try {
    args = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    return [{ severity: "error", message: `not valid YAML: ${firstLower((error as Error).message)}`, place: { file } }];
  }
  if (!isMap(document.contents)) {
    const found = args === null || args === undefined ? "is empty" : "holds no fields by name";
    return [{ severity: "error", message: `the file ${found}`, place: at(0), hint: "start with workloads: and a workload below it" }];
  }
  return { args: args as PortfolioNeedArgs, placeOf: (problem) => placeOf(document, problem, at) };
}

/** Reads and checks a needs file: the need, or everything that is wrong with it, each with line and column. */
export function readNeedsFile(file: string, text: string, book: PriceBook): PortfolioNeed | readonly Diagnostic[] {
  const parsed = parseNeedsFile(file, text);
  if (!("args" in parsed)) return parsed;
  const declared = declaredPortfolio(parsed.args, book);
  if (declared.kind === "need") return declared.need;
  return inFileOrder(declared.problems.map((problem) => toDiagnostic(problem, parsed.placeOf(problem) ?? { file })));
}

/** The place of a problem's value, of its key where the key is wrong, or of the nearest thing around it where it is missing. */
function placeOf(document: Document, { path, atKey }: Problem, at: (offset: number) => Place): Place | undefined {
  for (let length = path.length; length >= 0; length--) {
    const exact = length === path.length;
    const offset = atKey === true || !exact ? keyOffset(document, path.slice(0, length)) : valueOffset(document, path);
    if (offset !== undefined) return at(offset);
  }
  return at(0);
}

function valueOffset(document: Document, path: Path): number | undefined {
  const node = document.getIn(path, true);
  return isNode(node) ? (node as Node).range?.[0] : undefined;
}

function keyOffset(document: Document, path: Path): number | undefined {
  const parent = path.length === 0 ? undefined : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return valueOffset(document, path);
  const pair = parent.items.find(({ key }) => isNode(key) && String(key) === String(path.at(-1)));
  return isNode(pair?.key) ? pair.key.range?.[0] : undefined;
}

const firstLower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
