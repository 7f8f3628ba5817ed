import { formatAmount } from "../model/amount";

const count = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

/** `1,204.10` */
export function formatUsd(usd: number): string {
  // A cost of a fraction of a cent is shown as what it is, never as 0.00.
  if (usd !== 0 && Math.abs(usd) < 0.005) return usd < 0 ? "-<0.01" : "<0.01";
  return formatAmount(usd);
}

/** Unit prices keep their significant digits: `0.0000002`, `0.096`, `73.00`. */
export function formatUnitPrice(usd: number): string {
  if (usd === 0 || Math.abs(usd) >= 100) return formatAmount(usd);
  const [whole, fraction = ""] = usd.toFixed(10).replace(/0+$/, "").split(".");
  return `${whole}.${fraction.padEnd(2, "0")}`;
}

/** `1,204.10` or `1,204.10 to 1,391.60`, and `at least 12.00` where there is no upper bound. */
export function formatUsdRange(low: number, high: number | null): string {
  if (high === null) return `at least ${formatUsd(low)}`;
  return formatUsd(low) === formatUsd(high) ? formatUsd(low) : `${formatUsd(low)} to ${formatUsd(high)}`;
}

export function formatCount(value: number): string {
  return count.format(value);
}

/** `1 unknown`, `2 resources` */
export function plural(value: number, singular: string, pluralForm = `${singular}s`): string {
  return `${formatCount(value)} ${value === 1 ? singular : pluralForm}`;
}

export function formatPercent(fraction: number): string {
  return `${Math.round(fraction * 100)} %`;
}

/** `63 %`, or a dash for what has no processors of its own, such as a bucket: nothing that is placed uses none of them. */
export function formatUtilisation(fraction: number): string {
  return fraction === 0 ? "-" : formatPercent(fraction);
}
