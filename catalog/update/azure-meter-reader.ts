import type { AzureService } from "./azure/service";
import { type MeterRule, matchMeter, unitsInMeasure } from "./azure-meter";
import type { FetchedUnitPrice, RowCollector } from "./fetched";

/** What the reader takes of a row of the API. */
export interface Meter {
  readonly region: string;
  readonly product: string;
  readonly sku: string;
  readonly meter: string;
  readonly unitOfMeasure: string;
  readonly tierMinimumUnits: number;
  readonly retailPrice: number;
  /** The row's name, for messages. */
  readonly row: string;
}

/** Packs round to the digits of their own price: four vCores are not to the last digit twice two. */
const PACK_TOLERANCE_FRACTION = 1e-4;

/** What the API calls a meter that is sold in no region; its zone 1 is every public region. */
const noRegion = new Set(["", "global", "zone 1"]);

interface Tier {
  readonly from: number;
  readonly usdPerUnit: number;
  readonly pack: number;
  readonly row: string;
}

interface Cell {
  readonly price: Omit<FetchedUnitPrice, "tiers" | "row">;
  readonly rule: MeterRule;
  readonly tiers: Tier[];
}

/** Reads the meters of one service: which price they stand for, in the book's unit, tier by tier. */
export class MeterReader {
  private readonly cells = new Map<string, Cell>();
  private readonly fallbacks = new Map<string, Cell>();
  private readonly used = new Set<MeterRule>();

  constructor(
    private readonly service: AzureService,
    private readonly regions: ReadonlySet<string>,
    private readonly rows: RowCollector,
  ) {}

  add(meter: Meter): void {
    for (const rule of this.service.meters) {
      const place = this.placeOf(rule, meter.region);
      if (place === undefined) continue;
      const match = matchMeter(rule, meter);
      if (match === undefined) continue;
      const key = typeof rule.key === "string" ? rule.key : rule.key(match);
      if (key === undefined) continue;
      this.used.add(rule);
      const units = unitsInMeasure(meter.unitOfMeasure, rule.unit, rule.measure);
      if (units === undefined) {
        this.rows.note(`prices of ${key} per "${meter.unitOfMeasure}", which is not a unit it is sold by`);
        continue;
      }
      const pack = rule.pack?.(match) ?? 1;
      const cells = rule.isFallback === true ? this.fallbacks : this.cells;
      const name = `${place} ${key}`;
      const cell = cells.get(name) ?? { price: { region: place, key, unit: rule.unit }, rule, tiers: [] };
      cells.set(name, cell);
      cell.tiers.push({
        from: Number((meter.tierMinimumUnits * units).toPrecision(10)),
        usdPerUnit: Number((meter.retailPrice / (units * pack)).toPrecision(10)),
        pack,
        row: meter.row,
      });
    }
  }

  /** Hands what was read to the collector, which finds contradictions. */
  finish(): void {
    for (const [name, cell] of this.fallbacks) if (!this.cells.has(name)) this.cells.set(name, cell);
    for (const { price, rule, tiers } of this.cells.values()) {
      const whole = rule.pack === undefined ? tiers : largestPack(tiers);
      for (const { from, usdPerUnit, row } of rule.isFreeTierShared === true ? withoutFreeTier(whole) : whole) {
        this.rows.addTier({ ...price, row }, from, usdPerUnit);
      }
    }
    this.cells.clear();
    this.fallbacks.clear();
  }

  /** Fixed keys for which no meter was seen at all: the API calls them something else by now, or sells them no more. */
  unseenKeys(): readonly string[] {
    return this.service.meters.flatMap((rule) =>
      typeof rule.key === "string" && rule.isFallback !== true && !this.used.has(rule) ? [rule.key] : [],
    );
  }

  private placeOf(rule: MeterRule, region: string): string | undefined {
    if (rule.place === undefined) return this.regions.has(region) ? region : undefined;
    if (!noRegion.has(region.toLowerCase())) return undefined;
    return rule.place === "global" ? "global" : "*";
  }
}

/** The price in the largest pack, which has the most digits, where all packs agree; otherwise all of them, which is a contradiction. */
function largestPack(tiers: readonly Tier[]): readonly Tier[] {
  const prices = tiers.map(({ usdPerUnit }) => usdPerUnit);
  const highest = Math.max(...prices);
  if (highest - Math.min(...prices) > highest * PACK_TOLERANCE_FRACTION) return tiers;
  const most = Math.max(...tiers.map(({ pack }) => pack));
  return tiers.filter(({ pack }) => pack === most);
}

function withoutFreeTier(tiers: readonly Tier[]): readonly Tier[] {
  const paid = tiers.filter(({ from, usdPerUnit }) => !(from === 0 && usdPerUnit === 0));
  if (paid.length === 0 || paid.length === tiers.length) return tiers;
  const first = Math.min(...paid.map(({ from }) => from));
  return paid.map((tier) => (tier.from === first ? { ...tier, from: 0 } : tier));
}
