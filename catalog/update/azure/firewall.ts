import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/azure-firewall/ */
export const firewall: AzureService = {
  id: "firewall",
  serviceName: "Azure Firewall",
  meters: [
    {
      sku: /^(?<tier>Basic|Standard|Premium)$/,
      meter: /^(?:Basic|Standard|Premium) Deployment$/,
      key: ({ groups: { tier = "" } }) => `firewall.${tier.toLowerCase()}.hour`,
      unit: "hour",
    },
    { sku: "Standard", meter: "Standard Data Processed", key: "firewall.data", unit: "gb" },
  ],
};
