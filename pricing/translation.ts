import { type DeclaredResource, guardUnknowns, isUnknown, UnknownInputSignal, unknownValue } from "../model";

/** How one property of the priced type follows from the inputs of a sister type; nested as the property is. */
export type Fields<Props> = { readonly [property: string]: ((props: Props) => unknown) | Fields<Props> };

/**
 * A type of another package that declares what a priced type declares, in other words: `azure:compute/linuxVirtualMachine`
 * is a `azure-native:compute:VirtualMachine` whose size is called `size`. Only what pricing reads is put into the other words.
 */
export interface Translation {
  readonly type: string;
  /** The type that it is priced as. */
  readonly as: string;
  readonly fields: Fields<Record<string, unknown>>;
  /** Another type that it is priced as, for inputs that say so. */
  readonly or?: { readonly as: string; readonly when: (props: Record<string, unknown>) => boolean };
}

/** Keeps the props type of a translation while the registry holds them all alike. */
export function translation<Props>(
  type: string,
  as: string,
  fields: Fields<Props>,
  or?: { readonly as: string; readonly when: (props: Props) => boolean },
): Translation {
  return { type, as, fields, ...(or === undefined ? {} : { or }) } as unknown as Translation;
}

/** The same resource in the words of the type that it is priced as. */
export interface TranslatedResource extends DeclaredResource {
  /** The type that the program declares. */
  readonly declaredType: string;
  /** Path of an unknown property here -> path of the input that the program declares. */
  readonly declaredPaths: ReadonlyMap<string, string>;
}

/** The type that the program declares, also of a resource in the words of another. */
export function declaredTypeOf(resource: DeclaredResource | TranslatedResource): string {
  return "declaredType" in resource ? resource.declaredType : resource.type;
}

/**
 * A property whose source is unknown is unknown; one without a source is absent. A property's dependencies are those of
 * the inputs that were read for it.
 */
export function translate(resource: DeclaredResource, { as, fields, or }: Translation): TranslatedResource {
  const declaredPaths = new Map<string, string>();
  const propertyDependencies: Record<string, readonly string[]> = {};
  const inputs: Record<string, unknown> = {};
  for (const property of regionInputs) if (property in resource.inputs) copy(property);
  for (const [property, field] of Object.entries(fields)) {
    const read = new Set<string>();
    const value = evaluated(field, recordReads(resource.inputs, read), property, declaredPaths);
    if (value === undefined || value === null) continue;
    inputs[property] = value;
    const urns = [...read].flatMap((name) => resource.propertyDependencies[name] ?? []);
    if (urns.length > 0) propertyDependencies[property] = [...new Set(urns)];
  }
  const otherwise =
    or !== undefined && evaluated(or.when, guardUnknowns(resource.inputs) as Record<string, unknown>, "", new Map()) === true;
  return { ...resource, declaredType: resource.type, type: otherwise ? or.as : as, inputs, propertyDependencies, declaredPaths };

  function copy(property: string): void {
    inputs[property] = resource.inputs[property];
    const urns = resource.propertyDependencies[property];
    if (urns !== undefined) propertyDependencies[property] = urns;
  }
}

/** Where a resource lies is said with the same names in every package. */
const regionInputs = ["location", "region", "availabilityZone"];

type Field = Fields<Record<string, unknown>>[string];

function evaluated(field: Field, props: Record<string, unknown>, path: string, declaredPaths: Map<string, string>): unknown {
  if (typeof field === "function") {
    try {
      return plain(field(props));
    } catch (error) {
      // What cannot be put into the other words is not known, be it for an unknown or for a surprising input.
      if (!(error instanceof UnknownInputSignal) && !(error instanceof TypeError)) throw error;
      if (error instanceof UnknownInputSignal) declaredPaths.set(path, error.path);
      return unknownValue;
    }
  }
  const entries = Object.entries(field).flatMap(([name, one]) => {
    const value = evaluated(one, props, `${path}.${name}`, declaredPaths);
    return value === undefined || value === null ? [] : [[name, value] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** Inputs that throw on an unknown, and tell which of them were read. */
function recordReads(inputs: Readonly<Record<string, unknown>>, read: Set<string>): Record<string, unknown> {
  return new Proxy(guardUnknowns(inputs) as Record<string, unknown>, {
    get(target, key, receiver) {
      if (typeof key === "string") read.add(key);
      return Reflect.get(target, key, receiver) as unknown;
    },
    has(target, key) {
      if (typeof key === "string") read.add(key);
      return Reflect.has(target, key);
    },
  });
}

/** A copy without guards: throws on an unknown that was not read yet. */
function plain(value: unknown): unknown {
  if (value === null || typeof value !== "object" || isUnknown(value)) return value;
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) => (item === undefined || item === null ? [] : [[key, plain(item)] as const])),
  );
}
