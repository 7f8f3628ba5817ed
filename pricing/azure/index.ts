import type { PricedResource } from "../priced-resource";

/** Priced resources of azure, sorted by type. */
export const azurePricedResources: readonly PricedResource[] = [];
