import type { GoogleService } from "./service";

/** Functions of the first generation. https://cloud.google.com/functions/pricing-1stgen */
export const cloudFunctions: GoogleService = {
  id: "cloud-functions",
  displayNames: ["Cloud Run Functions", "Cloud Functions"],
  skus: [
    { description: /\(1st Gen\) CPU(?: .*)?$/, key: "functions.cpu", unit: "ghz-second", isFreeTierShared: true },
    { description: /\(1st Gen\) Memory(?: .*)?$/, key: "functions.memory", unit: "gb-second", isFreeTierShared: true },
    { description: /\(1st Gen\) Invocations(?: .*)?$/, key: "functions.invocations", unit: "1m-requests", isFreeTierShared: true },
    { description: /\(1st Gen\) Network Data Transfer Out(?: .*)?$/, key: "functions.egress", unit: "gib", isFreeTierShared: true },
  ],
};
