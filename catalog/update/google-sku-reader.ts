import { HOURS_PER_MONTH, type PriceUnit } from "../../model";
import type { RowCollector } from "./fetched";
import type { GoogleService, SkuRule } from "./google/service";
import { type GoogleSku, type GoogleTier, skuName, tiersInForce } from "./google-rows";

/** What one usage unit of the catalog is in the book's unit. https://cloud.google.com/billing/docs/reference/rest/v1/services.skus#pricingexpression */
const usageUnits: Readonly<Partial<Record<PriceUnit, Readonly<Record<string, number>>>>> = {
  hour: { h: 1 },
  month: { mo: 1 },
  "vcpu-hour": { h: 1 },
  "gib-hour": { "GiBy.h": 1 },
  "vcpu-second": { s: 1 },
  "gib-second": { "GiBy.s": 1 },
  "gb-second": { "GiBy.s": 1, "GBy.s": 1 },
  "ghz-second": { "GHz.s": 1, s: 1 },
  "gib-month": { "GiBy.mo": 1 },
  "gb-month": { "GiBy.mo": 1, "GBy.mo": 1 },
  "iops-month": { mo: 1 },
  "unit-month": { mo: 1 },
  mib: { MiBy: 1 },
  gib: { GiBy: 1 },
  tib: { TiBy: 1, GiBy: 1 / 1024 },
  request: { count: 1 },
  "1k-requests": { count: 1 / 1_000 },
  "10k-requests": { count: 1 / 10_000 },
  "1m-requests": { count: 1 / 1_000_000 },
  unit: { count: 1 },
};

/** Reads the SKUs of one service that stand for unit prices. */
export class SkuReader {
  private readonly used = new Set<SkuRule>();

  constructor(
    private readonly service: GoogleService,
    private readonly regions: ReadonlySet<string>,
    private readonly now: string,
    private readonly rows: RowCollector,
  ) {}

  add(sku: GoogleSku): void {
    const { description = "", category = {} } = sku;
    for (const rule of this.service.skus) {
      if (category.usageType !== (rule.usageType ?? "OnDemand")) continue;
      if (rule.group !== undefined && rule.group !== category.resourceGroup) continue;
      const match = rule.description.exec(description);
      if (match === null) continue;
      this.used.add(rule);
      this.take(rule, typeof rule.key === "string" ? rule.key : rule.key(match.groups ?? {}), sku);
    }
  }

  /** Known keys for which no SKU was seen at all: the catalog calls them something else by now, or sells them no more. */
  unseenKeys(known: ReadonlySet<string>): readonly string[] {
    return this.service.skus.flatMap((rule) =>
      typeof rule.key === "string" && known.has(rule.key) && rule.isOptional !== true && !this.used.has(rule) ? [rule.key] : [],
    );
  }

  private take(rule: SkuRule, key: string, sku: GoogleSku): void {
    const price = tiersInForce(sku, this.now);
    if ("problem" in price) {
      this.rows.note(price.problem);
      return;
    }
    const isHourly = rule.isHourly === true && price.unit.endsWith(".h");
    const units = usageUnits[rule.unit]?.[isHourly ? price.unit.replace(/\.h$/, ".mo") : price.unit];
    if (units === undefined) {
      this.rows.note(`prices of ${key} per "${price.unit}", which is not a unit it is sold by`);
      return;
    }
    const inBook = isHourly ? units / HOURS_PER_MONTH : units;
    const tiers = rule.isFreeTierShared === true ? withoutFreeTier(price.tiers) : price.tiers;
    for (const region of sku.serviceRegions ?? []) {
      if (!this.regions.has(region) && region !== "global") continue;
      const place = region === "global" ? "*" : region;
      for (const { from, usdPerUnit } of tiers) {
        this.rows.addTier(
          { region: place, key, unit: rule.unit, row: skuName(sku) },
          Number((from * inBook).toPrecision(10)),
          Number(((usdPerUnit * (rule.multiple ?? 1)) / inBook).toPrecision(10)),
        );
      }
    }
  }
}

function withoutFreeTier(tiers: readonly GoogleTier[]): readonly GoogleTier[] {
  const [free, ...paid] = tiers;
  if (free?.usdPerUnit !== 0 || paid.length === 0) return tiers;
  return paid.map((tier, position) => (position === 0 ? { ...tier, from: 0 } : tier));
}
