import type { PriceGrid, PriceTable } from "../book-format";
import { type Fit, firstScale, fitScale, fitUnits, follows, type PriceRow } from "./fit-scale";
import { groupBy, mostCommon } from "./group-by";

export interface CompactOptions {
  /** Relative error up to which a price follows from its family's. 0: to the last of ten decimals. */
  readonly toleranceFraction: number;
  /** Expected factor of each size (its vCPUs): where the prices fit it, it is preferred. */
  readonly expectedScale?: ReadonlyMap<string, number>;
  /** Factors of another table of the family that may be shared instead of own ones. */
  readonly sharedScale?: Readonly<Record<string, number>>;
}

/** Decimals that vendors round hourly prices to; `undefined` for prices that are not rounded. */
const hourlyRoundings = [undefined, 3, 4, 5, 6] as const;
/** Upfront payments are whole dollars or cents. */
const upfrontRoundings = [undefined, 0, 2] as const;

/** The table of one family and way of paying, with where its cells come from. */
export function compactPrices(rows: readonly PriceRow[], options: CompactOptions): PriceTable {
  const { source, from } = sourced(rows);
  return { source, ...compactGrid(rows, options, hourlyRoundings), ...(from === undefined ? {} : { from }) };
}

/** The same with what is paid upfront. `hourly` is empty where that is all. */
export function compactUpfront(hourly: readonly PriceRow[], upfront: readonly PriceRow[], options: CompactOptions): PriceTable {
  const { source, from } = sourced(upfront);
  return {
    source,
    ...(hourly.length === 0 ? { usd: {} } : compactGrid(hourly, options, hourlyRoundings)),
    ...(from === undefined ? {} : { from }),
    upfront: compactGrid(upfront, options, upfrontRoundings),
  };
}

function sourced(rows: readonly PriceRow[]): Pick<PriceTable, "source" | "from"> {
  const source = mostCommon(rows.map((row) => row.source).sort()) ?? "";
  const from = otherSources(rows, source);
  return { source, ...(Object.keys(from).length > 0 ? { from } : {}) };
}

/**
 * Finds the family's form: one price per region, one factor per size, how the vendor rounds their product, and the
 * cells that do not follow. Of all fits the shortest form is taken.
 *
 * Factors and regional prices are fitted in turn, each to reproduce as many cells as it can; what is left over is
 * listed cell by cell, so no price is changed beyond the tolerance and none is added.
 */
function compactGrid(
  rows: readonly PriceRow[],
  { toleranceFraction, expectedScale, sharedScale }: CompactOptions,
  roundings: readonly (number | undefined)[],
): PriceGrid {
  const byRegion = groupBy(rows, (row) => row.region);
  const bySize = groupBy(rows, (row) => row.size);
  const starts = [firstScale(byRegion, bySize, expectedScale), firstScale(byRegion, bySize, undefined)];
  let best: { readonly grid: PriceGrid; readonly length: number } | undefined;
  const offer = (grid: PriceGrid) => {
    const { length } = JSON.stringify(grid);
    if (best === undefined || length < best.length) best = { grid, length };
  };
  for (const decimals of roundings) {
    const fit: Fit = { decimals, toleranceFraction };
    if (sharedScale !== undefined) {
      const scale = new Map(Object.entries(sharedScale));
      offer(gridOf(byRegion, scale, fitUnits(byRegion, scale, fit), fit, true));
    }
    for (const start of starts) {
      let scale = start;
      let units = fitUnits(byRegion, scale, fit);
      for (let round = 0; round < 3; round++) {
        scale = fitScale(bySize, units, scale, fit);
        units = fitUnits(byRegion, scale, fit);
      }
      offer(gridOf(byRegion, scale, units, fit, false));
    }
  }
  if (best === undefined) throw new Error("no fit was tried");
  return best.grid;
}

/** The form of a fit: cells that follow, exceptions for those that do not, and the places where nothing is sold. */
function gridOf(
  byRegion: ReadonlyMap<string, readonly PriceRow[]>,
  scale: ReadonlyMap<string, number>,
  units: ReadonlyMap<string, number>,
  fit: Fit,
  isShared: boolean,
): PriceGrid {
  const except: [string, Record<string, number>][] = [];
  const perRegion: [string, number][] = [];
  const used = new Set<string>();
  for (const [region, cells] of byRegion) {
    const unit = units.get(region);
    const exceptions: Record<string, number> = {};
    let following = 0;
    for (const { size, usd } of cells) {
      const factor = scale.get(size);
      if (unit !== undefined && factor !== undefined && follows(unit, factor, usd, fit)) {
        following++;
        used.add(size);
      } else exceptions[size] = usd;
    }
    if (following > 0 && unit !== undefined) perRegion.push([region, unit]);
    if (Object.keys(exceptions).length > 0) except.push([region, exceptions]);
  }
  const kept = [...scale].filter(([size]) => isShared || used.has(size));
  const absent = perRegion.flatMap(([region]) => {
    const sold = new Set(byRegion.get(region)?.map((cell) => cell.size));
    const missing = kept.filter(([size]) => !sold.has(size)).map(([size]) => size);
    return missing.length === 0 ? [] : [[region, missing.join(",")] as const];
  });
  return {
    ...(isShared ? {} : { scale: Object.fromEntries(kept) }),
    ...(fit.decimals === undefined ? {} : { decimals: fit.decimals }),
    usd: mergeRegions(perRegion),
    ...(except.length > 0 ? { except: mergeRegions(except) } : {}),
    ...(absent.length > 0 ? { absent: mergeRegions(absent) } : {}),
  };
}

/** The cells that come from elsewhere than most. */
function otherSources(rows: readonly PriceRow[], usual: string): Record<string, Record<string, string>> {
  const byRegion = groupBy(rows, (row) => row.region);
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
