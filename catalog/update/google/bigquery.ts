import type { GoogleService } from "./service";

/** https://cloud.google.com/bigquery/pricing */
export const bigquery: GoogleService = {
  id: "bigquery",
  displayNames: ["BigQuery"],
  skus: [
    { description: /^Analysis(?: \(.+\))?$/, key: "bigquery.queries", unit: "tib", isFreeTierShared: true },
    {
      description: /^Active Logical Storage(?: \(.+\))?$/,
      key: "bigquery.active.storage",
      unit: "gib-month",
      isFreeTierShared: true,
    },
    {
      description: /^Long Term Logical Storage(?: \(.+\))?$/,
      key: "bigquery.long-term.storage",
      unit: "gib-month",
      isFreeTierShared: true,
    },
    { description: /^Streaming Insert(?: \(.+\))?$/, key: "bigquery.streaming-inserts", unit: "mib" },
  ],
};

export const bigqueryStorage: GoogleService = {
  id: "bigquery-storage",
  displayNames: ["BigQuery Storage API"],
  skus: [
    { description: /^BigQuery Storage API - Write(?: \(.+\))?$/, key: "bigquery.write-api", unit: "gib", isFreeTierShared: true },
    { description: /^BigQuery Storage API - Read(?: \(.+\))?$/, key: "bigquery.read-api", unit: "tib", isFreeTierShared: true },
  ],
};
