import { azureServiceRegistry } from "./azure/registry";
import type { AzureService } from "./azure/service";
import { AzureComputeSkus, explainAzure, type SizesAnswer } from "./azure-compute-skus";
import type { AzureManagement } from "./azure-credentials";
import type { AzureItem } from "./azure-item";
import { azurePurchases } from "./azure-machines";
import { MeterReader } from "./azure-meter-reader";
import { addAzureItem } from "./azure-rows";
import { type FetchContext, type FetchedPart, type PartRequest, RowCollector } from "./fetched";
import type { PriceHttp } from "./http";
import { BrokenDocument } from "./json-members";
import { azureArchitecture } from "./size-knowledge";

/** Documented address of the Azure Retail Prices API; public, no credentials. */
export const AZURE_RETAIL_PRICES_URL = "https://prices.azure.com/api/retail/prices";

/** The first version whose rows have savings plans. */
const API_VERSION = "2023-01-01-preview";

/** So many regions are named in the API's filter; for more of them it is asked for all. */
const MAX_REGIONS_IN_FILTER = 8;

export const azureServices = azureServiceRegistry.map(({ id }) => id);

interface Page {
  readonly BillingCurrency?: string;
  readonly Items?: readonly AzureItem[];
  readonly NextPageLink?: string | null;
}

interface Selection {
  /** The regions to keep. */
  readonly regions: readonly string[];
  /** Whether these are all regions that the book knows. */
  readonly isEveryRegion: boolean;
}

/** Where sizes come from beside the prices; without it, from names alone. */
type SizesOf = (region: string) => Promise<SizesAnswer>;

export function azureParts(
  http: PriceHttp,
  base: string,
  selection: Selection & { readonly services: readonly string[] },
  management: AzureManagement | undefined,
  context: FetchContext,
): readonly PartRequest[] {
  const { regions, services, isEveryRegion } = selection;
  const skus = management === undefined ? undefined : new AzureComputeSkus(http, management);
  return azureServiceRegistry
    .filter(({ id }) => services.includes(id))
    .flatMap((service) => {
      const part = (region: string, own: readonly string[]): PartRequest => ({
        provider: "azure",
        service: service.id,
        region,
        key: `${base} ${service.id} ${own.join(",")}${skus === undefined ? "" : ` ${management?.url} ${management?.subscriptionId}`}`,
        isVersioned: false,
        fetch: () => fetchService(http, base, service, { regions: own, isEveryRegion }, skus && ((one) => skus.sizes(one)), context),
      });
      return service.isPerRegion === true ? regions.map((region) => part(region, [region])) : [part("*", regions)];
    });
}

/** One service, page by page, in US dollars and only the meters that charging goes by. */
async function fetchService(
  http: PriceHttp,
  base: string,
  service: AzureService,
  selection: Selection,
  sizesOf: SizesOf | undefined,
  context: FetchContext,
): Promise<FetchedPart> {
  const rows = new RowCollector();
  const regions = new Set(selection.regions);
  const reader = new MeterReader(service, regions, rows);
  const day = context.now.slice(0, 10);
  const sink = { rows, reader, regions, day };
  const first = new URL(base);
  first.searchParams.set("api-version", API_VERSION);
  first.searchParams.set("meterRegion", "'primary'");
  first.searchParams.set("currencyCode", "'USD'");
  first.searchParams.set("$filter", filterOf(service, selection.regions));
  const place = service.isPerRegion === true ? selection.regions.join(",") : service.id;
  const seen = new Set<string>();
  let items = 0;
  for (let url: string | undefined = first.href; url !== undefined; ) {
    if (seen.has(url))
      throw new BrokenDocument(`${base}: page ${seen.size + 1} for ${place} names a page that was read before as its next`);
    seen.add(url);
    const page = (await http.json(url, {}, explainAzure)) as Page | null;
    if (!Array.isArray(page?.Items)) throw new BrokenDocument(`${base}: page ${seen.size} for ${place} has no "Items"`);
    for (const item of page.Items) addAzureItem(sink, item);
    items += page.Items.length;
    url = nextPage(base, page.NextPageLink);
  }
  reader.finish();
  const finished = rows.finish();
  // One region may well lack what others have.
  const unseen = items > 0 && selection.isEveryRegion && service.isPerRegion !== true ? reader.unseenKeys() : [];
  const isMachines = service.id === "virtual-machines";
  const [region] = selection.regions;
  const sizes = isMachines && region !== undefined ? await sizesOf?.(region) : undefined;
  const stated = sizes?.status === "read" ? sizes.facts : {};
  return {
    provider: "azure",
    source: { name: "Azure Retail Prices API", asOf: day },
    replaces: isMachines ? selection.regions.flatMap((one) => azurePurchases.map((purchase) => ({ region: one, purchase }))) : [],
    facts: Object.fromEntries(finished.instances.map(({ type }) => [type, stated[type] ?? { architecture: azureArchitecture(type) }])),
    ...finished,
    notes: [
      ...finished.notes,
      ...(unseen.length === 0 ? [] : [`${unseen.join(", ")}, for which the source has no meter any more`]),
      ...(sizes?.status === "refused" ? [`the sizes of new machines, which are read from their names instead: ${sizes.reason}`] : []),
    ],
  };
}

function filterOf({ serviceName, condition, meters }: AzureService, regions: readonly string[]): string {
  const isRegional = meters.every(({ place }) => place === undefined);
  const places = isRegional && regions.length <= MAX_REGIONS_IN_FILTER ? regions.map((region) => `armRegionName eq '${region}'`) : [];
  const inPlaces = places.length > 1 ? `(${places.join(" or ")})` : places[0];
  return [`serviceName eq '${serviceName}'`, inPlaces, condition].filter((part) => part !== undefined).join(" and ");
}

/** Links name the vendor's host; pages are read from the source that the user chose. */
function nextPage(base: string, link: string | null | undefined): string | undefined {
  if (link === null || link === undefined || link === "") return undefined;
  const source = new URL(base);
  try {
    const next = new URL(link, source);
    return `${source.origin}${source.pathname}${next.search}`;
  } catch {
    throw new BrokenDocument(`${base}: "${link}" is not the address of a next page`);
  }
}
