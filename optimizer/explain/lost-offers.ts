import type { Choice, Placement, PortfolioNeed, Rejection, WorkloadNeed } from "../../model";
import { cents, isPlaced, type PlacedPlan, sidesOf } from "./compare-plans";
import { aloneNeed, requirementsOf } from "./constraints";
import type { Runs } from "./runs";

/** What a requirement keeps out, looked at for the workload alone: the limits across workloads are left out. */
export interface LostOffers {
  /** The field that declares the requirement; absent for what can not be lifted. */
  readonly field?: string;
  readonly requirement: string;
  /** Offers that fail it, whatever else they fail; null where the optimizer does not count them. */
  readonly offers: number | null;
  /** The best that the workload could have without it (of a split one by part), where that is better than with it. */
  readonly best: readonly Choice[];
  readonly savedUsdPerMonth: number;
  readonly savedRiskUsdPerMonth: number;
}

export interface Lost {
  /** Plan of the workload alone. */
  readonly alone: PlacedPlan | undefined;
  readonly requirements: readonly LostOffers[];
}

/**
 * For each requirement: how many offers fail it, and the best offer that it alone keeps out. The plan's rejections are
 * matched to the requirement that is lifted by which of them are gone without it.
 */
export function lostOffers(need: PortfolioNeed, workload: WorkloadNeed, runs: Runs): Lost {
  const name = `why offers for ${workload.name} lost`;
  const alone = runs.place(name, aloneNeed(need, workload));
  if (alone === undefined || !isPlaced(alone)) return { alone: undefined, requirements: [] };
  const before = sidesOf(alone, need);
  let unexplained: readonly Rejection[] = alone.offers[0]?.rejections ?? [];
  const found: LostOffers[] = [];
  for (const { field, text, lift } of requirementsOf(workload)) {
    const lifted = runs.place(name, aloneNeed(need, lift(workload)));
    if (lifted === undefined) break;
    const left = lifted.offers[0]?.rejections ?? [];
    const gone = unexplained.filter((one) => !left.some((other) => other.requirement === one.requirement));
    unexplained = unexplained.filter((one) => !gone.includes(one));
    const offers = gone.length === 0 ? null : Math.max(...gone.map((one) => one.offers));
    const requirement = text;
    if (!isPlaced(lifted)) continue;
    const after = sidesOf(lifted, need);
    const saved = before.costUsd - after.costUsd + need.riskWeight * (before.riskUsd - after.riskUsd);
    found.push({
      field,
      requirement,
      offers,
      best: saved > LEAST_USD ? lifted.placements.map(choice) : [],
      savedUsdPerMonth: saved > LEAST_USD ? cents(alone.usdPerMonth - lifted.usdPerMonth) : 0,
      savedRiskUsdPerMonth: saved > LEAST_USD ? cents(alone.riskUsdPerMonth - lifted.riskUsdPerMonth) : 0,
    });
  }
  const fixed = unexplained.map(({ requirement, offers }) => ({
    requirement,
    offers,
    best: [],
    savedUsdPerMonth: 0,
    savedRiskUsdPerMonth: 0,
  }));
  // What would save most comes first, then what keeps most out.
  const requirements = [...found, ...fixed].sort((a, b) => b.savedUsdPerMonth - a.savedUsdPerMonth || (b.offers ?? 0) - (a.offers ?? 0));
  return { alone, requirements };
}

const LEAST_USD = 0.005;

/** The offer of a placement, without what belongs to the plan that it comes from. */
function choice({ workload: _workload, part: _part, utilisation: _utilisation, runnerUp: _runnerUp, ...offer }: Placement): Choice {
  return offer;
}
