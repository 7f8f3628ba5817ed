/** A row of the Azure Retail Prices API. https://learn.microsoft.com/rest/api/cost-management/retail-prices/azure-retail-prices */
export interface AzureItem {
  readonly currencyCode?: string;
  readonly tierMinimumUnits?: number;
  readonly retailPrice?: number;
  readonly armRegionName?: string;
  readonly effectiveStartDate?: string;
  readonly effectiveEndDate?: string;
  readonly meterId?: string;
  readonly meterName?: string;
  readonly productName?: string;
  readonly skuName?: string;
  readonly serviceName?: string;
  readonly unitOfMeasure?: string;
  readonly type?: string;
  readonly armSkuName?: string;
  readonly reservationTerm?: string;
  /** Prices of an hour under a savings plan; since version 2023-01-01-preview. */
  readonly savingsPlan?: readonly { readonly term?: string; readonly unitPrice?: number; readonly retailPrice?: number }[];
}

/** The row as messages name it. */
export function rowName({ meterId, meterName, productName, skuName }: AzureItem): string {
  return `meter ${meterId ?? "?"} (${productName ?? ""}, ${skuName || (meterName ?? "")})`;
}
