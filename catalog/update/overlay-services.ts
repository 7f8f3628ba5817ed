import type { Diagnostic } from "../../model";
import { byRegion, SERVICES_FORMAT, type ServiceRow, type ServicesFile } from "../book-format";
import { mergeRegions } from "./compact-prices";
import type { FetchedPart } from "./fetched";
import { type FamilyCell, familyOf, updateFamily } from "./service-families";
import { Sources } from "./source-keys";

interface Cell {
  readonly region: string;
  readonly usd: ServiceRow["usd"][string];
  readonly source: string;
}

/**
 * Fetched unit prices over the previous ones, cell by cell: what no part names stays, with its own source and date. A
 * size of a family goes into the family's row.
 */
export function overlayServices(
  previous: ServicesFile | undefined,
  parts: readonly FetchedPart[],
): { readonly file: ServicesFile; readonly diagnostics: readonly Diagnostic[] } | undefined {
  if (parts.every((part) => part.unitPrices.length === 0)) return undefined;
  const sources = new Sources(previous?.sources ?? {});
  const prices: Record<string, ServiceRow> = { ...previous?.prices };
  const diagnostics: Diagnostic[] = [];
  const singles = new Map<string, { readonly unit: ServiceRow["unit"]; readonly cells: Cell[] }>();
  /** Family pattern -> source -> region -> cells. */
  const families = new Map<string, Map<string, Map<string, FamilyCell[]>>>();
  for (const { source, unitPrices } of parts) {
    if (unitPrices.length === 0) continue;
    const sourceKey = sources.key(source);
    for (const { key, unit, region, tiers, row } of unitPrices) {
      const [first] = tiers;
      const price = tiers.length === 1 && first !== undefined ? first[1] : undefined;
      const family = price === undefined ? undefined : familyOf(prices, key);
      const known = family === undefined ? prices[key] : prices[family.pattern];
      if (known !== undefined && known.unit !== unit) {
        diagnostics.push({ severity: "error", message: `${key} is sold by the ${known.unit} in the book and by the ${unit} in ${row}` });
        continue;
      }
      if (family !== undefined && price !== undefined) {
        const bySource = getOrSet(families, family.pattern, () => new Map<string, Map<string, FamilyCell[]>>());
        const byOwnRegion = getOrSet(bySource, sourceKey, () => new Map<string, FamilyCell[]>());
        getOrSet(byOwnRegion, region, () => []).push({ size: family.size, usd: price });
        dropCell(prices, key, region);
      } else {
        getOrSet(singles, key, () => ({ unit, cells: [] })).cells.push({ region, usd: price ?? tiers, source: sourceKey });
      }
    }
  }
  for (const [pattern, bySource] of families) {
    for (const [source, fetched] of bySource) {
      const row = prices[pattern];
      if (row === undefined) continue;
      const updated = updateFamily(row, fetched, source);
      if (Object.keys(updated.row.usd).length === 0 && Object.keys(updated.row.except ?? {}).length === 0) delete prices[pattern];
      else prices[pattern] = updated.row;
      for (const { region, size, usd, source: before } of updated.left) {
        const key = pattern.slice(0, -1) + size;
        prices[key] = singleRow(prices[key], row.unit, [{ region, usd, source: before }]);
      }
    }
  }
  for (const [key, { unit, cells }] of singles) prices[key] = singleRow(prices[key], unit, cells);
  const used = new Set(Object.values(prices).flatMap((row) => [row.source, ...Object.values(row.sourceByRegion ?? {})]));
  const sorted = Object.fromEntries(Object.entries(prices).sort((a, b) => (a[0] < b[0] ? -1 : 1)));
  return { file: { format: SERVICES_FORMAT, sources: sources.only(used), prices: sorted }, diagnostics };
}

function singleRow(row: ServiceRow | undefined, unit: ServiceRow["unit"], cells: readonly Cell[]): ServiceRow {
  const usd = new Map(byRegion(row?.usd ?? {}));
  const sourceByRegion = byRegion(row?.sourceByRegion ?? {});
  const source = new Map([...usd.keys()].map((region) => [region, sourceByRegion.get(region) ?? row?.source ?? ""]));
  for (const cell of cells) {
    usd.set(cell.region, cell.usd);
    source.set(cell.region, cell.source);
  }
  const usual = row?.source ?? cells[0]?.source ?? "";
  const others = [...source].filter(([, key]) => key !== usual);
  const everywhere = others.length === source.size ? (others[0]?.[1] ?? usual) : usual;
  const different = [...source].filter(([, key]) => key !== everywhere);
  return {
    unit,
    source: everywhere,
    usd: mergeRegions([...usd]),
    ...(different.length > 0 ? { sourceByRegion: mergeRegions(different) } : {}),
  };
}

/** A cell that its family answers now must not be answered by a row of its own too. */
function dropCell(prices: Record<string, ServiceRow>, key: string, region: string): void {
  const row = prices[key];
  if (row === undefined) return;
  const usd = new Map(byRegion(row.usd));
  if (!usd.delete(region)) return;
  const sourceByRegion = [...byRegion(row.sourceByRegion ?? {})].filter(([other]) => other !== region);
  if (usd.size === 0) delete prices[key];
  else {
    const { sourceByRegion: _, ...rest } = row;
    prices[key] = {
      ...rest,
      usd: mergeRegions([...usd]),
      ...(sourceByRegion.length > 0 ? { sourceByRegion: mergeRegions(sourceByRegion) } : {}),
    };
  }
}

function getOrSet<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
