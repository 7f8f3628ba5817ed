import type { Alignment } from "../columns";

/** A report as sections that every format for people renders alike. Texts are raw: each format escapes them itself. */
export interface Section {
  readonly title: string;
  readonly summary: string;
  readonly blocks: readonly Block[];
}

export type Block =
  | { readonly kind: "text"; readonly lines: readonly string[] }
  | { readonly kind: "table"; readonly columns: readonly Column[]; readonly notesTitle?: string; readonly rows: readonly Row[] }
  /** Lines whose columns must stay where they are. */
  | { readonly kind: "drawing"; readonly lines: readonly string[] };

export interface Column {
  readonly title: string;
  readonly alignment: Alignment;
}

/** Notes stand below the row in a terminal, and in a column of their own elsewhere. */
export interface Row {
  readonly cells: readonly string[];
  readonly notes?: readonly string[];
}

export const left = (title: string): Column => ({ title, alignment: "left" });
export const right = (title: string): Column => ({ title, alignment: "right" });
export const text = (...lines: readonly string[]): Block => ({ kind: "text", lines });
export const rowsOf = (cells: readonly (readonly string[])[]): readonly Row[] => cells.map((one) => ({ cells: one }));
