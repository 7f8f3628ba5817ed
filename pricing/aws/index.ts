import type { PricedResource } from "../priced-resource";

/** Priced resources of aws, sorted by type. */
export const awsPricedResources: readonly PricedResource[] = [];
