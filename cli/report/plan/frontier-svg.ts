import type { Frontier, FrontierPoint } from "../../../optimizer/explain";
import { visible } from "../../escape";
import { formatUsd } from "../../format-number";
import { FRONTIER_NOTE } from "./frontier-section";
import { pointLetter } from "./point-letter";

const WIDTH = 760;
const HEIGHT = 460;
const MARGIN = { left: 90, right: 40, top: 60, bottom: 80 } as const;
const TICKS = 5;

/** Text for an XML or HTML document: no markup, nothing invisible. */
export function markupText(text: string): string {
  return visible(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(/'/g, "&#39;");
}

/** Cost against risk as a drawing of its own: no script, no font or picture from elsewhere. */
export function frontierSvg(title: string, frontier: Frontier): string {
  const { points } = frontier;
  const x = scale(
    points.map((point) => point.usdPerMonth),
    MARGIN.left,
    WIDTH - MARGIN.right,
  );
  const y = scale(
    points.map((point) => point.riskUsdPerMonth),
    HEIGHT - MARGIN.bottom,
    MARGIN.top,
  );
  const line = points.map((point) => `${x.at(point.usdPerMonth)},${y.at(point.riskUsdPerMonth)}`).join(" ");
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" font-family="sans-serif" font-size="12">`,
    `<title>${markupText(title)}</title>`,
    `<desc>${markupText(description(frontier))}</desc>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    `<text x="${MARGIN.left}" y="28" font-size="16" font-weight="bold" fill="#1f2328">${markupText(shortened(title, 80))}</text>`,
    ...x.ticks.map(
      (value) =>
        `<line x1="${x.at(value)}" y1="${MARGIN.top}" x2="${x.at(value)}" y2="${HEIGHT - MARGIN.bottom}" stroke="#e4e7eb"/>` +
        `<text x="${x.at(value)}" y="${HEIGHT - MARGIN.bottom + 18}" text-anchor="middle" fill="#57606a">${markupText(formatUsd(value))}</text>`,
    ),
    ...y.ticks.map(
      (value) =>
        `<line x1="${MARGIN.left}" y1="${y.at(value)}" x2="${WIDTH - MARGIN.right}" y2="${y.at(value)}" stroke="#e4e7eb"/>` +
        `<text x="${MARGIN.left - 8}" y="${y.at(value) + 4}" text-anchor="end" fill="#57606a">${markupText(formatUsd(value))}</text>`,
    ),
    `<text x="${(MARGIN.left + WIDTH - MARGIN.right) / 2}" y="${HEIGHT - MARGIN.bottom + 40}" text-anchor="middle" fill="#1f2328">cost, USD a month</text>`,
    `<text transform="translate(18 ${(MARGIN.top + HEIGHT - MARGIN.bottom) / 2}) rotate(-90)" text-anchor="middle" fill="#1f2328">risk (expected loss), USD a month</text>`,
    ...(points.length > 1 ? [`<polyline points="${line}" fill="none" stroke="#0969da" stroke-width="2"/>`] : []),
    ...markers(points, x.at, y.at),
    ...FRONTIER_NOTE.map(
      (line, index) => `<text x="${MARGIN.left}" y="${HEIGHT - 26 + 14 * index}" font-size="11" fill="#57606a">${markupText(line)}</text>`,
    ),
    "</svg>",
  ];
  return `${parts.join("\n")}\n`;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

const LABEL_HEIGHT = 15;
/** About what a character of the label's font takes. */
const CHARACTER_WIDTH = 7;

/** The points with their names, each where it covers no other name; points may lie close together. */
function markers(points: readonly FrontierPoint[], xOf: (usd: number) => number, yOf: (usd: number) => number): readonly string[] {
  const taken: Box[] = [];
  return points.map((point, index) => {
    const [x, y] = [xOf(point.usdPerMonth), yOf(point.riskUsdPerMonth)];
    const letter = pointLetter(index);
    const name = `${letter}${point.isCurrent ? " (as declared)" : ""}`;
    const width = name.length * CHARACTER_WIDTH;
    const around: readonly Box[] = [-22, 8, -37, 23, -52, 38].flatMap((dy) => [
      { left: x + 12, top: y + dy, width },
      { left: x - 12 - width, top: y + dy, width },
    ]);
    const isFree = (box: Box) =>
      box.left >= 0 &&
      box.left + box.width <= WIDTH &&
      box.top + LABEL_HEIGHT <= HEIGHT - MARGIN.bottom &&
      taken.every(
        (other) =>
          Math.abs(other.top - box.top) >= LABEL_HEIGHT || box.left >= other.left + other.width || other.left >= box.left + box.width,
      );
    const box = around.find(isFree) ?? (around[0] as Box);
    taken.push(box);
    const label = `${letter}: ${formatUsd(point.usdPerMonth)} cost, ${formatUsd(point.riskUsdPerMonth)} risk${point.isCurrent ? ", as declared" : ""}`;
    const ring = point.isCurrent ? `<circle cx="${x}" cy="${y}" r="10" fill="none" stroke="#cf222e" stroke-width="2"/>` : "";
    const text = `<text x="${box.left.toFixed(1)}" y="${(box.top + 12).toFixed(1)}" fill="#1f2328">${markupText(name)}</text>`;
    return `<g><title>${markupText(label)}</title>${ring}<circle cx="${x}" cy="${y}" r="5" fill="#0969da"/>${text}</g>`;
  });
}

function description({ points }: Frontier): string {
  return points
    .map((point, index) => `${pointLetter(index)}: ${formatUsd(point.usdPerMonth)} cost, ${formatUsd(point.riskUsdPerMonth)} risk`)
    .join("; ");
}

/** Values to coordinates, with a little room at both ends, and round ticks between. */
function scale(values: readonly number[], from: number, to: number): { at(value: number): number; readonly ticks: readonly number[] } {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = high > low ? (high - low) * 0.06 : Math.max(1, Math.abs(high) * 0.1);
  const [start, end] = [Math.max(0, low - room), high + room];
  const step = niceStep((end - start) / TICKS);
  const ticks: number[] = [];
  for (let value = Math.ceil(start / step) * step; value <= end; value += step) ticks.push(Number(value.toPrecision(12)));
  return { at: (value) => Number((from + ((value - start) / (end - start)) * (to - from)).toFixed(1)), ticks };
}

/** 1, 2 or 5 times a power of ten, at least the asked step. */
function niceStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  return ([1, 2, 5, 10].find((factor) => factor * power >= step) ?? 10) * power;
}

const shortened = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 3)}...` : text);
