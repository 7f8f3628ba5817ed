import type { PriceBook } from "../catalog";
import {
  type Choice,
  HOURS_PER_MONTH,
  type MixShare,
  microUsd,
  type OfferCost,
  type Quote,
  type Rejection,
  usdFromMicro,
  type WorkloadNeed,
} from "../model";
import { purchaseAt } from "./candidate";
import { type Candidate, carbonGrams, compareCandidates, riskLinesOf, visitCandidates } from "./candidates";
import { chargeOf, type Fit, fitOf } from "./fit";
import { isPaidByHour, peakHours, peakRate } from "./hours";
import type { PaidShare } from "./load-profile";
import { marketFor } from "./made-sizes";
import { type Market, purchaseOrder } from "./market";
import { countedMicro, moveOnceMicro } from "./moving";
import { lineTimes, type RegionLine } from "./offer-cost";
import { quotedMicro } from "./quotes";
import { scaleBounds } from "./scale-bounds";

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

/** Machines by way of paying: one share for a candidate that pays in one way. */
function sharesOf(candidate: Candidate): readonly PaidShare[] {
  const { region, count, position, purchaseIndex } = candidate;
  return (
    candidate.shares ?? [
      {
        purchaseIndex,
        count,
        machineHours: count * HOURS_PER_MONTH,
        micro: microUsd((region.usdPerMonth[purchaseIndex]?.[position] ?? Number.NaN) * count),
      },
    ]
  );
}

function mixShare({ purchaseIndex, count, machineHours, micro }: PaidShare): MixShare {
  return { purchase: purchaseAt(purchaseIndex), count, machineHoursPerMonth: machineHours, usdPerMonth: usdFromMicro(micro) };
}

/** `Instance usage (Linux/UNIX, on-demand, m5.large x 3)`; hours where the machines do not run all month and are paid by the hour. */
function usageLabel({ purchase, count, machineHoursPerMonth }: MixShare, size: string): string {
  const all = count * HOURS_PER_MONTH;
  const part =
    isPaidByHour(purchase) && machineHoursPerMonth < all - 1e-6 ? `, ${hoursText(machineHoursPerMonth)} of ${hoursText(all)} h` : "";
  return `Instance usage (Linux/UNIX, ${purchase}, ${size} x ${count}${part})`;
}

/** The choice in the plan's terms, with its cost lines. */
export function choiceOf(candidate: Candidate, fit: Fit): Offer {
  const { region, size, count, quote } = candidate;
  if (quote !== undefined) return quotedChoice(candidate, quote, fit);
  const paid = sharesOf(candidate);
  const shares = paid.map(mixShare);
  const costs: OfferCost[] = shares.map((share) => ({ label: usageLabel(share, size.type), usdPerMonth: share.usdPerMonth }));
  costs.push(...peakCosts(candidate, fit));
  const unpriced: string[] = [];
  for (const line of chargeOf(fit, region, size.type).lines) {
    const times = lineTimes(line, fit.need, count);
    if (line.usdPerMonth === undefined) unpriced.push(`${line.kind} (no price for ${line.key} in ${region.id})`);
    else costs.push({ label: lineLabel(line, count, times), usdPerMonth: usdFromMicro(microUsd(line.usdPerMonth * times)) });
  }
  const paidMicro = costs.reduce((sum, cost) => sum + microUsd(cost.usdPerMonth), 0);
  const grams = carbonGrams(candidate, fit);
  const bounds = scaleBounds(candidate, fit, paid, paidMicro);
  return {
    provider: region.provider,
    region: region.id,
    size: size.type,
    family: size.family,
    count,
    purchase: purchaseAt(candidate.purchaseIndex),
    ...(shares.length > 1 ? { mix: shares } : {}),
    vcpusPerMachine: size.vcpus,
    memoryGibPerMachine: size.memoryGib,
    usdPerMonth: usdFromMicro(paidMicro),
    comparisonUsdPerMonth: usdFromMicro(candidate.comparedMicro),
    costs,
    ...(unpriced.length === 0 ? {} : { unpriced }),
    riskUsdPerMonth: usdFromMicro(candidate.riskMicro),
    ...risksOf(candidate, fit),
    ...(Number.isNaN(grams) ? {} : { carbonKgPerMonth: grams / 1000 }),
    ...(bounds === undefined ? {} : { bounds }),
    ...moveOf(candidate, fit),
  };
}

/** What known peaks cost beside the machines of the choice. */
function peakCosts({ region, position, purchaseIndex, size, count }: Candidate, { need, book }: Fit): readonly OfferCost[] {
  const hours = peakHours(need, count);
  if (hours === 0) return [];
  const discount = book.sustainedUseDiscountFraction(region.provider, size.type);
  const { purchase, usdPerHour } = peakRate(region, position, purchaseIndex, discount);
  const label = `Known peaks (Linux/UNIX, ${purchase}, ${size.type}, ${hoursText(hours)} machine hours)`;
  return [{ label, usdPerMonth: usdFromMicro(microUsd(usdPerHour * hours)) }];
}

/** `Boot disk (gp3, 30 GiB) x 2`; for how long in all where that is not as many months as there are machines. */
function lineLabel({ label, perMachine }: RegionLine, count: number, times: number): string {
  const text = !perMachine || count === 1 ? label : `${label} x ${count}`;
  return !perMachine || times === count ? text : `${text}, ${hoursText(times * HOURS_PER_MONTH)} h in all`;
}

const hoursText = (hours: number) => Number(hours.toFixed(1)).toLocaleString("en-US");

function risksOf(candidate: Candidate, fit: Fit): Pick<Choice, "risks"> {
  const risks = riskLinesOf(candidate, fit).map(({ kind, label, micro }) => ({ kind, label, usdPerMonth: usdFromMicro(micro) }));
  return risks.length === 0 ? {} : { risks };
}

function moveOf({ region, size, quote }: Candidate, { moves }: Fit): Pick<Choice, "move"> {
  const onceMicro = moveOnceMicro(moves, region, size.type, quote?.form);
  if (onceMicro === 0) return {};
  return { move: { onceUsd: usdFromMicro(onceMicro), countedUsdPerMonth: usdFromMicro(countedMicro(moves, onceMicro)) } };
}

/** A quote as it was made; its emissions are not known. */
function quotedChoice(candidate: Candidate, quote: Quote, fit: Fit): Offer {
  const { provider, region, form, size, family, count, purchase, vcpusPerMachine, memoryGibPerMachine, unpriced, bounds } = quote;
  return {
    ...{ provider, region, form, size, family, count, purchase, vcpusPerMachine, memoryGibPerMachine },
    usdPerMonth: usdFromMicro(quotedMicro(quote)),
    comparisonUsdPerMonth: usdFromMicro(candidate.comparedMicro),
    costs: quote.costs.map(({ label, usdPerMonth }) => ({ label, usdPerMonth: usdFromMicro(microUsd(usdPerMonth)) })),
    ...(unpriced === undefined || unpriced.length === 0 ? {} : { unpriced }),
    riskUsdPerMonth: usdFromMicro(candidate.riskMicro),
    ...risksOf(candidate, fit),
    ...(bounds === undefined ? {} : { bounds }),
    ...moveOf(candidate, fit),
  };
}

interface CellSums {
  readonly byRegion: readonly number[];
  readonly byPurchase: readonly number[];
  readonly considered: number;
}

const sums = new WeakMap<Market, CellSums>();

/** Priced cells of a market by region and by way of paying, counted once for all needs. */
function cellSums(market: Market): CellSums {
  const known = sums.get(market);
  if (known !== undefined) return known;
  const total = (cells: readonly number[]) => cells.reduce((sum, one) => sum + one, 0);
  const byRegion = market.regions.map(({ cells }) => total(cells));
  const byPurchase = purchaseOrder.map((_, purchase) => total(market.regions.map(({ cells }) => cells[purchase] ?? 0)));
  const own = { byRegion, byPurchase, considered: total(byRegion) };
  sums.set(market, own);
  return own;
}

/** How many offers each requirement rejects: an offer that fails several counts for each of them. */
export function rejectionsOf(market: Market, fit: Fit): { readonly considered: number; readonly rejections: readonly Rejection[] } {
  const offers = new Array<number>(fit.requirements.length).fill(0);
  const add = (fails: number, cells: number) => {
    for (let rest = fails, position = 0; rest !== 0; rest >>>= 1, position++)
      if (rest & 1) offers[position] = (offers[position] ?? 0) + cells;
  };
  for (const { fails } of fit.quoted) add(fails, 1);
  if (fit.elsewhere.quotes > 0) add(fit.elsewhere.fails, fit.elsewhere.quotes);
  const quotes = fit.quoted.length + fit.elsewhere.quotes;
  if (!fit.takesMachines) return { considered: quotes, rejections: rejected() };
  const { byRegion, byPurchase, considered } = cellSums(market);
  for (const [region, cells] of byRegion.entries()) add(fit.regionFails[region] ?? 0, cells);
  for (const [purchase, cells] of byPurchase.entries()) add(fit.purchaseFails[purchase] ?? 0, cells);
  for (const provider of market.suppliers) {
    const { bySize, unknownCapacity } = market.cellsOf(provider);
    const fails = fit.sizeFails[provider] as Int32Array;
    for (let size = 0; size < bySize.length; size++) if (fails[size] !== 0) add(fails[size] ?? 0, bySize[size] ?? 0);
    add(fit.unknownCapacityFails, unknownCapacity);
  }
  return { considered: considered + quotes, rejections: rejected() };

  function rejected(): readonly Rejection[] {
    return fit.requirements
      .map((requirement, position) => ({ requirement, offers: offers[position] ?? 0 }))
      .filter((rejection) => rejection.offers > 0)
      .sort((a, b) => b.offers - a.offers || (a.requirement < b.requirement ? -1 : 1));
  }
}

/**
 * Every offer of the book that meets the need, cheapest first by the total order (risk left out), and how many each
 * requirement rejects.
 */
export function enumerateOffers(need: WorkloadNeed, book: PriceBook): Offers {
  const market = marketFor(book, [need]);
  const fit = fitOf(market, need);
  const found: Candidate[] = [];
  visitCandidates(market, fit, 0, (make) => {
    found.push(make());
    return Number.POSITIVE_INFINITY;
  });
  found.sort(compareCandidates);
  return { offers: found.map((candidate) => choiceOf(candidate, fit)), ...rejectionsOf(market, fit) };
}
