import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/monitor/ */
export const monitor: AzureService = {
  id: "monitor",
  serviceName: "Azure Monitor",
  meters: [
    {
      meter: /^(?<gb>\d+) GB Commitment Tier/,
      sku: /^\d+ GB Commitment Tier$/,
      key: ({ groups: { gb = "" } }) => `log-analytics.commitment.${gb}gb-day`,
      unit: "unit",
      measure: "Day",
    },
    { sku: "Basic Logs", meter: "Basic Logs Data Ingestion", key: "log-analytics.basic-ingestion", unit: "gb" },
    { sku: "Log Analytics data export", meter: /Data Exported$/, key: "log-analytics.export", unit: "gb" },
    {
      meter: /^Alerts System Log Monitored at (?<minutes>\d+) Minute Frequency$/,
      key: ({ groups: { minutes = "" } }) => `monitor.log-alert.${minutes}min`,
      unit: "month",
    },
    { meter: "Alerts Metric Monitored", key: "monitor.metric-alert.time-series", unit: "month", isFreeTierShared: true },
  ],
};
