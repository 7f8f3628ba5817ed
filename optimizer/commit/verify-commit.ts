import type { CommitNeed, CommitPlan } from "../../model";

const YEAR_HOURS = 8760;
/** Each stated sum is rounded to a micro-dollar after millions of additions. */
const ROUNDING_USD = 0.00001;

/**
 * Everything wrong with a plan, recomputed hour by hour from the need; where the history repeats, also whether a level
 * one step up or down in any way would be cheaper. Shares no code with the curve.
 */
export function verifyCommitPlan(plan: CommitPlan, need: CommitNeed): readonly string[] {
  if (plan.status === "infeasible" || plan.status === "unknown") return [];
  const problems: string[] = [];
  let level = 0;
  let price = 0;
  for (const one of plan.commitments) {
    const way = need.ways.find(({ name }) => name === one.way);
    if (way === undefined || way.termMonths !== one.termMonths) problems.push(`there is no way of committing ${one.way}`);
    const steps = one.level / need.step;
    if (!(one.level > 0) || Math.abs(steps - Math.round(steps)) > 1e-6)
      problems.push(`${one.way}: ${one.level} is no positive multiple of ${need.step}`);
    level += one.level;
    price += one.level * (way?.usdPerUnitHour ?? Number.NaN);
  }
  const near = (what: string, stated: number, is: number) => {
    if (!(Math.abs(stated - is) <= ROUNDING_USD + Math.abs(is) * 1e-9)) problems.push(`${what} is stated as ${stated}, it is ${is}`);
  };
  const { demand } = need.history;
  const perYear = (sum: number) => (sum / demand.length) * YEAR_HOURS;
  const year = bill(need, demand, 1, level);
  near("year.onDemandUsd", plan.year.onDemandUsd, perYear(year.onDemand));
  near("year.spotUsd", plan.year.spotUsd, perYear(year.spot));
  near("year.committedUsd", plan.year.committedUsd, price * YEAR_HOURS);
  near("year.usd", plan.year.usd, price * YEAR_HOURS + perYear(year.onDemand + year.spot));
  const without = bill(need, demand, 1, 0);
  near("withoutCommitmentUsdPerYear", plan.withoutCommitmentUsdPerYear, perYear(without.onDemand + without.spot));
  near(
    "onDemandOnlyUsdPerYear",
    plan.onDemandOnlyUsdPerYear,
    perYear(demand.reduce((sum, one) => sum + one, 0) * need.onDemandUsdPerUnitHour),
  );
  near("savingUsdPerYear", plan.savingUsdPerYear, plan.withoutCommitmentUsdPerYear - plan.year.usd);
  if (level > 0 && !(Math.abs(plan.year.idleFraction - year.idle / demand.length / level) <= 1e-6))
    problems.push(`year.idleFraction is stated as ${plan.year.idleFraction}, it is ${year.idle / demand.length / level}`);
  if (plan.breakEvenFallFraction !== null && plan.breakEvenFallFraction > 0) {
    for (const [fall, isWorth] of [
      [Math.max(0, plan.breakEvenFallFraction - 1e-4), true],
      [plan.breakEvenFallFraction + 1e-4, false],
    ] as const) {
      const kept = bill(need, demand, 1 - fall, level);
      const left = bill(need, demand, 1 - fall, 0);
      const saving = left.onDemand + left.spot - kept.onDemand - kept.spot - price * demand.length;
      if (isWorth ? saving < -1e-6 : saving > 1e-6)
        problems.push(
          `the commitments ${isWorth ? "lose" : "still save"} money at a fall of ${fall}, break-even is stated as ${plan.breakEvenFallFraction}`,
        );
    }
  }
  if (need.scenarios.length === 0) {
    for (const way of need.ways) {
      const taken = plan.commitments.find((one) => one.way === way.name)?.level ?? 0;
      for (const change of [-need.step, need.step]) {
        if (taken + change < -1e-9) continue;
        const other = bill(need, demand, 1, level + change);
        const usd = (price + change * way.usdPerUnitHour) * YEAR_HOURS + perYear(other.onDemand + other.spot);
        if (usd < plan.year.usd - ROUNDING_USD - plan.year.usd * 1e-9 - 1e-9 * YEAR_HOURS)
          problems.push(`${way.name} at ${taken + change} would cost ${usd}, less than ${plan.year.usd}`);
      }
    }
  }
  for (const one of plan.risks) {
    if (!(one.lossProbability >= 0 && one.lossProbability <= 1)) problems.push(`a loss probability of ${one.lossProbability}`);
  }
  return problems;
}

/** Sums over the hours at one level. */
function bill(need: CommitNeed, demand: readonly number[], factor: number, level: number) {
  let onDemand = 0;
  let spot = 0;
  let idle = 0;
  const spotPrice = need.spot?.usdPerUnitHour ?? Number.POSITIVE_INFINITY;
  for (const one of demand) {
    let left = one * factor - level;
    if (left <= 0) {
      idle -= left;
      continue;
    }
    if (spotPrice < need.onDemandUsdPerUnitHour) {
      const taken = Math.min(left, one * factor * (need.spot?.maxFraction ?? 0));
      spot += taken * spotPrice;
      left -= taken;
    }
    onDemand += left * need.onDemandUsdPerUnitHour;
  }
  return { onDemand, spot, idle };
}
