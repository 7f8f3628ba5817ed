/**
 * What it costs once to leave the place where a workload runs today:
 *
 *   to another region or provider   data out of the current region + overlap x hourly price of the old machines + effort
 *   to another size where it runs   overlap x hourly price of the old machines + effort of a change of size
 *   to another form where it runs   the same: from machines to containers, say
 *
 * Staying on the size costs nothing, whatever count or way of paying. The objective counts the cost divided by the
 * months of the horizon. Each part of a split workload moves its share of data and machines.
 */
import type { PriceBook } from "../catalog";
import { type CurrentChoice, HOURS_PER_MONTH, microUsd, type WorkloadNeed } from "../model";
import type { Market, MarketRegion } from "./market";
import { quotedMicro } from "./quotes";
import { DISTANCES, distance, flowCost } from "./transfer";

export interface Moves {
  readonly current: CurrentChoice;
  readonly regionIndex: number;
  /** By region index, in micro-dollars once; NaN where the data has no price. */
  readonly onceMicro: Float64Array;
  readonly resizeOnceMicro: number;
  readonly horizonMonths: number;
}

/**
 * Hourly price of a machine as it is paid today; its price on demand where the book does not know that way. What runs
 * as a quote costs what it is quoted at now.
 */
function oldUsdPerHour(book: PriceBook, current: CurrentChoice, { offered }: WorkloadNeed): number | undefined {
  if (current.form !== undefined) {
    const { provider, region, form, size, purchase } = current;
    const alike = (offered?.quotes ?? []).filter((one) => one.provider === provider && one.region === region && one.form === form);
    const own = alike.filter((one) => one.size === size && one.purchase === purchase);
    return own.length === 0 ? undefined : Math.min(...own.map((one) => quotedMicro(one) / 1e6 / HOURS_PER_MONTH / one.count));
  }
  for (const purchase of [current.purchase, "on-demand"] as const) {
    const usd = book.instancePrice(current.provider, current.region, current.size, purchase)?.usdPerHour;
    if (usd !== undefined && usd > 0 && Number.isFinite(usd)) return usd;
  }
  return undefined;
}

export function movesOf(market: Market, need: WorkloadNeed, parts: number): Moves | undefined {
  const { current, moving } = need;
  if (current === undefined || moving === undefined) return undefined;
  const from = market.regions.find((region) => region.provider === current.provider && region.id === current.region);
  if (from === undefined) return undefined;
  const overlapUsd =
    moving.overlapHours === 0
      ? 0
      : (moving.overlapHours * current.count * (oldUsdPerHour(market.book, current, need) ?? Number.NaN)) / parts;
  const { compared } = flowCost(market, moving.dataGib / parts);
  const besides = microUsd(overlapUsd + moving.effortUsd);
  return {
    current,
    regionIndex: from.index,
    onceMicro: Float64Array.from(market.regions, (to) =>
      to.index === from.index ? 0 : (compared[from.index * DISTANCES + distance(from, to)] as number) + besides,
    ),
    resizeOnceMicro: microUsd(overlapUsd + moving.resizeEffortUsd),
    horizonMonths: moving.horizonMonths,
  };
}

/** Once-only cost of going to a size in a region, in micro-dollars. */
export function moveOnceMicro(moves: Moves | undefined, region: MarketRegion, size: string, form?: string): number {
  if (moves === undefined) return 0;
  if (region.index !== moves.regionIndex) return moves.onceMicro[region.index] as number;
  return size === moves.current.size && form === moves.current.form ? 0 : moves.resizeOnceMicro;
}

/** What of it counts each month. */
export function countedMicro(moves: Moves | undefined, onceMicro: number): number {
  return moves === undefined ? 0 : Math.round(onceMicro / moves.horizonMonths);
}

/** Why what a move costs cannot be known, in words. */
export function moveProblems(book: PriceBook, need: WorkloadNeed): readonly string[] {
  const { current, moving } = need;
  if (current === undefined || moving === undefined) return [];
  if (book.region(current.provider, current.region) === undefined)
    return [`${need.name}: current names region ${current.region} of ${current.provider}, which the price book does not have`];
  const { form, size } = current;
  const priceless = form === undefined ? `the price book has no price of ${size}` : `there is no quote of ${form} ${size}`;
  if (moving.overlapHours > 0 && oldUsdPerHour(book, current, need) === undefined)
    return [
      `${need.name}: what ${moving.overlapHours} hours of overlap cost is not known, for ${priceless} in ${current.region}: set overlapHours to 0 and add the cost to effortUsd`,
    ];
  return [];
}
