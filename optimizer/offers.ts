import type { PriceBook } from "../catalog";
import { type Choice, microUsd, type OfferCost, providers, type Rejection, usdFromMicro, type WorkloadNeed } from "../model";
import { type Candidate, compareCandidates, visitCandidates } from "./candidates";
import { chargeOf, type Fit, fitOf } from "./fit";
import { type Market, marketOf, purchaseOrder } from "./market";

/** An offer that meets a need; `comparisonUsdPerMonth` is always set. */
export interface Offer extends Choice {
  readonly comparisonUsdPerMonth: number;
}

export interface Offers {
  readonly offers: readonly Offer[];
  /** Every size, region and way of paying that the book has a price for. */
  readonly considered: number;
  readonly rejections: readonly Rejection[];
}

/** The choice in the plan's terms, with its cost lines. */
export function choiceOf(candidate: Candidate, fit: Fit): Offer {
  const { region, size, count } = candidate;
  const purchase = purchaseOrder[candidate.purchaseIndex] ?? "on-demand";
  const machinesUsd = (region.usdPerMonth[candidate.purchaseIndex]?.[candidate.position] ?? Number.NaN) * count;
  const costs: OfferCost[] = [
    { label: `Instance usage (Linux/UNIX, ${purchase}, ${size.type} x ${count})`, usdPerMonth: usdFromMicro(microUsd(machinesUsd)) },
  ];
  const unpriced: string[] = [];
  for (const line of chargeOf(fit, region, size.type).lines) {
    const times = line.perMachine ? count : 1;
    if (line.usdPerMonth === undefined) unpriced.push(`${line.kind} (no price for ${line.key} in ${region.id})`);
    else
      costs.push({
        label: times === 1 ? line.label : `${line.label} x ${times}`,
        usdPerMonth: usdFromMicro(microUsd(line.usdPerMonth * times)),
      });
  }
  const paidMicro = costs.reduce((sum, cost) => sum + microUsd(cost.usdPerMonth), 0);
  return {
    provider: region.provider,
    region: region.id,
    size: size.type,
    family: size.family,
    count,
    purchase,
    vcpusPerMachine: size.vcpus,
    memoryGibPerMachine: size.memoryGib,
    usdPerMonth: usdFromMicro(paidMicro),
    comparisonUsdPerMonth: usdFromMicro(candidate.comparedMicro),
    costs,
    ...(unpriced.length === 0 ? {} : { unpriced }),
    riskUsdPerMonth: usdFromMicro(candidate.riskMicro),
  };
}

/** How many offers each requirement rejects: an offer that fails several counts for each of them. */
export function rejectionsOf(market: Market, fit: Fit): { readonly considered: number; readonly rejections: readonly Rejection[] } {
  const offers = new Array<number>(fit.requirements.length).fill(0);
  const add = (fails: number, cells: number) => {
    for (let rest = fails, position = 0; rest !== 0; rest >>>= 1, position++)
      if (rest & 1) offers[position] = (offers[position] ?? 0) + cells;
  };
  let considered = 0;
  for (const region of market.regions) {
    const cells = region.cells.reduce((sum, one) => sum + one, 0);
    considered += cells;
    add(fit.regionFails[region.index] ?? 0, cells);
    for (const [purchase, one] of region.cells.entries()) add(fit.purchaseFails[purchase] ?? 0, one);
  }
  for (const provider of providers) {
    const { bySize, unknownCapacity } = market.cellsOf(provider);
    const fails = fit.sizeFails[provider];
    for (let size = 0; size < bySize.length; size++) if (fails[size] !== 0) add(fails[size] ?? 0, bySize[size] ?? 0);
    add(fit.unknownCapacityFails, unknownCapacity);
  }
  const rejections = fit.requirements
    .map((requirement, position) => ({ requirement, offers: offers[position] ?? 0 }))
    .filter((rejection) => rejection.offers > 0)
    .sort((a, b) => b.offers - a.offers || (a.requirement < b.requirement ? -1 : 1));
  return { considered, rejections };
}

/**
 * Every offer of the book that meets the need, cheapest first by the total order (risk left out), and how many each
 * requirement rejects.
 */
export function enumerateOffers(need: WorkloadNeed, book: PriceBook): Offers {
  const market = marketOf(book);
  const fit = fitOf(market, need);
  const found: Candidate[] = [];
  visitCandidates(market, fit, 0, (make) => {
    found.push(make());
    return Number.POSITIVE_INFINITY;
  });
  found.sort(compareCandidates);
  return { offers: found.map((candidate) => choiceOf(candidate, fit)), ...rejectionsOf(market, fit) };
}
