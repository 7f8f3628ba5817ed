import { type DeclaredResource, isUnknown, type Provider, providerOfType, type StackContext } from "../model";
import { declaredTypeOf } from "./translation";

/**
 * Region of a resource: its own inputs first, then its provider's, then what it hangs on (parents and
 * dependencies: Azure children have no location of their own), then the stack configuration.
 */
export type RegionAnswer = { readonly region: string } | { readonly unknown: string };

const MAX_DEPTH = 12;

export function resolveRegion(
  resource: DeclaredResource,
  context: StackContext,
  find: (urn: string) => DeclaredResource | undefined,
): RegionAnswer {
  const provider = providerOfType(resource.type);
  if (provider === undefined) return { unknown: "the provider is not one of aws, aws-native, azure, azure-native, gcp" };
  const own = fromOwnInputs(resource, provider) ?? fromProvider(resource, provider);
  if (own !== undefined) return "unknown" in own ? (fromSource(resource, provider, context, find) ?? own) : own;
  const inherited = fromAncestors(resource, provider, find, new Set([resource.urn]), 0);
  if (inherited !== undefined) return inherited;
  // A package's own configuration holds for its resources, also where they are put into the words of another package.
  const type = declaredTypeOf(resource);
  const configured = fromConfig(context, provider, type);
  if (configured !== undefined) return { region: configured };
  return {
    unknown: `no region: neither the resource, its provider nor the stack configuration (${configKey(provider, type)}) names one`,
  };
}

/** Each package reads its own configuration. A component's package is served by that of the provider. */
const configKeys: Record<Provider, string> = { aws: "aws:region", azure: "azure-native:location", gcp: "gcp:region" };
const sisterConfigKeys: Readonly<Record<string, string>> = { azure: "azure:location", "aws-native": "aws-native:region" };
const configKey = (provider: Provider, type: string) => sisterConfigKeys[type.split(":", 1)[0] ?? ""] ?? configKeys[provider];

function fromOwnInputs(resource: DeclaredResource, provider: Provider): RegionAnswer | undefined {
  return fromProperties(resource.inputs, provider, "the resource's");
}

/**
 * `location: cluster.location` is not known before the cluster exists, but the cluster's own region is: the region of
 * the one resource that the unknown value comes from.
 */
function fromSource(
  resource: DeclaredResource,
  provider: Provider,
  context: StackContext,
  find: (urn: string) => DeclaredResource | undefined,
): RegionAnswer | undefined {
  const property = regionProperties[provider].map(([name]) => name).find((name) => isUnknown(resource.inputs[name]));
  const [urn, ...others] = property === undefined ? [] : (resource.propertyDependencies[property] ?? []);
  const source = urn === undefined || others.length > 0 || urn === resource.urn ? undefined : find(urn);
  if (source === undefined || providerOfType(source.type) !== provider) return undefined;
  // A stored text may name any region, wherever it is stored itself.
  if (/parameter|secret|config|variable/i.test(source.type)) return undefined;
  // A source that hides its region in turn ends the search: no chain is followed, so none can be circular.
  const answer = fromOwnInputs(source, provider) ?? fromProvider(source, provider);
  if (answer !== undefined) return "unknown" in answer ? undefined : answer;
  const configured = fromConfig(context, provider, source.type);
  return configured === undefined ? undefined : { region: configured };
}

function fromProvider(resource: DeclaredResource, provider: Provider): RegionAnswer | undefined {
  return resource.providerInputs === undefined ? undefined : fromProperties(resource.providerInputs, provider, "the provider's");
}

function fromProperties(properties: Readonly<Record<string, unknown>>, provider: Provider, whose: string): RegionAnswer | undefined {
  for (const [property, normalise] of regionProperties[provider]) {
    const value = properties[property];
    if (isUnknown(value)) return { unknown: `${whose} ${property} is not known until deployment` };
    if (typeof value === "string" && value !== "") {
      const region = normalise(value);
      if (region !== undefined) return { region };
    }
  }
  return undefined;
}

const awsZone = (zone: string) => /^([a-z]{2}(?:-[a-z]+)+-\d)[a-z]$/.exec(zone)?.[1];
const gcpZone = (zone: string) => /^(?:.*\/)?([a-z]+-[a-z]+\d+)-[a-z]$/.exec(zone)?.[1];
const lastSegment = (path: string) => path.slice(path.lastIndexOf("/") + 1);
/** Azure accepts "West Europe" and "westeurope". */
export const azureLocation = (location: string) => location.toLowerCase().replace(/\s+/g, "");
/** Google clusters take a zone or a region in `location`; multi-regions such as "EU" stay as they are. */
const gcpLocation = (location: string) => gcpZone(location) ?? location.toLowerCase();

const regionProperties: Record<Provider, readonly (readonly [string, (value: string) => string | undefined])[]> = {
  aws: [
    ["region", (region) => region],
    ["availabilityZone", awsZone],
  ],
  azure: [
    ["location", azureLocation],
    ["resourceLocation", azureLocation],
  ],
  gcp: [
    ["region", lastSegment],
    ["zone", gcpZone],
    ["location", gcpLocation],
  ],
};

function fromAncestors(
  resource: DeclaredResource,
  provider: Provider,
  find: (urn: string) => DeclaredResource | undefined,
  seen: Set<string>,
  depth: number,
): RegionAnswer | undefined {
  // AWS and Google resources without a region follow the provider configuration; only Azure children inherit.
  if (provider !== "azure" || depth >= MAX_DEPTH) return undefined;
  const hangsOn = [resource.parent, ...resource.dependencies].filter((urn): urn is string => urn !== undefined && !seen.has(urn));
  const found = hangsOn.map(find).filter((one): one is DeclaredResource => one !== undefined && providerOfType(one.type) === provider);
  for (const one of found) {
    const answer = fromOwnInputs(one, provider);
    if (answer !== undefined) return answer;
  }
  for (const one of found) {
    seen.add(one.urn);
    const answer = fromAncestors(one, provider, find, seen, depth + 1);
    if (answer !== undefined) return answer;
  }
  return undefined;
}

function fromConfig(context: StackContext, provider: Provider, type: string): string | undefined {
  const value = context.config[configKey(provider, type)];
  if (value !== undefined && value !== "") return provider === "azure" ? azureLocation(value) : value;
  const zone = provider === "gcp" ? context.config["gcp:zone"] : undefined;
  return zone === undefined ? undefined : gcpZone(zone);
}
