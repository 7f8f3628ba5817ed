import type { PricedResource } from "../priced-resource";

/** Priced resources of gcp, sorted by type. */
export const gcpPricedResources: readonly PricedResource[] = [];
