import type { AzureService } from "./service";

/** Addresses, private endpoints and peerings. https://azure.microsoft.com/pricing/details/ip-addresses/ */
export const publicIp: AzureService = {
  id: "public-ip",
  serviceName: "Virtual Network",
  meters: [
    { product: "IP Addresses", meter: "Standard IPv4 Static Public IP", key: "public-ip.standard.hour", unit: "hour" },
    { product: "IP Addresses", meter: "Basic IPv4 Static Public IP", key: "public-ip.basic.static.hour", unit: "hour" },
    { product: "IP Addresses", meter: "Basic IPv4 Dynamic Public IP", key: "public-ip.basic.hour", unit: "hour" },
    { product: "IP Addresses", meter: "Global IPv4 Static Public IP", key: "public-ip.global.hour", unit: "hour" },
    { product: "Public IP Prefix", meter: /Static IP Addresses$/i, key: "public-ip-prefix.hour", unit: "hour" },
    { product: "Virtual Network Private Link", meter: "Standard Private Endpoint", key: "private-endpoint.hour", unit: "hour" },
    {
      product: "Virtual Network Private Link",
      meter: "Standard Data Processed - Ingress",
      key: "private-endpoint.data",
      unit: "gb",
    },
    // Each side of a peering pays, the sender and the receiver alike; the price is the same everywhere.
    { meter: "Intra-Region Egress", key: "vnet-peering.intra-region.data", unit: "gb", place: "everywhere" },
  ],
};
