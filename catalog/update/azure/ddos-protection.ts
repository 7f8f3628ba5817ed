import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/ddos-protection/ */
export const ddosProtection: AzureService = {
  id: "ddos-protection",
  serviceName: "Azure DDOS Protection",
  meters: [{ sku: "Network Protection", meter: "Network Protection Plan", key: "ddos-protection.plan.hour", unit: "hour" }],
};
