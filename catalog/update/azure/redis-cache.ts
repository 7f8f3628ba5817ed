import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/cache/ and /managed-redis/ */
export const redisCache: AzureService = {
  id: "redis-cache",
  serviceName: "Redis Cache",
  meters: [
    // A Standard cache is a pair, and its meter is the price of both nodes.
    {
      product: /^Azure Redis Cache (?<tier>Basic|Standard)$/,
      meter: /^(?<size>C\d) Cache$/,
      key: ({ groups: { tier = "", size = "" } }) => `redis.${tier.toLowerCase()}.${size}.node`,
      unit: "month",
      pack: ({ groups: { tier } }) => (tier === "Standard" ? 2 : 1),
    },
    {
      product: "Azure Redis Cache Premium",
      meter: /^(?<size>P\d) Cache Instance$/,
      key: ({ groups: { size = "" } }) => `redis.premium.${size}.node`,
      unit: "month",
    },
    {
      product: /^Azure Managed Redis - (?<family>Balanced|Compute Optimized|Flash Optimized|Memory Optimized)$/,
      meter: /^(?<size>[ABMX]\d+) Cache Instance$/,
      key: ({ groups: { family = "", size = "" } }) => `managed-redis.${family.replace(" ", "")}_${size}`,
      unit: "hour",
    },
  ],
};
