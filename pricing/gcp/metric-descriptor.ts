import { type LineSpec, pricedResource } from "../priced-resource";

const pricingPage = "https://cloud.google.com/stackdriver/pricing";
const ingestedMib = { unit: "mib", doc: "Data points written a month.", assumed: { low: 0, high: 100 } } as const;
const ingestion: LineSpec = {
  label: "Monitoring data",
  price: { key: "monitoring.ingest", per: "mib" },
  quantity: { usage: "ingestedMib" },
};

/** A metric counted from logs is charged as a custom metric. */
export const loggingMetric = pricedResource<Record<string, never>>({
  type: "gcp:logging/metric:Metric",
  title: "Log-based metric",
  pricingPage,
  scope: "global",
  usage: { ingestedMib },
  price: () => [ingestion],
});

/** Custom metrics are charged by the data that they take in. */
export const monitoringMetricDescriptor = pricedResource<Record<string, never>>({
  type: "gcp:monitoring/metricDescriptor:MetricDescriptor",
  title: "Cloud Monitoring custom metric",
  pricingPage,
  scope: "global",
  usage: {
    ingestedMib,
    apiCallsPerMonth: { unit: "request", doc: "Reads through the Monitoring API a month.", assumed: { low: 0, high: 100_000 } },
  },
  price: () => [
    ingestion,
    { label: "API calls", price: { key: "monitoring.api", per: "1k-requests" }, quantity: { usage: "apiCallsPerMonth", factor: 1e-3 } },
  ],
});
