import type { Diagnostic } from "../../model";
import { byRegion, SERVICES_FORMAT, type ServiceRow, type ServicesFile } from "../book-format";
import { mergeRegions } from "./compact-prices";
import type { FetchedPart } from "./fetched";
import { Sources } from "./source-keys";

export function overlayServices(
  previous: ServicesFile | undefined,
  parts: readonly FetchedPart[],
): { readonly file: ServicesFile; readonly diagnostics: readonly Diagnostic[] } | undefined {
  if (parts.every((part) => part.unitPrices.length === 0)) return undefined;
  const sources = new Sources(previous?.sources ?? {});
  const prices: Record<string, ServiceRow> = { ...previous?.prices };
  const diagnostics: Diagnostic[] = [];
  const byKey = new Map<
    string,
    { readonly unit: ServiceRow["unit"]; readonly cells: [region: string, usd: ServiceRow["usd"][string], source: string][] }
  >();
  for (const { source, unitPrices } of parts) {
    for (const { key, unit, region, tiers, row } of unitPrices) {
      const known = prices[key];
      if (known !== undefined && known.unit !== unit) {
        diagnostics.push({ severity: "error", message: `${key} is sold by the ${known.unit} in the book and by the ${unit} in ${row}` });
        continue;
      }
      const entry = byKey.get(key) ?? { unit, cells: [] };
      const [first] = tiers;
      entry.cells.push([region, tiers.length === 1 && first !== undefined ? first[1] : tiers, sources.key(source)]);
      byKey.set(key, entry);
    }
  }
  for (const [key, { unit, cells }] of byKey) {
    const row = prices[key];
    const usd = new Map(byRegion(row?.usd ?? {}));
    const source = new Map([...usd.keys()].map((region) => [region, byRegion(row?.sourceByRegion ?? {}).get(region) ?? row?.source ?? ""]));
    for (const [region, price, key] of cells) {
      usd.set(region, price);
      source.set(region, key);
    }
    const usual = row?.source ?? cells[0]?.[2] ?? "";
    const others = [...source].filter(([, key]) => key !== usual);
    const everywhere = others.length === source.size ? (others[0]?.[1] ?? usual) : usual;
    const different = [...source].filter(([, key]) => key !== everywhere);
    prices[key] = {
      unit,
      source: everywhere,
      usd: mergeRegions([...usd]),
      ...(different.length > 0 ? { sourceByRegion: mergeRegions(different) } : {}),
    };
  }
  const used = new Set(Object.values(prices).flatMap((row) => [row.source, ...Object.values(row.sourceByRegion ?? {})]));
  const sorted = Object.fromEntries(Object.entries(prices).sort((a, b) => (a[0] < b[0] ? -1 : 1)));
  return { file: { format: SERVICES_FORMAT, sources: sources.only(used), prices: sorted }, diagnostics };
}
