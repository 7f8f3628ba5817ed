import type { Quote } from "../model";

/** A quote with one more cost, which it has at every size that it scales to. */
export function dearer(quote: Quote, cost: Quote["costs"][number] | undefined): Quote {
  if (cost === undefined) return quote;
  const { comparisonUsdPerMonth, bounds } = quote;
  const { usdPerMonth } = cost;
  return {
    ...quote,
    costs: [...quote.costs, cost],
    ...(comparisonUsdPerMonth === undefined ? {} : { comparisonUsdPerMonth: comparisonUsdPerMonth + usdPerMonth }),
    ...(bounds === undefined
      ? {}
      : { bounds: { lowUsdPerMonth: bounds.lowUsdPerMonth + usdPerMonth, highUsdPerMonth: bounds.highUsdPerMonth + usdPerMonth } }),
  };
}
