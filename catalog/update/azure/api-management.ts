import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/api-management/ */
export const apiManagement: AzureService = {
  id: "api-management",
  serviceName: "API Management",
  meters: [
    {
      sku: /^(?<tier>Basic|Developer|Isolated|Premium|Standard)(?<version> v2)?$/,
      meter: /^(?:Basic|Developer|Isolated|Premium|Standard)(?: v2)? Unit$/i,
      key: ({ groups: { tier = "", version = "" } }) => `api-management.${tier.toLowerCase()}${version.trim()}.unit`,
      unit: "hour",
    },
    // Calls that a unit of the v2 tiers includes are its first tier.
    {
      sku: /^(?<tier>Basic|Standard) v2$/,
      meter: /Calls$/,
      key: ({ groups: { tier = "" } }) => `api-management.${tier.toLowerCase()}v2.calls`,
      unit: "10k-requests",
    },
    {
      sku: "Consumption",
      meter: /Calls$/,
      key: "api-management.consumption.calls",
      unit: "10k-requests",
      isFreeTierShared: true,
    },
    { sku: "Gateway", meter: /^(?:Self-hosted )?Gateway Unit$/i, key: "api-management.self-hosted-gateway", unit: "month" },
  ],
};
