import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/event-grid/ */
export const eventGrid: AzureService = {
  id: "event-grid",
  serviceName: "Event Grid",
  meters: [
    {
      sku: "Standard",
      meter: "Standard Operations",
      key: "event-grid.operations",
      unit: "100k-requests",
      isFreeTierShared: true,
    },
  ],
};
