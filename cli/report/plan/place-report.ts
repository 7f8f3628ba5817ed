import type { Plan, Purchase } from "../../../model";
import type { Explanation, Frontier, WhatIfRow } from "../../../optimizer/explain";

export const PLACE_SCHEMA_VERSION = "1.0";

export interface OffersUsed {
  readonly file: string;
  readonly id: string;
  readonly asOf: string;
  readonly used: readonly {
    readonly workload: string;
    readonly part?: number;
    readonly purchase: Purchase;
    /** As the file says where the price is from. */
    readonly source: string;
    readonly asOf: string;
    /** `offers.csv:3` */
    readonly row: string;
  }[];
}

/** What `costwright place` answers; JSON prints it as it is, by schema/placement.schema.json. */
export interface PlaceReport {
  readonly schemaVersion: string;
  readonly tool: { readonly name: "costwright"; readonly version: string };
  /** The needs file, as the user named it. */
  readonly needs: string;
  readonly priceBook: { readonly id: string; readonly asOf: string };
  /** Contract terms that the prices follow. */
  readonly contract: { readonly file: string; readonly id: string; readonly asOf: string } | null;
  /** The offers file that prices were taken from beside the book, and which placements are at its prices. */
  readonly offers: OffersUsed | null;
  readonly riskWeight: number;
  readonly budgetUsdPerMonth: number | null;
  readonly plan: Plan;
  /** Warnings that are not the plan's own. */
  readonly warnings: readonly string[];
  readonly explanation: Explanation | null;
  readonly whatIf: readonly WhatIfRow[];
  readonly frontier: Frontier | null;
  /** Plans made beside the first, most seconds for each, and what there was no time for. */
  readonly runs: { readonly done: number; readonly timeLimitMs: number; readonly skipped: readonly string[] };
}

export interface PlanFormat {
  readonly id: string;
  readonly render: (report: PlaceReport, options: { readonly colour: boolean; readonly widthColumns: number }) => string;
}
