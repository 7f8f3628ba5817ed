import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/container-registry/ */
export const containerRegistry: AzureService = {
  id: "container-registry",
  serviceName: "Container Registry",
  meters: [
    {
      product: "Container Registry",
      meter: /^(?<tier>Basic|Standard|Premium) Registry Unit$/,
      key: ({ groups: { tier = "" } }) => `container-registry.${tier.toLowerCase()}.day`,
      unit: "unit",
      measure: "Day",
    },
    // Each replica of a Premium registry costs what the registry costs.
    {
      product: "Container Registry",
      meter: "Premium Registry Unit",
      key: "container-registry.replication.day",
      unit: "unit",
      measure: "Day",
    },
    { product: "Container Registry", sku: "Standard", meter: "Data Stored", key: "container-registry.storage", unit: "gb-month" },
    {
      product: "Container Registry",
      meter: "Task vCPU Duration",
      key: "container-registry.build",
      unit: "vcpu-second",
      isFreeTierShared: true,
    },
  ],
};
