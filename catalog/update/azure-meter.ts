import { HOURS_PER_MONTH, type PriceUnit, SECONDS_PER_HOUR } from "../../model";

/** The names of a meter in the Retail Prices API, and what the patterns of a rule found in them. */
export interface MeterMatch {
  readonly product: string;
  readonly sku: string;
  readonly meter: string;
  /** Named groups of the rule's patterns. */
  readonly groups: Readonly<Record<string, string>>;
}

/**
 * Which meter stands for which unit price. A string must be the whole name; what is left out may be anything. Meters
 * that no rule names are other products, and stay out.
 */
export interface MeterRule {
  readonly product?: string | RegExp;
  readonly sku?: string | RegExp;
  readonly meter?: string | RegExp;
  /** The book's key, or undefined where the names turn out to be another product. */
  readonly key: string | ((match: MeterMatch) => string | undefined);
  readonly unit: PriceUnit;
  /** Where the API measures in something that the unit does not say, e.g. `TB` for `unit`; one of it is one unit. */
  readonly measure?: string | readonly string[];
  /** `global`: sold in no region, kept under `global`. `everywhere`: one price for every region. */
  readonly place?: "global" | "everywhere";
  /** A free amount of the whole subscription, on which no single resource can count. */
  readonly isFreeTierShared?: true;
  /** Counts only where no other rule found the price. */
  readonly isFallback?: true;
  /** The meter is that many units in one: 4 of `4 vCore`. Packs of several sizes must agree on the price of a unit. */
  readonly pack?: (match: MeterMatch) => number;
}

/** What one of the API's measure is in the book's unit. Azure writes GB for what the book calls GiB where it provisions. */
const measures: Readonly<Partial<Record<PriceUnit, Readonly<Record<string, number>>>>> = {
  hour: { Hour: 1, Day: 24, Month: HOURS_PER_MONTH },
  month: { Month: 1, Hour: 1 / HOURS_PER_MONTH, Day: 24 / HOURS_PER_MONTH },
  "vcpu-hour": { Hour: 1 },
  "unit-hour": { Hour: 1 },
  "unit-month": { Month: 1, "TB/Month": 1 },
  "gib-hour": { "GiB Hour": 1, "GiB/Hour": 1, "GB Hour": 1, "GB/Hour": 1, Hour: 1 },
  "vcpu-second": { Second: 1, Hour: SECONDS_PER_HOUR },
  "gb-second": { "GB Second": 1, "GB Hour": SECONDS_PER_HOUR },
  "gib-second": { "GiB Second": 1, "GB Second": 1, "GiB Hour": SECONDS_PER_HOUR, "GB Hour": SECONDS_PER_HOUR },
  "gb-month": { "GB/Month": 1, "GiB/Month": 1 },
  "gib-month": { "GB/Month": 1, "GiB/Month": 1, "GB Hour": 1 / HOURS_PER_MONTH, "GiB Hour": 1 / HOURS_PER_MONTH },
  "iops-month": { Month: 1 },
  "iops-hour": { Hour: 1 },
  "mibps-hour": { Hour: 1 },
  gb: { GB: 1 },
  request: { "": 1 },
  "1k-requests": { "": 1 / 1_000 },
  "10k-requests": { "": 1 / 10_000 },
  "100k-requests": { "": 1 / 100_000 },
  "1m-requests": { "": 1 / 1_000_000 },
  unit: { "": 1 },
};

/**
 * How many of the book's units one unit of measure of the API is (`10K` is one of `10k-requests`, `1/Day` is 24 of
 * `hour`); undefined where it measures something else.
 */
export function unitsInMeasure(unitOfMeasure: string, unit: PriceUnit, measure?: MeterRule["measure"]): number | undefined {
  const [, count, thousands, what = ""] = /^(\d+)([KM](?![a-zA-Z]))?\s*\/?\s*(.*)$/.exec(unitOfMeasure.trim()) ?? [];
  if (count === undefined) return undefined;
  const name = what.replace(/(?<=[a-z])s$/, "");
  const isNamed = typeof measure === "string" ? measure === name : measure?.includes(name);
  const one = measure === undefined ? measures[unit]?.[name] : isNamed ? 1 : undefined;
  if (one === undefined) return undefined;
  const factor = Number(count) * (thousands === "K" ? 1_000 : thousands === "M" ? 1_000_000 : 1) * one;
  return factor > 0 ? factor : undefined;
}

/** The rule's match with a meter; undefined where a name differs. */
export function matchMeter(rule: MeterRule, names: Omit<MeterMatch, "groups">): MeterMatch | undefined {
  const groups: Record<string, string> = {};
  for (const part of ["product", "sku", "meter"] as const) {
    const wanted = rule[part];
    if (wanted === undefined) continue;
    if (typeof wanted === "string") {
      if (wanted !== names[part]) return undefined;
      continue;
    }
    const found = wanted.exec(names[part]);
    if (found === null) return undefined;
    for (const [name, value] of Object.entries(found.groups ?? {})) groups[name] = value ?? "";
  }
  return { ...names, groups };
}
