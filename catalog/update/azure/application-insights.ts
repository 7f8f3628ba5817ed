import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/monitor/ */
export const applicationInsights: AzureService = {
  id: "application-insights",
  serviceName: "Application Insights",
  meters: [
    {
      sku: "Enterprise",
      meter: /^Enterprise Overage Data$/i,
      key: "application-insights.ingestion",
      unit: "gb",
      isFreeTierShared: true,
    },
    { sku: "Enterprise", meter: /^(?:Enterprise )?Data Retention$/i, key: "application-insights.retention", unit: "gb-month" },
    { sku: "Enterprise", meter: /^(?:Enterprise )?Multi-step Web Test$/i, key: "application-insights.multi-step-test", unit: "month" },
  ],
};
