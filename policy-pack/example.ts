import type { DeclaredResource, ResourceUtilisation, UtilisationDigest } from "../model";

/** A resource of an example, in short: names instead of URNs. */
export interface ExampleResource {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** Name of the parent. */
  readonly parent?: string;
  /** Property name -> names of the resources that its value comes from. */
  readonly from?: Readonly<Record<string, readonly string[]>>;
  readonly component?: boolean;
  /** What a component registers as its outputs. */
  readonly outputs?: Readonly<Record<string, unknown>>;
}

const STACK_TYPE = "pulumi:pulumi:Stack";

/** The full form of an example's resources, in the given stack of project `example`, below a stack resource. */
export function declareExample(resources: readonly ExampleResource[], stack: string): DeclaredResource[] {
  const urnOf = (type: string, name: string) => `urn:pulumi:${stack}::example::${type}::${name}`;
  const byName = new Map(resources.map((resource) => [resource.name, urnOf(resource.type, resource.name)]));
  const find = (name: string) => byName.get(name) ?? `missing:${name}`;
  const root: DeclaredResource = {
    urn: urnOf(STACK_TYPE, `example-${stack}`),
    type: STACK_TYPE,
    name: `example-${stack}`,
    inputs: {},
    custom: false,
    dependencies: [],
    propertyDependencies: {},
  };
  return [
    root,
    ...resources.map((resource): DeclaredResource => {
      const propertyDependencies = Object.fromEntries(
        Object.entries(resource.from ?? {}).map(([property, names]) => [property, names.map(find)]),
      );
      return {
        urn: find(resource.name),
        type: resource.type,
        name: resource.name,
        inputs: resource.inputs,
        custom: resource.component !== true,
        parent: resource.parent === undefined ? root.urn : find(resource.parent),
        dependencies: [...new Set(Object.values(propertyDependencies).flat())],
        propertyDependencies,
        ...(resource.outputs === undefined ? {} : { outputs: resource.outputs }),
      };
    }),
  ];
}

/** The digest of an example, by the URNs of its resources. */
export function exampleDigest(example: {
  readonly resources: readonly ExampleResource[];
  readonly stack?: string;
  readonly utilisation?: Readonly<Record<string, Omit<ResourceUtilisation, "resource">>>;
}): UtilisationDigest | undefined {
  const { utilisation } = example;
  if (utilisation === undefined) return undefined;
  const declared = declareExample(example.resources, example.stack ?? "prod");
  const measured = declared.flatMap(({ name, urn }): [string, ResourceUtilisation][] => {
    const own = utilisation[name];
    return own === undefined ? [] : [[urn, { ...own, resource: urn }]];
  });
  return { resources: new Map(measured) };
}
