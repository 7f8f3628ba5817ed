import type { Totals } from "./estimate";

/** What an operation does to a resource, in Pulumi's words; steps of one replacement are one `replace`. */
export const operations = ["same", "create", "update", "replace", "delete", "read", "import", "refresh"] as const;
export type Operation = (typeof operations)[number];

export interface CostBounds {
  readonly lowUsdPerMonth: number;
  /** null where no upper bound is known. */
  readonly highUsdPerMonth: number | null;
}

/** What a change means for one resource, in USD a month. */
export interface ResourceChange {
  /** URN in the stack after the change; of a deleted resource, before. */
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly operation: Operation;
  /** null where it does not stand. */
  readonly before: CostBounds | null;
  readonly after: CostBounds | null;
  /**
   * After less before at the same use: between the difference of the low bounds and that of the high ones. null where
   * either side has a part without a price and the resource is not the same.
   */
  readonly deltaLowUsdPerMonth: number | null;
  readonly deltaHighUsdPerMonth: number | null;
}

/** What a change means for a stack. */
export interface StackChange {
  /** False where what does not change is not known: then the totals are those of the change alone. */
  readonly isWhole: boolean;
  readonly before: Totals;
  readonly after: Totals;
  /** Resources that are made, changed or removed, or whose cost moves; by type and name. */
  readonly resources: readonly ResourceChange[];
  /** Number of resources that stay as they are, in cost too. */
  readonly unchanged: number;
  /** Sums over what is known; `unknownDeltas` resources are in neither. */
  readonly deltaLowUsdPerMonth: number;
  readonly deltaHighUsdPerMonth: number;
  readonly unknownDeltas: number;
}
