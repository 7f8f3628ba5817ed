import type { GoogleService } from "./service";

/** https://cloud.google.com/secret-manager/pricing */
export const secretManager: GoogleService = {
  id: "secret-manager",
  displayNames: ["Secret Manager"],
  skus: [
    { description: /^Secret version replica storage$/i, key: "secret-manager.version", unit: "unit-month", isFreeTierShared: true },
    { description: /^Secret access operations$/i, key: "secret-manager.access", unit: "10k-requests", isFreeTierShared: true },
    { description: /^Secret rotate operations$/i, key: "secret-manager.rotation", unit: "unit", isFreeTierShared: true },
  ],
};
