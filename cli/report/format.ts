import type { Report } from "../../model";

/** One output format. Rendering is pure: the same report gives the same bytes. */
export interface ReportFormat {
  readonly id: string;
  readonly title: string;
  /** File endings that `--out` recognises, without the dot. */
  readonly extensions: readonly string[];
  readonly render: (report: Report, options: { readonly colour: boolean; readonly widthColumns: number }) => string;
}
