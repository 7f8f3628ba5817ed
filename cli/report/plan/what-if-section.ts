import type { Bounds, WhatIfRow } from "../../../optimizer/explain";
import { formatUsd } from "../../format-number";
import { left, type Row, right, type Section } from "./section";
import { isProven, movesText, signedUsd } from "./words";

export function whatIfSection(rows: readonly WhatIfRow[]): readonly Section[] {
  if (rows.length === 0) return [];
  const columns = [left("what if"), right("cost/month"), right("against now"), right("risk/month"), right("against now")];
  return [
    {
      title: "WHAT IF",
      summary: "each on its own",
      blocks: [{ kind: "table", columns, notesTitle: "what moves", rows: rows.map(whatIfRow) }],
    },
  ];
}

function whatIfRow({ text, status, usdPerMonth, riskUsdPerMonth, difference, objectiveBounds, conflicts }: WhatIfRow): Row {
  if (status === "skipped") return { cells: [text, "skipped", "", "", ""] };
  if (status === "infeasible") return { cells: [text, "infeasible", "", "", ""], notes: conflicts };
  const isOpen = objectiveBounds !== undefined && !isProven(objectiveBounds);
  const moves = difference === undefined ? [] : difference.moves.length === 0 ? ["nothing moves"] : movesText(difference.moves);
  return {
    cells: [
      text,
      formatUsd(usdPerMonth ?? 0),
      difference === undefined ? "" : `${isOpen ? "about " : ""}${signedUsd(difference.usdPerMonth)}`,
      formatUsd(riskUsdPerMonth ?? 0),
      difference === undefined ? "" : signedUsd(difference.riskUsdPerMonth),
    ],
    notes: [...(isOpen ? [openNote(objectiveBounds)] : []), ...moves],
  };
}

function openNote({ leastUsdPerMonth, mostUsdPerMonth }: Bounds): string {
  return `proven, cost and weighted risk together: at least ${signedUsd(leastUsdPerMonth)}, at most ${signedUsd(mostUsdPerMonth)}`;
}
