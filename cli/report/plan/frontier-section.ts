import { type Frontier, type FrontierPoint, LARGEST_RISK_WEIGHT } from "../../../optimizer/explain";
import { formatCount, formatUsd, plural } from "../../format-number";
import { pointLetter } from "./point-letter";
import { type Block, left, right, type Section, text } from "./section";
import { textChart } from "./text-chart";
import { movesText } from "./words";

export const FRONTIER_NOTE: readonly string[] = [
  "The convex part of the frontier: plans that are the best for some weight of risk.",
  "Compromises above the line between two points are not shown.",
];

export function frontierSection({ points, isComplete, runs }: Frontier): Section {
  const [only, ...more] = points;
  const blocks: Block[] = [];
  if (only === undefined) blocks.push(text("No plan was found."));
  else if (more.length === 0) {
    const why =
      only.riskUsdPerMonth === 0
        ? "No risk is declared that the choice could change: interruptionCostUsd, downtimeCostUsdPerHour, securityRisks and concentration say what is at stake."
        : "The cheapest plan is also the one with the least risk.";
    blocks.push(text(`One plan is the best for every weight of risk. ${why}`), pointTable(points));
  } else blocks.push(pointTable(points), { kind: "drawing", lines: textChart(points) }, text(FRONTIER_NOTE.join(" ")));
  if (!isComplete) blocks.push(text("Points may be missing: the time limit struck."));
  return { title: "FRONTIER", summary: `cost against risk, ${plural(points.length, "plan")} from ${plural(runs, "run")}`, blocks };
}

function pointTable(points: readonly FrontierPoint[]): Block {
  return {
    kind: "table",
    columns: [left(""), right("cost/month"), right("risk/month"), left("best for riskWeight")],
    notesTitle: "what moves",
    rows: points.map((point, index) => ({
      cells: [
        `${pointLetter(index)}${point.isCurrent ? " *" : ""}`,
        formatUsd(point.usdPerMonth),
        formatUsd(point.riskUsdPerMonth),
        `${weightText(point)}${point.isCurrent ? ", as declared" : ""}${point.status === "feasible" ? `, gap ${(point.gapFraction * 100).toFixed(2)} %` : ""}`,
      ],
      notes: movesText(point.moves),
    })),
  };
}

function weightText({ fromRiskWeight, toRiskWeight }: FrontierPoint): string {
  if (toRiskWeight >= LARGEST_RISK_WEIGHT) return fromRiskWeight === 0 ? "any" : `${weight(fromRiskWeight)} and more`;
  return `${weight(fromRiskWeight)} to ${weight(toRiskWeight)}`;
}

const weight = (value: number) => (value < 0.01 && value > 0 ? String(value) : formatCount(value));
