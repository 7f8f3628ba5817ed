const twoDecimals = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** An amount of money as every message and report writes it: `1,204.10`. */
export function formatAmount(usd: number): string {
  return twoDecimals.format(usd);
}
