import type { PriceBook } from "../catalog";
import { formatAmount, type Plan, type PortfolioNeed } from "../model";
import { place } from "../optimizer";

/** Most time for the comparison, in milliseconds: it explains the plan, and must not hold the preview up. */
const MOST_COMPARING_MS = 2_000;

/**
 * What it costs to survive the loss of a provider: the plan against the cheapest one with every workload whole and free
 * to share a provider. Undefined where nothing is declared to run on several, or no such plan was found in time.
 */
export function priceOfAvailability(need: PortfolioNeed, plan: Plan, book: PriceBook): string | undefined {
  const split = need.workloads.filter((workload) => workload.split !== undefined).map(({ name }) => name);
  const apart = need.differentProvider.flat();
  if (plan.status === "infeasible" || (split.length === 0 && apart.length === 0)) return undefined;
  const whole = {
    ...need,
    differentProvider: [],
    workloads: need.workloads.map(({ split: _split, pinned: _pinned, ...workload }) => workload),
  };
  const other = place(whole, book, { timeLimitMs: MOST_COMPARING_MS });
  if (other.status === "infeasible") return undefined;
  const clouds = new Set(plan.placements.map(({ provider }) => provider)).size;
  const onFewer = new Set(other.placements.map(({ provider }) => provider)).size;
  const extra = plan.usdPerMonth - other.usdPerMonth;
  const names = [...new Set([...split, ...apart])].join(", ");
  const amount = extra < 0 ? `${formatAmount(-extra)} USD a month less` : `${formatAmount(extra)} USD a month more`;
  return `availability of ${names}: ${clouds} clouds cost ${amount} than the cheapest plan without it (${formatAmount(other.usdPerMonth)} USD on ${onFewer})`;
}
