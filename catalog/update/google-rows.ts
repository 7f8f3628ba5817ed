/** A SKU of the Cloud Billing Catalog. https://cloud.google.com/billing/docs/reference/rest/v1/services.skus/list */
export interface GoogleSku {
  readonly skuId?: string;
  readonly description?: string;
  readonly category?: { readonly resourceFamily?: string; readonly resourceGroup?: string; readonly usageType?: string };
  readonly serviceRegions?: readonly string[];
  readonly pricingInfo?: readonly {
    readonly effectiveTime?: string;
    readonly pricingExpression?: {
      readonly usageUnit?: string;
      readonly tieredRates?: readonly {
        readonly startUsageAmount?: number;
        readonly unitPrice?: { readonly currencyCode?: string; readonly units?: string; readonly nanos?: number };
      }[];
    };
  }[];
}

export interface GoogleTier {
  readonly from: number;
  readonly usdPerUnit: number;
}

/** The price in force: the timeline is in order of time. Undefined with a reason where it cannot be read. */
export function tiersInForce(
  sku: GoogleSku,
  now: string,
): { readonly unit: string; readonly tiers: readonly GoogleTier[] } | { readonly problem: string } {
  const inForce = (sku.pricingInfo ?? [])
    .filter(({ effectiveTime }) => effectiveTime === undefined || Date.parse(effectiveTime) <= Date.parse(now))
    .at(-1);
  const expression = inForce?.pricingExpression;
  if (expression?.tieredRates === undefined || expression.tieredRates.length === 0) return { problem: "SKUs without a price in force" };
  const tiers: GoogleTier[] = [];
  for (const { startUsageAmount = 0, unitPrice = {} } of expression.tieredRates) {
    if (unitPrice.currencyCode !== "USD") return { problem: `prices in ${unitPrice.currencyCode ?? "no currency"}, not in USD` };
    // Whole units and billionths of one, both left out of the document where they are zero.
    tiers.push({ from: startUsageAmount, usdPerUnit: Number((Number(unitPrice.units ?? "0") + (unitPrice.nanos ?? 0) / 1e9).toFixed(9)) });
  }
  return { unit: expression.usageUnit ?? "", tiers };
}

/** The SKU as messages name it. */
export function skuName({ skuId = "?", description = "" }: GoogleSku): string {
  return `SKU ${skuId} (${description})`;
}
