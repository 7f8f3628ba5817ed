import type { PriceBook } from "../../../catalog";
import type { AwsProduct } from "../../../catalog/update/aws-products";
import type { AwsTerms } from "../../../catalog/update/aws-terms";
import type { AzureItem } from "../../../catalog/update/azure-item";
import type { GoogleSku } from "../../../catalog/update/google-rows";

/*
 * Documents in the shapes that the providers document, with figures made up for the tests.
 * AWS: https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/bulk-api-reading-price-list-files.html
 * Azure: https://learn.microsoft.com/rest/api/cost-management/retail-prices/azure-retail-prices
 * Google: https://cloud.google.com/billing/docs/reference/rest/v1/services.skus/list
 */

export interface AwsRow {
  readonly sku: string;
  readonly product: AwsProduct;
  readonly onDemand?: AwsTerms;
  readonly reserved?: AwsTerms;
}

export const awsRegionIndexPath = (service: string) => `/offers/v1.0/aws/${service}/current/region_index.json`;
export const awsOfferPath = (service: string, region: string, version = "20261101000000") =>
  `/offers/v1.0/aws/${service}/${version}/${region}/index.json`;

export function awsRegionIndex(service: string, regions: readonly string[], version?: string) {
  return {
    formatVersion: "v1.0",
    disclaimer: "This pricing list is for informational purposes only.",
    publicationDate: "2026-11-01T00:00:00Z",
    regions: Object.fromEntries(
      regions.map((region) => [region, { regionCode: region, currentVersionUrl: awsOfferPath(service, region, version) }]),
    ),
  };
}

export function awsOffer(service: string, rows: readonly AwsRow[], changes: Record<string, unknown> = {}): string {
  return JSON.stringify(
    {
      formatVersion: "v1.0",
      disclaimer: 'A disclaimer with "quotes", a \\ and {brackets]',
      offerCode: service,
      version: "20261101000000",
      publicationDate: "2026-11-01T10:20:30Z",
      products: Object.fromEntries(rows.map(({ sku, product }) => [sku, { sku, ...product }])),
      terms: {
        OnDemand: Object.fromEntries(rows.flatMap(({ sku, onDemand }) => (onDemand === undefined ? [] : [[sku, onDemand]]))),
        Reserved: Object.fromEntries(rows.flatMap(({ sku, reserved }) => (reserved === undefined ? [] : [[sku, reserved]]))),
      },
      attributesList: {},
      ...changes,
    },
    null,
    2,
  );
}

export function awsTerm(
  sku: string,
  unit: string,
  tiers: readonly (readonly [from: string, usd: string])[],
  termAttributes: Record<string, string> = {},
  code = "JRTCKXETXF",
): AwsTerms {
  return {
    [`${sku}.${code}`]: {
      effectiveDate: "2026-11-01T00:00:00Z",
      priceDimensions: Object.fromEntries(
        tiers.map(([beginRange, usd], at) => [
          `${sku}.${code}.${at}`,
          { unit, beginRange, endRange: tiers[at + 1]?.[0] ?? "Inf", pricePerUnit: { USD: usd } },
        ]),
      ),
      termAttributes,
    },
  };
}

/** A reservation: an hourly price, an upfront fee as its own dimension, or both. */
export function awsReserved(
  sku: string,
  code: string,
  paid: { readonly usdPerHour?: string; readonly upfrontUsd?: string },
  lease: "1yr" | "3yr",
  option: "No Upfront" | "Partial Upfront" | "All Upfront",
  offeringClass: "standard" | "convertible" = "standard",
): AwsTerms {
  const { usdPerHour, upfrontUsd } = paid;
  const dimension = (unit: string, usd: string) => ({ unit, description: "", appliesTo: [], pricePerUnit: { USD: usd } });
  return {
    [`${sku}.${code}`]: {
      effectiveDate: "2026-11-01T00:00:00Z",
      priceDimensions: {
        ...(usdPerHour === undefined
          ? {}
          : { [`${sku}.${code}.6YS6EN2CT7`]: { ...dimension("Hrs", usdPerHour), beginRange: "0", endRange: "Inf" } }),
        ...(upfrontUsd === undefined ? {} : { [`${sku}.${code}.2TG2D8R56U`]: dimension("Quantity", upfrontUsd) }),
      },
      termAttributes: { LeaseContractLength: lease, OfferingClass: offeringClass, PurchaseOption: option },
    },
  };
}

export function awsMachine(sku: string, type: string, usd: string, changes: Record<string, string> = {}, prefix = ""): AwsRow {
  return {
    sku,
    product: {
      productFamily: "Compute Instance",
      attributes: {
        servicecode: "AmazonEC2",
        location: "US East (N. Virginia)",
        locationType: "AWS Region",
        instanceType: type,
        vcpu: "2",
        memory: "8 GiB",
        physicalProcessor: "Intel Xeon Platinum 8175",
        tenancy: "Shared",
        operatingSystem: "Linux",
        licenseModel: "No License required",
        usagetype: `${prefix}BoxUsage:${type}`,
        operation: "RunInstances",
        capacitystatus: "Used",
        preInstalledSw: "NA",
        marketoption: "OnDemand",
        ...changes,
      },
    },
    onDemand: awsTerm(sku, "Hrs", [["0", usd]]),
  };
}

export function awsUnit(
  sku: string,
  family: string,
  usagetype: string,
  unit: string,
  tiers: readonly (readonly [string, string])[],
  attributes: Record<string, string> = {},
): AwsRow {
  return {
    sku,
    product: { productFamily: family, attributes: { locationType: "AWS Region", usagetype, ...attributes } },
    onDemand: awsTerm(sku, unit, tiers),
  };
}

export function azureItem(changes: Partial<AzureItem> & Record<string, unknown> = {}): AzureItem {
  return {
    currencyCode: "USD",
    tierMinimumUnits: 0,
    retailPrice: 0.115,
    unitPrice: 0.115,
    armRegionName: "westeurope",
    location: "EU West",
    effectiveStartDate: "2023-04-01T00:00:00Z",
    meterId: "000a794b-bdb0-58be-a0cd-0c3a0f222923",
    meterName: "D2s v5",
    productName: "Virtual Machines Dsv5 Series",
    skuName: "D2s v5",
    serviceName: "Virtual Machines",
    serviceFamily: "Compute",
    unitOfMeasure: "1 Hour",
    type: "Consumption",
    isPrimaryMeterRegion: true,
    armSkuName: "Standard_D2s_v5",
    ...changes,
  } as AzureItem;
}

export function azurePage(items: readonly AzureItem[], next: string | null = null) {
  return {
    BillingCurrency: "USD",
    CustomerEntityId: "Default",
    CustomerEntityType: "Retail",
    Items: items,
    NextPageLink: next,
    Count: items.length,
  };
}

export function googleSku(
  description: string,
  usd: number,
  changes: Partial<GoogleSku> & { unit?: string; usageType?: string } = {},
): GoogleSku {
  const { unit = "h", usageType = "OnDemand", ...rest } = changes;
  return {
    skuId: `${description.length}-${description.slice(0, 4)}`,
    description,
    category: { resourceFamily: "Compute", resourceGroup: "CPU", usageType },
    serviceRegions: ["europe-west1"],
    pricingInfo: [
      {
        effectiveTime: "2026-11-01T00:00:00Z",
        pricingExpression: { usageUnit: unit, tieredRates: [googleRate(0, usd)] },
      },
    ],
    ...rest,
  };
}

export function googleRate(startUsageAmount: number, usd: number) {
  return { startUsageAmount, unitPrice: { currencyCode: "USD", units: String(Math.floor(usd)), nanos: Math.round((usd % 1) * 1e9) } };
}

/** Attributes of an offer file that tell what a machine of the book is. */
export function awsCapacity(book: PriceBook, type: string): Record<string, string> {
  const size = book.size("aws", type);
  const capacity = size === undefined ? { vcpu: "NA", memory: "NA" } : { vcpu: String(size.vcpus), memory: `${size.memoryGib} GiB` };
  return { ...capacity, ...(size?.architecture === "arm64" ? { physicalProcessor: "AWS Graviton Processor" } : {}) };
}
