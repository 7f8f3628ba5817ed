import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/automation/ */
export const automation: AzureService = {
  id: "automation",
  serviceName: "Automation",
  meters: [
    {
      sku: "Basic",
      meter: /^Basic Runtime$/i,
      key: "automation.job-minute",
      unit: "unit",
      measure: "Minute",
      isFreeTierShared: true,
    },
    { sku: "Non-Azure", meter: /^Non-Azure Node$/i, key: "automation.config-node", unit: "month", isFreeTierShared: true },
  ],
};
