import { type DeclaredResource, isUnknown, type Place, plainRecordFromWire, unknownValue } from "../model";
import { isRecord } from "./json-text";

/** The state of a resource as plans, events and states write it (ResourceV3 of Pulumi's API types), each field optional. */
export type ResourceState = Readonly<Record<string, unknown>>;

/** Pulumi blinds secrets in plans and events with this text. */
const BLINDED = "[secret]";

/** Inputs of provider resources, by URN: what serves a resource says where it lies. */
export class ProviderInputs {
  private readonly byUrn = new Map<string, Readonly<Record<string, unknown>>>();

  constructor(states: Iterable<ResourceState>) {
    for (const state of states) {
      if (typeof state.urn === "string" && String(state.type).startsWith("pulumi:providers:")) {
        this.byUrn.set(state.urn, plainInputs(state.inputs));
      }
    }
  }

  /** `urn:...::pulumi:providers:aws::west::<id>`: the reference is the URN and the id. */
  of(reference: unknown): Readonly<Record<string, unknown>> | undefined {
    if (typeof reference !== "string" || reference === "") return undefined;
    return this.byUrn.get(reference.slice(0, reference.lastIndexOf("::")));
  }
}

/** Turns a state into a declared resource; undefined where it has no URN or type. */
export function declaredFromState(state: ResourceState, providers: ProviderInputs, reference: unknown): DeclaredResource | undefined {
  const { urn, type } = state;
  if (typeof urn !== "string" || typeof type !== "string") return undefined;
  const place = placeOf(state);
  const providerInputs = providers.of(reference ?? state.provider);
  const outputs = state.custom === true ? undefined : plainInputs(state.outputs);
  return {
    urn,
    type,
    name: nameOf(urn),
    ...(typeof state.id === "string" && state.id !== "" && state.custom === true ? { id: state.id } : {}),
    inputs: plainInputs(state.inputs),
    custom: state.custom === true,
    ...(typeof state.parent === "string" && state.parent !== "" ? { parent: state.parent } : {}),
    dependencies: texts(state.dependencies),
    propertyDependencies: isRecord(state.propertyDependencies)
      ? Object.fromEntries(Object.entries(state.propertyDependencies).map(([key, urns]) => [key, texts(urns)]))
      : {},
    ...(providerInputs === undefined ? {} : { providerInputs }),
    ...(state.external === true ? { external: true } : {}),
    ...(place === undefined ? {} : { place }),
    ...(outputs === undefined || Object.keys(outputs).length === 0 ? {} : { outputs }),
  };
}

export function plainInputs(inputs: unknown): Record<string, unknown> {
  return isRecord(inputs) ? (withoutBlinded(plainRecordFromWire(inputs)) as Record<string, unknown>) : {};
}

/** A blinded secret is a value that we do not know, not a text. */
function withoutBlinded(value: unknown): unknown {
  if (value === BLINDED) return unknownValue;
  if (value === null || typeof value !== "object" || isUnknown(value)) return value;
  if (Array.isArray(value)) return value.map(withoutBlinded);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutBlinded(item)]));
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];
}

function nameOf(urn: string): string {
  return urn.split("::").slice(3).join("::");
}

/** Where the program declares it: the nearest frame within the project that is no package. */
function placeOf(state: ResourceState): Place | undefined {
  const frames = Array.isArray(state.stackTrace) ? state.stackTrace : [];
  for (const frame of [state, ...frames]) {
    const place = isRecord(frame) ? placeFromPosition(frame.sourcePosition) : undefined;
    if (place !== undefined) return place;
  }
  return undefined;
}

/** `project:///src/web.ts#8,12`; a path out of the project or into its packages is nobody's own code. */
export function placeFromPosition(position: unknown): Place | undefined {
  const [, path, line, column] = (typeof position === "string" && /^project:\/\/\/(.+)#(\d+)(?:,(\d+))?$/.exec(position)) || [];
  if (path === undefined || path.startsWith("..") || path.includes("node_modules/")) return undefined;
  return { file: decoded(path), line: Number(line), ...(column === undefined ? {} : { column: Number(column) }) };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** `urn:pulumi:STACK::PROJECT::TYPE::NAME`; undefined where the text is no URN. */
export function stackOfUrn(urn: string): { readonly stack: string; readonly project: string } | undefined {
  const [, stack, project] = /^urn:pulumi:([^:]+)::([^:]+)::/.exec(urn) ?? [];
  return stack === undefined || project === undefined ? undefined : { stack, project };
}
