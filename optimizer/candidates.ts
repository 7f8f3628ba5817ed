import type { VisitCandidate } from "./candidate";
import type { Fit } from "./fit";
import { type Market, type MarketRegion, purchaseOrder } from "./market";
import { visitPlain } from "./plain-candidates";
import { visitProfiled } from "./profiled-candidates";
import { visitQuoted } from "./quoted-candidates";

export { type Candidate, carbonGrams, compareCandidates, QUOTED, riskLinesOf, type VisitCandidate } from "./candidate";

const SPOT = purchaseOrder.indexOf("spot");

/**
 * Visits the fitting offers with their money, in no order that may be relied on. Of a need without a load profile these
 * are one for each size, region and way of paying; of one with a profile, besides, the cheapest mix of ways for each
 * size and region, and the cheapest without spot. Quotes stand beside them, or instead of them.
 */
export function visitCandidates(
  market: Market,
  fit: Fit,
  riskWeight: number,
  visit: VisitCandidate,
  allowed?: (region: MarketRegion) => boolean,
): void {
  if (fit.quoted.length > 0) visitQuoted(fit, riskWeight, visit, allowed);
  if (!fit.takesMachines) return;
  if (fit.need.loadProfile !== undefined) visitProfiled(market, fit, riskWeight, visit, allowed);
  else visitPlain(market, fit, riskWeight, visit, allowed);
}

/** How many offers fit, without looking at their prices one by one. */
export function countFitting(market: Market, fit: Fit): number {
  let fitting = fit.quoted.reduce((sum, { fails }) => sum + (fails === 0 ? 1 : 0), 0);
  if (!fit.takesMachines) return fitting;
  // Where only a share may be on spot, a size that is sold in no other way does not fit.
  const isSpotAlone = (purchase: number) => purchase === SPOT && (fit.need.maxSpotFraction ?? 1) < 1;
  const purchases = purchaseOrder.map((_, purchase) => fit.purchaseFails[purchase] === 0 && !isSpotAlone(purchase));
  for (const provider of market.suppliers) {
    const cells = market.cellsWithin(provider, (region) => fit.regionFails[region.index] === 0, purchases);
    const fails = fit.sizeFails[provider] as Int32Array;
    for (let size = 0; size < cells.length; size++) if (fails[size] === 0) fitting += cells[size] as number;
  }
  return fitting;
}
