import { HOURS_PER_MONTH } from "../../model";
import { pricedResource } from "../priced-resource";
import { counted, monthly } from "./line";

export interface RedisProps {
  readonly sku?: { readonly name?: string; readonly family?: string; readonly capacity?: number };
  readonly shardCount?: number;
  readonly replicasPerMaster?: number;
  readonly replicasPerPrimary?: number;
}

/** Basic is one node, Standard a pair, Premium a primary with replicas (one unless declared) in each shard. */
function nodes(tier: string, props: RedisProps): number {
  if (tier === "basic") return 1;
  if (tier === "standard") return 2;
  return (1 + (props.replicasPerPrimary ?? props.replicasPerMaster ?? 1)) * Math.max(1, props.shardCount ?? 1);
}

export const redis = pricedResource<RedisProps>({
  type: "azure-native:redis:Redis",
  title: "Azure Cache for Redis",
  pricingPage: "https://azure.microsoft.com/pricing/details/cache/",
  capacity: (props) => {
    const { name, family, capacity } = props.sku ?? {};
    if (name === undefined || family === undefined || capacity === undefined) return undefined;
    const count = nodes(name.toLowerCase(), props);
    return { provider: "azure", size: `${name}_${family}${capacity}`, count: { low: count, high: count } };
  },
  price: (props) => {
    const { name, family, capacity } = props.sku ?? {};
    if (name === undefined || family === undefined || capacity === undefined)
      return { unknown: "sku.name, sku.family and sku.capacity are not all declared" };
    const tier = name.toLowerCase();
    const size = `${family.toUpperCase()}${capacity}`;
    return [monthly(`Cache usage (${name}, ${size}), nodes`, `redis.${tier}.${size}.node`, nodes(tier, props))];
  },
});

export interface EnterpriseProps {
  readonly sku?: { readonly name?: string };
  readonly highAvailability?: string;
}

export const redisEnterprise = pricedResource<EnterpriseProps>({
  type: "azure-native:redisenterprise:RedisEnterprise",
  title: "Azure Managed Redis",
  pricingPage: "https://azure.microsoft.com/pricing/details/managed-redis/",
  capacity: ({ sku }) => (sku?.name === undefined ? undefined : { provider: "azure", size: sku.name }),
  price: ({ sku, highAvailability }) => {
    if (sku?.name === undefined) return { unknown: "no sku.name is declared" };
    const single = highAvailability?.toLowerCase() === "disabled";
    const nodeHours = single
      ? HOURS_PER_MONTH
      : {
          low: HOURS_PER_MONTH,
          high: 2 * HOURS_PER_MONTH,
          because: "the source does not say whether its price is that of one node or of the two that high availability has",
        };
    return [counted(`Cache usage (${sku.name})`, `managed-redis.${sku.name}`, "hour", nodeHours)];
  },
});
