import type { InstanceRow } from "./compact-instances";
import { groupBy } from "./group-by";

/** Fewer regions than this say nothing about what a type usually costs. */
const MIN_REGIONS = 4;
/** On-demand prices of one type differ between regions by less than half once the region's price level is taken out. */
const MIN_FRACTION_OF_USUAL = 0.25;

export interface ImplausibleRow extends InstanceRow {
  /** What the type costs elsewhere, at this region's price level. */
  readonly usualUsdPerHour: number;
}

/**
 * On-demand prices so far below what the type costs in all other regions that they must be errors of the source
 * (a tenth, a shifted decimal point). A machine must not win a comparison by a typing error, so its price counts as
 * unknown. Compared is with the type's median over regions times the region's own level (the median of its prices,
 * each relative to the type's median).
 */
export function implausiblyCheap(rows: readonly InstanceRow[]): readonly ImplausibleRow[] {
  const onDemand = rows.filter((row) => row.purchase === "on-demand");
  const usual = new Map(
    [...groupBy(onDemand, (row) => row.type)]
      .filter(([, cells]) => cells.length >= MIN_REGIONS)
      .map(([type, cells]) => [type, median(cells.map((cell) => cell.usdPerHour))]),
  );
  const level = new Map(
    [...groupBy(onDemand, (row) => row.region)].map(([region, cells]) => {
      const relative = cells.flatMap((cell) => {
        const typical = usual.get(cell.type);
        return typical === undefined ? [] : [cell.usdPerHour / typical];
      });
      return [region, relative.length === 0 ? 1 : median(relative)];
    }),
  );
  return onDemand.flatMap((row) => {
    const usualUsdPerHour = (usual.get(row.type) ?? 0) * (level.get(row.region) ?? 1);
    return row.usdPerHour < usualUsdPerHour * MIN_FRACTION_OF_USUAL ? [{ ...row, usualUsdPerHour }] : [];
  });
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
  return ((low ?? 0) + (high ?? 0)) / 2;
}
