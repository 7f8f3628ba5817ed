import type { InstanceSize } from "../catalog";
import { formatAmount, type Purchase } from "../model";
import { type Candidate, compareCandidates, visitCandidates } from "./candidates";
import { chargeOf, type Fit, fitOf, LARGEST_COUNT } from "./fit";
import { type Market, type MarketRegion, purchaseOrder } from "./market";
import { rejectionsOf } from "./offers";
import type { Workload } from "./problem";
import type { Failing, Relax } from "./relaxations";

export const counted = (n: number, noun: string) => `${n.toLocaleString("en-US")} ${noun}${n === 1 ? "" : "s"}`;

/** Most requirements that are loosened together; more would be another need. */
const MOST_LOOSENED = 3;
const LISTED = 3;

/**
 * Why no offer fits one workload: a minimal set of requirements that no offer meets together, and what would do,
 * cheapest first, with an offer that is there then and what it costs.
 */
export function noOfferFits(market: Market, workload: Workload): string {
  const { fit } = workload;
  const { considered, rejections } = rejectionsOf(market, fit);
  const part = workload.part === undefined ? "" : `, part ${workload.part}`;
  const start = `${workload.need.name}${part}: none of ${counted(considered, "offer")} fits`;
  if (considered === 0 && !fit.takesMachines) return `${start}: nothing is offered for it, no quote was made`;
  if (considered === 0) return `${start}: the price book has no offers`;
  const sets = failureSets(market, fit);
  if (sets.size === 0 && !fit.takesMachines) return `${start}: none of their regions is in the price book`;
  if (sets.size === 0) return `${start}: the capacity of none of them is known`;
  const why = minimalConflicts([...sets.keys()], fit.requirements.length)
    .map((bits) => bits.map((bit) => `"${fit.requirements[bit]}"`))
    .map((names) =>
      names.length === 1 ? `no offer meets ${names[0]}` : `no offer meets ${names.slice(0, -1).join(", ")} and ${names.at(-1)} together`,
    )
    .join("; ");
  const ways = loosened(market, fit, sets);
  if (ways.length > 0) return `${start}: ${why}. ${capitalised(ways.slice(0, LISTED).join("; "))}`;
  const most = rejections.slice(0, LISTED).map(({ requirement, offers }) => `"${requirement}" rejects ${offers.toLocaleString("en-US")}`);
  return `${start}: ${why}. ${most.join("; ")}`;
}

/**
 * Sets of requirements of which every offer fails at least one, none of which can be left out; sets that have nothing in
 * common, for each of them alone makes it impossible.
 */
function minimalConflicts(masks: readonly number[], requirements: number): readonly (readonly number[])[] {
  const conflicts: (readonly number[])[] = [];
  let open = masks.reduce((all, mask) => all | mask, 0);
  while (masks.every((mask) => (mask & open) !== 0)) {
    let left = open;
    // The requirements named last are those of size; where a workload may lie, named first, is what a team may loosen.
    for (let bit = requirements - 1; bit >= 0; bit--) {
      const fewer = left & ~(1 << bit);
      if (fewer !== left && masks.every((mask) => (mask & fewer) !== 0)) left = fewer;
    }
    conflicts.push(bitsOf(left));
    open &= ~left;
  }
  return conflicts;
}

/** What would have to be allowed, for the fewest requirements at once; cheapest first. */
function loosened(market: Market, fit: Fit, sets: ReadonlyMap<number, CheapestFailing>): readonly string[] {
  for (let bits = 1; bits <= MOST_LOOSENED; bits++) {
    const ways = [...sets].flatMap(([mask, { failing }]) => {
      if (failing === undefined || bitsOf(mask).length !== bits) return [];
      const way = allowing(market, fit, bitsOf(mask), failing);
      return way === undefined ? [] : [way];
    });
    if (ways.length > 0) {
      return ways
        .sort((a, b) => a.candidate.comparedMicro - b.candidate.comparedMicro || (a.text < b.text ? -1 : 1))
        .map(({ text, candidate }) => `allowing ${text} would do: ${offerText(candidate)}`);
    }
  }
  return [];
}

/** Loosens the requirements as an offer needs it, and looks for the cheapest offer that there is then. */
function allowing(market: Market, fit: Fit, bits: readonly number[], offer: Failing) {
  let { need } = fit;
  const texts: string[] = [];
  for (const bit of bits) {
    const relaxed = fit.relaxations[bit]?.(need, offer);
    if (relaxed === undefined) return undefined;
    need = relaxed.need;
    texts.push(relaxed.text);
  }
  const candidate = cheapest(market, fitOf(market, need, new Map(), fit.context));
  return candidate && { text: texts.join(" and "), candidate };
}

export function cheapest(market: Market, fit: Fit): Candidate | undefined {
  let best: Candidate | undefined;
  visitCandidates(market, fit, 0, (make) => {
    const candidate = make();
    if (best === undefined || compareCandidates(candidate, best) < 0) best = candidate;
    return best.objectiveMicro;
  });
  return best;
}

/** `s8 x 2 in aws-eu, on-demand, for 642.40 USD a month`; of a quote its form comes first. */
export function offerText({ size, count, region, purchaseIndex, comparedMicro, quote }: Candidate): string {
  return `${quote === undefined ? "" : `${quote.form} `}${size.type} x ${count} in ${region.id}, ${purchaseOrder[purchaseIndex]}, for ${formatAmount(comparedMicro / 1e6)} USD a month`;
}

interface CheapestFailing {
  /** The one that is nearest to what is asked for, and the cheapest of these; undefined where it would take more machines than can be counted. */
  readonly failing: Failing | undefined;
}

interface Nearest {
  failing: Failing | undefined;
  gap: number;
  micro: number;
}

/** Offers by the exact set of requirements that they fail. */
function failureSets(market: Market, fit: Fit): ReadonlyMap<number, CheapestFailing> {
  const sets = new Map<number, Nearest>();
  const gaps = new Map<number, readonly NonNullable<Relax["gap"]>[]>();
  const setOf = (mask: number): Nearest => {
    const set = sets.get(mask) ?? { failing: undefined, gap: Number.POSITIVE_INFINITY, micro: Number.POSITIVE_INFINITY };
    sets.set(mask, set);
    return set;
  };
  const add = (mask: number, region: MarketRegion, size: InstanceSize, count: number, purchase: Purchase, usd: number) => {
    const set = setOf(mask);
    if (count >= LARGEST_COUNT) return;
    take(
      set,
      mask,
      { region, size, purchase, count },
      () => usd * count * 1e6 + chargeOf(fit, region, size.type).comparedMicro(Math.min(count, 1000)),
    );
  };
  const take = (set: Nearest, mask: number, failing: Failing, microOf: () => number) => {
    const measures = gaps.get(mask) ?? bitsOf(mask).flatMap((bit) => fit.relaxations[bit]?.gap ?? []);
    gaps.set(mask, measures);
    const gap = measures.reduce((sum, measure) => sum + measure(fit.need, failing), 0);
    if (gap > set.gap) return;
    const micro = microOf();
    if (gap === set.gap && micro >= set.micro) return;
    set.gap = gap;
    set.micro = micro;
    set.failing = failing;
  };
  for (const { fails, quote, region, size, comparedMicro } of fit.quoted)
    take(setOf(fails), fails, { region, size, purchase: quote.purchase, count: quote.count, quote }, () => comparedMicro);
  if (!fit.takesMachines) return sets;
  for (const region of market.regions) {
    const fails = fit.sizeFails[region.provider];
    for (const [index, purchase] of purchaseOrder.entries()) {
      const prices = region.usdPerMonth[index];
      const outer = (fit.regionFails[region.index] ?? 0) | (fit.purchaseFails[index] ?? 0);
      for (let position = 0; position < (prices?.length ?? 0); position++) {
        const usd = prices?.[position] ?? Number.NaN;
        if (Number.isNaN(usd)) continue;
        const sizeAt = region.sizeIndex[position] ?? -1;
        const size = market.sizes(region.provider)[sizeAt];
        // Sizes of unknown capacity say nothing about what is asked for.
        if (size !== undefined)
          add(outer | (fails?.[sizeAt] ?? 0), region, size, fit.counts[region.provider]?.[sizeAt] ?? LARGEST_COUNT, purchase, usd);
      }
    }
  }
  return sets;
}

const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function bitsOf(mask: number): number[] {
  return Array.from({ length: 31 }, (_, bit) => bit).filter((bit) => (mask >>> bit) & 1);
}
