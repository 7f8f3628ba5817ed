import type { PortfolioNeed } from "../model";
import type { Candidate } from "./candidates";
import type { Problem } from "./problem";

/** A placement at least cost that keeps all constraints but some. */
export interface Found {
  readonly problem: Problem;
  readonly chosen: readonly Candidate[];
  readonly usdPerMonth: number;
}

/** A constraint that can be taken away, to see whether that makes a placement possible. */
export interface Constraint {
  readonly kind: string;
  readonly text: string;
  without(need: PortfolioNeed): PortfolioNeed;
  /** What would do, given a placement without the constraint: `raising the budget to 294.40 USD a month`. */
  enough(found: Found): string;
}
