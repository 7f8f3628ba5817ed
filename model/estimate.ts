import type { PriceUnit } from "./units";

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** Where a figure comes from: enough to find the row again. */
export interface Provenance {
  /** Human name of the source, e.g. "AWS Price List". */
  readonly source: string;
  /** ISO date of the figure. */
  readonly asOf: string;
  /** The book's row, e.g. `aws/services ebs.gp3.storage us-east-1`. */
  readonly row: string;
  /** The arithmetic that leads from the row to the price, where there is any: `0.048 x 2`. */
  readonly arithmetic?: string;
  /** Why the figure may be off (old, rounded, from a secondary source), where the source says so. */
  readonly doubt?: string;
}

/** One cost line of a resource: quantity x unit price. All sums are USD per month. */
export interface CostLine {
  /** Reads like the vendor's price page: "Instance usage (Linux/UNIX, on-demand, m5.large)". */
  readonly label: string;
  /** Quantity per month in `unit`. Low and high differ where it depends on usage or scaling. */
  readonly quantity: Range;
  readonly unit: PriceUnit;
  /** Price of one unit; with tiers, the price of the first tier that costs something. */
  readonly usdPerUnit: number;
  readonly usdPerMonth: Range;
  /** The usage quantity that the line waits for, when it is not declared. */
  readonly dependsOnUsage?: string;
  readonly provenance: Provenance;
}

/**
 * What one resource costs a month.
 * - `exact`: every line is known.
 * - `range`: known within bounds; `because` says why (usage not declared, autoscaling).
 * - `free`: the provider charges nothing for the resource itself.
 * - `unknown`: at least one part has no price; `lowUsdPerMonth` is what the known lines cost, there is no upper bound.
 */
export type Estimate =
  | { readonly kind: "exact"; readonly usdPerMonth: number; readonly lines: readonly CostLine[] }
  | {
      readonly kind: "range";
      readonly lowUsdPerMonth: number;
      readonly highUsdPerMonth: number;
      readonly lines: readonly CostLine[];
      readonly because: readonly string[];
    }
  | { readonly kind: "free"; readonly because: readonly string[] }
  | {
      readonly kind: "unknown";
      readonly lowUsdPerMonth: number;
      readonly lines: readonly CostLine[];
      readonly because: readonly string[];
    };

export function linesOf(estimate: Estimate): readonly CostLine[] {
  return estimate.kind === "free" ? [] : estimate.lines;
}

/** The cost that is certain. Blocking rules judge this bound. */
export function lowUsdPerMonth(estimate: Estimate): number {
  switch (estimate.kind) {
    case "exact":
      return estimate.usdPerMonth;
    case "range":
    case "unknown":
      return estimate.lowUsdPerMonth;
    case "free":
      return 0;
  }
}

/** The most it can cost, or undefined where no bound is known. Warnings judge this bound. */
export function highUsdPerMonth(estimate: Estimate): number | undefined {
  switch (estimate.kind) {
    case "exact":
      return estimate.usdPerMonth;
    case "range":
      return estimate.highUsdPerMonth;
    case "unknown":
      return undefined;
    case "free":
      return 0;
  }
}

export interface Coverage {
  readonly priced: number;
  readonly free: number;
  readonly usageDependent: number;
  readonly unknown: number;
}

/** Which column of the coverage line an estimate counts in. */
export function coverageColumn(estimate: Estimate): keyof Coverage {
  switch (estimate.kind) {
    case "exact":
      return "priced";
    case "range":
      return estimate.lines.some((line) => line.dependsOnUsage !== undefined) ? "usageDependent" : "priced";
    case "free":
      return "free";
    case "unknown":
      return "unknown";
  }
}

/** `highUsdPerMonth` is null where something is unknown: no upper bound can be stated. */
export interface Totals {
  readonly lowUsdPerMonth: number;
  readonly highUsdPerMonth: number | null;
  /** Upper bound of what could be priced. */
  readonly pricedHighUsdPerMonth: number;
  /** The same at list prices, where contract terms apply. */
  readonly listLowUsdPerMonth?: number;
  readonly listHighUsdPerMonth?: number | null;
  readonly listPricedHighUsdPerMonth?: number;
}
