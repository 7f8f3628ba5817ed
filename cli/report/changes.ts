import type { ResourceChange, StackChange } from "../../model";
import { formatPercent, formatUsd, plural } from "../format-number";
import { type ServiceCategory, serviceCategoryOf } from "./service-category";

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
  return `${stackDeltaText(change)} USD/month${lacking}${sidesText(change)}: ${parts.length === 0 ? "nothing changes" : parts.join(", ")}`;
}

/**
 * Of a stack that is written anew, the difference of the totals at the same use: resource by resource the least of what
 * comes would be set against the most of what goes.
 */
function stackDeltaText(change: StackChange): string {
  if (!isWrittenAnew(change)) return deltaText(change.deltaLowUsdPerMonth, change.deltaHighUsdPerMonth);
  const { before, after } = change;
  return categoryDeltaText({ before, after });
}

/** ` (before: 100.00 to 120.00)`; of a stack that is written anew also what comes after, and the share that is saved. */
function sidesText(change: StackChange): string {
  if (!change.isWhole) return "";
  const before = `before: ${boundsText(change.before.lowUsdPerMonth, change.before.pricedHighUsdPerMonth)}`;
  if (!isWrittenAnew(change)) return ` (${before})`;
  const after = `after: ${boundsText(change.after.lowUsdPerMonth, change.after.pricedHighUsdPerMonth)}`;
  return ` (${[before, after, ...savedText(change)].join(", ")})`;
}

function boundsText(low: number, high: number): string {
  return formatUsd(low) === formatUsd(high) ? formatUsd(low) : `${formatUsd(low)} to ${formatUsd(high)}`;
}

/** `64 to 69 % less`, at the least and at the most use; nothing where a part has no price or something costs more. */
function savedText({ before, after, unknownDeltas }: StackChange): readonly string[] {
  if (unknownDeltas > 0 || before.lowUsdPerMonth === 0) return [];
  const atLeast = 1 - after.lowUsdPerMonth / before.lowUsdPerMonth;
  const atMost = 1 - after.pricedHighUsdPerMonth / before.pricedHighUsdPerMonth;
  const [less, more] = [Math.min(atLeast, atMost), Math.max(atLeast, atMost)];
  if (less <= 0) return [];
  const [from, to] = [formatPercent(less), formatPercent(more)];
  return [from === to ? `${to} less` : `${from.replace(/\s*%$/, "")} to ${to} less`];
}

/** The two sides have no resource in common: then a list of what goes and what comes does not say what is cheaper. */
export function isWrittenAnew({ isWhole, resources, unchanged }: StackChange): boolean {
  const has = (operation: string) => resources.some((one) => one.operation === operation);
  return (
    isWhole &&
    unchanged === 0 &&
    has("create") &&
    has("delete") &&
    resources.every((one) => one.operation === "create" || one.operation === "delete")
  );
}

/** What the resources of one category cost on both sides. */
export interface CategoryChange {
  readonly category: ServiceCategory;
  readonly before: Sum;
  readonly after: Sum;
}

/** Of what is priced. */
interface Bounds {
  readonly lowUsdPerMonth: number;
  readonly pricedHighUsdPerMonth: number;
}

/** A sum over what is priced, and how many resources have a part without a price. */
interface Sum extends Bounds {
  readonly unknown: number;
}

/** A stack that is written anew, by what its resources are for; empty for every other change. Dearest first. */
export function changesByCategory(change: StackChange): readonly CategoryChange[] {
  if (!isWrittenAnew(change)) return [];
  const categories = [...new Set(costlyChanges(change).map(({ type }) => serviceCategoryOf(type)))];
  const highest = ({ before, after }: CategoryChange) => Math.max(before.pricedHighUsdPerMonth, after.pricedHighUsdPerMonth);
  return categories
    .map((category) => {
      const own = change.resources.filter(({ type }) => serviceCategoryOf(type) === category);
      return { category, before: sumOf(own.map(({ before }) => before)), after: sumOf(own.map(({ after }) => after)) };
    })
    .sort((a, b) => highest(b) - highest(a) || (a.category < b.category ? -1 : 1));
}

function sumOf(sides: readonly ResourceChange["before"][]): Sum {
  const given = sides.filter((side) => side !== null);
  return {
    lowUsdPerMonth: given.reduce((sum, { lowUsdPerMonth }) => sum + lowUsdPerMonth, 0),
    pricedHighUsdPerMonth: given.reduce((sum, { lowUsdPerMonth, highUsdPerMonth }) => sum + (highUsdPerMonth ?? lowUsdPerMonth), 0),
    unknown: given.filter(({ highUsdPerMonth }) => highUsdPerMonth === null).length,
  };
}

/** `12.00 to 14.00 and 1 unknown`, `2 unknowns`, or a dash where there is nothing. */
export function sumText({ lowUsdPerMonth, pricedHighUsdPerMonth, unknown }: Sum): string {
  const unknowns = unknown === 0 ? [] : [plural(unknown, "unknown")];
  if (pricedHighUsdPerMonth === 0) return unknowns[0] ?? "-";
  return [boundsText(lowUsdPerMonth, pricedHighUsdPerMonth), ...unknowns].join(" and ");
}

/** What a category costs more or less, of what is priced. */
export function categoryDeltaText({ before, after }: { readonly before: Bounds; readonly after: Bounds }): string {
  const deltas = [after.lowUsdPerMonth - before.lowUsdPerMonth, after.pricedHighUsdPerMonth - before.pricedHighUsdPerMonth];
  return deltaText(Math.min(...deltas), Math.max(...deltas));
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
