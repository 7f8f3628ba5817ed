import type { Report, ReportedCommitment, ReportedContract } from "../../model";
import { formatUnitPrice, formatUsd, formatUsdRange, plural } from "../format-number";

/** `costwright.contract.yaml of 2026-07-01: 3 discounts, 2 prices, 1 commitment` */
export function contractText({ file, asOf, discounts, prices, commitments }: ReportedContract): string {
  const parts = [plural(discounts, "discount"), plural(prices, "price"), plural(commitments.length, "commitment")];
  return `${file} of ${asOf}: ${parts.join(", ")}`;
}

/** ` (list 120.00 to 140.00)` after a cost, or nothing where every price is a list price. */
export function listTotalText({ totals }: Report): string {
  const { listLowUsdPerMonth, listPricedHighUsdPerMonth } = totals;
  if (listLowUsdPerMonth === undefined || listPricedHighUsdPerMonth === undefined) return "";
  return ` (list ${formatUsdRange(listLowUsdPerMonth, listPricedHighUsdPerMonth)})`;
}

/** `aws eu-west-1 m7g.large` */
export function coversText({ provider, region, covers }: ReportedCommitment): string {
  return `${provider} ${region ?? "every region"} ${covers ?? "every machine"}`;
}

/** `3 of 4 machines used` */
export function usedText({ unit, capacity, usedLow, usedHigh }: ReportedCommitment): string {
  const used = amountText(usedLow) === amountText(usedHigh) ? amountText(usedHigh) : `${amountText(usedLow)} to ${amountText(usedHigh)}`;
  return `${used} of ${amountText(capacity)} ${unitTexts[unit]} used`;
}

export function paidText({ usdPerMonth }: ReportedCommitment): string {
  return usdPerMonth === null ? "cost not stated" : `${formatUsd(usdPerMonth)}/month paid anyway`;
}

/** A warning for each commitment that the program cannot use up, even at its high bound. */
export function idleWarnings(commitments: readonly ReportedCommitment[]): readonly string[] {
  return commitments.flatMap((commitment) => {
    const { name, unit, capacity, usedHigh, usdPerMonth } = commitment;
    const idle = capacity - usedHigh;
    if (idle <= capacity * 1e-6) return [];
    const worth = usdPerMonth === null ? "" : ` (${formatUsd((usdPerMonth * idle) / capacity)} USD/month)`;
    return [
      `idle commitment: ${name} is ${amountText(capacity)} ${unitTexts[unit]} of ${coversText(commitment)}, and this program uses at most ` +
        `${amountText(usedHigh)}: ${amountText(idle)} paid for nothing here${worth}; move machines onto it, or narrow its scope if others use it`,
    ];
  });
}

const unitTexts = { machines: "machines", vcpus: "vCPUs", "usd-per-hour": "USD/hour" } as const;

/** Two decimals at most: shares of a machine come from averages over a month. */
function amountText(amount: number): string {
  return formatUnitPrice(Math.round(amount * 100) / 100).replace(/\.00$/, "");
}
