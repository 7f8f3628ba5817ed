import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/azure-bastion/ */
export const bastion: AzureService = {
  id: "bastion",
  serviceName: "Azure Bastion",
  meters: [
    {
      meter: /^(?<tier>Basic|Standard|Premium) Gateway$/,
      key: ({ groups: { tier = "" } }) => `bastion.${tier.toLowerCase()}.hour`,
      unit: "hour",
    },
    { meter: "Basic Data Transfer Out", key: "bastion.data", unit: "gb", isFreeTierShared: true },
  ],
};
