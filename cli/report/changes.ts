import type { ResourceChange, StackChange } from "../../model";
import { formatUsd, plural } from "../format-number";

/** `+12.00`, `-3.10 to +4.00`, `unknown`, `+0.00` */
export function deltaText(low: number | null, high: number | null): string {
  if (low === null || high === null) return "unknown";
  return signed(low) === signed(high) ? signed(low) : `${signed(low)} to ${signed(high)}`;
}

function signed(usd: number): string {
  return usd < 0 ? `-${formatUsd(-usd)}` : `+${formatUsd(usd)}`;
}

/** `+120.00 USD/month (410.00 before): 2 created, 1 replaced, 14 as they are`; a sum lacks what has no price, and says so. */
export function changeText(change: StackChange): string {
  const counts = new Map<string, number>();
  for (const { operation } of change.resources) counts.set(operation, (counts.get(operation) ?? 0) + 1);
  const parts = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([operation, count]) => `${count} ${words[operation] ?? operation}`);
  if (change.unchanged > 0) parts.push(`${change.unchanged} as they are`);
  const lacking = change.unknownDeltas === 0 ? "" : ` without ${plural(change.unknownDeltas, "unknown change")}`;
  const { lowUsdPerMonth: low, pricedHighUsdPerMonth: high } = change.before;
  const before = change.isWhole ? ` (before: ${formatUsd(low)}${high === low ? "" : ` to ${formatUsd(high)}`})` : "";
  return `${deltaText(change.deltaLowUsdPerMonth, change.deltaHighUsdPerMonth)} USD/month${lacking}${before}: ${parts.length === 0 ? "nothing changes" : parts.join(", ")}`;
}

const words: Readonly<Record<string, string>> = {
  create: "created",
  delete: "deleted",
  import: "imported",
  read: "read",
  refresh: "refreshed",
  replace: "replaced",
  same: "moved in cost only",
  update: "updated",
};

/** Changes that cost something, or might; dearest first. */
export function costlyChanges(change: StackChange): readonly ResourceChange[] {
  const rank = (one: ResourceChange) => Math.max(Math.abs(one.deltaLowUsdPerMonth ?? 1e15), Math.abs(one.deltaHighUsdPerMonth ?? 1e15));
  return change.resources
    .filter((one) => one.deltaLowUsdPerMonth !== 0 || one.deltaHighUsdPerMonth !== 0)
    .sort((a, b) => rank(b) - rank(a) || (a.urn < b.urn ? -1 : a.urn > b.urn ? 1 : 0));
}

/** `12.00`, `1.00 to 3.00`, `unknown`, or a dash where it does not stand. */
export function sideText(side: ResourceChange["before"]): string {
  if (side === null) return "-";
  const { lowUsdPerMonth: low, highUsdPerMonth: high } = side;
  if (high === null) return low === 0 ? "unknown" : `at least ${formatUsd(low)}`;
  return formatUsd(low) === formatUsd(high) ? formatUsd(low) : `${formatUsd(low)} to ${formatUsd(high)}`;
}
