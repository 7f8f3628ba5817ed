import { roundPrice } from "../../model";
import { type PriceTable, scaledPrice } from "../book-format";

/** One price of one family: what a source says, before it is compacted. */
export interface PriceRow {
  readonly region: string;
  readonly size: string;
  readonly usdPerHour: number;
  /** Key of its source. */
  readonly source: string;
}

export interface CompactOptions {
  /** Relative error up to which a price follows from its family's. 0: to the last of ten decimals. */
  readonly toleranceFraction: number;
  /** Expected factor of each size (its vCPUs): where the prices fit it, it is preferred. */
  readonly expectedScale?: ReadonlyMap<string, number>;
  /** Factors of another table of the family that may be shared instead of own ones. */
  readonly sharedScale?: Readonly<Record<string, number>>;
}

/** Decimals that vendors round their products to; `undefined` for prices that are not rounded. */
const roundings = [undefined, 3, 4, 5, 6] as const;

/**
 * Finds the family's form: one price per region, one factor per size, how the vendor rounds their product, and the
 * cells that do not follow. Of all fits the shortest form is taken.
 *
 * Factors and regional prices are fitted in turn, each to reproduce as many cells as it can; what is left over is
 * listed cell by cell, so no price is changed beyond the tolerance and none is added.
 */
export function compactPrices(rows: readonly PriceRow[], { toleranceFraction, expectedScale, sharedScale }: CompactOptions): PriceTable {
  const byRegion = groupBy(rows, (row) => row.region);
  const bySize = groupBy(rows, (row) => row.size);
  const starts = [firstScale(byRegion, bySize, expectedScale), firstScale(byRegion, bySize, undefined)];
  let best: PriceTable | undefined;
  const offer = (table: PriceTable) => {
    if (best === undefined || JSON.stringify(table).length < JSON.stringify(best).length) best = table;
  };
  for (const decimals of roundings) {
    const fit: Fit = { decimals, toleranceFraction };
    if (sharedScale !== undefined) {
      const scale = new Map(Object.entries(sharedScale));
      offer(tableOf(rows, byRegion, scale, fitUnits(byRegion, scale, fit), fit, true));
    }
    for (const start of starts) {
      let scale = start;
      let units = fitUnits(byRegion, scale, fit);
      for (let round = 0; round < 3; round++) {
        scale = fitScale(bySize, units, scale, fit);
        units = fitUnits(byRegion, scale, fit);
      }
      offer(tableOf(rows, byRegion, scale, units, fit, false));
    }
  }
  if (best === undefined) throw new Error("no fit was tried");
  return best;
}

interface Fit {
  readonly decimals: number | undefined;
  readonly toleranceFraction: number;
}

/** The table of a fit: cells that follow, exceptions for those that do not, and the places where nothing is sold. */
function tableOf(
  rows: readonly PriceRow[],
  byRegion: ReadonlyMap<string, readonly PriceRow[]>,
  scale: ReadonlyMap<string, number>,
  units: ReadonlyMap<string, number>,
  fit: Fit,
  isShared: boolean,
): PriceTable {
  const except: [string, Record<string, number>][] = [];
  const usd: [string, number][] = [];
  const used = new Set<string>();
  for (const [region, cells] of byRegion) {
    const unit = units.get(region);
    const exceptions: Record<string, number> = {};
    let following = 0;
    for (const { size, usdPerHour } of cells) {
      const factor = scale.get(size);
      if (unit !== undefined && factor !== undefined && follows(unit, factor, usdPerHour, fit)) {
        following++;
        used.add(size);
      } else exceptions[size] = usdPerHour;
    }
    if (following > 0 && unit !== undefined) usd.push([region, unit]);
    if (Object.keys(exceptions).length > 0) except.push([region, exceptions]);
  }
  const kept = [...scale].filter(([size]) => isShared || used.has(size));
  const absent = usd.flatMap(([region]) => {
    const sold = new Set(byRegion.get(region)?.map((cell) => cell.size));
    const missing = kept.filter(([size]) => !sold.has(size)).map(([size]) => size);
    return missing.length === 0 ? [] : [[region, missing.join(",")] as const];
  });
  const source = mostCommon(rows.map((row) => row.source).sort()) ?? "";
  const from = otherSources(rows, byRegion, source);
  return {
    source,
    ...(isShared ? {} : { scale: Object.fromEntries(kept) }),
    ...(fit.decimals === undefined ? {} : { decimals: fit.decimals }),
    usd: mergeRegions(usd),
    ...(except.length > 0 ? { except: mergeRegions(except) } : {}),
    ...(absent.length > 0 ? { absent: mergeRegions(absent) } : {}),
    ...(Object.keys(from).length > 0 ? { from } : {}),
  };
}

/** Equal after the vendor's rounding; without one equal to ten decimals, or within the relative tolerance. */
function follows(unit: number, factor: number, usd: number, { decimals, toleranceFraction }: Fit): boolean {
  const price = scaledPrice(unit, factor, decimals);
  return price === roundPrice(usd) || (decimals === undefined && Math.abs(price - usd) <= toleranceFraction * usd);
}

/** Size factors to begin with: expected ones where known, else each size's usual ratio to the most common size. */
function firstScale(
  byRegion: ReadonlyMap<string, readonly PriceRow[]>,
  bySize: ReadonlyMap<string, readonly PriceRow[]>,
  expected: ReadonlyMap<string, number> | undefined,
): Map<string, number> {
  const common = [...bySize].sort((a, b) => b[1].length - a[1].length || a[0].localeCompare(b[0]))[0]?.[0] ?? "";
  const basePrice = new Map([...byRegion].map(([region, cells]) => [region, cells.find((cell) => cell.size === common)?.usdPerHour]));
  const baseFactor = expected?.get(common) ?? 1;
  const scale = new Map<string, number>();
  for (const [size, cells] of bySize) {
    const known = expected?.get(size);
    const ratios = cells.flatMap((cell) => {
      const base = basePrice.get(cell.region);
      return base === undefined ? [] : [Number(((cell.usdPerHour / base) * baseFactor).toPrecision(5))];
    });
    const factor = known ?? mostCommon(ratios);
    if (factor !== undefined && factor > 0) scale.set(size, factor);
    else if (cells[0] !== undefined) scale.set(size, cells[0].usdPerHour);
  }
  const smallest = Math.min(...scale.values());
  return new Map(
    [...scale].map(([size, factor]) => [size, shortest(factor / smallest, (short) => Math.abs(short - factor / smallest) < 1e-9)]),
  );
}

/** For each region the price of factor 1 that most of its cells follow from. */
function fitUnits(byRegion: ReadonlyMap<string, readonly PriceRow[]>, scale: ReadonlyMap<string, number>, fit: Fit): Map<string, number> {
  const units = new Map<string, number>();
  for (const [region, cells] of byRegion) {
    const pairs = cells.flatMap(({ size, usdPerHour }) => {
      const factor = scale.get(size);
      return factor === undefined ? [] : [{ by: factor, usd: usdPerHour }];
    });
    const unit = bestMultiplier(pairs, fit);
    if (unit !== undefined) units.set(region, unit);
  }
  return units;
}

/** For each size the factor that most of its cells follow from; a factor that already serves as many is kept. */
function fitScale(
  bySize: ReadonlyMap<string, readonly PriceRow[]>,
  units: ReadonlyMap<string, number>,
  before: ReadonlyMap<string, number>,
  fit: Fit,
): Map<string, number> {
  const scale = new Map<string, number>();
  for (const [size, cells] of bySize) {
    const pairs = cells.flatMap(({ region, usdPerHour }) => {
      const unit = units.get(region);
      return unit === undefined ? [] : [{ by: unit, usd: usdPerHour }];
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

function otherSources(
  rows: readonly PriceRow[],
  byRegion: ReadonlyMap<string, readonly PriceRow[]>,
  usual: string,
): Record<string, Record<string, string>> {
  const from: Record<string, Record<string, string>> = {};
  for (const source of [...new Set(rows.map((row) => row.source))].sort()) {
    if (source === usual) continue;
    const regions = [...byRegion].flatMap(([region, cells]) => {
      const own = cells.filter((cell) => cell.source === source).map((cell) => cell.size);
      if (own.length === 0) return [];
      return [[region, own.length === cells.length ? "*" : own.join(",")] as const];
    });
    from[source] = mergeRegions(regions);
  }
  return from;
}

/** Regions with the same value share a line: `us-east-1,us-west-2`. */
export function mergeRegions<T>(entries: readonly (readonly [region: string, value: T])[]): Record<string, T> {
  const byValue = new Map<string, { readonly regions: string[]; readonly value: T }>();
  for (const [region, value] of [...entries].sort((a, b) => (a[0] < b[0] ? -1 : 1))) {
    const key = JSON.stringify(value);
    const known = byValue.get(key);
    if (known === undefined) byValue.set(key, { regions: [region], value });
    else known.regions.push(region);
  }
  return Object.fromEntries([...byValue.values()].map(({ regions, value }) => [regions.join(","), value]));
}

export function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}

export function mostCommon<T>(items: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
