import type { CacheNeed } from "../../model";
import { type Blueprint, form, type Part } from "../part";
import { vaultPart } from "./customer-key";
import { endpointPart, zonePart } from "./private-names";

/** GB of each size: https://learn.microsoft.com/azure/redis/overview (read 2026-10). Those on flash disks are slower and left out. */
const gbBySize: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  Balanced_B: { "0": 0.5, "1": 1, "3": 3, "5": 6, "10": 12, "20": 24, "50": 60, "100": 120, "150": 180, "250": 240, "350": 360 },
  ComputeOptimized_X: { "3": 3, "5": 6, "10": 12, "20": 24, "50": 60, "100": 120, "150": 180, "250": 240, "350": 360 },
  MemoryOptimized_M: { "10": 12, "20": 24, "50": 60, "100": 120, "150": 180, "250": 240, "350": 360 },
};

/** Of the memory a fifth is kept for the service: https://learn.microsoft.com/azure/redis/best-practices-memory-management */
const USABLE_FRACTION = 0.8;
const GIB_PER_GB = 1e9 / 2 ** 30;
/** With high availability each shard has one copy, in another zone where the region has some. */
const MOST_REPLICAS = 1;
const UNCERTAIN = "the second node of the cache: the source does not say whether its price is that of one node or of both";
/** The need says nothing of what goes through the endpoint; a cache answers more than it holds. */
const ENDPOINT_GIB_PER_MONTH = 100;

/**
 * Azure Managed Redis, behind a private endpoint. Azure Cache for Redis is no form: it takes no new customers and ends in
 * 2028 (https://learn.microsoft.com/azure/azure-cache-for-redis/retirement-faq).
 */
export const managedRedis = form<CacheNeed>({
  form: "azure-redis",
  title: "Azure Managed Redis",
  provider: "azure",
  kind: "cache",
  blueprints: (need, workload, region) => {
    const copies = Math.max(need.replicas, workload.zones - 1);
    if (copies > MOST_REPLICAS) return [];
    const zones = copies === 0 ? 1 : Math.min(2, region.zones ?? 1);
    const least = Math.max(need.memoryGib / workload.targetUtilisationFraction, need.memoryGib / USABLE_FRACTION) * (1 - 1e-9);
    return Object.entries(gbBySize).flatMap(([family, sizes]): Blueprint[] => {
      const [size, gb] = Object.entries(sizes).find(([, held]) => held * GIB_PER_GB >= least) ?? [];
      if (size === undefined || gb === undefined) return [];
      const parts = cacheParts(need, `${family}${size}`, copies > 0);
      return [
        {
          size: `${family}${size}`,
          family,
          count: 1,
          purchase: "on-demand",
          vcpusPerMachine: 0,
          memoryGibPerMachine: gb * GIB_PER_GB,
          zones,
          parts,
          ...(copies > 0 ? { expected: parts, uncertain: UNCERTAIN } : {}),
        },
      ];
    });
  },
});

function cacheParts({ customerKey }: CacheNeed, size: string, isDoubled: boolean): readonly Part[] {
  const main: Part = {
    name: "",
    type: "azure-native:redisenterprise:RedisEnterprise",
    inputs: { sku: { name: size }, highAvailability: isDoubled ? "Enabled" : "Disabled" },
  };
  return [main, endpointPart(ENDPOINT_GIB_PER_MONTH), zonePart, ...(customerKey ? [vaultPart] : [])];
}
