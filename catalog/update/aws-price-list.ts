import { type AwsMeaning, type AwsProduct, type AwsTerms, addOnDemand, addReserved, awsServices, meaningOf } from "./aws-offer-rows";
import type { InstanceFacts } from "./compact-instances";
import { type FetchContext, type FetchedPart, type PartRequest, RowCollector } from "./fetched";
import type { PriceHttp } from "./http";
import { BrokenDocument, JsonMemberReader } from "./json-members";

/** Documented address of the AWS Price List Bulk API; public, no credentials. */
export const AWS_PRICE_LIST_URL = "https://pricing.us-east-1.amazonaws.com";

interface RegionIndex {
  readonly regions?: Readonly<Record<string, { readonly regionCode?: string; readonly currentVersionUrl?: string }>>;
}

export interface AwsSelection {
  readonly regions: readonly string[];
  /** Offer codes; all that are known where empty. */
  readonly services: readonly string[];
}

/**
 * The parts to fetch: one offer file a service and region, as the service's region index lists them. Regions that the
 * book does not know are left out. Spot prices are not among them: AWS publishes those only to signed requests
 * (DescribeSpotPriceHistory), so the book's spot figures stay as they are.
 */
export async function awsParts(
  http: PriceHttp,
  base: string,
  selection: AwsSelection,
  context: FetchContext,
): Promise<readonly PartRequest[]> {
  const services = selection.services.length === 0 ? awsServices : selection.services;
  const parts = await Promise.all(services.map((service) => partsOfService(http, base, service, selection.regions, context)));
  return parts.flat();
}

async function partsOfService(
  http: PriceHttp,
  base: string,
  service: string,
  regions: readonly string[],
  context: FetchContext,
): Promise<readonly PartRequest[]> {
  const url = `${base}/offers/v1.0/aws/${service}/current/region_index.json`;
  const index = (await http.json(url)) as RegionIndex | null;
  if (typeof index?.regions !== "object" || index.regions === null)
    throw new BrokenDocument(`${url} is not a region index: it has no "regions"`);
  return Object.entries(index.regions).flatMap(([region, { currentVersionUrl }]): readonly PartRequest[] => {
    if (!regions.includes(region) || typeof currentVersionUrl !== "string") return [];
    const fileUrl = new URL(currentVersionUrl, `${base}/`);
    // The index names paths; whatever it names, the file is read from the source that the user chose.
    const file = `${base}${fileUrl.pathname}`;
    return [
      { provider: "aws", service, region, key: file, isVersioned: true, fetch: () => fetchOffer(http, file, service, region, context) },
    ];
  });
}

/** Reads one offer file as a stream: products first, then the terms of the SKUs that are of use. */
function fetchOffer(http: PriceHttp, url: string, service: string, region: string, context: FetchContext): Promise<FetchedPart> {
  return http.read(url, {}, () => {
    const rows = new RowCollector();
    const meanings = new Map<string, AwsMeaning>();
    const facts: Record<string, InstanceFacts> = {};
    let hasTerms = false;
    let published = "";
    const reader = new JsonMemberReader(
      ["publicationDate", "offerCode", "products.*", "terms.OnDemand.*", "terms.Reserved.*"],
      ([section, term, sku], value) => {
        if (section === "publicationDate") published = String(value).slice(0, 10);
        else if (section === "offerCode" && value !== service)
          throw new BrokenDocument(`it holds the offer ${String(value)}, not ${service}`);
        else if (section === "products") {
          if (hasTerms) throw new BrokenDocument("products follow the terms: the file is not in its documented order");
          const meaning = meaningOf(service, region, value as AwsProduct);
          if (meaning === undefined || term === undefined) return;
          meanings.set(term, meaning);
          if (meaning.kind === "machine") facts[meaning.type] = meaning.facts;
        } else if (section === "terms" && sku !== undefined) {
          hasTerms = true;
          const meaning = meanings.get(sku);
          if (meaning === undefined) return;
          if (term === "OnDemand") addOnDemand(rows, region, sku, meaning, value as AwsTerms);
          else addReserved(rows, region, sku, meaning, value as AwsTerms);
        }
      },
    );
    return {
      write: (chunk) => reader.write(chunk),
      end: () => {
        reader.end();
        if (!/^\d{4}-\d{2}-\d{2}$/.test(published)) published = context.now.slice(0, 10);
        const finished = rows.finish();
        return {
          provider: "aws" as const,
          source: { name: "AWS Price List", asOf: published },
          replaces:
            service === "AmazonEC2" ? (["on-demand", "reserved-1y", "reserved-3y"] as const).map((purchase) => ({ region, purchase })) : [],
          facts,
          ...finished,
        };
      },
    };
  });
}
