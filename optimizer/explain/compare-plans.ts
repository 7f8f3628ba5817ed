import type { Choice, Placement, Plan, PortfolioNeed, RiskWeights } from "../../model";

/** A plan that places everything. */
export type PlacedPlan = Extract<Plan, { status: "optimal" | "feasible" }>;

export function isPlaced(plan: Plan): plan is PlacedPlan {
  return plan.status !== "infeasible";
}

/** What a choice is known by: a price or a share of a mix may change without a move. */
export type ChoiceName = Pick<Choice, "provider" | "region" | "form" | "size" | "count" | "purchase" | "mix">;

/** A workload (or one part of it) that another plan serves in another way; an end is absent where a plan has no such part. */
export interface Move {
  readonly workload: string;
  readonly part?: number;
  readonly from?: ChoiceName;
  readonly to?: ChoiceName;
}

export function nameOf({ provider, region, form, size, count, purchase, mix }: Choice): ChoiceName {
  return { provider, region, ...(form === undefined ? {} : { form }), size, count, purchase, ...(mix === undefined ? {} : { mix }) };
}

/** Whether two choices are the same provider, region, form, size and way of paying; the number of machines may differ. */
export function isSameKind(a: ChoiceName, b: ChoiceName): boolean {
  return a.provider === b.provider && a.region === b.region && a.form === b.form && a.size === b.size && a.purchase === b.purchase;
}

function isSame(a: ChoiceName, b: ChoiceName): boolean {
  const mixes = [a, b].map(({ mix }) => (mix ?? []).map(({ purchase, count }) => `${count} ${purchase}`).join(","));
  return isSameKind(a, b) && a.count === b.count && mixes[0] === mixes[1];
}

const keyOf = ({ workload, part }: Placement) => JSON.stringify([workload, part ?? 0]);

/** What moves from one plan to another, in the order of the first. */
export function movesBetween(before: PlacedPlan, after: PlacedPlan): readonly Move[] {
  const later = new Map(after.placements.map((one) => [keyOf(one), one]));
  const moves: Move[] = [];
  for (const one of before.placements) {
    const other = later.get(keyOf(one));
    later.delete(keyOf(one));
    if (other !== undefined && isSame(one, other)) continue;
    moves.push({ ...place(one), from: nameOf(one), ...(other === undefined ? {} : { to: nameOf(other) }) });
  }
  return [...moves, ...[...later.values()].map((one) => ({ ...place(one), to: nameOf(one) }))];
}

const place = ({ workload, part }: Placement) => ({ workload, ...(part === undefined ? {} : { part }) });

/** Expected loss of a choice in the weights of the portfolio, without `riskWeight`. */
export function weightedRiskUsd(choice: Pick<Choice, "risks" | "riskUsdPerMonth">, weights: RiskWeights | undefined): number {
  if (weights === undefined || choice.risks === undefined) return choice.riskUsdPerMonth;
  return choice.risks.reduce((sum, { kind, usdPerMonth }) => sum + (weights[kind] ?? 1) * usdPerMonth, 0);
}

/** What a choice alone counts in the objective: compared cost, weighted risk, and its share of a move. */
export function choiceObjectiveUsd(choice: Choice, need: PortfolioNeed): number {
  const paid = choice.comparisonUsdPerMonth ?? choice.usdPerMonth;
  return paid + (choice.move?.countedUsdPerMonth ?? 0) + need.riskWeight * weightedRiskUsd(choice, need.riskWeights);
}

/** The two sides of the objective: what counts as cost (allowances and moves included) and what counts as risk, before `riskWeight`. */
export function sidesOf(plan: PlacedPlan, need: PortfolioNeed): { readonly costUsd: number; readonly riskUsd: number } {
  const besides = plan.placements.reduce(
    (sum, one) => sum + (one.comparisonUsdPerMonth ?? one.usdPerMonth) - one.usdPerMonth + (one.move?.countedUsdPerMonth ?? 0),
    0,
  );
  const risk = plan.placements.reduce((sum, one) => sum + weightedRiskUsd(one, need.riskWeights), 0);
  const concentration = (need.riskWeights?.concentration ?? 1) * (plan.concentrationRiskUsdPerMonth ?? 0);
  return { costUsd: plan.usdPerMonth + besides, riskUsd: risk + concentration };
}

export function objectiveUsd(plan: PlacedPlan, need: PortfolioNeed): number {
  const { costUsd, riskUsd } = sidesOf(plan, need);
  return costUsd + need.riskWeight * riskUsd;
}

/** How another plan compares: what it costs and risks more (negative: less), and what moves. */
export interface PlanDifference {
  readonly usdPerMonth: number;
  readonly riskUsdPerMonth: number;
  /** Of cost and weighted risk together: what the plans are chosen by. */
  readonly objectiveUsdPerMonth: number;
  readonly moves: readonly Move[];
}

export function differenceOf(before: PlacedPlan, after: PlacedPlan, need: PortfolioNeed): PlanDifference {
  return {
    usdPerMonth: cents(after.usdPerMonth - before.usdPerMonth),
    riskUsdPerMonth: cents(after.riskUsdPerMonth - before.riskUsdPerMonth),
    objectiveUsdPerMonth: cents(objectiveUsd(after, need) - objectiveUsd(before, need)),
    moves: movesBetween(before, after),
  };
}

/** Differences of sums of micro-dollars, without the noise of subtracting them; never a negative zero. */
export const cents = (usd: number): number => Math.round(usd * 1e6) / 1e6 || 0;
