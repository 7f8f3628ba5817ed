import { markdownText, visible } from "../../escape";
import type { PlanFormat } from "./place-report";
import type { Block, Section } from "./section";
import { outcomeLine, sectionsOf } from "./sections";

/** For a pull-request comment or a document. */
export const markdown: PlanFormat = {
  id: "markdown",
  render(report) {
    const { needs, priceBook, contract, offers, tool } = report;
    const terms = contract === null ? "" : `, contract ${markdownText(contract.file)} of ${contract.asOf}`;
    const beside = offers === null ? "" : `, offers ${markdownText(offers.file)} of ${offers.asOf}`;
    const head = [
      `## ${markdownText(outcomeLine(report))}`,
      `${markdownText(needs)}, price book ${priceBook.asOf} ${priceBook.id}${terms}${beside}, costwright ${tool.version}.`,
    ];
    return `${[...head, ...sectionsOf(report).map(sectionText)].join("\n\n")}\n`;
  },
};

function sectionText({ title, summary, blocks }: Section): string {
  const head = `### ${markdownText(summary === "" ? title : `${title}: ${summary}`)}`;
  return [head, ...blocks.map(blockText)].join("\n\n");
}

function blockText(block: Block): string {
  switch (block.kind) {
    case "text":
      return block.lines.length === 1
        ? block.lines.map(markdownText).join("")
        : block.lines.map((line) => `- ${markdownText(line)}`).join("\n");
    case "drawing":
      // Indented code needs no fence that a text could close.
      return block.lines.map((line) => `    ${visible(line)}`.trimEnd()).join("\n");
    case "table": {
      const { columns, notesTitle, rows } = block;
      const hasNotes = notesTitle !== undefined && rows.some(({ notes }) => (notes ?? []).length > 0);
      const titles = [...columns.map(({ title }) => title), ...(hasNotes ? [notesTitle] : [])];
      const marks = [...columns.map(({ alignment }) => (alignment === "right" ? "---:" : "---")), ...(hasNotes ? ["---"] : [])];
      const lines = rows.map(({ cells, notes }) => {
        const last = hasNotes ? [(notes ?? []).map((note) => markdownText(withoutTitle(note, notesTitle))).join("<br>")] : [];
        return `| ${[...cells.map(markdownText), ...last].join(" | ")} |`;
      });
      return [`| ${titles.map(markdownText).join(" | ")} |`, `| ${marks.join(" | ")} |`, ...lines].join("\n");
    }
  }
}

/** The column says already what the note begins with. */
const withoutTitle = (note: string, title: string) => (note.startsWith(`${title}: `) ? note.slice(title.length + 2) : note);
