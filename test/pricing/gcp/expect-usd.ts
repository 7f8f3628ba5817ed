import type { Estimate } from "../../../model";

export const HOURS = 730;

/** The whole of an exact estimate; anything else fails the test with what it is instead. */
export function exactUsd(estimate: Estimate): number {
  if (estimate.kind !== "exact") throw new Error(`${estimate.kind}: ${"because" in estimate ? estimate.because.join("; ") : ""}`);
  return estimate.usdPerMonth;
}

/** `[low, high]` of a range. */
export function rangeUsd(estimate: Estimate): readonly [number, number] {
  if (estimate.kind !== "range") throw new Error(`${estimate.kind}: ${"because" in estimate ? estimate.because.join("; ") : ""}`);
  return [estimate.lowUsdPerMonth, estimate.highUsdPerMonth];
}

/** Reasons of an unknown estimate. */
export function reasons(estimate: Estimate): readonly string[] {
  if (estimate.kind !== "unknown") throw new Error(`${estimate.kind} instead of unknown`);
  return estimate.because;
}

export function labels(estimate: Estimate): readonly string[] {
  return estimate.kind === "free" ? [] : estimate.lines.map(({ label }) => label);
}
