import { createColors } from "picocolors";
import { visible } from "../../escape";
import { alignColumns, wrap } from "../columns";
import type { PlaceReport, PlanFormat } from "./place-report";
import type { Block, Section } from "./section";
import { outcomeLine, sectionsOf } from "./sections";

type Colours = ReturnType<typeof createColors>;

/** What a person reads in a terminal. */
export const table: PlanFormat = {
  id: "table",
  render(report, { colour, widthColumns }) {
    const colours = createColors(colour);
    const outcome = (report.plan.status === "infeasible" ? colours.red : colours.green)(outcomeLine(report));
    const sections = sectionsOf(report).map((section) => sectionLines(section, colours, widthColumns));
    return `${[[header(report, colours)], ...sections, [outcome]].map((lines) => lines.join("\n")).join("\n\n")}\n`;
  },
};

function header({ tool, needs, priceBook, contract, offers }: PlaceReport, colours: Colours): string {
  const terms = contract === null ? "" : `   contract ${visible(contract.file)} of ${contract.asOf}`;
  const beside = offers === null ? "" : `   offers ${visible(offers.file)} of ${offers.asOf}`;
  return `${colours.bold(`costwright ${tool.version}`)}   ${visible(needs)}   price book ${priceBook.asOf} ${priceBook.id}${terms}${beside}`;
}

function sectionLines({ title, summary, blocks }: Section, colours: Colours, widthColumns: number): readonly string[] {
  const head = `${colours.bold(visible(title))}${summary === "" ? "" : `  ${visible(summary)}`}`;
  return [head, ...blocks.flatMap((block) => blockLines(block, colours, widthColumns))];
}

const INDENT = "  ";

function blockLines(block: Block, colours: Colours, widthColumns: number): readonly string[] {
  switch (block.kind) {
    case "text":
      return block.lines.flatMap((line) => wrap(visible(line), widthColumns, INDENT));
    case "drawing":
      return block.lines.map((line) => `${INDENT}${visible(line)}`.trimEnd());
    case "table": {
      const titles = block.columns.map(({ title }) => title);
      const head = titles.some((title) => title !== "") ? [titles] : [];
      const rows = [...head, ...block.rows.map(({ cells }) => cells)].map(([first = "", ...cells]) => [
        `${INDENT}${visible(first)}`,
        ...cells.map(visible),
      ]);
      const lines = alignColumns(
        rows,
        block.columns.map(({ alignment }) => alignment),
      );
      const notes = (position: number) =>
        (block.rows[position]?.notes ?? []).flatMap((note) => wrap(visible(note), widthColumns, `${INDENT}${INDENT}${INDENT}`));
      return lines.flatMap((line, index) => (index < head.length ? [colours.dim(line)] : [line, ...notes(index - head.length)]));
    }
  }
}
