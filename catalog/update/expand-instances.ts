import { type Purchase, purchases, purchaseTerms, roundPrice } from "../../model";
import {
  byRegion,
  type FamilyRow,
  type InstancesFile,
  type PriceGrid,
  type PriceTable,
  scaledPrice,
  splitList,
  typeName,
} from "../book-format";
import { effectiveUsdPerHour, isPaidUpfront } from "../upfront";
import type { InstanceFacts, InstanceRow } from "./compact-instances";

/** Every price of an instances file, cell by cell: the reverse of `compactInstances`. */
export function expandInstances(file: InstancesFile): InstanceRow[] {
  return Object.entries(file.families).flatMap(([pattern, row]) => expandFamily(pattern, row));
}

export function expandFamily(pattern: string, row: FamilyRow): InstanceRow[] {
  return purchases.flatMap((purchase) => {
    const table = row.prices[purchase];
    if (table === undefined) return [];
    const onDemand = row.prices["on-demand"];
    if (table.ofOnDemand !== undefined) {
      const share = table.ofOnDemand;
      return onDemand === undefined
        ? []
        : [...expandGrid(onDemand, {})].map(
            ({ region, size, usd }): InstanceRow => ({
              region,
              type: typeName(pattern, size),
              purchase,
              usdPerHour: roundPrice(usd * share),
              source: table.source,
            }),
          );
    }
    return [...expandTable(table, onDemand?.scale ?? {}, purchase)].map(
      ({ size, ...cell }): InstanceRow => ({ ...cell, type: typeName(pattern, size), purchase }),
    );
  });
}

interface TableCell {
  readonly region: string;
  readonly size: string;
  readonly usdPerHour: number;
  readonly upfrontUsd?: number;
  readonly source: string;
}

function* expandTable(table: PriceTable, sharedScale: Readonly<Record<string, number>>, purchase: Purchase): Generator<TableCell> {
  const from = new Map<string, string>();
  for (const [source, regions] of Object.entries(table.from ?? {})) {
    for (const [region, sizes] of byRegion(regions)) for (const size of splitList(sizes)) from.set(`${region} ${size}`, source);
  }
  const sourceOf = (region: string, size: string) => from.get(`${region} ${size}`) ?? from.get(`${region} *`) ?? table.source;
  if (table.upfront === undefined) {
    if (isPaidUpfront(purchase)) return;
    for (const { region, size, usd } of expandGrid(table, sharedScale)) {
      yield { region, size, usdPerHour: usd, source: sourceOf(region, size) };
    }
    return;
  }
  const isAllUpfront = purchaseTerms(purchase).payment === "all-upfront";
  const hourly = new Map<string, number>();
  for (const { region, size, usd } of expandGrid(table, sharedScale)) hourly.set(`${region} ${size}`, usd);
  for (const { region, size, usd: upfrontUsd } of expandGrid(table.upfront, sharedScale)) {
    const paid = isAllUpfront ? 0 : hourly.get(`${region} ${size}`);
    if (paid === undefined) continue;
    yield { region, size, usdPerHour: effectiveUsdPerHour(paid, upfrontUsd, purchase), upfrontUsd, source: sourceOf(region, size) };
  }
}

function* expandGrid(
  grid: PriceGrid,
  sharedScale: Readonly<Record<string, number>>,
): Generator<{ readonly region: string; readonly size: string; readonly usd: number }> {
  const scale = grid.scale ?? sharedScale;
  const units = byRegion(grid.usd);
  const except = new Map<string, Map<string, number>>();
  for (const [regions, bySize] of Object.entries(grid.except ?? {})) {
    for (const region of splitList(regions)) {
      const cells = except.get(region) ?? new Map<string, number>();
      for (const [sizes, price] of Object.entries(bySize)) for (const size of splitList(sizes)) cells.set(size, price);
      except.set(region, cells);
    }
  }
  const absent = new Map([...byRegion(grid.absent ?? {})].map(([region, sizes]) => [region, new Set(splitList(sizes))]));
  for (const region of new Set([...units.keys(), ...except.keys()])) {
    const unit = units.get(region);
    const exceptions = except.get(region);
    for (const size of new Set([...Object.keys(scale), ...(exceptions?.keys() ?? [])])) {
      const factor = scale[size];
      const follows =
        unit === undefined || factor === undefined || absent.get(region)?.has(size) ? undefined : scaledPrice(unit, factor, grid.decimals);
      const usd = exceptions?.get(size) ?? follows;
      if (usd !== undefined) yield { region, size, usd };
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
