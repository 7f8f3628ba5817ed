import { csv } from "./csv";
import type { ReportFormat } from "./format";
import { github } from "./github";
import { json } from "./json";
import { junit } from "./junit";
import { markdown } from "./markdown";
import { sarif } from "./sarif";
import { table } from "./table";

/** Every output format, sorted by id. Adding one here adds it to `--format`, `--out` and the help. */
export const reportFormats: readonly ReportFormat[] = [csv, github, json, junit, markdown, sarif, table];

export function findFormat(id: string): ReportFormat | undefined {
  return reportFormats.find((format) => format.id === id);
}

export function formatOfFile(file: string): ReportFormat | undefined {
  const extension = file.slice(file.lastIndexOf(".") + 1).toLowerCase();
  return reportFormats.find((format) => format.extensions.includes(extension));
}
