import type { GoogleService } from "./service";

/** https://cloud.google.com/dns/pricing */
export const dns: GoogleService = {
  id: "dns",
  displayNames: ["Cloud DNS"],
  skus: [
    { description: /^ManagedZone$/, key: "dns.zone.month", unit: "month" },
    { description: /^DNS Query \(port 53\)$/, key: "dns.queries", unit: "1m-requests" },
  ],
};
