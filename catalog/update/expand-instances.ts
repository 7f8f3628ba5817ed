import { purchases } from "../../model";
import { byRegion, type FamilyRow, type InstancesFile, type PriceTable, scaledPrice, splitList, typeName } from "../book-format";
import type { InstanceFacts, InstanceRow } from "./compact-instances";

/** Every price of an instances file, cell by cell: the reverse of `compactInstances`. */
export function expandInstances(file: InstancesFile): InstanceRow[] {
  return Object.entries(file.families).flatMap(([pattern, row]) => expandFamily(pattern, row));
}

export function expandFamily(pattern: string, row: FamilyRow): InstanceRow[] {
  return purchases.flatMap((purchase) => {
    const table = row.prices[purchase];
    if (table === undefined) return [];
    const scale = table.scale ?? row.prices["on-demand"]?.scale ?? {};
    return [...expandTable(table, scale)].map(({ size, ...cell }): InstanceRow => ({ ...cell, type: typeName(pattern, size), purchase }));
  });
}

function* expandTable(
  table: PriceTable,
  scale: Readonly<Record<string, number>>,
): Generator<{ readonly region: string; readonly size: string; readonly usdPerHour: number; readonly source: string }> {
  const usd = byRegion(table.usd);
  const except = new Map<string, Map<string, number>>();
  for (const [regions, bySize] of Object.entries(table.except ?? {})) {
    for (const region of splitList(regions)) {
      const cells = except.get(region) ?? new Map<string, number>();
      for (const [sizes, price] of Object.entries(bySize)) for (const size of splitList(sizes)) cells.set(size, price);
      except.set(region, cells);
    }
  }
  const absent = new Map([...byRegion(table.absent ?? {})].map(([region, sizes]) => [region, new Set(splitList(sizes))]));
  const from = new Map<string, string>();
  for (const [source, regions] of Object.entries(table.from ?? {})) {
    for (const [region, sizes] of byRegion(regions)) for (const size of splitList(sizes)) from.set(`${region} ${size}`, source);
  }
  for (const region of new Set([...usd.keys(), ...except.keys()])) {
    const unit = usd.get(region);
    const exceptions = except.get(region);
    for (const size of new Set([...Object.keys(scale), ...(exceptions?.keys() ?? [])])) {
      const factor = scale[size];
      const follows =
        unit === undefined || factor === undefined || absent.get(region)?.has(size) ? undefined : scaledPrice(unit, factor, table.decimals);
      const usdPerHour = exceptions?.get(size) ?? follows;
      if (usdPerHour === undefined) continue;
      yield { region, size, usdPerHour, source: from.get(`${region} ${size}`) ?? from.get(`${region} *`) ?? table.source };
    }
  }
}

/** What the file knows of each size. */
export function expandFacts(file: InstancesFile): Map<string, InstanceFacts> {
  const facts = new Map<string, InstanceFacts>();
  for (const [pattern, { arch, gpu, sizes }] of Object.entries(file.families)) {
    for (const [size, known] of Object.entries(sizes)) {
      const [vcpus, memoryGib, gpuCount, networkMbps, ebsMbps] = known ?? [];
      facts.set(typeName(pattern, size), {
        architecture: arch ?? "x86_64",
        ...(gpu === undefined ? {} : { gpu }),
        ...(typeof vcpus === "number" && typeof memoryGib === "number" ? { vcpus, memoryGib, gpuCount: gpuCount ?? 0 } : {}),
        ...(typeof networkMbps === "number" ? { networkMbps } : {}),
        ...(typeof ebsMbps === "number" ? { ebsMbps } : {}),
      });
    }
  }
  return facts;
}
