import type { AzureService } from "./service";

/** Zones cost the same in the zone that Azure calls 1: all public regions. https://azure.microsoft.com/pricing/details/dns/ */
export const dns: AzureService = {
  id: "dns",
  serviceName: "Azure DNS",
  meters: [
    { meter: /^Public Zones?$/, key: "dns.zone", unit: "month", place: "global" },
    { meter: /^Public Queries$/, key: "dns.queries", unit: "1m-requests", place: "global" },
    { meter: /^Private Zones?$/, key: "private-dns.zone", unit: "month", place: "global" },
    { meter: /^Private Queries$/, key: "private-dns.queries", unit: "1m-requests", place: "global" },
    {
      sku: /Private Resolver/,
      meter: /^Private Resolver (?<end>Inbound|Outbound) Endpoint$/,
      key: ({ groups: { end = "" } }) => `dns-resolver.${end.toLowerCase()}-endpoint`,
      unit: "month",
    },
    { sku: /Private Resolver/, meter: "Private Resolver DNS Forwarding Ruleset", key: "dns-resolver.ruleset", unit: "month" },
  ],
};
