import type { PriceUnit, Purchase } from "../../model";
import type { InstanceSize } from "../price-book";
import type { Ambiguity, FetchedInstance, RowCollector } from "./fetched";

/** A SKU of the Cloud Billing Catalog. https://cloud.google.com/billing/docs/reference/rest/v1/services.skus/list */
export interface GoogleSku {
  readonly skuId?: string;
  readonly description?: string;
  readonly category?: { readonly resourceFamily?: string; readonly resourceGroup?: string; readonly usageType?: string };
  readonly serviceRegions?: readonly string[];
  readonly pricingInfo?: readonly {
    readonly effectiveTime?: string;
    readonly pricingExpression?: {
      readonly usageUnit?: string;
      readonly tieredRates?: readonly {
        readonly startUsageAmount?: number;
        readonly unitPrice?: { readonly currencyCode?: string; readonly units?: string; readonly nanos?: number };
      }[];
    };
  }[];
}

export interface GoogleTier {
  readonly from: number;
  readonly usdPerUnit: number;
}

/** The price in force: the timeline is in order of time. Undefined with a reason where it cannot be read. */
export function tiersInForce(
  sku: GoogleSku,
  now: string,
): { readonly unit: string; readonly tiers: readonly GoogleTier[] } | { readonly problem: string } {
  const inForce = (sku.pricingInfo ?? [])
    .filter(({ effectiveTime }) => effectiveTime === undefined || Date.parse(effectiveTime) <= Date.parse(now))
    .at(-1);
  const expression = inForce?.pricingExpression;
  if (expression?.tieredRates === undefined || expression.tieredRates.length === 0) return { problem: "SKUs without a price in force" };
  const tiers: GoogleTier[] = [];
  for (const { startUsageAmount = 0, unitPrice = {} } of expression.tieredRates) {
    if (unitPrice.currencyCode !== "USD") return { problem: `prices in ${unitPrice.currencyCode ?? "no currency"}, not in USD` };
    // Whole units and billionths of one, both left out of the document where they are zero.
    tiers.push({ from: startUsageAmount, usdPerUnit: Number((Number(unitPrice.units ?? "0") + (unitPrice.nanos ?? 0) / 1e9).toFixed(9)) });
  }
  return { unit: expression.usageUnit ?? "", tiers };
}

const purchaseOf: Readonly<Record<string, Purchase>> = {
  OnDemand: "on-demand",
  Preemptible: "spot",
  Commit1Yr: "reserved-1y",
  Commit3Yr: "reserved-3y",
};

/** Series whose machines cost the sum of their vCPUs and GiB; name in SKU descriptions -> series. */
const series: Readonly<Record<string, string>> = {
  "": "n1",
  "N1 Predefined": "n1",
  "Compute optimized": "c2",
  "C2D AMD": "c2d",
  C3: "c3",
  C3D: "c3d",
  C4: "c4",
  "C4A Arm": "c4a",
  C4D: "c4d",
  E2: "e2",
  N2: "n2",
  "N2D AMD": "n2d",
  N4: "n4",
  N4A: "n4a",
  N4D: "n4d",
  "T2A Arm": "t2a",
  "T2D AMD": "t2d",
};
export const composedSeries: ReadonlySet<string> = new Set(Object.values(series));

interface MachinePart {
  readonly series: string;
  readonly part: "core" | "ram";
}

/** `Spot Preemptible N2D AMD Instance Core running in Belgium`, `Commitment v1: E2 Ram in Americas for 3 Years`. */
export function machinePart(description: string): MachinePart | undefined {
  const [, runningName, runningPart] = /^(?:Spot )?(?:Preemptible )?(.+?) (?:Instance )?(Core|Ram) running in .+$/.exec(description) ?? [];
  const [, committed, committedPart] = /^Commitment(?: v\d+)?: (?:(.+) )?(Cpu|Ram) in .+ for [13] Years?$/.exec(description) ?? [];
  const part = runningPart ?? committedPart;
  const name = runningName ?? committed ?? "";
  const own = Object.hasOwn(series, name) ? series[name] : Object.entries(series).find(([key]) => key.split(" ")[0] === name)?.[1];
  if (part === undefined || own === undefined) return undefined;
  return { series: own, part: part === "Ram" ? "ram" : "core" };
}

/** Shared-core types are charged for a part of their vCPUs. https://cloud.google.com/compute/docs/general-purpose-machines#sharedcore */
const chargedVcpus: Readonly<Record<string, number>> = { "e2-micro": 0.25, "e2-small": 0.5, "e2-medium": 1 };

/** A type that costs its vCPUs and GiB and nothing else: no GPU, no local SSD, no metal, no extended memory. */
export function isComposed({ type, family, gpuCount, bareMetal }: InstanceSize): boolean {
  return composedSeries.has(family) && gpuCount === 0 && !bareMetal && !/lssd/.test(type) && !/^custom-|-ext$/.test(type);
}

/** Prices of cores and memory by series, region and way of paying, put together to machines. */
export class MachineParts {
  private readonly prices = new Map<string, Map<number, string>>();
  private readonly seen = new Set<string>();

  add(found: MachinePart, region: string, purchase: Purchase, usdPerUnit: number, row: string): void {
    const key = `${found.series} ${region} ${purchase} ${found.part}`;
    const known = this.prices.get(key) ?? new Map<number, string>();
    if (!known.has(usdPerUnit)) known.set(usdPerUnit, row);
    this.prices.set(key, known);
    this.seen.add(`${found.series} ${purchase}`);
  }

  /** Whether the catalog speaks for a series and way of paying at all. */
  speaksFor(ownSeries: string, purchase: Purchase): boolean {
    return this.seen.has(`${ownSeries} ${purchase}`);
  }

  machine(size: InstanceSize, region: string, purchase: Purchase): FetchedInstance | undefined {
    const core = this.single(`${size.family} ${region} ${purchase} core`);
    const ram = this.single(`${size.family} ${region} ${purchase} ram`);
    if (core === undefined || ram === undefined) return undefined;
    const usdPerHour = (chargedVcpus[size.type] ?? size.vcpus) * core.usd + size.memoryGib * ram.usd;
    return { region, type: size.type, purchase, usdPerHour: Number(usdPerHour.toFixed(10)), row: `${core.row} + ${ram.row}` };
  }

  ambiguities(): readonly Ambiguity[] {
    return [...this.prices].flatMap(([what, prices]) =>
      prices.size < 2 ? [] : [{ what, rows: [...prices].map(([usd, row]) => `${row}: ${usd} USD`) }],
    );
  }

  private single(key: string): { readonly usd: number; readonly row: string } | undefined {
    const known = this.prices.get(key);
    const [first] = known?.size === 1 ? known : [];
    return first && { usd: first[0], row: first[1] };
  }
}

interface UnitPriceRule {
  readonly description: RegExp;
  readonly key: string;
  readonly unit: PriceUnit;
  readonly usageUnit: string;
  readonly usageType?: string;
  /** A free amount that all resources of a billing account share: no single resource can count on it. */
  readonly isFreeTierShared?: true;
}

const capacity = (name: string, key: string): UnitPriceRule => ({
  description: new RegExp(`^${name}(?: in .+)?$`),
  key,
  unit: "gib-month",
  usageUnit: "GiBy.mo",
  isFreeTierShared: true,
});

const rules: readonly UnitPriceRule[] = [
  capacity("Storage PD Capacity", "pd-standard.storage"),
  capacity("Balanced PD Capacity", "pd-balanced.storage"),
  capacity("SSD backed PD Capacity", "pd-ssd.storage"),
  capacity("Extreme PD Capacity", "pd-extreme.storage"),
  capacity("Regional Storage PD Capacity", "pd-standard.regional.storage"),
  capacity("Regional Balanced PD Capacity", "pd-balanced.regional.storage"),
  capacity("Regional SSD backed PD Capacity", "pd-ssd.regional.storage"),
  { description: /^Static Ip Charge(?: in .+)?$/, key: "external-ip.unused", unit: "hour", usageUnit: "h", isFreeTierShared: true },
  { description: /^External IP Charge on a Standard VM$/, key: "external-ip.in-use", unit: "hour", usageUnit: "h", isFreeTierShared: true },
  {
    description: /^External IP Charge on a Spot Preemptible VM$/,
    key: "external-ip.spot",
    unit: "hour",
    usageUnit: "h",
    usageType: "Preemptible",
    isFreeTierShared: true,
  },
  {
    description: /^Network Load Balancing: Forwarding Rule Additional Service Charge(?: in .+)?$/,
    key: "forwarding-rule.hour",
    unit: "hour",
    usageUnit: "h",
  },
];

/** What holds everywhere is listed for `global`; the book writes it `*` for these keys. */
const everywhereKeys = new Set(["external-ip.in-use", "external-ip.spot"]);

/** Puts one SKU into the collectors. */
export function addGoogleSku(rows: RowCollector, parts: MachineParts, regions: ReadonlySet<string>, now: string, sku: GoogleSku): void {
  const { description = "", category = {}, skuId = "?" } = sku;
  const purchase = purchaseOf[category.usageType ?? ""];
  if (purchase === undefined) return;
  const found = machinePart(description);
  const rule = rules.find((one) => one.description.test(description) && category.usageType === (one.usageType ?? "OnDemand"));
  if (found === undefined && rule === undefined) return;
  const price = tiersInForce(sku, now);
  if ("problem" in price) {
    rows.note(price.problem);
    return;
  }
  const row = `SKU ${skuId} (${description})`;
  for (const region of sku.serviceRegions ?? []) {
    if (found !== undefined) {
      const usageUnit = found.part === "core" ? "h" : "GiBy.h";
      const [tier, ...more] = price.tiers;
      if (price.unit !== usageUnit) rows.note(`prices of a ${found.part} per "${price.unit}"`);
      else if (more.length > 0 || tier === undefined) rows.note(`tiered prices of a ${found.part}`);
      else if (!(tier.usdPerUnit > 0)) rows.note(`prices of zero of a ${found.part}`);
      else if (regions.has(region)) parts.add(found, region, purchase, tier.usdPerUnit, row);
    } else if (rule !== undefined) {
      if (price.unit !== rule.usageUnit) rows.note(`prices of ${rule.key} per "${price.unit}", which is not a unit it is sold by`);
      else if (regions.has(region) || region === "global") {
        const place = region === "global" && everywhereKeys.has(rule.key) ? "*" : region;
        for (const { from, usdPerUnit } of withoutSharedTier(price.tiers, rule)) {
          rows.addTier({ region: place, key: rule.key, unit: rule.unit, row }, from, usdPerUnit);
        }
      }
    }
  }
}

function withoutSharedTier(tiers: readonly GoogleTier[], rule: UnitPriceRule): readonly GoogleTier[] {
  const [free, ...paid] = tiers;
  if (rule.isFreeTierShared !== true || free?.usdPerUnit !== 0 || paid.length === 0) return tiers;
  return paid.map((tier, position) => (position === 0 ? { ...tier, from: 0 } : tier));
}
