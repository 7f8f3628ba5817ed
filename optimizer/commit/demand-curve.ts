import type { CommitNeed } from "../../model";

/** Hours of a year as all figures count them: 12 billing months of 730 hours. */
export const HOURS_PER_YEAR = 8760;

/**
 * The demand-duration curve: demand sorted, with sums of its tail, so that the mean demand above any level takes
 * O(log n).
 */
export class DemandCurve {
  private readonly ascending: Float64Array;
  /** tail[i] = sum of ascending[i..]. */
  private readonly tail: Float64Array;

  constructor(demand: readonly number[]) {
    this.ascending = Float64Array.from(demand).sort();
    this.tail = new Float64Array(this.ascending.length + 1);
    for (let index = this.ascending.length - 1; index >= 0; index--) {
      this.tail[index] = (this.tail[index + 1] as number) + (this.ascending[index] as number);
    }
  }

  get most(): number {
    return this.ascending.at(-1) ?? 0;
  }

  get mean(): number {
    return (this.tail[0] as number) / this.ascending.length;
  }

  /** Mean of max(0, demand - level). */
  meanAbove(level: number): number {
    let low = 0;
    let high = this.ascending.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ascending[middle] as number) > level) high = middle;
      else low = middle + 1;
    }
    return ((this.tail[low] as number) - level * (this.ascending.length - low)) / this.ascending.length;
  }
}

export type Prices = Pick<CommitNeed, "onDemandUsdPerUnitHour" | "spot">;

/**
 * Mean cost of an hour above a commitment of `level`, where demand is `factor` x the history:
 *
 *     e = (f D - L)+ is left; spot carries min(s f D, e), on demand the rest
 *     cost = p_spot (f D - L)+ + (p_od - p_spot) ((1 - s) f D - L)+
 *
 * which is convex and piecewise linear in L. Spot that is not cheaper is not used.
 */
export function meanUsdAbove(curve: DemandCurve, prices: Prices, level: number, factor: number): number {
  const { onDemandUsdPerUnitHour: onDemand, spot } = prices;
  if (factor <= 0) return 0;
  if (spot === undefined || spot.maxFraction <= 0 || spot.usdPerUnitHour >= onDemand) {
    return onDemand * factor * curve.meanAbove(level / factor);
  }
  const rest = 1 - spot.maxFraction;
  const cheap = spot.usdPerUnitHour * factor * curve.meanAbove(level / factor);
  if (rest <= 0) return cheap;
  return cheap + (onDemand - spot.usdPerUnitHour) * factor * rest * curve.meanAbove(level / (factor * rest));
}

/**
 * The least whole k in 0..most at which a convex function stops falling. Of levels that cost the same the smallest is
 * taken: differences below a billionth of a dollar an hour are rounding.
 */
export function leastConvex(most: number, cost: (k: number) => number): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (cost(middle + 1) - cost(middle) < -1e-9) low = middle + 1;
    else high = middle;
  }
  return low;
}
