import { pricedResource } from "../priced-resource";

/** Public and private zones cost the same; the price falls above 25 zones of a project, which one zone cannot see. */
export const dnsManagedZone = pricedResource<Record<string, never>>({
  type: "gcp:dns/managedZone:ManagedZone",
  title: "Cloud DNS zone",
  pricingPage: "https://cloud.google.com/dns/pricing",
  scope: "global",
  usage: { queriesPerMonth: { unit: "request", doc: "Queries that the zone answers a month.", assumed: { low: 0, high: 1_000_000 } } },
  price: () => [
    { label: "Managed zone", price: { key: "dns.zone.month", per: "month" }, quantity: 1 },
    { label: "Queries", price: { key: "dns.queries", per: "1m-requests" }, quantity: { usage: "queriesPerMonth", factor: 1e-6 } },
  ],
});
