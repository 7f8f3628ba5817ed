export { type ComparisonOptions, compareStacks } from "./compare-stacks";
export { type CommitmentUse, type CoveredStack, coverMachines } from "./covered-machines";
export { estimateResource, type PricedNode, type PricingInput, sum } from "./estimate-resource";
export { freeTypes } from "./free-types";
export { isCloudResource, type PricedStack, priceStack } from "./price-stack";
export {
  type LineSpec,
  type PricedResource,
  type Pricing,
  type PricingContext,
  pricedResource,
  type UsageQuantity,
} from "./priced-resource";
export { canonicalType, findPricedResource, pricedResources } from "./registry";
export { type ResourceGraph, resourceGraph } from "./resource-graph";
export { declaredTypeOf } from "./translation";
export { type DeclaredUsage, noUsage, parseUsageFile } from "./usage-file";
