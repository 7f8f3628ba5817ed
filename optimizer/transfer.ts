/**
 * Data between workloads. The price depends on where it starts and how far it goes:
 * same region (`egress.inter-zone`), same provider and continent (`egress.inter-region`), same provider across
 * continents (`egress.inter-continent`), or to another provider (`egress.internet`). The sender pays.
 *
 * Within a region the price between zones is charged for everything: which zones two workloads land in is not decided
 * here, and data that stays in one zone is cheaper (an upper bound). Azure charges nothing between zones
 * (https://azure.microsoft.com/pricing/details/bandwidth/, read 2026-07).
 *
 * Where the book has no price, the amount is not in the plan's sums; for the comparison it is charged with the highest
 * price of the same distance from a region of the same continent, of any provider, else from anywhere; but with no
 * more than the known price of sending it out of the provider altogether. A free first tier belongs to the account and
 * is charged at the first price above zero.
 */
import { microUsd } from "../model";
import type { Market, MarketRegion } from "./market";
import { dataQuantity, tieredUsd } from "./offer-cost";

/** How far data goes; each step includes the ones before it. */
export const distances = ["same region", "same continent", "same provider", "another provider"] as const;
export const DISTANCES = distances.length;
const keys = ["egress.inter-zone", "egress.inter-region", "egress.inter-continent", "egress.internet"] as const;

/** Index into `distances`. */
export function distance(from: MarketRegion, to: MarketRegion): number {
  if (from.index === to.index) return 0;
  if (from.provider !== to.provider) return 3;
  return from.region.continent === to.region.continent ? 1 : 2;
}

/** Cost of one flow of data from every region over every distance, in micro-dollars a month. */
export interface FlowCost {
  /** What is paid; NaN where the book has no price. */
  readonly paid: Float64Array;
  /** What is compared: the price, or the allowance. NaN where there is neither. */
  readonly compared: Float64Array;
}

export function flowCost(market: Market, gibPerMonth: number): FlowCost {
  const { regions } = market;
  const paid = new Float64Array(regions.length * DISTANCES).fill(Number.NaN);
  const compared = new Float64Array(regions.length * DISTANCES).fill(Number.NaN);
  if (gibPerMonth === 0) return { paid: paid.fill(0), compared: compared.fill(0) };
  for (const region of regions) {
    for (let step = 0; step < DISTANCES; step++) paid[region.index * DISTANCES + step] = priced(market, region, step, gibPerMonth);
  }
  const highest = (step: number, continent?: string) => {
    let most = Number.NaN;
    for (const region of regions) {
      const micro = paid[region.index * DISTANCES + step] as number;
      // Azure's free zones say nothing about what the others charge.
      if (!(micro > 0) || (continent !== undefined && region.region.continent !== continent)) continue;
      if (!(most >= micro)) most = micro;
    }
    return most;
  };
  const memo = new Map<string, number>();
  const allowance = (step: number, continent: string): number => {
    const known = memo.get(`${step} ${continent}`);
    if (known !== undefined) return known;
    const here = highest(step, continent);
    let micro = Number.isNaN(here) ? highest(step) : here;
    // No price of this distance anywhere: the next farther one bounds it.
    if (Number.isNaN(micro) && step + 1 < DISTANCES) micro = allowance(step + 1, continent);
    memo.set(`${step} ${continent}`, micro);
    return micro;
  };
  for (const region of regions) {
    const out = paid[region.index * DISTANCES + 3] as number;
    for (let step = 0; step < DISTANCES; step++) {
      const cell = region.index * DISTANCES + step;
      const known = paid[cell] as number;
      if (!Number.isNaN(known)) compared[cell] = known;
      else {
        const bound = allowance(step, region.region.continent);
        compared[cell] = Number.isNaN(out) ? bound : Math.min(bound, out);
      }
    }
  }
  return { paid, compared };
}

function priced(market: Market, from: MarketRegion, step: number, gib: number): number {
  if (step === 0 && from.provider === "azure") return 0;
  const price = market.unitPrice(from.provider, from.id, keys[step] ?? "");
  const quantity = price === undefined ? undefined : dataQuantity(price.unit, gib);
  if (price === undefined || quantity === undefined) return Number.NaN;
  const usd = tieredUsd(price, quantity);
  const isPrice = Number.isFinite(usd) && (usd > 0 || (usd === 0 && price.included === true));
  return isPrice ? microUsd(usd) : Number.NaN;
}

/** Why a flow has no price: the key that the book lacks. */
export function missingKey(from: MarketRegion, step: number): string {
  return `no price for ${keys[step] ?? ""} in ${from.id}`;
}
