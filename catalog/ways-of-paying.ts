import {
  assertNever,
  HOURS_PER_MONTH,
  type Provenance,
  type Provider,
  type Purchase,
  type PurchaseTerms,
  purchases,
  purchaseTerms,
  roundPrice,
} from "../model";
import type { PriceBook } from "./price-book";
import { paidUsdPerHour } from "./upfront";

/** One way of paying for a machine that runs all month, every month. */
export interface PricedWay {
  readonly way: Purchase;
  readonly status: "priced";
  /** Price of an hour before any automatic discount, with any upfront payment spread over the term. */
  readonly usdPerHour: number;
  /** What an hour of a full month costs in the end. */
  readonly effectiveUsdPerHour: number;
  /** The same for a month of 730 hours. */
  readonly usdPerMonth: number;
  readonly upfrontUsd: number;
  /** What an hour is charged beside the upfront payment, and a month after any automatic discount. */
  readonly paidUsdPerHour: number;
  readonly paidUsdPerMonth: number;
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
  readonly way: Purchase;
  readonly status: "unknown";
  readonly reason: string;
}

/**
 * What each provider sells. Azure takes a reservation's sum upfront or by the month, the same in all, and its savings
 * plans by the month (https://learn.microsoft.com/azure/cost-management-billing/savings-plan/buy-savings-plan); Google
 * bills commitments by the month only. Read 2026-08.
 */
function isSoldBy(provider: Provider, { payment }: PurchaseTerms): boolean {
  return provider === "aws" || payment === "none" || payment === "monthly";
}

/** The ways of paying for a machine that a provider sells, in the order of `purchases`. */
export function waysToPay(provider: Provider): readonly Purchase[] {
  return purchases.filter((purchase) => isSoldBy(provider, purchaseTerms(purchase)));
}

/** Every way of paying for a machine type in a region, in the order of `purchases`; what the book lacks is said to be unknown. */
export function waysOfPaying(book: PriceBook, provider: Provider, region: string, type: string): readonly (PricedWay | UnpricedWay)[] {
  const onDemand = priced(book, provider, region, type, "on-demand");
  return purchases.flatMap((way): readonly (PricedWay | UnpricedWay)[] => {
    const found = way === "on-demand" ? onDemand : priced(book, provider, region, type, way);
    if (found !== undefined) return [way === "on-demand" || onDemand === undefined ? found : { ...found, ...compared(found, onDemand) }];
    if (!isSoldBy(provider, purchaseTerms(way))) return [];
    return [{ way, status: "unknown", reason: `the price book has no price for ${type} in ${region} that is paid this way` }];
  });
}

function priced(book: PriceBook, provider: Provider, region: string, type: string, purchase: Purchase): PricedWay | undefined {
  const cell = book.instancePrice(provider, region, type, purchase);
  if (cell === undefined) return undefined;
  const { termMonths } = purchaseTerms(purchase);
  const sustained = purchase === "on-demand" ? book.sustainedUseDiscountFraction(provider, type) : 0;
  const effectiveUsdPerHour = roundPrice(cell.usdPerHour * (1 - sustained));
  const usdPerMonth = roundPrice(effectiveUsdPerHour * HOURS_PER_MONTH);
  const upfrontUsd = cell.upfrontUsd ?? 0;
  return {
    way: purchase,
    status: "priced",
    usdPerHour: cell.usdPerHour,
    effectiveUsdPerHour,
    usdPerMonth,
    upfrontUsd,
    paidUsdPerHour: paidUsdPerHour(cell.usdPerHour, cell.upfrontUsd, purchase),
    paidUsdPerMonth: upfrontUsd === 0 ? usdPerMonth : roundPrice(paidUsdPerHour(cell.usdPerHour, upfrontUsd, purchase) * HOURS_PER_MONTH),
    lockInMonths: termMonths,
    terms: termsText(provider, purchase, sustained),
    provenance: cell.provenance,
  };
}

function termsText(provider: Provider, purchase: Purchase, sustainedFraction: number): string {
  const { kind, payment } = purchaseTerms(purchase);
  switch (kind) {
    case "on-demand":
      return sustainedFraction > 0
        ? `may be stopped at any time; ${Math.round(sustainedFraction * 100)} % sustained-use discount of a full month deducted`
        : "may be stopped at any time";
    case "spot":
      return "may be taken back at any time, at a price that moves";
    case "reserved":
    case "savings-plan":
      return `${commitmentTexts[provider][kind]}, ${paymentText(provider, kind, payment)}`;
    default:
      return assertNever(kind);
  }
}

const commitmentTexts: Readonly<Record<Provider, Readonly<Record<"reserved" | "savings-plan", string>>>> = {
  aws: { reserved: "standard reservation of this size", "savings-plan": "Compute Savings Plan, for any size and region" },
  azure: { reserved: "reservation of this size", "savings-plan": "savings plan for compute, for any size and region" },
  gcp: { reserved: "resource-based committed use", "savings-plan": "flexible committed use, for any covered family and region" },
};

/**
 * Azure takes the same sum by the month as upfront
 * (https://learn.microsoft.com/azure/cost-management-billing/reservations/prepare-buy-reservation), Google always by the
 * month (https://cloud.google.com/compute/docs/instances/signing-up-committed-use-discounts). Read 2026-08.
 */
function paymentText(provider: Provider, kind: "reserved" | "savings-plan", payment: PurchaseTerms["payment"]): string {
  if (payment === "all-upfront") return "all paid upfront";
  if (payment === "partial-upfront") return "a part paid upfront and the rest by the month";
  if (provider === "aws") return "no upfront, paid by the month";
  return provider === "azure" && kind === "reserved" ? "paid by the month at the same sum as upfront" : "paid by the month";
}

function compared(way: PricedWay, onDemand: PricedWay): Pick<PricedWay, "savingFraction" | "breakEvenMonth"> {
  const savingFraction = roundPrice(1 - way.usdPerMonth / onDemand.usdPerMonth);
  if (way.lockInMonths === 0) return { savingFraction };
  const term = { upfrontUsd: way.upfrontUsd, usdPerMonth: way.paidUsdPerMonth, lockInMonths: way.lockInMonths };
  return { savingFraction, breakEvenMonth: breakEvenMonth(term, onDemand.usdPerMonth) };
}

/** The first month m of the term with m x on demand >= upfront + term x monthly; `usdPerMonth` is paid beside the upfront payment. */
export function breakEvenMonth(
  { upfrontUsd, usdPerMonth, lockInMonths }: Pick<PricedWay, "upfrontUsd" | "usdPerMonth" | "lockInMonths">,
  onDemandUsdPerMonth: number,
): number | null {
  const termUsd = upfrontUsd + usdPerMonth * lockInMonths;
  // A whole number of months that division leaves a hair above stays that number.
  const month = Math.max(1, Math.ceil(roundPrice(termUsd / onDemandUsdPerMonth)));
  return month <= lockInMonths ? month : null;
}
