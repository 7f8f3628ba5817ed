import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/app-configuration/ */
export const appConfiguration: AzureService = {
  id: "app-configuration",
  serviceName: "App Configuration",
  meters: [
    {
      sku: /^(?<tier>Developer|Standard|Premium)$/,
      meter: /^(?:Developer|Standard|Premium) Instance$/,
      key: ({ groups: { tier = "" } }) => `app-configuration.${tier.toLowerCase()}.day`,
      unit: "unit",
      measure: "Day",
    },
    { meter: "Standard Overage Operations", key: "app-configuration.requests", unit: "10k-requests" },
  ],
};
