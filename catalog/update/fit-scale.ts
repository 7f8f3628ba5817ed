import { roundPrice } from "../../model";
import { scaledPrice } from "../book-format";
import { mostCommon } from "./group-by";

/** One price of one family: what a source says, before it is compacted. */
export interface PriceRow {
  readonly region: string;
  readonly size: string;
  /** Per hour, or upfront. */
  readonly usd: number;
  /** Key of its source. */
  readonly source: string;
}

export interface Fit {
  /** Decimals that the vendor rounds to, where it does. */
  readonly decimals: number | undefined;
  readonly toleranceFraction: number;
}

/** Equal after the vendor's rounding; without one equal to ten decimals, or within the relative tolerance. */
export function follows(unit: number, factor: number, usd: number, { decimals, toleranceFraction }: Fit): boolean {
  // Rounding takes most of the time of an update: what is far off needs none.
  const farOff = decimals === undefined ? toleranceFraction * usd + 2e-10 : 10 ** -decimals;
  if (Math.abs(unit * factor - usd) > farOff) return false;
  const price = scaledPrice(unit, factor, decimals);
  return price === roundPrice(usd) || (decimals === undefined && Math.abs(price - usd) <= toleranceFraction * usd);
}

/** Size factors to begin with: expected ones where known, else each size's usual ratio to the most common size. */
export function firstScale(
  byRegion: ReadonlyMap<string, readonly PriceRow[]>,
  bySize: ReadonlyMap<string, readonly PriceRow[]>,
  expected: ReadonlyMap<string, number> | undefined,
): Map<string, number> {
  const common = [...bySize].sort((a, b) => b[1].length - a[1].length || a[0].localeCompare(b[0]))[0]?.[0] ?? "";
  const basePrice = new Map([...byRegion].map(([region, cells]) => [region, cells.find((cell) => cell.size === common)?.usd]));
  const baseFactor = expected?.get(common) ?? 1;
  const scale = new Map<string, number>();
  for (const [size, cells] of bySize) {
    const known = expected?.get(size);
    const ratios = cells.flatMap((cell) => {
      const base = basePrice.get(cell.region);
      return base === undefined ? [] : [Number(((cell.usd / base) * baseFactor).toPrecision(5))];
    });
    const factor = known ?? mostCommon(ratios);
    if (factor !== undefined && factor > 0) scale.set(size, factor);
    else if (cells[0] !== undefined) scale.set(size, cells[0].usd);
  }
  const smallest = Math.min(...scale.values());
  return new Map(
    [...scale].map(([size, factor]) => [size, shortest(factor / smallest, (short) => Math.abs(short - factor / smallest) < 1e-9)]),
  );
}

/** For each region the price of factor 1 that most of its cells follow from. */
export function fitUnits(
  byRegion: ReadonlyMap<string, readonly PriceRow[]>,
  scale: ReadonlyMap<string, number>,
  fit: Fit,
): Map<string, number> {
  const units = new Map<string, number>();
  for (const [region, cells] of byRegion) {
    const pairs = cells.flatMap(({ size, usd }) => {
      const factor = scale.get(size);
      return factor === undefined ? [] : [{ by: factor, usd }];
    });
    const unit = bestMultiplier(pairs, fit);
    if (unit !== undefined) units.set(region, unit);
  }
  return units;
}

/** For each size the factor that most of its cells follow from; a factor that already serves as many is kept. */
export function fitScale(
  bySize: ReadonlyMap<string, readonly PriceRow[]>,
  units: ReadonlyMap<string, number>,
  before: ReadonlyMap<string, number>,
  fit: Fit,
): Map<string, number> {
  const scale = new Map<string, number>();
  for (const [size, cells] of bySize) {
    const pairs = cells.flatMap(({ region, usd }) => {
      const unit = units.get(region);
      return unit === undefined ? [] : [{ by: unit, usd }];
    });
    const known = before.get(size);
    const factor = bestMultiplier(pairs, fit);
    if (known !== undefined && (factor === undefined || served(pairs, known, fit) >= served(pairs, factor, fit))) scale.set(size, known);
    else if (factor !== undefined) scale.set(size, factor);
  }
  return scale;
}

interface Pair {
  readonly by: number;
  readonly usd: number;
}

function served(pairs: readonly Pair[], multiplier: number, fit: Fit): number {
  return pairs.filter(({ by, usd }) => follows(multiplier, by, usd, fit)).length;
}

/**
 * The number x for which x times `by` gives `usd` for the most pairs, in its shortest spelling. Each pair allows an
 * interval of x (as wide as the rounding or tolerance), so x lies where most intervals overlap; among equals the one
 * of the earliest pair, which is the smallest size.
 */
function bestMultiplier(pairs: readonly Pair[], { decimals, toleranceFraction }: Fit): number | undefined {
  const lows = new Float64Array(pairs.length);
  const highs = new Float64Array(pairs.length);
  for (const [at, { by, usd }] of pairs.entries()) {
    const half = decimals === undefined ? Math.max(toleranceFraction * usd, 0.49e-10) : 0.499 * 10 ** -decimals;
    lows[at] = (usd - half) / by;
    highs[at] = (usd + half) / by;
  }
  const [sortedLows, sortedHighs] = [lows.slice().sort(), highs.slice().sort()];
  let best: { readonly low: number; readonly count: number } | undefined;
  for (const low of lows) {
    // The largest overlap begins at some interval's lower end: those that begin by there, less those that end before.
    const count = below(sortedLows, low, true) - below(sortedHighs, low, false);
    if (best === undefined || count > best.count) best = { low, count };
  }
  if (best === undefined) return undefined;
  const { low } = best;
  let high = Number.POSITIVE_INFINITY;
  for (let at = 0; at < lows.length; at++) {
    if ((lows[at] as number) <= low && low <= (highs[at] as number)) high = Math.min(high, highs[at] as number);
  }
  return shortest((low + high) / 2, (short) => low <= short && short <= high);
}

/** How many of the sorted values are below a limit, or not above it. */
function below(sorted: Float64Array, limit: number, isIncluded: boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const value = sorted[middle] as number;
    if (value < limit || (isIncluded && value === limit)) from = middle + 1;
    else to = middle;
  }
  return from;
}

function shortest(value: number, isGood: (short: number) => boolean): number {
  for (let digits = 1; digits <= 15; digits++) {
    const short = Number(value.toPrecision(digits));
    if (short > 0 && isGood(short)) return short;
  }
  return value;
}
