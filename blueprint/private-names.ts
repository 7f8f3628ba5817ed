import type { PriceBook } from "../catalog";
import { type Provider, providers, type SiteCharge } from "../model";
import type { Part } from "./part";
import { priceParts } from "./price-parts";

/** Name of the part, and so the end of the resource's name: the zone that a place's network alone knows. */
export const PRIVATE_NAMES = "names";

const LABEL = "Private names (DNS zone)";
/** Clients keep an answer for a while: two machines that ask every minute come to about this. Route 53 charges for none in private zones. */
const QUERIES_PER_MONTH = 100_000;

/** The zone of a place, whose network the realiser puts in. */
export function privateNameParts(provider: Provider): readonly Part[] {
  const usage = { queriesPerMonth: QUERIES_PER_MONTH };
  switch (provider) {
    case "aws":
      return [{ name: PRIVATE_NAMES, type: "aws:route53/zone:Zone", inputs: { vpcs: [{}] } }];
    case "azure":
      return [{ name: PRIVATE_NAMES, type: "azure-native:privatedns:PrivateZone", inputs: { location: "global" }, usage }];
    case "gcp":
      return [{ name: PRIVATE_NAMES, type: "gcp:dns/managedZone:ManagedZone", inputs: { visibility: "private" }, usage }];
  }
}

/** What the zone costs wherever one of the named workloads stands: the same in each region of a provider. */
export function privateNameCharges(workloads: readonly string[], book: PriceBook): readonly SiteCharge[] {
  return providers.flatMap((provider) => {
    const regions = book.regions(provider);
    const [first] = regions;
    if (first === undefined) return [];
    const { lowUsdPerMonth: usdPerMonth, unpriced } = priceParts(privateNameParts(provider), first.id, book);
    const label = unpriced.length > 0 ? `${LABEL}, of which not all has a price` : LABEL;
    return regions.map(({ id: region }) => ({ provider, region, label, usdPerMonth, workloads }));
  });
}
