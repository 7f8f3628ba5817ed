import type { InstanceSize, PriceBook } from "../price-book";
import { type FetchContext, type FetchedPart, type PartRequest, RowCollector } from "./fetched";
import { googleServiceRegistry } from "./google/registry";
import type { GoogleService } from "./google/service";
import { composeMachines } from "./google-composed";
import { explainGoogle, type GoogleCredentials, googleSignIn } from "./google-credentials";
import { MachineParts } from "./google-machines";
import type { GoogleSku } from "./google-rows";
import { SkuReader } from "./google-sku-reader";
import type { Headers, PriceHttp } from "./http";
import { BrokenDocument } from "./json-members";

/** Documented address of the Cloud Billing Catalog API. It asks for an API key or an access token. */
export const GOOGLE_BILLING_CATALOG_URL = "https://cloudbilling.googleapis.com";

export const googleServices = googleServiceRegistry.map(({ id }) => id);
const PAGE_SIZE = 5000;

interface Page {
  readonly skus?: readonly GoogleSku[];
  readonly services?: readonly { readonly serviceId?: string; readonly displayName?: string }[];
  readonly nextPageToken?: string;
}

interface Selection {
  readonly regions: readonly string[];
  readonly isEveryRegion: boolean;
  readonly services: readonly string[];
  readonly sizes: readonly InstanceSize[];
  /** The book that machines with more than vCPUs and memory are checked against. */
  readonly book: PriceBook;
}

/** The catalog at one address, for one sign-in. */
interface Catalog {
  readonly http: PriceHttp;
  readonly base: string;
  readonly headers: Headers;
}

export function googleParts(
  http: PriceHttp,
  base: string,
  credentials: GoogleCredentials,
  selection: Selection,
  context: FetchContext,
): readonly PartRequest[] {
  const catalog: Catalog = { http, base, headers: googleSignIn(http, credentials) };
  // The list of services is asked for once, and only where a service is known by name alone.
  let names: Promise<ReadonlyMap<string, string>> | undefined;
  const idOf = async ({ serviceId, displayNames }: GoogleService): Promise<string> => {
    if (serviceId !== undefined) return serviceId;
    names ??= serviceIds(catalog);
    const known = await names;
    const found = displayNames.map((name) => known.get(name)).find((id) => id !== undefined);
    if (found === undefined) throw new BrokenDocument(`${base}: the catalog has no service named ${displayNames.join(" or ")}`);
    return found;
  };
  return googleServiceRegistry
    .filter(({ id }) => selection.services.includes(id))
    .map((service) => ({
      provider: "gcp",
      service: service.id,
      region: "*",
      key: `${base} ${service.id} ${selection.regions.join(",")}`,
      isVersioned: false,
      fetch: async () => fetchService(catalog, service, await idOf(service), selection, context),
    }));
}

async function serviceIds(catalog: Catalog): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for await (const { services } of pages(catalog, "/v1/services", {})) {
    for (const { serviceId, displayName } of services ?? []) {
      if (serviceId !== undefined && displayName !== undefined) ids.set(displayName, serviceId);
    }
  }
  return ids;
}

async function fetchService(
  catalog: Catalog,
  service: GoogleService,
  serviceId: string,
  selection: Selection,
  { now }: FetchContext,
): Promise<FetchedPart> {
  const rows = new RowCollector();
  const regions = new Set(selection.regions);
  const isCompute = service.id === "compute";
  const reader = new SkuReader(service, regions, now, rows);
  const parts = new MachineParts(regions, now, rows);
  let skus = 0;
  for await (const page of pages(catalog, `/v1/services/${serviceId}/skus`, { currencyCode: "USD" })) {
    for (const sku of page.skus ?? []) {
      reader.add(sku);
      if (isCompute) parts.add(sku);
    }
    skus += page.skus?.length ?? 0;
  }
  if (skus === 0) throw new BrokenDocument(`${catalog.base}: the catalog of ${service.displayNames[0] ?? service.id} is empty`);
  const composed = isCompute ? composeMachines(parts, selection.sizes, selection.regions, selection.book, rows) : undefined;
  for (const machine of composed?.instances ?? []) rows.addInstance(machine);
  const finished = rows.finish();
  const unseen = selection.isEveryRegion ? reader.unseenKeys(new Set(selection.book.unitPriceKeys("gcp"))) : [];
  return {
    provider: "gcp",
    source: { name: "Google Cloud Billing Catalog", asOf: now.slice(0, 10) },
    replaces: composed?.replaces ?? [],
    facts: {},
    ...finished,
    ambiguities: [...finished.ambiguities, ...parts.ambiguities()],
    notes: unseen.length === 0 ? finished.notes : [...finished.notes, `${unseen.join(", ")}, for which the source has no SKU any more`],
  };
}

/** All pages of a list. */
async function* pages({ http, base, headers }: Catalog, path: string, query: Readonly<Record<string, string>>): AsyncGenerator<Page> {
  const seen = new Set<string>();
  for (let token: string | undefined = ""; token !== undefined; ) {
    if (seen.has(token)) throw new BrokenDocument(`${base}: page ${seen.size + 1} names a page that was read before as its next`);
    seen.add(token);
    const url = new URL(`${base}${path}`);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    url.searchParams.set("pageSize", String(PAGE_SIZE));
    if (token !== "") url.searchParams.set("pageToken", token);
    const page = (await http.json(url.href, headers, explainGoogle)) as Page | null;
    const lists = [page?.skus, page?.services];
    if (page === null || typeof page !== "object" || lists.some((list) => list !== undefined && !Array.isArray(list)))
      throw new BrokenDocument(`${base}: page ${seen.size} has no list of "${path.endsWith("skus") ? "skus" : "services"}"`);
    yield page;
    token = page.nextPageToken === undefined || page.nextPageToken === "" ? undefined : page.nextPageToken;
  }
}
