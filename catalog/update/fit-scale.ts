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
  const intervals = pairs.map(({ by, usd }) => {
    const half = decimals === undefined ? Math.max(toleranceFraction * usd, 0.49e-10) : 0.499 * 10 ** -decimals;
    return { low: (usd - half) / by, high: (usd + half) / by };
  });
  let best: { readonly low: number; readonly high: number; readonly count: number } | undefined;
  for (const { low } of intervals) {
    // The largest overlap begins at some interval's lower end.
    const covering = intervals.filter((other) => other.low <= low && low <= other.high);
    if (best === undefined || covering.length > best.count) {
      best = { low, high: Math.min(...covering.map((other) => other.high)), count: covering.length };
    }
  }
  if (best === undefined) return undefined;
  const { low, high } = best;
  return shortest((low + high) / 2, (short) => low <= short && short <= high);
}

function shortest(value: number, isGood: (short: number) => boolean): number {
  for (let digits = 1; digits <= 15; digits++) {
    const short = Number(value.toPrecision(digits));
    if (short > 0 && isGood(short)) return short;
  }
  return value;
}
