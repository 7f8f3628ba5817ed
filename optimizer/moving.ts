/**
 * What it costs once to leave the place where a workload runs today:
 *
 *   to another region or provider   data out of the current region + overlap x hourly price of the old machines + effort
 *   to another size where it runs   overlap x hourly price of the old machines + effort of a change of size
 *
 * Staying on the size costs nothing, whatever count or way of paying. The objective counts the cost divided by the
 * months of the horizon. Each part of a split workload moves its share of data and machines.
 */
import type { PriceBook } from "../catalog";
import { type CurrentChoice, microUsd, type WorkloadNeed } from "../model";
import type { Market, MarketRegion } from "./market";
import { DISTANCES, distance, flowCost } from "./transfer";

export interface Moves {
  readonly current: CurrentChoice;
  readonly regionIndex: number;
  /** By region index, in micro-dollars once; NaN where the data has no price. */
  readonly onceMicro: Float64Array;
  readonly resizeOnceMicro: number;
  readonly horizonMonths: number;
}

/** Hourly price of a machine as it is paid today; its price on demand where the book does not know that way. */
function oldUsdPerHour(book: PriceBook, current: CurrentChoice): number | undefined {
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
    moving.overlapHours === 0 ? 0 : (moving.overlapHours * current.count * (oldUsdPerHour(market.book, current) ?? Number.NaN)) / parts;
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
export function moveOnceMicro(moves: Moves | undefined, region: MarketRegion, size: string): number {
  if (moves === undefined) return 0;
  if (region.index !== moves.regionIndex) return moves.onceMicro[region.index] as number;
  return size === moves.current.size ? 0 : moves.resizeOnceMicro;
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
  if (moving.overlapHours > 0 && oldUsdPerHour(book, current) === undefined)
    return [
      `${need.name}: what ${moving.overlapHours} hours of overlap cost is not known, for the price book has no price of ${current.size} in ${current.region}: set overlapHours to 0 and add the cost to effortUsd`,
    ];
  return [];
}
