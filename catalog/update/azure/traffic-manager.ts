import type { AzureService } from "./service";

const kinds: Readonly<Record<string, string>> = { "Azure Endpoint": "azure", "Non-Azure Endpoint": "external" };

/** A nested profile is charged like an endpoint in Azure. https://azure.microsoft.com/pricing/details/traffic-manager/ */
export const trafficManager: AzureService = {
  id: "traffic-manager",
  serviceName: "Traffic Manager",
  meters: [
    { sku: "Azure Endpoint", meter: "DNS Queries", key: "traffic-manager.queries", unit: "1m-requests", place: "global" },
    {
      sku: /^(?<kind>Azure Endpoint|Non-Azure Endpoint)$/,
      meter: /Endpoint Health Checks$/,
      key: ({ groups: { kind = "" } }) => `traffic-manager.${kinds[kind]}.health-check`,
      unit: "month",
      place: "global",
    },
    {
      sku: "Azure Endpoint",
      meter: "Azure Endpoint Health Checks",
      key: "traffic-manager.nested.health-check",
      unit: "month",
      place: "global",
    },
    {
      sku: /^(?<kind>Azure Endpoint|Non-Azure Endpoint)$/,
      meter: /Fast Interval Health Check Add-ons$/,
      key: ({ groups: { kind = "" } }) => `traffic-manager.${kinds[kind]}.fast-health-check`,
      unit: "month",
      place: "global",
    },
    {
      sku: "Azure Endpoint",
      meter: "Azure Endpoint Fast Interval Health Check Add-ons",
      key: "traffic-manager.nested.fast-health-check",
      unit: "month",
      place: "global",
    },
  ],
};
