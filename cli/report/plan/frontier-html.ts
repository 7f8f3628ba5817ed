import type { Frontier } from "../../../optimizer/explain";
import { frontierSection } from "./frontier-section";
import { frontierSvg, markupText } from "./frontier-svg";
import type { Block } from "./section";

const STYLE =
  "body{font-family:sans-serif;color:#1f2328;max-width:60rem;margin:2rem auto;padding:0 1rem}table{border-collapse:collapse}" +
  "th,td{padding:.3rem .7rem;border-bottom:1px solid #e4e7eb;text-align:left;vertical-align:top}.number{text-align:right}td:first-child{white-space:nowrap}svg{max-width:100%;height:auto}";

/** The drawing and its table as a page that loads nothing from elsewhere. */
export function frontierHtml(title: string, frontier: Frontier): string {
  const { summary, blocks } = frontierSection(frontier);
  const parts = [
    "<!doctype html>",
    '<html lang="en"><head><meta charset="utf-8">',
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
    `<title>${markupText(title)}</title><style>${STYLE}</style></head><body>`,
    `<h1>${markupText(title)}</h1><p>${markupText(summary)}</p>`,
    frontierSvg(title, frontier),
    ...blocks.map(blockHtml),
    "</body></html>",
  ];
  return `${parts.join("\n")}\n`;
}

function blockHtml(block: Block): string {
  switch (block.kind) {
    case "text":
      return block.lines.map((line) => `<p>${markupText(line)}</p>`).join("\n");
    case "drawing":
      return ""; // the page has the real drawing
    case "table": {
      const { columns, notesTitle, rows } = block;
      const css = columns.map(({ alignment }) => (alignment === "right" ? ' class="number"' : ""));
      const head = columns.map(({ title }, index) => `<th${css[index]}>${markupText(title)}</th>`).join("");
      const lines = rows.map(({ cells, notes }) => {
        const last = notesTitle === undefined ? "" : `<td>${(notes ?? []).map(markupText).join("<br>")}</td>`;
        return `<tr>${cells.map((cell, index) => `<td${css[index]}>${markupText(cell)}</td>`).join("")}${last}</tr>`;
      });
      return `<table><tr>${head}${notesTitle === undefined ? "" : `<th>${markupText(notesTitle)}</th>`}</tr>\n${lines.join("\n")}\n</table>`;
    }
  }
}
