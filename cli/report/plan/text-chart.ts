import type { FrontierPoint } from "../../../optimizer/explain";
import { formatUsd } from "../../format-number";
import { pointLetter } from "./point-letter";

const WIDTH = 60;
const HEIGHT = 12;

/** Cost to the right, risk upwards; each point by its letter, the one in force with a star beside it. */
export function textChart(points: readonly FrontierPoint[]): readonly string[] {
  const costs = points.map((point) => point.usdPerMonth);
  const risks = points.map((point) => point.riskUsdPerMonth);
  const [lowCost, highCost, lowRisk, highRisk] = [Math.min(...costs), Math.max(...costs), Math.min(...risks), Math.max(...risks)];
  const at = (value: number, low: number, high: number, steps: number) =>
    high > low ? Math.round(((value - low) / (high - low)) * (steps - 1)) : 0;
  const grid = Array.from({ length: HEIGHT }, () => new Array<string>(WIDTH + 1).fill(" "));
  for (const [index, point] of points.entries()) {
    const column = at(point.usdPerMonth, lowCost, highCost, WIDTH);
    const row = grid[HEIGHT - 1 - at(point.riskUsdPerMonth, lowRisk, highRisk, HEIGHT)];
    if (row === undefined) continue;
    // Points that fall on the same cell are shown as one.
    row[column] = row[column] === " " || row[column] === "*" ? pointLetter(index).slice(0, 1) : "+";
    if (point.isCurrent && row[column + 1] === " ") row[column + 1] = "*";
  }
  const labels = [formatUsd(highRisk), formatUsd(lowRisk)];
  const indent = Math.max(...labels.map((label) => label.length));
  const lines = grid.map((row, index) => {
    const label = index === 0 ? labels[0] : index === HEIGHT - 1 ? labels[1] : "";
    return `${(label ?? "").padStart(indent)} |${row.join("").trimEnd()}`;
  });
  const [from, to] = [formatUsd(lowCost), formatUsd(highCost)];
  const axis = `${" ".repeat(indent)} +${"-".repeat(WIDTH + 1)}`;
  const scale = `${" ".repeat(indent + 2)}${from}${" ".repeat(Math.max(1, WIDTH - from.length - to.length))}${to}`;
  return [
    "risk, USD/month",
    ...lines,
    axis,
    scale,
    `${" ".repeat(indent + 2)}cost, USD/month${points.some((one) => one.isCurrent) ? "   * as declared" : ""}`,
  ];
}
