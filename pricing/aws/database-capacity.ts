import type { Capacity } from "../../model";
import type { PricingContext } from "../priced-resource";

/** Capacity behind a database or cache class: `db.m5.large` and `cache.m5.large` run on an `m5.large`. */
export function databaseCapacity(
  instanceClass: string | undefined,
  context: PricingContext,
  storageGib?: number,
  count: { readonly low: number; readonly high: number } = { low: 1, high: 1 },
): Capacity | undefined {
  if (instanceClass === undefined) return undefined;
  const size = context.size(instanceClass.replace(/^(db|cache|mq|kafka)\.|\.(search|elasticsearch)$/g, ""));
  return {
    provider: "aws",
    size: instanceClass,
    count,
    ...(size === undefined ? {} : { vcpus: size.vcpus, memoryGib: size.memoryGib }),
    ...(storageGib === undefined ? {} : { storageGib }),
  };
}
