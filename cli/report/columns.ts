import stringWidth from "string-width";

export type Alignment = "left" | "right";

const GAP = "  ";

/**
 * Pads cells to columns. A row with a single cell spans the whole line and does not widen its column.
 * Trailing blanks are cut, so that goldens and diffs stay clean.
 */
export function alignColumns(rows: readonly (readonly string[])[], alignments: readonly Alignment[]): readonly string[] {
  const widths = alignments.map((_, column) =>
    rows.reduce((widest, row) => (row.length > 1 ? Math.max(widest, stringWidth(row[column] ?? "")) : widest), 0),
  );
  return rows.map((row) =>
    row.length === 1
      ? (row[0] ?? "")
      : row
          .map((cell, column) => {
            const padding = " ".repeat(Math.max(0, (widths[column] ?? 0) - stringWidth(cell)));
            return alignments[column] === "right" ? padding + cell : cell + padding;
          })
          .join(GAP)
          .trimEnd(),
  );
}

/** Breaks a text at blanks so that no line is wider than the terminal, each line with the indent. */
export function wrap(text: string, widthColumns: number, indent: string): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && stringWidth(indent + line) + 1 + stringWidth(word) > widthColumns) {
      lines.push(indent + line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  lines.push(indent + line);
  return lines;
}
