import { type Diagnostic, type Provenance, type Provider, priceUnits, roundPrice } from "../model";
import { type ServiceRow, type ServicesFile, splitList, type TierPair } from "./book-format";
import type { UnitPrice } from "./price-book";

const EVERYWHERE = "*";

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

/**
 * What is wrong with a services file, all of it at once: units outside the closed set, sources that are not there,
 * prices that are not numbers of at least 0, tiers that do not ascend from 0, and rows that answer the same key in
 * the same region.
 */
export function checkServices(file: ServicesFile, name: string): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const report = (message: string, hint: string) => found.push({ severity: "error", message, place: { file: name }, hint });
  const answeredBy = new Map<string, string>();
  for (const [sourceKey, source] of Object.entries(file.sources ?? {})) {
    if (typeof source.name !== "string" || source.name === "") report(`source "${sourceKey}" has no name`, "name the source");
    if (!/^\d{4}-\d{2}(-\d{2})?$/.test(source.asOf))
      report(`source "${sourceKey}" has the date "${source.asOf}"`, "write YYYY-MM-DD or YYYY-MM");
  }
  for (const [key, row] of Object.entries(file.prices ?? {})) {
    const isFamily = key.endsWith(".*");
    if (!(priceUnits as readonly string[]).includes(row.unit))
      report(`${key}: unit "${row.unit}" is not known`, `one of ${priceUnits.join(", ")}`);
    for (const sourceKey of [row.source, ...Object.values(row.sourceByRegion ?? {})]) {
      if (!Object.hasOwn(file.sources ?? {}, sourceKey)) report(`${key}: source "${sourceKey}" is not in the file's sources`, "add it");
    }
    if (isFamily && row.scale === undefined && row.except === undefined) report(`${key}: a family without sizes`, "give scale or except");
    if (!isFamily && (row.scale ?? row.except ?? row.absent) !== undefined) {
      report(`${key}: scale, except and absent belong to a family`, "end the key in .*");
    }
    for (const part of [row.usd, row.except ?? {}, row.absent ?? {}, row.sourceByRegion ?? {}]) {
      const seen = new Set<string>();
      for (const region of Object.keys(part).flatMap(splitList)) {
        if (seen.has(region)) report(`${key}: region ${region} is listed twice`, "keep one");
        if (!/^(\*|[a-z0-9-]+)$/.test(region)) report(`${key}: "${region}" is not a region`, "separate regions by commas without blanks");
        seen.add(region);
      }
    }
    for (const [regions, usd] of Object.entries(row.usd)) checkPrice(usd, `${key} ${regions}`, report);
    for (const [size, factor] of Object.entries(row.scale ?? {})) {
      if (!(Number.isFinite(factor) && factor > 0)) report(`${key}: factor ${factor} of size "${size}"`, "a factor is a number above 0");
    }
    for (const [regions, sizes] of Object.entries(row.except ?? {})) {
      for (const [size, usd] of Object.entries(sizes)) checkPrice(usd, `${key} ${regions} ${size}`, report);
    }
    for (const answer of answers(key, row)) {
      const other = answeredBy.get(answer);
      if (other !== undefined && other !== key) report(`"${key}" and "${other}" both answer ${answer}`, "keep one of the rows");
      answeredBy.set(answer, key);
    }
  }
  for (const [answer, key] of answeredBy) {
    const everywhere = answeredBy.get(answer.replace(/ \S+$/, ` ${EVERYWHERE}`));
    if (everywhere !== undefined && everywhere !== key) {
      report(`"${key}" and "${everywhere}" (which holds everywhere) both answer ${answer}`, "put both into one row");
    }
  }
  return found;
}

function checkPrice(usd: unknown, where: string, report: (message: string, hint: string) => void): void {
  const good = (value: unknown) => typeof value === "number" && Number.isFinite(value) && value >= 0;
  if (!Array.isArray(usd)) {
    if (!good(usd)) report(`${where}: ${JSON.stringify(usd)} is not a price`, "a price is a finite number of at least 0");
    return;
  }
  let before = -1;
  for (const [position, tier] of usd.entries()) {
    const [from, price] = Array.isArray(tier) ? (tier as unknown[]) : [];
    if (!good(price) || typeof from !== "number" || from <= before || (position === 0 && from !== 0)) {
      report(`${where}: tier ${JSON.stringify(tier)} is out of order or not a price`, "tiers are [from, usdPerUnit], ascending from 0");
    }
    before = typeof from === "number" ? from : before;
  }
  if (usd.length === 0) report(`${where}: no tiers`, "leave the region out where there is no price");
}

/** `key region` of every cell that a row answers. */
function* answers(key: string, row: ServiceRow): Generator<string> {
  const regions = new Set([...Object.keys(row.usd), ...Object.keys(row.except ?? {})].flatMap(splitList));
  if (!key.endsWith(".*")) {
    for (const region of regions) yield `${key} ${region}`;
    return;
  }
  const except = byRegion(row.except ?? {});
  const usd = byRegion(row.usd);
  const absent = byRegion(row.absent ?? {});
  for (const region of regions) {
    const sizes = new Set([...(usd.has(region) ? Object.keys(row.scale ?? {}) : []), ...Object.keys(except.get(region) ?? {})]);
    for (const size of sizes) if (!absent.get(region)?.includes(size)) yield `${key.slice(0, -1)}${size} ${region}`;
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

function byRegion<T>(record: Readonly<Record<string, T>>): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const [regions, value] of Object.entries(record)) for (const region of splitList(regions)) map.set(region, value);
  return map;
}
