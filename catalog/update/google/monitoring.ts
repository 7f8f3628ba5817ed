import type { GoogleService } from "./service";

/** https://cloud.google.com/stackdriver/pricing */
export const monitoring: GoogleService = {
  id: "monitoring",
  displayNames: ["Cloud Monitoring", "Stackdriver Monitoring"],
  skus: [
    { description: /^Metric Volume$/, key: "monitoring.ingest", unit: "mib", isFreeTierShared: true },
    { description: /^Monitoring API Requests$/, key: "monitoring.api", unit: "1k-requests", isFreeTierShared: true },
  ],
};
