import type { GoogleService } from "./service";

/** https://cloud.google.com/artifact-registry/pricing */
export const artifactRegistry: GoogleService = {
  id: "artifact-registry",
  displayNames: ["Artifact Registry"],
  skus: [{ description: /^Artifact Registry Storage$/, key: "artifact-registry.storage", unit: "gb-month", isFreeTierShared: true }],
};
