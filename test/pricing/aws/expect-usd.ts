import { type Estimate, highUsdPerMonth, linesOf, lowUsdPerMonth } from "../../../model";
import { type DeclaredUsage, noUsage } from "../../../pricing";

export const HOURS = 730;
export const usEast = { "aws:region": "us-east-1" };
export const euWest = { "aws:region": "eu-west-1" };

/** Expects an estimate that is the same at both ends. */
export function expectUsd(estimate: Estimate, usdPerMonth: number): void {
  expectRange(estimate, usdPerMonth, usdPerMonth);
}

export function expectRange(estimate: Estimate, low: number, high: number): void {
  expect({ kind: estimate.kind, because: "because" in estimate ? estimate.because : [] }).not.toMatchObject({ kind: "unknown" });
  expect(lowUsdPerMonth(estimate)).toBeCloseTo(low, 6);
  expect(highUsdPerMonth(estimate)).toBeCloseTo(high, 6);
}

/** Expects an unknown with a reason, and what its known lines cost. */
export function expectUnknown(estimate: Estimate, reason: RegExp, lowUsd = 0): void {
  expect(estimate.kind).toBe("unknown");
  expect("because" in estimate ? estimate.because.join("; ") : "").toMatch(reason);
  expect(lowUsdPerMonth(estimate)).toBeCloseTo(lowUsd, 6);
}

export const labelsOf = (estimate: Estimate): readonly string[] => linesOf(estimate).map((line) => line.label);

export function usageOf(name: string, quantities: Readonly<Record<string, number>>): DeclaredUsage {
  return { ...noUsage, resources: { [name]: quantities } };
}
