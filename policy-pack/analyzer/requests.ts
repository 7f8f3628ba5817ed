import type { PolicyResource } from "@pulumi/policy";
import { fieldsOf, readEntry, readStruct } from "./protobuf";

/** What the rules read of a `pulumirpc.AnalyzeRequest` or `AnalyzerResource`; both number their fields alike. */
interface SentResource {
  type: string;
  urn: string;
  name: string;
  properties: Record<string, unknown>;
  provider?: Pick<PolicyResource, "type" | "urn" | "name" | "props">;
  optionsParent?: string;
  parent?: string;
  dependencies: string[];
  propertyDependencies: Record<string, string[]>;
}

/** A resource before it is registered: its inputs, without relations. */
export function readResource(message: Buffer, readProvider = providerReader()): SentResource {
  const resource: SentResource = { type: "", urn: "", name: "", properties: {}, dependencies: [], propertyDependencies: {} };
  for (const { number, bytes } of fieldsOf(message)) {
    switch (number) {
      case 1:
        resource.type = bytes.toString();
        break;
      case 2:
        resource.properties = readStruct(bytes);
        break;
      case 3:
        resource.urn = bytes.toString();
        break;
      case 4:
        resource.name = bytes.toString();
        break;
      case 5:
        for (const option of fieldsOf(bytes)) if (option.number === 8) resource.optionsParent = option.bytes.toString();
        break;
      case 6:
        resource.provider = readProvider(bytes);
        break;
      case 7:
        resource.parent = bytes.toString();
        break;
      case 8:
        resource.dependencies.push(bytes.toString());
        break;
      case 9: {
        const [key, urns] = readEntry(bytes);
        resource.propertyDependencies[key] = urns === undefined ? [] : Array.from(fieldsOf(urns), (urn) => urn.bytes.toString());
        break;
      }
    }
  }
  return resource;
}

/**
 * The resources of a `pulumirpc.AnalyzeStackRequest` as the policy SDK hands them to a stack policy, without its proxies:
 * relations point to the resources themselves, and what is not among them is left out.
 */
export function readStack(message: Buffer): readonly PolicyResource[] {
  const readProvider = providerReader();
  const sent = Array.from(fieldsOf(message), ({ bytes }) => readResource(bytes, readProvider));
  const byUrn = new Map(sent.map((one) => [one.urn, policyResource(one)]));
  const found = (urns: readonly string[]) => urns.flatMap((urn) => byUrn.get(urn) ?? []);
  return sent.flatMap((one) => {
    const resource = byUrn.get(one.urn);
    if (resource === undefined) return [];
    const parent = one.parent === undefined ? undefined : byUrn.get(one.parent);
    if (parent !== undefined) resource.parent = parent;
    resource.dependencies = found(one.dependencies);
    for (const [key, urns] of Object.entries(one.propertyDependencies)) resource.propertyDependencies[key] = found(urns);
    return [resource];
  });
}

type Mutable = { -readonly [Key in keyof PolicyResource]: PolicyResource[Key] };

function policyResource({ type, urn, name, properties, provider, optionsParent }: SentResource): Mutable {
  return {
    type,
    urn,
    name,
    props: properties,
    opts: { ...noOptions, ...(optionsParent === undefined || optionsParent === "" ? {} : { parent: optionsParent }) },
    dependencies: [],
    propertyDependencies: {},
    ...(provider === undefined ? {} : { provider }),
    // The rules match types as texts.
    isType: () => false,
    asType: () => undefined,
  };
}

const noOptions: PolicyResource["opts"] = {
  protect: false,
  ignoreChanges: [],
  aliases: [],
  additionalSecretOutputs: [],
  customTimeouts: { createSeconds: 0, updateSeconds: 0, deleteSeconds: 0 },
};

/** Most resources of a stack name the same few providers: each is read once. */
function providerReader(): (message: Buffer) => Pick<PolicyResource, "type" | "urn" | "name" | "props"> {
  const read = new Map<string, Pick<PolicyResource, "type" | "urn" | "name" | "props">>();
  return (message) => {
    const key = message.toString("latin1");
    const known = read.get(key);
    if (known !== undefined) return known;
    const { type, urn, name, properties } = readResource(message);
    const provider = { type, urn, name, props: properties };
    read.set(key, provider);
    return provider;
  };
}
