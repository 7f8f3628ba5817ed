import { roundPrice } from "../../model";
import { byRegion, type ServiceRow } from "../book-format";
import { mergeRegions } from "./compact-prices";

/** A price of one size of a family in one region, and the source that it came from. */
export interface FamilyCell {
  readonly size: string;
  readonly usd: number;
}

/** What a region of a family holds once fetched prices are in it. */
export interface FamilyUpdate {
  readonly row: ServiceRow;
  /** Prices that the source no longer names: they stay as they were, with their own source. */
  readonly left: readonly (FamilyCell & { readonly region: string; readonly source: string })[];
}

/**
 * The family row that a key belongs to (`rds.mysql.single-az.db.m5.*`), and the size that is the rest of the key; the
 * same search as a look-up makes.
 */
export function familyOf(
  prices: Readonly<Record<string, ServiceRow>>,
  key: string,
): { readonly pattern: string; readonly size: string } | undefined {
  for (let dot = key.lastIndexOf("."); dot > 0; dot = key.lastIndexOf(".", dot - 1)) {
    const pattern = `${key.slice(0, dot)}.*`;
    if (Object.hasOwn(prices, pattern)) return { pattern, size: key.slice(dot + 1) };
  }
  return undefined;
}

/**
 * Puts fetched prices into a family row. The sizes' factors stay; a region's price is the one that most of its cells
 * follow from, and the rest are listed one by one. A region that was fetched is of the new source as a whole, so cells
 * that its source does not name are handed back.
 */
export function updateFamily(row: ServiceRow, fetched: ReadonlyMap<string, readonly FamilyCell[]>, source: string): FamilyUpdate {
  const scale = row.scale ?? {};
  const usd = new Map(byRegion(row.usd));
  const except = new Map(byRegion(row.except ?? {}));
  const absent = new Map(byRegion(row.absent ?? {}));
  const sources = new Map(byRegion(row.sourceByRegion ?? {}));
  const left: (FamilyCell & { region: string; source: string })[] = [];
  for (const [region, cells] of fetched) {
    const named = new Set(cells.map(({ size }) => size));
    const before = sources.get(region) ?? row.source;
    for (const cell of cellsOf(row, region)) if (!named.has(cell.size)) left.push({ ...cell, region, source: before });
    for (const map of [usd, except, absent]) map.delete(region);
    const unit = commonUnit(cells, scale);
    const follows = ({ size, usd: price }: FamilyCell) => unit !== undefined && priceAt(unit, scale[size]) === roundPrice(price);
    const exceptions = cells.filter((cell) => !follows(cell));
    if (unit !== undefined) {
      usd.set(region, unit);
      const missing = Object.keys(scale).filter((size) => !named.has(size));
      if (missing.length > 0) absent.set(region, missing);
    }
    if (exceptions.length > 0) except.set(region, Object.fromEntries(exceptions.map(({ size, usd: price }) => [size, price])));
    sources.set(region, source);
  }
  const everywhere = [...new Set([...usd.keys(), ...except.keys()])];
  const ofRegion = (region: string) => sources.get(region) ?? row.source;
  const usual = everywhere.every((region) => ofRegion(region) === source) ? source : row.source;
  const others = everywhere.filter((region) => ofRegion(region) !== usual).map((region) => [region, ofRegion(region)] as const);
  return {
    row: {
      unit: row.unit,
      source: usual,
      ...(row.scale === undefined ? {} : { scale }),
      usd: mergeRegions([...usd]),
      ...(except.size > 0 ? { except: mergeRegions([...except]) } : row.scale === undefined ? { except: {} } : {}),
      ...(absent.size > 0 ? { absent: mergeRegions([...absent]) } : {}),
      ...(others.length > 0 ? { sourceByRegion: mergeRegions(others) } : {}),
    },
    left,
  };
}

/** What a family row has in a region, size by size. */
function cellsOf(row: ServiceRow, region: string): readonly FamilyCell[] {
  const unit = byRegion(row.usd).get(region);
  const exceptions = byRegion(row.except ?? {}).get(region) ?? {};
  const absent = new Set(byRegion(row.absent ?? {}).get(region) ?? []);
  const following = Object.entries(row.scale ?? {}).flatMap(([size, factor]) => {
    const usd = typeof unit === "number" ? priceAt(unit, factor) : undefined;
    return usd === undefined || absent.has(size) || Object.hasOwn(exceptions, size) ? [] : [{ size, usd }];
  });
  return [...following, ...Object.entries(exceptions).map(([size, usd]) => ({ size, usd }))];
}

/** The price of factor 1 from which most cells follow; undefined where it is no more than one of several. */
function commonUnit(cells: readonly FamilyCell[], scale: Readonly<Record<string, number>>): number | undefined {
  let best: number | undefined;
  let most = 0;
  for (const { size, usd } of cells) {
    const factor = scale[size];
    if (factor === undefined) continue;
    const unit = roundPrice(usd / factor);
    const following = cells.filter((other) => priceAt(unit, scale[other.size]) === roundPrice(other.usd)).length;
    if (following > most) [best, most] = [unit, following];
  }
  return most > 1 || cells.length === most ? best : undefined;
}

function priceAt(unit: number, factor: number | undefined): number | undefined {
  return factor === undefined ? undefined : roundPrice(unit * factor);
}
