import { roundPrice } from "../../model";
import type { PriceTable } from "../book-format";

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
}

/**
 * Finds the family's form: one price per region, one factor per size, and the cells that do not follow.
 *
 * Factors and regional prices are fitted in turn, each to reproduce as many cells as it can; what is left over is
 * listed cell by cell, so no price is changed beyond the tolerance and none is added.
 * `fixedScale` are the factors of a table this one shares them with: no own factors are fitted.
 */
export function compactPrices(
  rows: readonly PriceRow[],
  { toleranceFraction, expectedScale }: CompactOptions,
  fixedScale?: Readonly<Record<string, number>>,
): PriceTable {
  const byRegion = groupBy(rows, (row) => row.region);
  const bySize = groupBy(rows, (row) => row.size);
  const follows = (unit: number, factor: number, usd: number) => isSame(roundPrice(unit * factor), usd, toleranceFraction);

  let scale = fixedScale === undefined ? firstScale(byRegion, bySize, expectedScale) : new Map(Object.entries(fixedScale));
  let usd = fitUnits(byRegion, scale, follows);
  if (fixedScale === undefined) {
    for (let round = 0; round < 3; round++) {
      scale = fitScale(bySize, usd, scale, follows);
      usd = fitUnits(byRegion, scale, follows);
    }
  }

  const except: Record<string, Record<string, number>> = {};
  const absent: Record<string, string[]> = {};
  const used = new Set<string>();
  for (const [region, cells] of byRegion) {
    const unit = usd.get(region);
    const sold = new Set(cells.map((cell) => cell.size));
    let following = 0;
    const exceptions: Record<string, number> = {};
    for (const cell of cells) {
      const factor = scale.get(cell.size);
      if (unit !== undefined && factor !== undefined && follows(unit, factor, cell.usdPerHour)) {
        following++;
        used.add(cell.size);
      } else exceptions[cell.size] = cell.usdPerHour;
    }
    if (following === 0) usd.delete(region);
    if (Object.keys(exceptions).length > 0) except[region] = exceptions;
    if (following > 0) absent[region] = [...scale.keys()].filter((size) => !sold.has(size));
  }
  const kept = fixedScale === undefined ? [...scale].filter(([size]) => used.has(size)) : [...scale];
  const keptSizes = new Set(kept.map(([size]) => size));
  const source = mostCommon(rows.map((row) => row.source)) ?? "";
  const absentText = Object.entries(absent)
    .map(([region, sizes]) => [region, sizes.filter((size) => keptSizes.has(size)).join(",")] as const)
    .filter(([, sizes]) => sizes !== "");
  const from = otherSources(rows, byRegion, source);
  return {
    source,
    ...(fixedScale === undefined ? { scale: Object.fromEntries(kept) } : {}),
    usd: mergeRegions([...usd]),
    ...(Object.keys(except).length > 0 ? { except: mergeRegions(Object.entries(except)) } : {}),
    ...(absentText.length > 0 ? { absent: mergeRegions(absentText) } : {}),
    ...(Object.keys(from).length > 0 ? { from } : {}),
  };
}

/** Equal to ten decimals, or within the relative tolerance. */
function isSame(a: number, b: number, toleranceFraction: number): boolean {
  return a === roundPrice(b) || Math.abs(a - b) <= toleranceFraction * b;
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

type Follows = (unit: number, factor: number, usd: number) => boolean;

/** For each region the price of factor 1 that most of its cells follow from, with the fewest digits that keep them. */
function fitUnits(
  byRegion: ReadonlyMap<string, readonly PriceRow[]>,
  scale: ReadonlyMap<string, number>,
  follows: Follows,
): Map<string, number> {
  const units = new Map<string, number>();
  for (const [region, cells] of byRegion) {
    const pairs = cells.flatMap((cell) => {
      const factor = scale.get(cell.size);
      return factor === undefined ? [] : [{ factor, usd: cell.usdPerHour }];
    });
    const unit = bestFit(
      pairs.map(({ factor, usd }) => usd / factor),
      (candidate) => pairs.filter(({ factor, usd }) => follows(candidate, factor, usd)).length,
    );
    if (unit !== undefined) units.set(region, unit);
  }
  return units;
}

/** For each size the factor that most of its cells follow from; a factor that already serves them all is kept. */
function fitScale(
  bySize: ReadonlyMap<string, readonly PriceRow[]>,
  units: ReadonlyMap<string, number>,
  before: ReadonlyMap<string, number>,
  follows: Follows,
): Map<string, number> {
  const scale = new Map<string, number>();
  for (const [size, cells] of bySize) {
    const pairs = cells.flatMap((cell) => {
      const unit = units.get(cell.region);
      return unit === undefined ? [] : [{ unit, usd: cell.usdPerHour }];
    });
    const known = before.get(size);
    const factor = bestFit(
      [...(known === undefined ? [] : [known]), ...pairs.map(({ unit, usd }) => usd / unit)],
      (candidate) => pairs.filter(({ unit, usd }) => follows(unit, candidate, usd)).length,
    );
    if (factor !== undefined) scale.set(size, factor);
  }
  return scale;
}

/** The candidate that serves most, at its shortest spelling that serves as many. */
function bestFit(candidates: readonly number[], served: (candidate: number) => number): number | undefined {
  let best: { readonly value: number; readonly count: number } | undefined;
  const tried = new Set<string>();
  for (const candidate of candidates) {
    const spelling = candidate.toPrecision(10);
    if (tried.has(spelling) || !(candidate > 0) || !Number.isFinite(candidate)) continue;
    tried.add(spelling);
    const value = shortest(candidate, (short) => served(short) >= served(candidate));
    const count = served(value);
    if (best === undefined || count > best.count || (count === best.count && String(value).length < String(best.value).length)) {
      best = { value, count };
    }
  }
  return best?.value;
}

function shortest(value: number, isGood: (short: number) => boolean): number {
  for (let digits = 1; digits <= 14; digits++) {
    const short = Number(value.toPrecision(digits));
    if (isGood(short)) return short;
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
