import type { ReportFormat } from "./format";
import { json } from "./json";
import { markdown } from "./markdown";
import { table } from "./table";

/** Every output format, sorted by id. Adding one here adds it to `--format`, `--out` and the help. */
export const reportFormats: readonly ReportFormat[] = [json, markdown, table];

export function findFormat(id: string): ReportFormat | undefined {
  return reportFormats.find((format) => format.id === id);
}

export function formatOfFile(file: string): ReportFormat | undefined {
  const extension = file.slice(file.lastIndexOf(".") + 1).toLowerCase();
  return reportFormats.find((format) => format.extensions.includes(extension));
}
