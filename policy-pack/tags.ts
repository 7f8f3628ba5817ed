import type { DeclaredResource } from "../model";
import { isUnknown, providerOfType, UnknownInputSignal } from "../model";
import { get } from "./input-path";

/**
 * The value of a tag (label on Google Cloud) under any of the names, the provider's default tags included. Names are
 * compared as Google writes them too, where a colon is not allowed: `costwright:vcpus` is `costwright-vcpus`.
 * Throws `UnknownInputSignal` where the value is not known before deployment.
 */
export function tagOf(
  { inputs, providerInputs, type }: Pick<DeclaredResource, "inputs" | "providerInputs" | "type">,
  names: readonly string[],
): string | undefined {
  const property = providerOfType(type) === "gcp" ? "labels" : "tags";
  const sources: readonly (readonly [string, unknown])[] = [
    [property, inputs[property]],
    ["provider's defaultTags", get(providerInputs ?? {}, ["defaultTags", "tags"])],
    ["provider's defaultLabels", providerInputs?.defaultLabels],
  ];
  let wanted: ReadonlySet<string> | undefined;
  for (const [path, tags] of sources) {
    if (isUnknown(tags)) throw new UnknownInputSignal(path);
    if (tags === null || typeof tags !== "object") continue;
    wanted ??= new Set(names.map(normalise));
    for (const [name, value] of entriesOf(tags)) {
      if (!wanted.has(normalise(name))) continue;
      if (isUnknown(value)) throw new UnknownInputSignal(`${path}.${name}`);
      if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
    }
  }
  return undefined;
}

/** CloudFormation's types, and some of AWS, list their tags as keys and values. */
function entriesOf(tags: object): readonly (readonly [string, unknown])[] {
  if (!Array.isArray(tags)) return Object.entries(tags);
  return (tags as readonly unknown[]).flatMap((tag) => {
    const { key, value } = (tag ?? {}) as { readonly key?: unknown; readonly value?: unknown };
    return typeof key === "string" ? [[key, value] as const] : [];
  });
}

const normalise = (name: string) => name.toLowerCase().replaceAll(":", "-");

/** Children of a resource that bears the tags, or resources that take none. */
const taglessTypes =
  /^(?:gcp:(?:cloudscheduler\/|compute\/(?:routerNat|subnetwork|(?:regionI|i)nstanceGroupManager|(?:regionA|a)utoscaler)|logging\/|sql\/|storage\/transferJob)|azure-native:(?:containerservice:AgentPool|network:Subnet|sql:Database)|aws:(?:appautoscaling\/policy|autoscaling\/(?:policy|schedule)|s3\/bucketReplicationConfig))/;

/** Whether resources of a type can bear tags (labels on Google Cloud). */
export function takesTags(type: string): boolean {
  return !taglessTypes.test(type);
}
