/** How much to commit, from an hourly demand history. The mathematics: docs/decisions.md. */
import {
  type CommitAlternative,
  type CommitNeed,
  type CommitPlan,
  type CommitWay,
  type CommitYear,
  microUsd,
  usdFromMicro,
} from "../../model";
import { compareText } from "../order";
import { risksOf, usdAbove } from "./commit-risk";
import { DemandCurve, HOURS_PER_YEAR, meanUsdAbove } from "./demand-curve";
import { bestLevels, cheapestOfTerm, factorIn, horizonYears, scenariosOf } from "./levels";
import { verifyCommitPlan } from "./verify-commit";

export { HOURS_PER_YEAR } from "./demand-curve";

/** Why a history is too short, with the number; undefined where it is not. */
export function historyShortfall({ hours }: CommitNeed["history"]): string | undefined {
  if (hours.length >= HOURS_PER_YEAR) return undefined;
  return `the history holds ${hours.length.toLocaleString("en-US")} hours, less than the ${HOURS_PER_YEAR.toLocaleString("en-US")} of a year: a season that it lacks could make a commitment lose money`;
}

/** Expected failures are a plan of status `infeasible`; throws only on a bug. */
export function commitLevels(need: CommitNeed): CommitPlan {
  const { history, ways } = need;
  const short = need.acceptShort ? undefined : historyShortfall(history);
  if (history.hours.length === 0) return { status: "infeasible", conflicts: ["the history holds no hours"] };
  if (short !== undefined) return { status: "infeasible", conflicts: [short] };

  const curve = new DemandCurve(history.demand);
  const years = horizonYears(ways);
  const chosen = { long: cheapestOfTerm(ways, 36), short: cheapestOfTerm(ways, 12) };
  const levels = bestLevels(need, curve, { ...chosen, years });
  const commitments = (["long", "short"] as const).flatMap((term) => {
    const way = chosen[term];
    if (way === undefined || levels[term] === 0) return [];
    const level = levelOf(levels[term], need.step);
    return [{ way: way.name, termMonths: way.termMonths, level, usdPerYear: yearly(way.usdPerUnitHour * level) }];
  });
  const level = commitments.reduce((sum, one) => sum + one.level, 0);
  const usdPerHour = commitments.reduce((sum, one) => sum + one.level * (priceOf(ways, one.way) ?? 0), 0);
  const year = yearOf(need, level, usdPerHour);
  const without = yearOf(need, 0, 0);
  const missingHours = (history.hours.at(-1) ?? 0) + 1 - history.hours.length;
  const withoutExpected = scenariosOf(need).reduce((sum, scenario) => {
    const years = Array.from({ length: horizonYears(ways) }, (_, index) => meanUsdAbove(curve, need, 0, factorIn(scenario, index)));
    return sum + scenario.probability * years.reduce((total, usd) => total + usd, 0);
  }, 0);
  const plan: CommitPlan = {
    status: "optimal",
    gapFraction: 0,
    solver: "demand-duration curve",
    warnings: warningsOf(need, missingHours),
    unit: history.unit,
    observedHours: history.hours.length,
    missingHours,
    commitments,
    year,
    onDemandOnlyUsdPerYear: yearly(curve.mean * need.onDemandUsdPerUnitHour),
    withoutCommitmentUsdPerYear: without.usd,
    savingUsdPerYear: usdFromMicro(microUsd(without.usd) - microUsd(year.usd)),
    expected: { years, usd: yearly(levels.usdPerHour * years), withoutCommitmentUsd: yearly(withoutExpected) },
    risks: risksOf(need, { level, usdPerHour }),
    breakEvenFallFraction: commitments.length === 0 ? null : breakEvenFall(need, curve, level, usdPerHour),
    alternatives: [...ways]
      .sort((a, b) => a.termMonths - b.termMonths || compareText(a.name, b.name))
      .map((way) => alone(need, curve, way)),
  };
  const wrong = verifyCommitPlan(plan, need);
  if (wrong.length > 0) throw new Error(`the plan does not stand its check, please report this: ${wrong.slice(0, 5).join("; ")}`);
  return plan;
}

const priceOf = (ways: readonly CommitWay[], name: string) => ways.find((way) => way.name === name)?.usdPerUnitHour;

/** Steps as a level, without the dust of binary fractions. */
function levelOf(steps: number, step: number): number {
  return Number((steps * step).toFixed(9));
}

function yearly(usdPerHour: number): number {
  return usdFromMicro(microUsd(usdPerHour * HOURS_PER_YEAR));
}

function yearOf(need: CommitNeed, level: number, usdPerHour: number): CommitYear {
  const { demand } = need.history;
  let onDemand = 0;
  let onSpot = 0;
  let idle = 0;
  let covered = 0;
  let wanted = 0;
  for (const one of demand) {
    const beyond = usdAbove(need, one, level);
    onDemand += beyond.onDemandUsd;
    onSpot += beyond.spotUsd;
    idle += Math.max(0, level - one);
    covered += Math.min(level, one);
    wanted += one;
  }
  const committedUsd = yearly(usdPerHour);
  const onDemandUsd = yearly(onDemand / demand.length);
  const spotUsd = yearly(onSpot / demand.length);
  const idleFraction = level === 0 ? 0 : idle / (demand.length * level);
  return {
    committedUsd,
    onDemandUsd,
    spotUsd,
    usd: usdFromMicro(microUsd(committedUsd) + microUsd(onDemandUsd) + microUsd(spotUsd)),
    idleFraction: Number(idleFraction.toFixed(6)),
    idleUsd: usdFromMicro(microUsd(committedUsd * idleFraction)),
    coveredFraction: wanted === 0 ? 0 : Number((covered / wanted).toFixed(6)),
  };
}

/** What the commitments save falls with demand: the fall at which nothing is left, to a millionth. */
function breakEvenFall(need: CommitNeed, curve: DemandCurve, level: number, usdPerHour: number): number {
  const saving = (fall: number) => meanUsdAbove(curve, need, 0, 1 - fall) - meanUsdAbove(curve, need, level, 1 - fall) - usdPerHour;
  if (saving(0) <= 0) return 0;
  let low = 0;
  let high = 1;
  for (let round = 0; round < 40; round++) {
    const middle = (low + high) / 2;
    if (saving(middle) > 0) low = middle;
    else high = middle;
  }
  return Number(low.toFixed(6));
}

function alone(need: CommitNeed, curve: DemandCurve, way: CommitWay): CommitAlternative {
  const isLong = way.termMonths === 36;
  const levels = bestLevels(need, curve, { long: isLong ? way : undefined, short: isLong ? undefined : way, years: isLong ? 3 : 1 });
  const level = levelOf(isLong ? levels.long : levels.short, need.step);
  const year = yearOf(need, level, level * way.usdPerUnitHour);
  const without = yearOf(need, 0, 0);
  return {
    way: way.name,
    termMonths: way.termMonths,
    level,
    usdPerYear: year.usd,
    savingUsdPerYear: usdFromMicro(microUsd(without.usd) - microUsd(year.usd)),
  };
}

function warningsOf(need: CommitNeed, missingHours: number): readonly string[] {
  const warnings: string[] = [];
  const short = historyShortfall(need.history);
  if (short !== undefined) warnings.push(short);
  if (missingHours > 0)
    warnings.push(
      `${missingHours.toLocaleString("en-US")} hours between the first and the last are missing: they are left out, not taken as 0`,
    );
  for (const way of [...need.ways].sort((a, b) => compareText(a.name, b.name))) {
    if (way.usdPerUnitHour >= need.onDemandUsdPerUnitHour)
      warnings.push(
        `${way.name} costs ${way.usdPerUnitHour} USD an hour, no less than on demand (${need.onDemandUsdPerUnitHour}): it is never taken`,
      );
  }
  return warnings;
}
