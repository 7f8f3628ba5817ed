import { pricedResource, type UsageQuantity } from "../priced-resource";
import { counted, monthly } from "./line";

const usage: Readonly<Record<string, UsageQuantity>> = {
  queriesPerMonth: { unit: "request", doc: "DNS queries a month", assumed: { low: 0, high: 1_000_000 } },
};
const queries = { usage: "queriesPerMonth", factor: 1 / 1_000_000 };
const pricingPage = "https://azure.microsoft.com/pricing/details/dns/";

/** A subscription's zones after the first 25 cost less; which zone is which is not visible, so all cost the first price. */
export const dnsZone = pricedResource<object>({
  type: "azure-native:dns:Zone",
  title: "DNS zone",
  pricingPage,
  scope: "global",
  usage,
  price: () => [monthly("Hosted zone", "dns.zone"), counted("DNS queries", "dns.queries", "1m-requests", queries)],
});

export const privateDnsZone = pricedResource<object>({
  type: "azure-native:privatedns:PrivateZone",
  title: "Private DNS zone",
  pricingPage,
  scope: "global",
  usage,
  price: () => [monthly("Hosted zone", "private-dns.zone"), counted("DNS queries", "private-dns.queries", "1m-requests", queries)],
});

const resolver = (type: string, title: string, key: string) =>
  pricedResource<object>({ type, title, pricingPage, price: () => [monthly(title, key)] });

export const dnsResolverInboundEndpoint = resolver(
  "azure-native:dnsresolver:InboundEndpoint",
  "DNS resolver inbound endpoint",
  "dns-resolver.inbound-endpoint",
);
export const dnsResolverOutboundEndpoint = resolver(
  "azure-native:dnsresolver:OutboundEndpoint",
  "DNS resolver outbound endpoint",
  "dns-resolver.outbound-endpoint",
);
export const dnsForwardingRuleset = resolver(
  "azure-native:dnsresolver:DnsForwardingRuleset",
  "DNS forwarding ruleset",
  "dns-resolver.ruleset",
);
