import type { CostBounds } from "./change";

export const severities = ["low", "medium", "high", "critical"] as const;
export type Severity = (typeof severities)[number];

export const levels = ["advisory", "mandatory", "remediate", "disabled"] as const;
/** Enforcement level, in Pulumi's own words. */
export type Level = (typeof levels)[number];

/** Plain facts of a finding; the message is rendered from them. */
export type Facts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

export interface Finding {
  /** Rule id, e.g. `gp2-to-gp3`. */
  readonly rule: string;
  readonly level: Exclude<Level, "disabled">;
  readonly severity: Severity;
  /** URN of the resource; undefined for a finding about the whole stack. */
  readonly urn?: string;
  /** What is wrong with numbers, and why it matters. */
  readonly message: string;
  /** What to do. */
  readonly remedy: string;
  /** USD a month saved by following the remedy, both sides priced with the same book; undefined where it is not about money. */
  readonly savingUsdPerMonth?: number;
  /** What the resource, and what takes its price from it, costs as declared and as the remedy says; only where the rule priced both. */
  readonly before?: CostBounds;
  readonly after?: CostBounds;
  readonly facts: Facts;
}
