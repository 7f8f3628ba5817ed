import type { CommitNeed, CommitRisk } from "../../model";
import { seededNumbers } from "../seeded";
import { HOURS_PER_YEAR, type Prices } from "./demand-curve";

const HOURS_PER_WEEK = 168;
const WEEKS_PER_YEAR = 52;
/** A sampled week comes from the same season: at most so many weeks earlier or later in the year. */
const SEASON_WEEKS = 6;

/** What is paid beyond commitments for one hour of demand. */
export function usdAbove(
  { onDemandUsdPerUnitHour: onDemand, spot }: Prices,
  demand: number,
  level: number,
): { spotUsd: number; onDemandUsd: number } {
  const left = Math.max(0, demand - level);
  const onSpot = spot === undefined || spot.usdPerUnitHour >= onDemand ? 0 : Math.min(left, spot.maxFraction * demand);
  return { spotUsd: onSpot * (spot?.usdPerUnitHour ?? 0), onDemandUsd: (left - onSpot) * onDemand };
}

interface Week {
  /** 0..51. */
  readonly ofYear: number;
  /** Mean regret of an hour, and mean idle units, at each fall. */
  readonly regretUsd: readonly number[];
  readonly idle: readonly number[];
}

/**
 * Years are put together from whole weeks of the history, each drawn from the weeks of the same season (6 weeks around,
 * of any year), so that the days of a week and the seasons stay what they are. Every fall uses the same draws.
 */
export function risksOf(need: CommitNeed, committed: { readonly level: number; readonly usdPerHour: number }): readonly CommitRisk[] {
  const weeks = weeksOf(need, committed);
  const falls = need.fallFractions;
  if (weeks.length === 0) return [];
  const inSeason = Array.from({ length: WEEKS_PER_YEAR }, (_, week) => {
    const near = weeks.filter(({ ofYear }) => {
      const apart = Math.abs(ofYear - week);
      return Math.min(apart, WEEKS_PER_YEAR - apart) <= SEASON_WEEKS;
    });
    return near.length > 0 ? near : weeks;
  });
  const random = seededNumbers(need.seed);
  const regrets = falls.map(() => new Float64Array(need.samples));
  const idle = falls.map(() => 0);
  for (let sample = 0; sample < need.samples; sample++) {
    for (const season of inSeason) {
      const week = season[Math.floor(random() * season.length)] as Week;
      for (const [index, sums] of regrets.entries()) {
        sums[sample] = (sums[sample] as number) + (week.regretUsd[index] as number);
        idle[index] = (idle[index] as number) + (week.idle[index] as number);
      }
    }
  }
  return falls.map((demandFallsFraction, index) => {
    const perYear = Float64Array.from(regrets[index] as Float64Array, (sum) => (sum / WEEKS_PER_YEAR) * HOURS_PER_YEAR).sort();
    const mean = perYear.reduce((sum, usd) => sum + usd, 0) / perYear.length;
    return {
      demandFallsFraction,
      // Less than a tenth of a cent a year is rounding.
      lossProbability: perYear.filter((usd) => usd > 0.001).length / perYear.length,
      meanRegretUsdPerYear: whole(mean),
      highRegretUsdPerYear: whole(perYear[Math.min(perYear.length - 1, Math.floor(perYear.length * 0.95))] as number),
      idleFraction: committed.level === 0 ? 0 : fraction((idle[index] as number) / (need.samples * WEEKS_PER_YEAR * committed.level)),
    };
  });
}

function weeksOf(need: CommitNeed, committed: { readonly level: number; readonly usdPerHour: number }): readonly Week[] {
  const { hours, demand, startsAt } = need.history;
  const falls = need.fallFractions;
  // Whole days since 1 January tell the week of the year.
  const startsMs = Date.parse(startsAt);
  const sums = new Map<number, { count: number; regretUsd: number[]; idle: number[] }>();
  for (const [index, hour] of hours.entries()) {
    const key = Math.floor(hour / HOURS_PER_WEEK);
    let week = sums.get(key);
    if (week === undefined) {
      week = { count: 0, regretUsd: falls.map(() => 0), idle: falls.map(() => 0) };
      sums.set(key, week);
    }
    week.count++;
    for (let position = 0; position < falls.length; position++) {
      const wanted = (demand[index] as number) * (1 - (falls[position] as number));
      const without = usdAbove(need, wanted, 0);
      const beyond = usdAbove(need, wanted, committed.level);
      const regret = committed.usdPerHour + beyond.spotUsd + beyond.onDemandUsd - without.spotUsd - without.onDemandUsd;
      week.regretUsd[position] = (week.regretUsd[position] as number) + regret;
      week.idle[position] = (week.idle[position] as number) + Math.max(0, committed.level - wanted);
    }
  }
  const all = [...sums].sort(([a], [b]) => a - b);
  // A week of which less than half was observed would count too much; kept only where there is nothing else.
  const halves = all.filter(([, { count }]) => count * 2 >= HOURS_PER_WEEK);
  return (halves.length > 0 ? halves : all).map(([key, { count, regretUsd, idle }]) => {
    const at = new Date(startsMs + key * HOURS_PER_WEEK * 3_600_000);
    const days = Math.floor((at.getTime() - Date.UTC(at.getUTCFullYear(), 0, 1)) / 86_400_000);
    return {
      ofYear: Math.min(WEEKS_PER_YEAR - 1, Math.floor(days / 7)),
      regretUsd: regretUsd.map((sum) => sum / count),
      idle: idle.map((sum) => sum / count),
    };
  });
}

const whole = (usd: number) => Math.round(usd * 1e6) / 1e6;
const fraction = (value: number) => Math.round(value * 1e6) / 1e6;
