import { type AzureItem, addAzureItem } from "./azure-rows";
import { type FetchContext, type FetchedPart, type PartRequest, RowCollector } from "./fetched";
import type { PriceHttp } from "./http";
import { BrokenDocument } from "./json-members";

/** Documented address of the Azure Retail Prices API; public, no credentials. */
export const AZURE_RETAIL_PRICES_URL = "https://prices.azure.com/api/retail/prices";

/** Service names of the API, by the name that `--service` takes. */
const serviceNames: Readonly<Record<string, string>> = {
  bandwidth: "Bandwidth",
  "load-balancer": "Load Balancer",
  "managed-disks": "Storage",
  "nat-gateway": "NAT Gateway",
  "public-ip": "Virtual Network",
  "virtual-machines": "Virtual Machines",
};
export const azureServices = Object.keys(serviceNames).sort();

interface Page {
  readonly Items?: readonly AzureItem[];
  readonly NextPageLink?: string | null;
}

export function azureParts(
  http: PriceHttp,
  base: string,
  selection: { readonly regions: readonly string[]; readonly services: readonly string[] },
  context: FetchContext,
): readonly PartRequest[] {
  const services = selection.services.length === 0 ? azureServices : selection.services;
  return services.flatMap((service) =>
    selection.regions.map(
      (region): PartRequest => ({
        provider: "azure",
        service,
        region,
        key: `${base} ${service} ${region}`,
        isVersioned: false,
        fetch: () => fetchRegion(http, base, service, region, context),
      }),
    ),
  );
}

/** One service in one region, page by page, in US dollars and only the meters that charging goes by. */
async function fetchRegion(http: PriceHttp, base: string, service: string, region: string, context: FetchContext): Promise<FetchedPart> {
  const rows = new RowCollector();
  const day = context.now.slice(0, 10);
  const first = new URL(base);
  first.searchParams.set("api-version", "2023-01-01-preview");
  first.searchParams.set("meterRegion", "'primary'");
  first.searchParams.set("currencyCode", "'USD'");
  const disks = service === "managed-disks" ? " and contains(productName, 'Managed Disks')" : "";
  first.searchParams.set("$filter", `serviceName eq '${serviceNames[service]}' and armRegionName eq '${region}'${disks}`);
  const seen = new Set<string>();
  for (let url: string | undefined = first.href; url !== undefined; ) {
    if (seen.has(url))
      throw new BrokenDocument(`${base}: page ${seen.size + 1} for ${region} names a page that was read before as its next`);
    seen.add(url);
    const page = (await http.json(url)) as Page | null;
    if (!Array.isArray(page?.Items)) throw new BrokenDocument(`${base}: page ${seen.size} for ${region} has no "Items"`);
    for (const item of page.Items) {
      addAzureItem(rows, region, day, item);
    }
    url = nextPage(base, page.NextPageLink);
  }
  const finished = rows.finish();
  const facts = Object.fromEntries(finished.instances.map(({ type }) => [type, { architecture: architectureOf(type) }]));
  return {
    provider: "azure",
    source: { name: "Azure Retail Prices API", asOf: day },
    replaces:
      service === "virtual-machines"
        ? (["on-demand", "spot", "reserved-1y", "reserved-3y"] as const).map((purchase) => ({ region, purchase }))
        : [],
    facts,
    ...finished,
  };
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

/** `p` among the features of a series stands for Arm. https://learn.microsoft.com/azure/virtual-machines/vm-naming-conventions */
function architectureOf(type: string): "arm64" | "x86_64" {
  return /^Standard_[A-Z]+\d+(?:-\d+)?[a-o]*p/.test(type) ? "arm64" : "x86_64";
}
