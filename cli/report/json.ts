import { combined } from "./combined";
import type { ReportFormat } from "./format";

/** The report itself, by the published schema. */
export const json: ReportFormat = {
  id: "json",
  title: "the whole report for machines, by schema/report.schema.json",
  extensions: ["json"],
  render: (report) => `${JSON.stringify(report, null, 2)}\n`,
  renderAll: (reports) => `${JSON.stringify(combined(reports), null, 2)}\n`,
};
