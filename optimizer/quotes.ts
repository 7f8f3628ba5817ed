/** Quotes of a need: what is priced before the placement, for it is no plain machine. */
import type { InstanceSize } from "../catalog";
import { microUsd, type PinnedChoice, type Quote } from "../model";
import { type Market, type MarketRegion, purchaseOrder } from "./market";
import { compareText } from "./order";

/** A quote at its place in the market. */
export interface QuotedOffer {
  readonly quote: Quote;
  readonly region: MarketRegion;
  /** Its place in the total order: after all machines of its region. */
  readonly position: number;
  /** What it states of its capacity, as if it were a machine. */
  readonly size: InstanceSize;
  readonly purchaseIndex: number;
  /** Bits of the requirements that it fails. */
  readonly fails: number;
  readonly comparedMicro: number;
}

/** What is paid for a quote: each line rounded once, as shown. */
export function quotedMicro({ costs }: Quote): number {
  return costs.reduce((sum, { usdPerMonth }) => sum + microUsd(usdPerMonth), 0);
}

/** What it is compared by: never less than what is paid. */
export function quotedComparedMicro(quote: Quote): number {
  return Math.max(quotedMicro(quote), microUsd(quote.comparisonUsdPerMonth ?? 0));
}

export function isPinnedQuote(pin: PinnedChoice, { provider, region, form, size, count, purchase }: Quote): boolean {
  return (
    pin.form === form &&
    pin.provider === provider &&
    pin.region === region &&
    pin.size === size &&
    pin.count === count &&
    pin.purchase === purchase
  );
}

/** Quotes in an order that their list has no part in. */
function sorted(quotes: readonly Quote[]): readonly Quote[] {
  return [...quotes].sort(
    (a, b) =>
      compareText(a.provider, b.provider) ||
      compareText(a.region, b.region) ||
      compareText(a.form, b.form) ||
      compareText(a.size, b.size) ||
      a.count - b.count ||
      compareText(a.purchase, b.purchase) ||
      // Of equally dear ones the one that is down less comes first.
      b.zones - a.zones ||
      compareText(JSON.stringify(a), JSON.stringify(b)),
  );
}

/** The quotes in regions that the market has, each with what it fails. */
export function quotedOffers(
  market: Market,
  quotes: readonly Quote[],
  failsOf: (quote: Quote, region: MarketRegion, purchaseIndex: number) => number,
): readonly QuotedOffer[] {
  const regions = new Map(market.regions.map((region) => [`${region.provider} ${region.id}`, region]));
  return sorted(quotes).flatMap((quote, at): readonly QuotedOffer[] => {
    const region = regions.get(`${quote.provider} ${quote.region}`);
    if (region === undefined) return [];
    const purchaseIndex = purchaseOrder.indexOf(quote.purchase);
    return [
      {
        quote,
        region,
        position: region.names.length + at,
        size: sizeOf(quote),
        purchaseIndex,
        fails: failsOf(quote, region, purchaseIndex),
        comparedMicro: quotedComparedMicro(quote),
      },
    ];
  });
}

/** Nothing but capacity, name and family of it is ever looked at. */
function sizeOf({ provider, size, family, vcpusPerMachine, memoryGibPerMachine }: Quote): InstanceSize {
  return {
    provider,
    type: size,
    family,
    vcpus: vcpusPerMachine,
    memoryGib: memoryGibPerMachine,
    architecture: "x86_64",
    burstable: false,
    bareMetal: false,
    gpuCount: 0,
  };
}
