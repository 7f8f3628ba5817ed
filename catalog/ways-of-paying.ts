import { HOURS_PER_MONTH, type Provenance, type Provider, type Purchase, roundPrice } from "../model";
import type { PriceBook } from "./price-book";

/** Every way that the three providers sell a machine in. Savings plans are Google's flexible committed use too. */
export const waysToPay = ["on-demand", "spot", "reserved-1y", "reserved-3y", "savings-plan-1y", "savings-plan-3y"] as const;
export type WayToPay = (typeof waysToPay)[number];

/** One way of paying for a machine that runs all month, every month. */
export interface PricedWay {
  readonly way: WayToPay;
  readonly status: "priced";
  /** Price of an hour before any automatic discount. */
  readonly usdPerHour: number;
  /** What an hour of a full month costs in the end, with any upfront payment spread over the term. */
  readonly effectiveUsdPerHour: number;
  readonly usdPerMonth: number;
  readonly upfrontUsd: number;
  /** Months that are owed whether the machine runs or not. */
  readonly lockInMonths: number;
  /** 1 - cost / cost on demand (with sustained use), negative where it costs more; undefined for on demand itself, or without its price. */
  readonly savingFraction?: number;
  /**
   * The month by whose end the whole term costs no more than running on demand until then: a machine that is gone
   * earlier should not have been committed. Null where no month of the term does; absent without lock-in or without a
   * price on demand.
   */
  readonly breakEvenMonth?: number | null;
  /** How it is paid, with the rule that the figures rest on. */
  readonly terms: string;
  readonly provenance: Provenance;
}

export interface UnpricedWay {
  readonly way: WayToPay;
  readonly status: "unknown";
  readonly reason: string;
}

/** Every way of paying for a machine type in a region, in the order of `waysToPay`; what the book lacks is said to be unknown. */
export function waysOfPaying(book: PriceBook, provider: Provider, region: string, type: string): readonly (PricedWay | UnpricedWay)[] {
  const onDemand = priced(book, provider, region, type, "on-demand");
  return waysToPay.map((way): PricedWay | UnpricedWay => {
    if (way === "savings-plan-1y" || way === "savings-plan-3y") return { way, status: "unknown", reason: noPlans[provider] };
    const found = way === "on-demand" ? onDemand : priced(book, provider, region, type, way);
    if (found === undefined) {
      return { way, status: "unknown", reason: `the price book has no ${purchaseNames[way]} price for ${type} in ${region}` };
    }
    return way === "on-demand" || onDemand === undefined ? found : { ...found, ...compared(found, onDemand) };
  });
}

const lockInMonths: Readonly<Record<Purchase, number>> = { "on-demand": 0, spot: 0, "reserved-1y": 12, "reserved-3y": 36 };
const purchaseNames: Readonly<Record<Purchase, string>> = {
  "on-demand": "on-demand",
  spot: "spot",
  "reserved-1y": "1-year commitment",
  "reserved-3y": "3-year commitment",
};

const noPlans: Readonly<Record<Provider, string>> = {
  aws: "the price book has no prices of savings plans",
  azure: "the price book has no prices of savings plans",
  gcp: "the price book has no prices of flexible committed use",
};

/**
 * The book's commitments are those paid month by month: AWS's without upfront payment, Azure's for the same sum as
 * upfront (https://learn.microsoft.com/azure/cost-management-billing/reservations/prepare-buy-reservation), Google's
 * always (https://cloud.google.com/compute/docs/instances/signing-up-committed-use-discounts). Read 2026-08.
 */
const commitmentTerms: Readonly<Record<Provider, string>> = {
  aws: "standard reservation, no upfront, paid by the month",
  azure: "reservation, paid by the month at the same sum as upfront",
  gcp: "resource-based committed use, paid by the month",
};

function priced(book: PriceBook, provider: Provider, region: string, type: string, purchase: Purchase): PricedWay | undefined {
  const cell = book.instancePrice(provider, region, type, purchase);
  if (cell === undefined) return undefined;
  const sustained = purchase === "on-demand" ? book.sustainedUseDiscountFraction(provider, type) : 0;
  const effectiveUsdPerHour = roundPrice(cell.usdPerHour * (1 - sustained));
  return {
    way: purchase,
    status: "priced",
    usdPerHour: cell.usdPerHour,
    effectiveUsdPerHour,
    usdPerMonth: roundPrice(effectiveUsdPerHour * HOURS_PER_MONTH),
    upfrontUsd: 0,
    lockInMonths: lockInMonths[purchase],
    terms: termsOf(provider, purchase, sustained),
    provenance: cell.provenance,
  };
}

function termsOf(provider: Provider, purchase: Purchase, sustainedFraction: number): string {
  if (purchase === "spot") return "may be taken back at any time, at a price that moves";
  if (purchase !== "on-demand") return commitmentTerms[provider];
  return sustainedFraction > 0
    ? `may be stopped at any time; ${Math.round(sustainedFraction * 100)} % sustained-use discount of a full month deducted`
    : "may be stopped at any time";
}

function compared(way: PricedWay, onDemand: PricedWay): Pick<PricedWay, "savingFraction" | "breakEvenMonth"> {
  const savingFraction = roundPrice(1 - way.usdPerMonth / onDemand.usdPerMonth);
  return way.lockInMonths === 0 ? { savingFraction } : { savingFraction, breakEvenMonth: breakEvenMonth(way, onDemand.usdPerMonth) };
}

/** The first month m of the term with m x on demand >= upfront + term x monthly. */
export function breakEvenMonth(
  { upfrontUsd, usdPerMonth, lockInMonths }: Pick<PricedWay, "upfrontUsd" | "usdPerMonth" | "lockInMonths">,
  onDemandUsdPerMonth: number,
): number | null {
  const termUsd = upfrontUsd + usdPerMonth * lockInMonths;
  // A whole number of months that division leaves a hair above stays that number.
  const month = Math.max(1, Math.ceil(roundPrice(termUsd / onDemandUsdPerMonth)));
  return month <= lockInMonths ? month : null;
}
