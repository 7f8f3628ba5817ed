import type { DeclaredResource } from "../model";

/** The resources as a first `pulumi preview --json` of them prints it: a step each, served by default providers. */
export function previewJson(resources: readonly DeclaredResource[]): string {
  const urn = (type: string, name: string) => `urn:pulumi:dev::bench::${type}::${name}`;
  const stackUrn = urn("pulumi:pulumi:Stack", "bench-dev");
  const packages = [...new Set(resources.map(({ type }) => type.split(":")[0] ?? ""))];
  const providerOf = (type: string) => `${urn(`pulumi:providers:${type.split(":")[0]}`, "default")}::04da6b54-80e4-46f7-96ec-b56ff0331ba9`;
  const step = (state: Readonly<Record<string, unknown>>, provider?: string) => ({
    op: "create",
    urn: state.urn,
    ...(provider === undefined ? {} : { provider }),
    newState: state,
    detailedDiff: null,
  });
  const steps = [
    step({ urn: stackUrn, custom: false, type: "pulumi:pulumi:Stack" }),
    ...packages.map((name) => step({ urn: urn(`pulumi:providers:${name}`, "default"), custom: true, type: `pulumi:providers:${name}` })),
    ...resources.map(({ urn: own, type, inputs, propertyDependencies, dependencies }) =>
      step(
        {
          urn: own,
          custom: true,
          type,
          inputs: { ...inputs, __defaults: [] },
          outputs: inputs,
          parent: stackUrn,
          provider: providerOf(type),
          dependencies,
          propertyDependencies,
          sourcePosition: "project:///index.ts#12,9",
        },
        providerOf(type),
      ),
    ),
  ];
  return JSON.stringify({ config: {}, steps, duration: 1, changeSummary: { create: steps.length } }, null, 4);
}
