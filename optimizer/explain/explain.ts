/**
 * Why a plan is as it is. Everything here is answered by placing again with something changed, never by guessing from
 * the plan: what a constraint costs is the plan without it, what a requirement keeps out is the best offer without it.
 */
import type { Choice, Placement, PortfolioNeed, WorkloadNeed } from "../../model";
import { bestOffers } from "./best-offers";
import { compareChoices, extraObjectiveOf, type LineComparison, type PriceFlip, priceFlip } from "./compare-choices";
import { type ChoiceName, cents, choiceObjectiveUsd, nameOf, type PlacedPlan } from "./compare-plans";
import { type ConstraintCost, constraintCosts } from "./constraint-costs";
import { aloneNeed, isSeparable, portfolioConstraints, workloadConstraints } from "./constraints";
import { type LostOffers, lostOffers } from "./lost-offers";
import { type NeedFlip, needFlips } from "./need-flips";
import type { Runs } from "./runs";

/** A choice against its runner-up, line by line. */
export interface RunnerUpComparison {
  readonly part?: number;
  readonly chosen: ChoiceName;
  readonly runnerUp: ChoiceName;
  readonly lines: readonly LineComparison[];
  /** What the lines leave out: data transfer to other workloads, shared charges and the use of pools. */
  readonly besidesUsdPerMonth: number;
  /** What the whole plan costs more with the runner-up, and what it counts more in the objective, risk and move weighed in. */
  readonly extraUsdPerMonth: number;
  readonly extraObjectiveUsdPerMonth: number;
  readonly priceFlip?: PriceFlip;
}

/** Another offer for the workload alone: data transfer and limits across workloads are left out. */
export interface Alternative extends ChoiceName {
  readonly usdPerMonth: number;
  readonly riskUsdPerMonth: number;
  /** Against the choice; negative where only what ties the workloads together speaks against it. */
  readonly extraUsdPerMonth: number;
  readonly extraRiskUsdPerMonth: number;
  /** It counts less than the runner-up, so only what ties the workloads together speaks against it. */
  readonly isTiedOut: boolean;
}

export interface WorkloadExplanation {
  readonly workload: string;
  /** Offers that the book has, with what is quoted, and those that fit. */
  readonly considered: number;
  readonly fitting: number;
  readonly comparisons: readonly RunnerUpComparison[];
  readonly alternatives: readonly Alternative[];
  readonly constraints: readonly ConstraintCost[];
  readonly lost: readonly LostOffers[];
  readonly needFlips: readonly NeedFlip[];
}

export interface Explanation {
  /** The limits across workloads. */
  readonly constraints: readonly ConstraintCost[];
  readonly workloads: readonly WorkloadExplanation[];
}

/**
 * Explains the named workloads of a plan (all where none is named), and what the limits across workloads cost. What
 * takes little time comes first for every workload, so that a lack of it leaves out the same for all.
 */
export function explain(plan: PlacedPlan, need: PortfolioNeed, runs: Runs, names?: readonly string[]): Explanation {
  const asked = need.workloads.filter(({ name }) => names === undefined || names.includes(name));
  const begun = asked.map((workload) => ({
    workload,
    own: plan.placements.filter((one) => one.workload === workload.name),
    counted: plan.offers.find((one) => one.workload === workload.name),
    ...lostOffers(need, workload, runs),
  }));
  const constraints = constraintCosts(plan, need, portfolioConstraints(need, runs.book.offers?.capacities), runs);
  const costs = begun.map(({ workload, alone }) =>
    // Where nothing ties the workloads together, one alone costs the whole plan as much, and is placed sooner.
    isSeparable(need, runs.book.offers?.capacities) && alone !== undefined
      ? constraintCosts(alone, aloneNeed(need, workload), workloadConstraints(workload), runs)
      : constraintCosts(plan, need, workloadConstraints(workload), runs),
  );
  const workloads = begun.map(({ workload, own, counted, requirements }, index) => ({
    workload: workload.name,
    considered: counted?.considered ?? 0,
    fitting: counted?.fitting ?? 0,
    comparisons: own.flatMap((placement) => comparison(placement, need)),
    alternatives: alternatives(own, need, workload, runs),
    constraints: costs[index] ?? [],
    lost: requirements,
    needFlips: needFlips(plan, need, workload, runs),
  }));
  return { constraints, workloads };
}

function comparison(placement: Placement, need: PortfolioNeed): readonly RunnerUpComparison[] {
  const { runnerUp, part } = placement;
  if (runnerUp === undefined) return [];
  const lines = compareChoices(placement, runnerUp);
  const compared = (one: Choice) => one.comparisonUsdPerMonth ?? one.usdPerMonth;
  const extraObjective = extraObjectiveOf(placement, runnerUp, need);
  const flip = priceFlip(placement, runnerUp, extraObjective);
  return [
    {
      ...(part === undefined ? {} : { part }),
      chosen: nameOf(placement),
      runnerUp: nameOf(runnerUp),
      lines,
      besidesUsdPerMonth: cents(runnerUp.extraUsdPerMonth - (compared(runnerUp) - compared(placement))),
      extraUsdPerMonth: runnerUp.extraUsdPerMonth,
      extraObjectiveUsdPerMonth: extraObjective,
      ...(flip === undefined ? {} : { priceFlip: flip }),
    },
  ];
}

/** Next best offers; the best of each provider that is not among them comes on top. */
const NEXT_BEST = 4;

function alternatives(own: readonly Placement[], need: PortfolioNeed, workload: WorkloadNeed, runs: Runs): readonly Alternative[] {
  const [chosen] = own;
  if (chosen === undefined || own.length > 1 || !runs.hasTime(`the next best offers for ${workload.name}`)) return [];
  const comparedUsd = chosen.comparisonUsdPerMonth ?? chosen.usdPerMonth;
  const nextUsd = chosen.runnerUp === undefined ? Number.POSITIVE_INFINITY : choiceObjectiveUsd(chosen.runnerUp, need);
  return bestOffers(need, workload, chosen, NEXT_BEST, runs.book).map((offer) => ({
    ...nameOf(offer),
    usdPerMonth: offer.usdPerMonth,
    riskUsdPerMonth: offer.riskUsdPerMonth,
    extraUsdPerMonth: cents(offer.comparisonUsdPerMonth - comparedUsd),
    extraRiskUsdPerMonth: cents(offer.riskUsdPerMonth - chosen.riskUsdPerMonth),
    isTiedOut: choiceObjectiveUsd(offer, need) < nextUsd - 0.005 && !isSeparable(need, runs.book.offers?.capacities),
  }));
}
