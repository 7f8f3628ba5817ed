import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/monitor/ */
export const logAnalytics: AzureService = {
  id: "log-analytics",
  serviceName: "Log Analytics",
  meters: [
    { sku: "Analytics Logs", meter: /Data Ingestion$/, key: "log-analytics.ingestion", unit: "gb", isFreeTierShared: true },
    { sku: "Analytics Logs", meter: /Data Retention$/, key: "log-analytics.retention", unit: "gb-month" },
  ],
};
