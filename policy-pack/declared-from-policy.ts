import type { PolicyResource, ResourceValidationArgs } from "@pulumi/policy";
import type { DeclaredResource } from "../model";
import { plainProperties } from "./plain-value";
import type { RegisteredInputs } from "./registered-inputs";

/**
 * The resources of a stack policy in pricing's own form. Inputs are those that were
 * registered; where the engine showed none (an exported state), the properties of the stack policy stand in for them,
 * which hold outputs beside the inputs.
 */
export function declaredStack(resources: readonly PolicyResource[], registered: RegisteredInputs): DeclaredResource[] {
  const providers = new Map<string, Record<string, unknown>>();
  const providerInputs = (provider: NonNullable<PolicyResource["provider"]>) => {
    const known = providers.get(provider.urn);
    if (known !== undefined) return known;
    const inputs = plainProperties(provider.props);
    providers.set(provider.urn, inputs);
    return inputs;
  };
  return resources.map((resource): DeclaredResource => {
    const custom = isCustom(resource);
    const own = registered.of(resource.urn);
    // Outputs that are not used cost time: a component's few are read, a resource's only where its inputs are missing.
    const properties = own === undefined || !custom ? plainProperties(resource.props) : {};
    const parent = resource.parent?.urn ?? resource.opts.parent;
    return {
      urn: resource.urn,
      type: resource.type,
      name: resource.name,
      inputs: own ?? properties,
      custom,
      ...(parent === undefined || parent === "" ? {} : { parent }),
      dependencies: resource.dependencies.map((one) => one.urn),
      propertyDependencies: Object.fromEntries(
        Object.entries(resource.propertyDependencies).map(([key, list]) => [key, list.map((one) => one.urn)]),
      ),
      ...(resource.provider === undefined ? {} : { providerInputs: providerInputs(resource.provider) }),
      ...(custom ? {} : { outputs: properties }),
      ...(custom && own === undefined && registered.any ? { external: true } : {}),
    };
  });
}

/** One resource as a remediation sees it: alone, before it is registered. */
export function declaredAlone(args: ResourceValidationArgs): DeclaredResource {
  return {
    urn: args.urn,
    type: args.type,
    name: args.name,
    inputs: plainProperties(args.props),
    custom: true,
    ...(args.opts.parent === undefined ? {} : { parent: args.opts.parent }),
    dependencies: [],
    propertyDependencies: {},
    ...(args.provider === undefined ? {} : { providerInputs: plainProperties(args.provider.props) }),
  };
}

/**
 * The engine does not say whether a resource is a component. Custom resources carry the provider that serves them;
 * components, local or remote, do not.
 */
function isCustom(resource: PolicyResource): boolean {
  return resource.provider !== undefined || resource.type.startsWith("pulumi:providers:");
}
