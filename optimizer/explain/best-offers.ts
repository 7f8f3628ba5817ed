import type { PriceBook } from "../../catalog";
import type { PortfolioNeed, Supplier, WorkloadNeed } from "../../model";
import { type Candidate, compareCandidates, visitCandidates } from "../candidates";
import { marketFor } from "../made-sizes";
import { choiceOf, type Offer } from "../offers";
import { problemOf } from "../problem-of";
import { type ChoiceName, isSameKind } from "./compare-plans";
import { aloneNeed } from "./constraints";

/**
 * The best offers for a workload alone besides the one that it has, by what the objective counts of each: `most` of
 * them, and the best of each provider that is not among them.
 */
export function bestOffers(
  need: PortfolioNeed,
  workload: WorkloadNeed,
  chosen: ChoiceName,
  most: number,
  book: PriceBook,
): readonly Offer[] {
  const market = marketFor(book, [workload]);
  const fit = problemOf(market, aloneNeed(need, workload)).workloads[0]?.fit;
  if (fit === undefined) return [];
  const best = new Map<Supplier, Candidate[]>(market.suppliers.map((provider) => [provider, []]));
  // One more than asked for: the choice itself is among the best of its provider.
  const kept = most + 1;
  visitCandidates(market, fit, need.riskWeight, (make, objectiveMicro, _comparedMicro, region) => {
    const ranked = best.get(region.provider) as Candidate[];
    const last = ranked.at(-1);
    if (ranked.length < kept || last === undefined || objectiveMicro < last.objectiveMicro) {
      ranked.push(make());
      ranked.sort(compareCandidates);
      ranked.splice(kept);
    }
    return Number.POSITIVE_INFINITY;
  });
  const all = [...best.values()]
    .flat()
    .sort(compareCandidates)
    .map((candidate) => choiceOf(candidate, fit))
    .filter((offer) => !isSameKind(offer, chosen));
  const first = all.slice(0, most);
  const others = market.suppliers.flatMap((provider) => {
    if (provider === chosen.provider || first.some((offer) => offer.provider === provider)) return [];
    return all.filter((offer) => offer.provider === provider).slice(0, 1);
  });
  return [...first, ...others];
}
