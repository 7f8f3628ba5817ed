import { type CostBounds, type Estimate, highUsdPerMonth, lowUsdPerMonth, roundPrice } from "../model";
import type { ConfigField } from "./config-field";
import type { Proof } from "./proof-log";
import type { Repricing } from "./reprice";
import { percent, usd } from "./wording";

/** Both sides of a suggested change, as facts of a finding. */
export type PriceChange = {
  readonly beforeUsdPerMonth: number;
  readonly afterUsdPerMonth: number;
  readonly savingUsdPerMonth: number;
};

/** The change, where it is proven to save at least so much; undefined otherwise. */
export function provenSaving(prices: Repricing, minSavingUsdPerMonth: number): PriceChange | undefined {
  if (!prices.proven || prices.savingUsdPerMonth <= 0 || prices.savingUsdPerMonth < minSavingUsdPerMonth) return undefined;
  const { beforeUsdPerMonth, afterUsdPerMonth, savingUsdPerMonth } = prices;
  return { beforeUsdPerMonth, afterUsdPerMonth, savingUsdPerMonth };
}

export const minSavingField = (usdPerMonth: number): ConfigField<number> => ({
  type: "number",
  default: usdPerMonth,
  minimum: 0,
  doc: "Smallest saving worth a finding, USD a month.",
});

export const minSavingFractionField = (fraction: number): ConfigField<number> => ({
  type: "number",
  default: fraction,
  minimum: 0,
  maximum: 1,
  doc: "Smallest saving as a share of what the resource costs (0..1).",
});

/** `140.16 USD a month instead of 146.00 USD (4 % less)`. */
export function insteadOf({ beforeUsdPerMonth, afterUsdPerMonth, savingUsdPerMonth }: PriceChange): string {
  const share = beforeUsdPerMonth > 0 ? ` (${percent(savingUsdPerMonth / beforeUsdPerMonth)} less)` : "";
  return `${usd(afterUsdPerMonth)} a month instead of ${usd(beforeUsdPerMonth)}${share}`;
}

/** The sum of estimates; the high bound is null where one has none. */
export function boundsOf(estimates: readonly Estimate[]): CostBounds {
  const highs = estimates.map(highUsdPerMonth);
  return {
    lowUsdPerMonth: roundPrice(estimates.reduce((sum, one) => sum + lowUsdPerMonth(one), 0)),
    highUsdPerMonth: highs.includes(undefined) ? null : roundPrice(highs.reduce<number>((sum, high) => sum + (high ?? 0), 0)),
  };
}

/** The same bounds for so much less (or more). */
export function lessBy({ lowUsdPerMonth: low, highUsdPerMonth: high }: CostBounds, usdPerMonth: number): CostBounds {
  return { lowUsdPerMonth: roundPrice(low - usdPerMonth), highUsdPerMonth: high === null ? null : roundPrice(high - usdPerMonth) };
}

/** Both sides of taking away what no other resource's price depends on. */
export function proofOfRemoval(estimate: Estimate): Proof {
  return { before: boundsOf([estimate]), after: { lowUsdPerMonth: 0, highUsdPerMonth: 0 } };
}
