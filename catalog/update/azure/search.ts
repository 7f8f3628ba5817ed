import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/search/ */
export const search: AzureService = {
  id: "search",
  serviceName: "Azure Cognitive Search",
  meters: [
    {
      sku: /^(?<tier>Basic|Standard S[123]|Storage Optimized L[12])$/i,
      meter: /Unit$/,
      key: ({ groups: { tier = "" } }) => `search.${tiers[tier.toLowerCase()]}.unit`,
      unit: "hour",
    },
  ],
};

/** The API's tier -> the SKU that a search service declares. */
const tiers: Readonly<Record<string, string>> = {
  basic: "basic",
  "standard s1": "standard",
  "standard s2": "standard2",
  "standard s3": "standard3",
  "storage optimized l1": "storage-optimized-l1",
  "storage optimized l2": "storage-optimized-l2",
};
