import { pricedResource } from "../priced-resource";

/** Custom metrics are charged by the data that they take in. */
export const monitoringMetricDescriptor = pricedResource<Record<string, never>>({
  type: "gcp:monitoring/metricDescriptor:MetricDescriptor",
  title: "Cloud Monitoring custom metric",
  pricingPage: "https://cloud.google.com/stackdriver/pricing",
  scope: "global",
  usage: {
    ingestedMib: { unit: "mib", doc: "Data points written a month.", assumed: { low: 0, high: 100 } },
    apiCallsPerMonth: { unit: "request", doc: "Reads through the Monitoring API a month.", assumed: { low: 0, high: 100_000 } },
  },
  price: () => [
    { label: "Monitoring data", price: { key: "monitoring.ingest", per: "mib" }, quantity: { usage: "ingestedMib" } },
    { label: "API calls", price: { key: "monitoring.api", per: "1k-requests" }, quantity: { usage: "apiCallsPerMonth", factor: 1e-3 } },
  ],
});
