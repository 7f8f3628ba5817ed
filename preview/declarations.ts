import { type DeclaredResource, plainRecordFromWire } from "../model";
import type { PackResource } from "./policy-packs/pack-stack";
import { isProviderType, packageOfToken, urnOf, urnOfProviderReference } from "./urn";

const noOptions: PackResource["options"] = {
  protect: false,
  ignoreChanges: [],
  deleteBeforeReplace: undefined,
  additionalSecretOutputs: [],
  aliases: [],
};

/** A resource while the program still runs: what was declared, and what the engine has to remember about it. */
export interface Registration {
  readonly resource: DeclaredResource;
  /** State as the program sees it, in wire form. */
  readonly state: Readonly<Record<string, unknown>>;
  readonly id: string;
  /** Reference of the provider it uses, empty for the default one; components pass theirs on. */
  readonly provider: string;
  readonly providers: Readonly<Record<string, string>>;
  /** Inputs in wire form; absent of a resource that is only read. */
  readonly wireInputs?: Readonly<Record<string, unknown>>;
  readonly options?: PackResource["options"];
}

/** Everything that a program has declared so far, in order. */
export class Declarations {
  private readonly byUrn = new Map<string, Registration>();
  private readonly outputs = new Map<string, Readonly<Record<string, unknown>>>();

  constructor(private readonly config: Readonly<Record<string, string>>) {}

  get(urn: string): Registration | undefined {
    return this.byUrn.get(urn);
  }

  has(urn: string): boolean {
    return this.byUrn.has(urn);
  }

  add(registration: Registration): void {
    this.byUrn.set(registration.resource.urn, registration);
  }

  setOutputs(urn: string, outputs: Readonly<Record<string, unknown>>): void {
    this.outputs.set(urn, outputs);
  }

  /** What a policy pack is shown: the same resources, in wire form, each with the provider that serves it. */
  packResources(scope: { readonly stack: string; readonly project: string }): readonly PackResource[] {
    return [...this.byUrn.values()].map(({ resource, state, provider, wireInputs, options = noOptions }): PackResource => {
      const { urn, type, name, parent = "", dependencies, propertyDependencies, custom } = resource;
      const outputs = custom ? state : (this.outputs.get(urn) ?? {});
      const common = { urn, type, name, parent, dependencies, propertyDependencies, options, outputs };
      const served = custom && !isProviderType(type) ? { provider: this.servedBy(provider, packageOfToken(type), scope) } : {};
      return { ...common, ...served, ...(wireInputs === undefined ? {} : { inputs: wireInputs }) };
    });
  }

  private servedBy(reference: string, packageName: string, scope: { readonly stack: string; readonly project: string }) {
    const explicit = reference === "" ? undefined : this.byUrn.get(urnOfProviderReference(reference));
    const type = `pulumi:providers:${packageName}`;
    const { urn, name } = explicit?.resource ?? { urn: urnOf(scope, "", type, "default"), name: "default" };
    return { urn, type, name, properties: explicit?.wireInputs ?? this.providerInputs("", packageName) };
  }

  resources(): readonly DeclaredResource[] {
    return [...this.byUrn.values()].map(({ resource }) => {
      const outputs = this.outputs.get(resource.urn);
      return outputs === undefined ? resource : { ...resource, outputs: plainRecordFromWire(outputs) };
    });
  }

  /**
   * Which provider serves a resource: its own, the one its component was given for that package, or its parent's.
   * Empty for the package's default provider. The same order as in Pulumi's engine.
   */
  providerReference(request: {
    readonly provider: string;
    readonly providers: Readonly<Record<string, string>>;
    readonly parent: string;
    readonly type: string;
  }): string {
    if (request.provider !== "") return request.provider;
    const packageName = packageOfToken(request.type);
    const parent = this.byUrn.get(request.parent);
    const inherited = parent?.provider ?? "";
    if (inherited !== "" && packageOfToken(typeOfReference(inherited)) === packageName) return inherited;
    return request.providers[packageName] ?? parent?.providers[packageName] ?? "";
  }

  /** Inputs of an explicit provider, or the package's section of the stack configuration. */
  providerInputs(reference: string, packageName: string): Readonly<Record<string, unknown>> {
    const explicit = reference === "" ? undefined : this.byUrn.get(urnOfProviderReference(reference));
    if (explicit !== undefined) return explicit.resource.inputs;
    const inputs: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(this.config)) {
      if (key.startsWith(`${packageName}:`)) inputs[key.slice(packageName.length + 1)] = parsed(value);
    }
    return inputs;
  }
}

function typeOfReference(reference: string): string {
  const type = urnOfProviderReference(reference).split("::")[2]?.split("$").at(-1) ?? "";
  return isProviderType(type) ? type : "";
}

/** Lists and maps are kept in configuration as JSON. */
function parsed(value: string): unknown {
  if (!/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
