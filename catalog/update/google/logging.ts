import type { GoogleService } from "./service";

/** https://cloud.google.com/stackdriver/pricing */
export const logging: GoogleService = {
  id: "logging",
  displayNames: ["Cloud Logging", "Stackdriver Logging"],
  skus: [{ description: /^Log Volume$/, key: "logging.ingest", unit: "gib", isFreeTierShared: true }],
};
