import type { DeclaredResource } from "../model";
import { awsPricedResources } from "./aws";
import { awsRemoteComponents } from "./aws/remote-components";
import { awsNativeTranslations } from "./aws-native";
import { azurePricedResources } from "./azure";
import { azureClassicTranslations } from "./azure-classic";
import { gcpPricedResources } from "./gcp";
import type { PricedResource } from "./priced-resource";
import { type TranslatedResource, translate } from "./translation";

const ownWords: readonly PricedResource[] = [...awsPricedResources, ...awsRemoteComponents, ...azurePricedResources, ...gcpPricedResources];

/** Types of sister packages that are priced as the types above. Some cost nothing, but decide what others cost. */
export const translations = [...awsNativeTranslations, ...azureClassicTranslations] as const;

export const pricedResources: readonly PricedResource[] = [
  ...ownWords,
  ...translations.flatMap(({ type, as }) => {
    const priced = ownWords.find((one) => one.type === as);
    return priced === undefined ? [] : [{ ...priced, type }];
  }),
];

const byType: ReadonlyMap<string, PricedResource> = new Map(pricedResources.map((resource) => [canonicalType(resource.type), resource]));

/**
 * azure-native serves dated API versions beside the default one: `azure-native:compute/v20230301:VirtualMachine`
 * costs what `azure-native:compute:VirtualMachine` costs.
 */
export function canonicalType(type: string): string {
  return type.startsWith("azure-native:") ? type.replace(/\/v\d{8}(?:preview)?(?=:)/, "") : type;
}

const translationByType = new Map(translations.map((one) => [one.type, one]));
const inPricedWords = new WeakMap<DeclaredResource, TranslatedResource>();

/** The resource in the words of the type that it is priced as: mostly the resource itself. */
export function pricedView(resource: DeclaredResource): DeclaredResource | TranslatedResource {
  const found = translationByType.get(resource.type);
  if (found === undefined) return resource;
  const known = inPricedWords.get(resource);
  if (known !== undefined) return known;
  const view = translate(resource, found);
  inPricedWords.set(resource, view);
  return view;
}

export function findPricedResource(type: string): PricedResource | undefined {
  return byType.get(canonicalType(type));
}
