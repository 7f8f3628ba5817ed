import { HOURS_PER_MONTH, type PriceUnit } from "../../model";
import type { LineSpec, PricingContext, Quantity, UsageQuantity } from "../priced-resource";

// AWS writes "GB" and measures 2^30 bytes, for provisioned sizes as for data: a declared GiB is one billed "GB", nothing is converted.

/** Multiplies a quantity: machines of a group, replicas, zones. */
export type Times = NonNullable<LineSpec["times"]>;

export function line(label: string, key: string, per: PriceUnit, quantity: Quantity, times?: Times): LineSpec {
  return { label, price: { key, per }, quantity, ...(times === undefined ? {} : { times }) };
}

/** Something that runs all month at a price per hour. */
export function hourly(label: string, key: string, times?: Times): LineSpec {
  return line(label, key, "hour", HOURS_PER_MONTH, times);
}

/** Something that costs as much as is used of it. `factor` turns the declared unit into the price's. */
export function used(label: string, key: string, per: PriceUnit, usage: string, factor?: number): LineSpec {
  return line(label, key, per, factor === undefined ? { usage } : { usage, factor });
}

/** Something that costs money the price book has no figure for. It makes the estimate unknown and keeps the other lines. */
export function unpriced(label: string, reason: string, per: PriceUnit = "month"): LineSpec {
  return { label, price: { unknown: reason, per }, quantity: 0 };
}

/** Lines of rarely used options: shown where their usage is declared. */
export function whereDeclared(context: PricingContext, lines: Readonly<Record<string, LineSpec>>): readonly LineSpec[] {
  return Object.entries(lines).flatMap(([usage, spec]) => (context.usage(usage) === undefined ? [] : [spec]));
}

export const gibUsage = (doc: string, high: number): UsageQuantity => ({ unit: "gib", doc, assumed: { low: 0, high } });
export const gibMonthUsage = (doc: string, high: number): UsageQuantity => ({ unit: "gib-month", doc, assumed: { low: 0, high } });
export const requestUsage = (doc: string, high: number): UsageQuantity => ({ unit: "request", doc, assumed: { low: 0, high } });
export const unitUsage = (doc: string, high: number): UsageQuantity => ({ unit: "unit", doc, assumed: { low: 0, high } });

/** Data that a resource sends to the internet: shown where its amount is declared. */
export const internetEgressUsage = { internetEgressGib: gibUsage("Data that goes from it to the internet", 0) };
export function internetEgressLines(context: PricingContext): readonly LineSpec[] {
  return whereDeclared(context, {
    internetEgressGib: used("Data transfer out to the internet", "egress.internet", "gb", "internetEgressGib"),
  });
}

/** Factors from one request to the unit that requests are sold in. */
export const PER_THOUSAND = 1e-3;
export const PER_TEN_THOUSAND = 1e-4;
export const PER_HUNDRED_THOUSAND = 1e-5;
export const PER_MILLION = 1e-6;
