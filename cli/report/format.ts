import type { Report } from "../../model";

export interface RenderOptions {
  readonly colour: boolean;
  readonly widthColumns: number;
}

/** One output format. Rendering is pure: the same report gives the same bytes. */
export interface ReportFormat {
  readonly id: string;
  readonly title: string;
  /** File endings that `--out` recognises, without the dot. */
  readonly extensions: readonly string[];
  readonly render: (report: Report, options: RenderOptions) => string;
  /** Several stacks in one document, with their sum. */
  readonly renderAll: (reports: readonly Report[], options: RenderOptions) => string;
}
