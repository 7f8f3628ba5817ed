import { type Provenance, type Provider, roundPrice } from "../model";
import { byRegion, EVERYWHERE, type ServiceRow, type ServicesFile, type TierPair } from "./book-format";
import type { UnitPrice } from "./price-book";

interface OpenRow {
  readonly key: string;
  readonly row: ServiceRow;
  readonly usd: ReadonlyMap<string, number | readonly TierPair[]>;
  readonly except: ReadonlyMap<string, Readonly<Record<string, number>>>;
  readonly absent: ReadonlyMap<string, ReadonlySet<string>>;
  readonly sourceByRegion: ReadonlyMap<string, string>;
}

/**
 * Unit prices of one provider by key and region. A key is one row (`nat_gateway.hour`), or a family row and a size
 * (`rds.postgres.single-az.db.m5.*` and `large`). Look-ups split a key at its dots at most, so they do not grow
 * with the file.
 */
export class ServiceIndex {
  private readonly opened = new Map<string, OpenRow>();

  constructor(
    private readonly provider: Provider,
    private readonly file: ServicesFile,
  ) {}

  /** The price in the region, else the price that holds everywhere; undefined where the book has none. */
  find(region: string, key: string): UnitPrice | undefined {
    const single = this.open(key);
    if (single !== undefined && !key.endsWith(".*")) {
      const price = this.fromRow(single, region, key) ?? this.fromRow(single, EVERYWHERE, key);
      if (price !== undefined) return price;
    }
    for (let dot = key.lastIndexOf("."); dot > 0; dot = key.lastIndexOf(".", dot - 1)) {
      const family = this.open(`${key.slice(0, dot)}.*`);
      if (family === undefined) continue;
      const size = key.slice(dot + 1);
      if (isAbsent(family, region, size)) return undefined;
      const price = this.fromFamily(family, region, key, size) ?? this.fromFamily(family, EVERYWHERE, key, size);
      if (price !== undefined) return price;
    }
    return undefined;
  }

  /** All keys, family rows expanded to one key a size. */
  keys(): readonly string[] {
    const keys = new Set<string>();
    for (const [key, row] of Object.entries(this.file.prices)) {
      for (const expanded of expandKeys(key, row)) keys.add(expanded);
    }
    return [...keys].sort();
  }

  private open(key: string): OpenRow | undefined {
    const known = this.opened.get(key);
    if (known !== undefined) return known;
    if (!Object.hasOwn(this.file.prices, key)) return undefined;
    const row = this.file.prices[key];
    if (row === undefined) return undefined;
    const opened: OpenRow = {
      key,
      row,
      usd: byRegion(row.usd),
      except: byRegion(row.except ?? {}),
      absent: new Map([...byRegion(row.absent ?? {})].map(([region, sizes]) => [region, new Set(sizes)])),
      sourceByRegion: byRegion(row.sourceByRegion ?? {}),
    };
    this.opened.set(key, opened);
    return opened;
  }

  private fromRow(opened: OpenRow, region: string, key: string): UnitPrice | undefined {
    const usd = opened.usd.get(region);
    if (usd === undefined) return undefined;
    return this.unitPrice(opened, region, key, tiersOf(usd));
  }

  private fromFamily(opened: OpenRow, region: string, key: string, size: string): UnitPrice | undefined {
    if (isAbsent(opened, region, size)) return undefined;
    const exception = ownNumber(opened.except.get(region), size);
    if (exception !== undefined) return this.unitPrice(opened, region, key, tiersOf(exception));
    const usd = opened.usd.get(region);
    const factor = ownNumber(opened.row.scale, size);
    if (usd === undefined || factor === undefined) return undefined;
    const tiers = tiersOf(usd).map(({ from, usdPerUnit }) => ({ from, usdPerUnit: roundPrice(usdPerUnit * factor) }));
    return this.unitPrice(opened, region, key, tiers, typeof usd === "number" ? `${usd} x ${factor}` : undefined);
  }

  private unitPrice(opened: OpenRow, region: string, key: string, tiers: UnitPrice["tiers"], arithmetic?: string): UnitPrice {
    const sourceKey = opened.sourceByRegion.get(region) ?? opened.row.source;
    const source = this.file.sources[sourceKey];
    const provenance: Provenance = {
      source: source?.name ?? sourceKey,
      asOf: source?.asOf ?? "",
      row: `${this.provider}/services.json ${opened.key} ${region}`,
      ...(arithmetic === undefined ? {} : { arithmetic }),
      ...(source?.doubt === undefined ? {} : { doubt: source.doubt }),
    };
    return { key, unit: opened.row.unit, tiers, provenance };
  }
}

function expandKeys(key: string, row: ServiceRow): readonly string[] {
  if (!key.endsWith(".*")) return [key];
  const sizes = [...Object.keys(row.scale ?? {}), ...Object.values(row.except ?? {}).flatMap((cells) => Object.keys(cells))];
  return sizes.map((size) => key.slice(0, -1) + size);
}

function isAbsent(opened: OpenRow, region: string, size: string): boolean {
  return opened.absent.get(region)?.has(size) ?? false;
}

function tiersOf(usd: number | readonly TierPair[]): UnitPrice["tiers"] {
  return typeof usd === "number" ? [{ from: 0, usdPerUnit: usd }] : usd.map(([from, usdPerUnit]) => ({ from, usdPerUnit }));
}

function ownNumber(record: Readonly<Record<string, number>> | undefined, key: string): number | undefined {
  return record !== undefined && Object.hasOwn(record, key) ? record[key] : undefined;
}
