import type { PriceQuery } from "./priced-resource";

/** A cost line that a commitment may cover: a machine by its size, anything else by the key of its unit price. */
export interface CoverableLine {
  /** Among the estimate's lines. */
  readonly position: number;
  readonly size?: string;
  readonly key?: string;
}

/** How a line can be covered; undefined for what no commitment can be of (spot, amounts that are included, usage of requests). */
export function coverableLine(price: PriceQuery, position: number): CoverableLine | undefined {
  if ("instance" in price) return price.purchase === "on-demand" ? { position, size: price.instance } : undefined;
  return "key" in price ? { position, key: price.key } : undefined;
}
