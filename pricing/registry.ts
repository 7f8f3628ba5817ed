import { awsPricedResources } from "./aws";
import { awsRemoteComponents } from "./aws/remote-components";
import { azurePricedResources } from "./azure";
import { gcpPricedResources } from "./gcp";
import type { PricedResource } from "./priced-resource";

export const pricedResources: readonly PricedResource[] = [
  ...awsPricedResources,
  ...awsRemoteComponents,
  ...azurePricedResources,
  ...gcpPricedResources,
];

const byType: ReadonlyMap<string, PricedResource> = new Map(pricedResources.map((resource) => [canonicalType(resource.type), resource]));

/**
 * azure-native serves dated API versions beside the default one: `azure-native:compute/v20230301:VirtualMachine`
 * costs what `azure-native:compute:VirtualMachine` costs.
 */
export function canonicalType(type: string): string {
  return type.startsWith("azure-native:") ? type.replace(/\/v\d{8}(?:preview)?(?=:)/, "") : type;
}

export function findPricedResource(type: string): PricedResource | undefined {
  return byType.get(canonicalType(type));
}
