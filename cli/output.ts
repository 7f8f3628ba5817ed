import { randomBytes } from "node:crypto";
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { type Diagnostic, didYouMean, InputError, type Report } from "../model";
import { findFormat, formatOfFile, reportFormats } from "./report";
import type { RenderOptions, ReportFormat } from "./report/format";

/** A file to write a report to, in a format. */
export interface OutputTarget {
  readonly file: string;
  readonly format: ReportFormat;
}

/** `--format json` */
export function parseFormat(id: string): ReportFormat {
  const format = findFormat(id);
  if (format !== undefined) return format;
  const ids = reportFormats.map((known) => known.id);
  throw new InputError([problem(`--format: no format "${id}"`, didYouMean(id, ids) ?? `formats are ${ids.join(", ")}`)]);
}

/** `--out report.json`, `--out markdown:report.txt`: the format is named, or told by the file's ending. */
export function parseOutputTarget(text: string): OutputTarget {
  const separator = text.indexOf(":");
  const named = separator > 0 ? findFormat(text.slice(0, separator)) : undefined;
  if (named !== undefined) return { file: requireName(text.slice(separator + 1), text), format: named };
  const format = formatOfFile(text);
  if (format !== undefined) return { file: requireName(text, text), format };
  const endings = reportFormats.flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`)).join(", ");
  throw new InputError([
    problem(
      `--out ${text}: the format cannot be told from the file's ending`,
      `end it in ${endings}, or write FORMAT:FILE such as json:${text}`,
    ),
  ]);
}

function requireName(file: string, text: string): string {
  if (file !== "") return file;
  throw new InputError([problem(`--out ${text}: no file is named`, "write FORMAT:FILE")]);
}

function problem(message: string, hint: string): Diagnostic {
  return { severity: "error", message, hint };
}

/** Width of a file or of a pipe, where there is no terminal to ask. */
const PLAIN_WIDTH_COLUMNS = 120;

/** Writes the report to every target; a file is there whole or not at all. */
export function writeReport(report: Report, format: ReportFormat, targets: readonly OutputTarget[]): void {
  write((one, options) => one.render(report, options), format, targets);
}

/** The reports of several stacks as one document; of a single one, that report. */
export function writeReports(reports: readonly Report[], format: ReportFormat, targets: readonly OutputTarget[]): void {
  const [first] = reports;
  if (reports.length === 1 && first !== undefined) writeReport(first, format, targets);
  else write((one, options) => one.renderAll(reports, options), format, targets);
}

function write(
  render: (format: ReportFormat, options: RenderOptions) => string,
  format: ReportFormat,
  targets: readonly OutputTarget[],
): void {
  for (const target of targets) writeWhole(target.file, render(target.format, { colour: false, widthColumns: PLAIN_WIDTH_COLUMNS }));
  const { stdout, env } = process;
  const colour = stdout.isTTY === true && env.NO_COLOR === undefined && env.TERM !== "dumb";
  const widthColumns = stdout.isTTY === true ? Math.max(60, stdout.columns ?? PLAIN_WIDTH_COLUMNS) : PLAIN_WIDTH_COLUMNS;
  stdout.write(render(format, { colour, widthColumns }));
}

/** Writes beside the target and renames, so that a reader never sees half a file and a failure leaves the old one. */
export function writeWhole(file: string, content: string): void {
  const temporary = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw new InputError([problem(`cannot write ${file}: ${(error as Error).message}`, "check that the folder exists and may be written")]);
  }
}
