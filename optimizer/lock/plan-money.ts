import type { Choice, Plan, PortfolioNeed } from "../../model";

export type PlacedPlan = Extract<Plan, { status: "optimal" | "feasible" }>;

/** What a choice is ranked by: unpriced lines with their allowance. */
export function comparedUsd({ comparisonUsdPerMonth, usdPerMonth }: Choice): number {
  return comparisonUsdPerMonth ?? usdPerMonth;
}

/** Expected loss of a choice as the objective counts it. */
export function weightedRiskUsd({ risks, riskUsdPerMonth }: Choice, need: PortfolioNeed): number {
  const usd = risks?.reduce((sum, risk) => sum + risk.usdPerMonth * (need.riskWeights?.[risk.kind] ?? 1), 0) ?? riskUsdPerMonth;
  return usd * need.riskWeight;
}

/** Cost of a plan with allowances, moves left out; and its expected loss as the objective counts it. */
export function moneyOf(plan: PlacedPlan, need: PortfolioNeed): { readonly costUsd: number; readonly riskUsd: number } {
  const allowances = plan.placements.reduce((sum, one) => sum + comparedUsd(one) - one.usdPerMonth, 0);
  const concentration = (plan.concentrationRiskUsdPerMonth ?? 0) * (need.riskWeights?.concentration ?? 1) * need.riskWeight;
  return {
    costUsd: plan.usdPerMonth + allowances,
    riskUsd: plan.placements.reduce((sum, one) => sum + weightedRiskUsd(one, need), 0) + concentration,
  };
}
