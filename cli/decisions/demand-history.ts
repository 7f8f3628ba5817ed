import { type DemandHistory, type DemandUnit, type Diagnostic, didYouMean, InputError } from "../../model";
import { visible } from "../escape";
import { plural } from "../format-number";
import { readInputFile } from "../input-file";

/** Column of a history file -> what it counts. */
const columns: Readonly<Record<string, DemandUnit>> = { machines: "machines", vcpus: "vcpus", usdPerHour: "usd-per-hour" };
const HOUR_MS = 3_600_000;
/** After so many problems the rest of a file says nothing new. */
const MOST_PROBLEMS = 20;
const TIMESTAMP = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.0+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/**
 * Reads `timestamp,vcpus` (or `machines`, `usdPerHour`): one row an hour, in any order, times in UTC where they name no
 * offset. Duplicates, broken rows, and gaps unless accepted, are an `InputError` with line and column.
 */
export function readDemandHistory(path: string, options: { readonly acceptGaps: boolean }): DemandHistory {
  const file = visible(path);
  const lines = readInputFile(path, "HISTORY")
    .replace(/^\ufeff/, "")
    .split(/\r?\n/);
  const diagnostics: Diagnostic[] = [];
  const complain = (line: number, column: number, message: string, hint?: string) =>
    diagnostics.push({
      severity: "error",
      message: visible(message),
      place: { file, line, column },
      ...(hint === undefined ? {} : { hint }),
    });

  const header = cellsOf(lines[0] ?? "");
  const unitColumn = header.find((name) => name in columns);
  const timeAt = header.indexOf("timestamp");
  if (timeAt < 0 || unitColumn === undefined) {
    const wrong = header.find((name) => name !== "timestamp" && !(name in columns)) ?? "";
    const hint =
      didYouMean(wrong, ["timestamp", ...Object.keys(columns)]) ?? "the header is timestamp and one of machines, vcpus, usdPerHour";
    complain(1, 1, `the header is ${JSON.stringify((lines[0] ?? "").slice(0, 60))}`, hint);
    throw new InputError(diagnostics);
  }
  if (header.filter((name) => name in columns).length > 1) {
    complain(1, 1, "the header names more than one demand", "keep one of machines, vcpus, usdPerHour");
    throw new InputError(diagnostics);
  }
  const valueAt = header.indexOf(unitColumn);
  const rows: { readonly hour: number; readonly value: number; readonly line: number }[] = [];
  for (let index = 1; index < lines.length && diagnostics.length < MOST_PROBLEMS; index++) {
    const text = lines[index] as string;
    if (text.trim() === "") continue;
    const cells = cellsOf(text);
    const columnOf = (at: number) => cells.slice(0, at).reduce((sum, cell) => sum + cell.length + 1, 1);
    const time = cells[timeAt] ?? "";
    const hour = hourOf(time);
    if (typeof hour === "string") {
      complain(index + 1, columnOf(timeAt), `${JSON.stringify(time.slice(0, 40))} ${hour}`, "write hours as 2026-01-31T13:00Z");
      continue;
    }
    const cell = cells[valueAt] ?? "";
    const value = Number(cell);
    if (cell === "" || !Number.isFinite(value) || value < 0) {
      const what =
        cell === "" ? `${unitColumn} is empty` : `${unitColumn} is ${JSON.stringify(cell.slice(0, 40))}, not a number of at least 0`;
      complain(index + 1, columnOf(valueAt), what, cell === "" ? "leave the row out where demand is not known" : undefined);
      continue;
    }
    rows.push({ hour, value, line: index + 1 });
  }
  rows.sort((a, b) => a.hour - b.hour || a.line - b.line);
  for (let index = 1; index < rows.length && diagnostics.length < MOST_PROBLEMS; index++) {
    const [before, row] = [rows[index - 1] as (typeof rows)[number], rows[index] as (typeof rows)[number]];
    if (before.hour === row.hour) complain(row.line, 1, `the hour ${iso(row.hour)} is in line ${before.line} already`, "keep one of them");
  }
  if (diagnostics.length === 0 && !options.acceptGaps) gapsIn(rows, complain);
  if (diagnostics.length > 0) throw new InputError(diagnostics);
  const first = rows[0]?.hour ?? 0;
  return {
    unit: columns[unitColumn] as DemandUnit,
    startsAt: iso(first),
    hours: rows.map(({ hour }) => hour - first),
    demand: rows.map(({ value }) => value),
  };
}

function gapsIn(
  rows: readonly { readonly hour: number; readonly line: number }[],
  complain: (line: number, column: number, message: string, hint?: string) => void,
): void {
  const gaps = rows.flatMap((row, index) => {
    const missing = index === 0 ? 0 : row.hour - (rows[index - 1]?.hour ?? 0) - 1;
    return missing > 0 ? [{ ...row, missing }] : [];
  });
  const [first] = gaps;
  if (first === undefined) return;
  const hours = gaps.reduce((sum, { missing }) => sum + missing, 0);
  complain(
    first.line,
    1,
    `${plural(hours, "hour is", "hours are")} missing in ${plural(gaps.length, "gap")}, the first before ${iso(first.hour)}`,
    "add them, or leave them out of the decision with --accept-gaps",
  );
}

function cellsOf(line: string): readonly string[] {
  return line.split(",").map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
}

/** Whole hours since 1970 in UTC, or what is wrong. */
function hourOf(text: string): number | string {
  const match = TIMESTAMP.exec(text);
  if (match === null) return "is no time";
  const [, year, month, day, hour, minute, second = "00", zone] = match;
  const asUtc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  if (new Date(asUtc).getUTCDate() !== Number(day) || Number(hour) > 23 || Number(minute) > 59) return "is no time";
  const offset = zone === undefined || zone === "Z" ? 0 : offsetMinutes(zone);
  const ms = asUtc - offset * 60_000;
  return ms % HOUR_MS === 0 ? ms / HOUR_MS : "is not a whole hour";
}

function offsetMinutes(zone: string): number {
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith("-") ? -minutes : minutes;
}

const iso = (hour: number) => `${new Date(hour * HOUR_MS).toISOString().slice(0, 16)}Z`;
