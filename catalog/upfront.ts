import { HOURS_PER_MONTH, type Purchase, purchaseTerms, roundPrice } from "../model";

/** What is left beside an upfront payment counts from here: less is what rounding a price to ten decimals leaves. */
const DUST_USD_PER_HOUR = 1e-8;

/** Whether a part or all is paid at the start of the term. */
export function isPaidUpfront(purchase: Purchase): boolean {
  const { payment } = purchaseTerms(purchase);
  return payment === "partial-upfront" || payment === "all-upfront";
}

/** Hours of the term: 8,760 or 26,280; 0 for what binds to nothing. */
export function hoursOfTerm(purchase: Purchase): number {
  return purchaseTerms(purchase).termMonths * HOURS_PER_MONTH;
}

/** What an hour of the term costs in the end: what is paid by the hour, and its share of what is paid upfront. */
export function effectiveUsdPerHour(paidUsdPerHour: number, upfrontUsd: number, purchase: Purchase): number {
  return roundPrice(upfrontUsd === 0 ? paidUsdPerHour : paidUsdPerHour + upfrontUsd / hoursOfTerm(purchase));
}

/** The reverse: what is paid by the hour beside the upfront payment. */
export function paidUsdPerHour(usdPerHour: number, upfrontUsd: number | undefined, purchase: Purchase): number {
  if (upfrontUsd === undefined || upfrontUsd === 0) return usdPerHour;
  const rest = usdPerHour - upfrontUsd / hoursOfTerm(purchase);
  return Math.abs(rest) < DUST_USD_PER_HOUR ? 0 : roundPrice(rest);
}

/** Why an hourly price and an upfront payment cannot belong to this way of paying; undefined where they fit. */
export function upfrontProblem(usdPerHour: number, upfrontUsd: number, purchase: Purchase): string | undefined {
  const { payment } = purchaseTerms(purchase);
  if (payment === "none" || payment === "monthly") return upfrontUsd === 0 ? undefined : "an upfront payment that this way has none of";
  const paid = paidUsdPerHour(usdPerHour, upfrontUsd, purchase);
  if (!(upfrontUsd > 0)) return "no upfront payment";
  if (paid < 0) return "an hourly price below the upfront payment's share";
  if (payment === "all-upfront") return paid === 0 ? undefined : "an hourly price beside all that is paid upfront";
  return paid > 0 ? undefined : "nothing left to pay by the hour";
}
