import { type DeclaredResource, guardUnknowns, isUnknown, UnknownInputSignal } from "../../model";
import { type PricedNode, type PricedStack, resourceGraph } from "../../pricing";
import { type Fields, type TranslatedResource, translate } from "../../pricing/translation";
import { type JudgedTranslation, judgedTranslations } from "./judged-words";
import { UntranslatedInput } from "./untranslated";

/** A resource of a sister package in the words that rules know, with the way back. */
export interface JudgedResource extends TranslatedResource {
  readonly declared: DeclaredResource;
  readonly words: JudgedTranslation;
  /** The inputs without their guard. */
  readonly plainInputs: Readonly<Record<string, unknown>>;
}

/** Which inputs are known by name: also those that are left out, so that their absence tells something. */
type Shape = true | { readonly [key: string]: Shape };

const stacks = new WeakMap<PricedStack, PricedStack>();
const resources = new WeakMap<DeclaredResource, JudgedResource>();

/**
 * The same priced stack with every resource of a sister package (`azure`, `aws-native`) in the words of the type that it
 * is priced as, so that one rule judges all. Estimates stay those of the resource as declared.
 */
export function inJudgedWords(stack: PricedStack): PricedStack {
  const known = stacks.get(stack);
  if (known !== undefined) return known;
  const judged = stack.nodes.some(({ resource }) => judgedTranslations.has(resource.type)) ? translated(stack) : stack;
  stacks.set(stack, judged);
  return judged;
}

function translated(stack: PricedStack): PricedStack {
  const nodes = stack.nodes.map((node): PricedNode => {
    const words = judgedTranslations.get(node.resource.type);
    return words === undefined ? node : { ...node, resource: judgedResource(node.resource, words) };
  });
  const byUrn = new Map(nodes.map((node) => [node.resource.urn, node]));
  return { ...stack, nodes, node: (urn) => byUrn.get(urn), graph: resourceGraph(nodes.map(({ resource }) => resource)) };
}

function judgedResource(resource: DeclaredResource, words: JudgedTranslation): JudgedResource {
  const known = resources.get(resource);
  if (known !== undefined) return known;
  const { inputs, ...rest } = translate(resource, words);
  const plainInputs = { ...inputs, ...tagsOf(resource) };
  const props = guardUnknowns(resource.inputs) as Record<string, unknown>;
  const shape = { ...always, ...shapeOfFields(words.fields, props) };
  const judged = {
    ...rest,
    declared: resource,
    words,
    plainInputs,
    inputs: guarded(plainInputs, shape, resource.type, "") as Record<string, unknown>,
  };
  resources.set(resource, judged);
  return judged;
}

export function isJudgedResource(resource: DeclaredResource): resource is JudgedResource {
  return "plainInputs" in resource;
}

/** Said with the same names in every package, or of none. */
const always: Readonly<Record<string, Shape>> = { availabilityZone: true, labels: true, location: true, region: true, tags: true };

/** CloudFormation lists tags as keys and values; rules read them by name. */
function tagsOf({ inputs: { tags } }: DeclaredResource): Readonly<Record<string, unknown>> {
  if (tags === undefined || tags === null) return {};
  if (!Array.isArray(tags)) return { tags };
  return {
    tags: Object.fromEntries(
      (tags as readonly { readonly key?: unknown; readonly value?: unknown }[]).flatMap((tag) =>
        typeof tag?.key === "string" ? [[tag.key, tag.value]] : [],
      ),
    ),
  };
}

function shapeOfFields(fields: Fields<Record<string, unknown>>, props: Record<string, unknown>): Readonly<Record<string, Shape>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]): readonly [string, Shape] => {
      if (typeof field !== "function") return [name, shapeOfFields(field, props)];
      try {
        return [name, shapeOfValue(field(props))];
      } catch (error) {
        // The value is unknown then, which it tells when it is read.
        if (error instanceof UnknownInputSignal || error instanceof TypeError) return [name, true];
        throw error;
      }
    }),
  );
}

/** What a translation returns names all that it knows, `undefined` included. */
function shapeOfValue(value: unknown): Shape {
  if (value === null || typeof value !== "object" || isUnknown(value)) return true;
  return Object.fromEntries(
    Object.keys(value).map((key) => {
      try {
        return [key, shapeOfValue((value as Record<string, unknown>)[key])];
      } catch (error) {
        if (error instanceof UnknownInputSignal) return [key, true];
        throw error;
      }
    }),
  );
}

const plainOf = new WeakMap<object, object>();

/** Inputs that throw where a name is read that was not put into these words: it may be there, under another name. */
function guarded(value: unknown, shape: Shape, type: string, path: string): unknown {
  if (value === null || typeof value !== "object" || isUnknown(value)) return value;
  const target = value as Record<string, unknown>;
  const of = (key: string): Shape => (shape === true ? true : (shape[key] ?? true));
  const missing = (key: string) => new UntranslatedInput(type, path === "" ? key : `${path}.${key}`);
  const isKnown = (key: string) => shape !== true && Object.hasOwn(shape, key);
  const proxy = new Proxy(target, {
    get(_, key, receiver) {
      if (typeof key === "symbol" || Object.hasOwn(target, key)) {
        const item = Reflect.get(target, key, receiver) as unknown;
        // Tags are anybody's names.
        return typeof key === "symbol" || (path === "" && key === "tags")
          ? item
          : guarded(item, of(key), type, path === "" ? key : `${path}.${key}`);
      }
      if (isKnown(key)) return undefined;
      const inherited = Reflect.get(target, key, receiver) as unknown;
      // Indexes beyond the end of a list, and the methods of lists and objects.
      if (inherited !== undefined || (Array.isArray(target) && /^\d+$/.test(key)) || key === "toJSON") return inherited;
      throw missing(key);
    },
    has(_, key) {
      if (typeof key === "symbol" || Object.hasOwn(target, key) || Array.isArray(target)) return Reflect.has(target, key);
      if (isKnown(key)) return false;
      throw missing(key);
    },
  });
  plainOf.set(proxy, target);
  return proxy;
}

/** The value without guards, at any depth. */
export function withoutGuards(value: unknown): unknown {
  if (value === null || typeof value !== "object" || isUnknown(value)) return value;
  const plain = plainOf.get(value);
  if (plain !== undefined) return plain;
  if (Array.isArray(value)) return value.map(withoutGuards);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutGuards(item)]));
}

const sisterType = /^(?:aws-native|azure):/;

/** What hangs on a resource of a sister package may be what a rule looks for, in words that it does not know. */
export function mustBeTranslated(resource: DeclaredResource | undefined, dependants: readonly PricedNode[]): void {
  if (resource === undefined || !isJudgedResource(resource)) return;
  const other = dependants.find((one) => sisterType.test(one.resource.type));
  if (other !== undefined) throw new UntranslatedInput(resource.declaredType, other.resource.type);
}
