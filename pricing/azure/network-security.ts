import { pricedResource } from "../priced-resource";
import { counted, hourly, unjudged } from "./line";

export interface FirewallProps {
  readonly sku?: { readonly name?: string; readonly tier?: string };
}

export const azureFirewall = pricedResource<FirewallProps>({
  type: "azure-native:network:AzureFirewall",
  title: "Azure Firewall",
  pricingPage: "https://azure.microsoft.com/pricing/details/azure-firewall/",
  usage: { dataProcessedGb: { unit: "gb", doc: "Data processed", assumed: { low: 0, high: 100 } } },
  price: ({ sku }) => {
    const tier = sku?.tier ?? "Standard";
    return [
      hourly(`Deployment (${tier})`, `firewall.${tier.toLowerCase()}.hour`),
      // Standard and Premium charge the same per GB; Basic differs.
      counted("Data processed", tier.toLowerCase() === "basic" ? "firewall.basic.data" : "firewall.data", "gb", {
        usage: "dataProcessedGb",
      }),
    ];
  },
});

export interface BastionProps {
  readonly sku?: { readonly name?: string };
  readonly scaleUnits?: number;
}

/** A Bastion host's price includes two scale units. */
const SCALE_UNITS_INCLUDED = 2;

export const bastionHost = pricedResource<BastionProps>({
  type: "azure-native:network:BastionHost",
  title: "Bastion host",
  pricingPage: "https://azure.microsoft.com/pricing/details/azure-bastion/",
  usage: { outboundDataGb: { unit: "gb", doc: "Outbound data", assumed: { low: 0, high: 100 } } },
  price: ({ sku, scaleUnits }) => {
    const name = sku?.name ?? "Basic";
    if (name.toLowerCase() === "developer") return { free: "a Bastion host of the SKU Developer costs nothing" };
    const additional = (scaleUnits ?? SCALE_UNITS_INCLUDED) - SCALE_UNITS_INCLUDED;
    return [
      hourly(`Bastion host (${name})`, `bastion.${name.toLowerCase()}.hour`),
      ...(additional > 0
        ? [unjudged("Additional scale units", `the price book has no price for the ${additional} scale units above 2`)]
        : []),
      counted("Outbound data transfer", "bastion.data", "gb", { usage: "outboundDataGb" }),
    ];
  },
});

export const privateEndpoint = pricedResource<object>({
  type: "azure-native:network:PrivateEndpoint",
  title: "Private endpoint",
  pricingPage: "https://azure.microsoft.com/pricing/details/private-link/",
  usage: { dataProcessedGb: { unit: "gb", doc: "Data processed, inbound and outbound", assumed: { low: 0, high: 100 } } },
  price: () => [
    hourly("Private endpoint", "private-endpoint.hour"),
    counted("Data processed", "private-endpoint.data", "gb", { usage: "dataProcessedGb" }),
  ],
});

export const ddosProtectionPlan = pricedResource<object>({
  type: "azure-native:network:DdosProtectionPlan",
  title: "DDoS protection plan",
  pricingPage: "https://azure.microsoft.com/pricing/details/ddos-protection/",
  // The plan's fee covers the first 100 protected addresses.
  price: () => [hourly("DDoS protection plan", "ddos-protection.plan.hour")],
});
