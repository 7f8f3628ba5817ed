/**
 * Units and conversions. Every number in costwright carries its unit at the end of its name;
 * every conversion between units lives in this file.
 */

/** Billing month of all three providers' price calculators: 365 days x 24 h / 12. */
export const HOURS_PER_MONTH = 730;
export const SECONDS_PER_HOUR = 3600;
export const MIB_PER_GIB = 1024;
/** 1 GiB = 2^30 bytes, 1 GB = 10^9 bytes. */
export const GB_PER_GIB = 1.073741824;
export const MICRO_USD_PER_USD = 1_000_000;

/**
 * The unit that one price is quoted in, as a closed set: a cost line states the unit it counts in,
 * and pricing refuses a line whose unit is not the unit of the price (an hourly price can never be
 * multiplied by a monthly quantity).
 */
export const priceUnits = [
  "hour",
  "month",
  "vcpu-hour",
  "gib-hour",
  "gb-hour",
  "vcpu-second",
  "gib-second",
  "gb-second",
  "ghz-second",
  "gib-month",
  "gb-month",
  "iops-month",
  "mibps-month",
  "iops-hour",
  "mibps-hour",
  "mib",
  "gib",
  "tib",
  "gb",
  "request",
  "1k-requests",
  "10k-requests",
  "100k-requests",
  "1m-requests",
  "unit-hour",
  "unit-month",
  "unit",
] as const;
export type PriceUnit = (typeof priceUnits)[number];

/** USD per month of something priced per hour and running all month. */
export function usdPerMonthFromHour(usdPerHour: number): number {
  return usdPerHour * HOURS_PER_MONTH;
}

/** Whole micro-dollars, the money of the solver: sums are exact up to 9 billion dollars. */
export function microUsd(usd: number): number {
  return Math.round(usd * MICRO_USD_PER_USD);
}

export function usdFromMicro(micro: number): number {
  return micro / MICRO_USD_PER_USD;
}

export function gbFromGib(gib: number): number {
  return gib * GB_PER_GIB;
}

/** Below it the product of a price and a power of ten has an error of less than a thousandth. */
const QUICK_BELOW_STEPS = 2 ** 43;

/** Removes floating-point noise from a product of a unit price and a size factor (prices have at most 10 decimals). */
export function roundPrice(usd: number): number {
  return roundDecimals(usd, 10);
}

/** The decimal number that `usd.toFixed(decimals)` says. */
export function roundDecimals(usd: number, decimals: number): number {
  // The same as by way of the text, which takes ten times as long: only near a half could the two differ.
  const power = 10 ** decimals;
  const steps = usd * power;
  if (steps > 0 && steps < QUICK_BELOW_STEPS && Math.abs(steps - Math.floor(steps) - 0.5) > 0.01) return Math.round(steps) / power;
  return Number(usd.toFixed(decimals));
}
