import { purchases } from "../../model";
import type { PriceBook } from "../price-book";
import { type AwsMeaning, type AwsProduct, EVERY_REGION, keysOfService, meaningOf } from "./aws-products";
import { awsServiceRules } from "./aws-services";
import { type AwsTerms, addOnDemand, addReserved } from "./aws-terms";
import type { InstanceFacts } from "./compact-instances";
import { type FetchContext, type FetchedPart, type PartRequest, RowCollector } from "./fetched";
import { FetchFailure, type PriceHttp } from "./http";
import { BrokenDocument, JsonMemberReader } from "./json-members";

/** Documented address of the AWS Price List Bulk API; public, no credentials. */
export const AWS_PRICE_LIST_URL = "https://pricing.us-east-1.amazonaws.com";

/** Offer codes of the services that are read. */
export const awsOfferCodes: readonly string[] = awsServiceRules.map(({ code }) => code);

/** What an offer file of machines speaks for. */
const machinePurchases = purchases.filter((purchase) => purchase === "on-demand" || purchase.startsWith("reserved-"));

/** What a mirror answers for a file that is not there; stores of files say 403. */
const MISSING = new Set([403, 404, 410]);

export interface AwsSelection {
  readonly regions: readonly string[];
  /** Services to read. */
  readonly services: readonly string[];
  /** Also prices of no region. */
  readonly withEveryRegion: boolean;
  /** The book that the update goes over: what it has and a file has not is told. */
  readonly book: PriceBook;
}

/** Names given of prices that a file has no row for. */
const MAX_NAMED_KEYS = 5;

interface RegionIndex {
  readonly regions?: Readonly<Record<string, { readonly regionCode?: string; readonly currentVersionUrl?: string }>>;
}

/**
 * The parts to fetch: one offer file a service and region, as the service's region index lists them, and the file of
 * all regions where prices of no region are wanted. Regions that the book does not know are left out. A service that
 * the source has no index of is left out with a warning, unless it has none at all.
 */
export async function offerParts(
  http: PriceHttp,
  base: string,
  { regions, services, withEveryRegion, book }: AwsSelection,
  context: FetchContext,
): Promise<readonly PartRequest[]> {
  const wanted = awsServiceRules.filter(({ code }) => services.includes(code));
  const missing: { readonly code: string; readonly failure: FetchFailure }[] = [];
  const keys = book.unitPriceKeys("aws");
  const planned = await Promise.all(
    wanted.map(async ({ code, rules }) => {
      const known = (region: string, own: readonly string[]) =>
        own.filter((key) => book.unitPrice("aws", region, key)?.provenance.row.endsWith(` ${region}`) === true);
      const regionalKeys = keysOfService(code, "", keys);
      const expected: Expected = (region) => known(region, region === EVERY_REGION ? keysOfService(code, region, keys) : regionalKeys);
      const everywhere =
        withEveryRegion && rules.some((rule) => rule.everywhere === true) ? [everyRegionPart(http, base, code, expected, context)] : [];
      const isRegional = code === "AmazonEC2" || rules.some((rule) => rule.everywhere === undefined);
      try {
        return [...everywhere, ...(isRegional ? await regionalParts(http, base, code, regions, expected, context) : [])];
      } catch (error) {
        if (!(error instanceof FetchFailure) || !MISSING.has(error.status ?? 0)) throw error;
        missing.push({ code, failure: error });
        return [];
      }
    }),
  );
  const [first] = missing;
  if (first !== undefined && planned.flat().length === 0) throw first.failure;
  for (const { code, failure } of missing) context.warn?.(`left out: aws ${code}: ${failure.message}`);
  return planned.flat();
}

/** Keys that the book has a price of in a region, and that the service's file should have too. */
type Expected = (region: string) => readonly string[];

async function regionalParts(
  http: PriceHttp,
  base: string,
  service: string,
  regions: readonly string[],
  expected: Expected,
  context: FetchContext,
): Promise<readonly PartRequest[]> {
  const url = `${base}/offers/v1.0/aws/${service}/current/region_index.json`;
  const index = (await http.json(url)) as RegionIndex | null;
  if (typeof index?.regions !== "object" || index.regions === null)
    throw new BrokenDocument(`${url} is not a region index: it has no "regions"`);
  return Object.entries(index.regions).flatMap(([region, { currentVersionUrl }]): readonly PartRequest[] => {
    if (!regions.includes(region) || typeof currentVersionUrl !== "string") return [];
    const file = atSource(base, currentVersionUrl);
    return [
      {
        provider: "aws",
        service,
        region,
        key: file,
        isVersioned: true,
        fetch: () => fetchOffer(http, file, service, region, expected, context),
      },
    ];
  });
}

function everyRegionPart(http: PriceHttp, base: string, service: string, expected: Expected, context: FetchContext): PartRequest {
  const file = `${base}/offers/v1.0/aws/${service}/current/index.json`;
  const fetch = () => fetchOffer(http, file, service, EVERY_REGION, expected, context);
  return { provider: "aws", service, region: EVERY_REGION, key: file, isVersioned: false, fetch };
}

/** An index names paths; whatever it names, the file is read from the source that the user chose. */
export function atSource(base: string, url: string): string {
  return `${base}${new URL(url, `${base}/`).pathname}`;
}

/** Reads one offer file as a stream: products first, then the terms of the SKUs that are of use. */
function fetchOffer(
  http: PriceHttp,
  url: string,
  service: string,
  region: string,
  expected: Expected,
  context: FetchContext,
): Promise<FetchedPart> {
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
        const finished = rows.finish();
        const named = new Set(finished.unitPrices.map(({ key }) => key));
        const unnamed = expected(region).filter((key) => !named.has(key));
        return {
          provider: "aws" as const,
          source: { name: "AWS Price List", asOf: dateOf(published, context) },
          replaces: service === "AmazonEC2" ? machinePurchases.map((purchase) => ({ region, purchase })) : [],
          facts,
          ...finished,
          notes: unnamed.length === 0 ? finished.notes : [...finished.notes, withoutRow(unnamed)],
        };
      },
    };
  });
}

/** A renamed usage type must not look like a price that was refreshed. */
function withoutRow(keys: readonly string[]): string {
  const more = keys.length > MAX_NAMED_KEYS ? ` and ${keys.length - MAX_NAMED_KEYS} more` : "";
  const what =
    keys.length === 1
      ? "1 price of the book that the file has no row for, which stays as it is"
      : `${keys.length} prices of the book that the file has no rows for, which stay as they are`;
  return `${what}: ${keys.slice(0, MAX_NAMED_KEYS).join(", ")}${more}`;
}

/** The document's own date, or that of the run where it states none. */
export function dateOf(published: string, { now }: FetchContext): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(published) ? published : now.slice(0, 10);
}
