import type { AzureService } from "./service";

/** Flow logs. https://azure.microsoft.com/pricing/details/network-watcher/ */
export const networkWatcher: AzureService = {
  id: "network-watcher",
  serviceName: "Network Watcher",
  meters: [
    { meter: "Standard Network Logs Collected", key: "flow-logs.collected", unit: "gb", isFreeTierShared: true },
    { meter: "Standard Traffic Analytics Processing", key: "flow-logs.traffic-analytics.60min", unit: "gb" },
    {
      meter: "Standard Traffic Analytics Processing at 10-Minute Interval",
      key: "flow-logs.traffic-analytics.10min",
      unit: "gb",
    },
  ],
};
