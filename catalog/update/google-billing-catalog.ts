import { purchases } from "../../model";
import type { InstanceSize } from "../price-book";
import { type FetchContext, type FetchedPart, type PartRequest, RowCollector } from "./fetched";
import { addGoogleSku, type GoogleSku, isComposed, MachineParts } from "./google-rows";
import type { PriceHttp } from "./http";
import { BrokenDocument } from "./json-members";

/** Documented address of the Cloud Billing Catalog API. It asks for an API key or an access token. */
export const GOOGLE_BILLING_CATALOG_URL = "https://cloudbilling.googleapis.com";

/** Compute Engine: machines, disks, addresses, forwarding rules. */
const COMPUTE_ENGINE = "6F81-5844-456A";
export const googleServices = ["compute"];
const PAGE_SIZE = 5000;

export interface GoogleCredentials {
  readonly apiKey?: string;
  readonly accessToken?: string;
}

interface Page {
  readonly skus?: readonly GoogleSku[];
  readonly nextPageToken?: string;
}

export function googleParts(
  http: PriceHttp,
  base: string,
  credentials: GoogleCredentials,
  selection: { readonly regions: readonly string[]; readonly sizes: readonly InstanceSize[] },
  context: FetchContext,
): readonly PartRequest[] {
  const key = `${base} ${COMPUTE_ENGINE} ${selection.regions.join(",")}`;
  const fetch = () => fetchCatalog(http, base, credentials, selection, context);
  return [{ provider: "gcp", service: "compute", region: "*", key, isVersioned: false, fetch }];
}

async function fetchCatalog(
  http: PriceHttp,
  base: string,
  { apiKey, accessToken }: GoogleCredentials,
  selection: { readonly regions: readonly string[]; readonly sizes: readonly InstanceSize[] },
  context: FetchContext,
): Promise<FetchedPart> {
  // In headers, so that no log of addresses holds a key.
  const headers: Record<string, string> = {
    ...(apiKey === undefined ? {} : { "x-goog-api-key": apiKey }),
    ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
  };
  const rows = new RowCollector();
  const parts = new MachineParts();
  const regions = new Set(selection.regions);
  const seen = new Set<string>();
  let skus = 0;
  for (let token: string | undefined = ""; token !== undefined; ) {
    if (seen.has(token)) throw new BrokenDocument(`${base}: page ${seen.size + 1} names a page that was read before as its next`);
    seen.add(token);
    const url = new URL(`${base}/v1/services/${COMPUTE_ENGINE}/skus`);
    url.searchParams.set("currencyCode", "USD");
    url.searchParams.set("pageSize", String(PAGE_SIZE));
    if (token !== "") url.searchParams.set("pageToken", token);
    const page = (await http.json(url.href, headers)) as Page | null;
    if (page === null || typeof page !== "object" || (page.skus !== undefined && !Array.isArray(page.skus))) {
      throw new BrokenDocument(`${base}: page ${seen.size} has no list of "skus"`);
    }
    for (const sku of page.skus ?? []) addGoogleSku(rows, parts, regions, context.now, sku);
    skus += page.skus?.length ?? 0;
    token = page.nextPageToken === undefined || page.nextPageToken === "" ? undefined : page.nextPageToken;
  }
  if (skus === 0) throw new BrokenDocument(`${base}: the catalog of Compute Engine is empty`);
  const composed = selection.sizes.filter(isComposed);
  const replaces: FetchedPart["replaces"][number][] = [];
  for (const region of selection.regions) {
    for (const purchase of purchases) {
      const own = composed.filter(({ family }) => parts.speaksFor(family, purchase));
      if (own.length > 0) replaces.push({ region, purchase, types: own.map(({ type }) => type) });
      for (const size of own) {
        const machine = parts.machine(size, region, purchase);
        if (machine !== undefined) rows.addInstance(machine);
      }
    }
  }
  const finished = rows.finish();
  return {
    provider: "gcp",
    source: { name: "Google Cloud Billing Catalog", asOf: context.now.slice(0, 10) },
    replaces,
    facts: {},
    ...finished,
    ambiguities: [...finished.ambiguities, ...parts.ambiguities()],
  };
}
