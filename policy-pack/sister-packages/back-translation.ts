import { type DeclaredResource, guardUnknowns, UnknownInputSignal } from "../../model";
import { type Fields, translate } from "../../pricing/translation";
import { isJudgedResource, type JudgedResource, withoutGuards } from "./in-judged-words";
import { UntranslatedInput } from "./untranslated";

type Path = readonly (string | number)[];
type Inputs = Readonly<Record<string, unknown>>;

export interface DeclaredChange {
  readonly path: Path;
  readonly value: unknown;
}

/**
 * A change in the words of rules as one of the inputs that the program declares. Proven by doing it: an input counts as
 * the counterpart only if, set to the value, it gives the property that value and leaves every other one alone. Throws
 * `UntranslatedInput` where no part of the change has a counterpart, or where it would replace the resource in this
 * package. Parts without one are left out (`isWhole` false): the price of what is left decides whether it is worth it.
 */
export function declaredChanges(
  resource: JudgedResource,
  changedInputs: Inputs,
): { readonly changes: readonly DeclaredChange[]; readonly inputs: Inputs; readonly isWhole: boolean } {
  const { words, plainInputs, declared } = resource;
  const wanted = withoutGuards(changedInputs) as Inputs;
  const leaves = Object.entries(wanted).flatMap(([key, value]) => changedLeaves(plainInputs[key], value, [key]));
  const frozen = leaves.find(({ path }) => words.replaces.some((one) => isWithin(path, one.split("."))));
  if (frozen !== undefined) throw new UntranslatedInput(declared.type, frozen.path.join("."));
  const changes = leaves.flatMap(({ path, value }): readonly DeclaredChange[] => {
    const own = counterpart(resource, path, value);
    return own === undefined ? [] : [{ path: own, value }];
  });
  const [first] = leaves;
  if (first !== undefined && changes.length === 0) throw new UntranslatedInput(declared.type, first.path.join("."));
  const inputs = changes.reduce<Inputs>((all, { path, value }) => withValue(all, path, value) as Inputs, declared.inputs);
  return { changes, inputs, isWhole: changes.length === leaves.length };
}

/** Path of the input that decides a property in the words of rules, as far as one input alone does. */
export function declaredPath(resource: JudgedResource, path: Path): Path | undefined {
  for (const probe of probes) {
    const found = counterpart(resource, path, probe, "any");
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Values that differ from what is there, whatever kind of value a property takes. */
const probes: readonly unknown[] = ["probe", 987_654, true, false];

function counterpart({ declared, words }: JudgedResource, path: Path, value: unknown, result: "exact" | "any" = "exact"): Path | undefined {
  const field = fieldAt(words.fields, path);
  if (field === undefined) return undefined;
  const before = translate(declared, words).inputs;
  const reads = readsOf(field, declared);
  // What is handed on as it is keeps its parts' names, and reading ends where something is not declared yet.
  const candidates = [...reads, ...reads.flatMap((one) => path.slice(1).map((_, index) => [...one, ...path.slice(index + 1)]))];
  return candidates.find((candidate) => {
    const after = translate({ ...declared, inputs: withValue(declared.inputs, candidate, value) as Inputs }, words).inputs;
    const different = changedLeaves(before, after, []);
    const [only] = different;
    if (only === undefined || different.some((one) => one.path.join(".") !== path.join("."))) return false;
    return result === "any" || only.value === value;
  });
}

type Read = (props: Record<string, unknown>) => unknown;

/** The field that a property comes from; the rest of the path lies within its value. */
function fieldAt(fields: Fields<Record<string, unknown>>, path: Path): Read | undefined {
  let field: Fields<Record<string, unknown>>[string] | undefined = fields;
  for (const step of path) {
    if (typeof field !== "object") return undefined;
    field = Object.hasOwn(field, step) ? field[step] : undefined;
    if (typeof field === "function") return field;
  }
  return undefined;
}

/** Paths that a field reads of the declared inputs, the deepest ones only, as far as they go. */
function readsOf(field: Read, declared: DeclaredResource): readonly Path[] {
  const reads = new Map<string, Path>();
  const note = (path: Path) => {
    reads.delete(path.slice(0, -1).join("."));
    reads.set(path.join("."), path);
  };
  const recorded = (value: object, path: Path): object =>
    new Proxy(value, {
      get(target, key, receiver) {
        if (typeof key === "symbol") return Reflect.get(target, key, receiver) as unknown;
        const isIndex = Array.isArray(target) && /^\d+$/.test(key);
        const own = [...path, isIndex ? Number(key) : key];
        const isMethod = Array.isArray(target) && !isIndex;
        if (!isMethod) note(own);
        const item = Reflect.get(target, key, receiver) as unknown;
        return item !== null && typeof item === "object" && !isMethod ? recorded(item, own) : item;
      },
    });
  try {
    // What a field returns may be read later: nested values are walked here.
    walk(field(recorded(guardUnknowns(declared.inputs as object), []) as Record<string, unknown>));
  } catch (error) {
    // What was read until then is known; an unknown cannot be changed into a known value by a rule anyway.
    if (!(error instanceof UnknownInputSignal) && !(error instanceof TypeError)) throw error;
  }
  return [...reads.values()];
}

function walk(value: unknown): void {
  if (value === null || typeof value !== "object") return;
  for (const key of Object.keys(value)) walk((value as Record<string, unknown>)[key]);
}

/** Where two values differ, down to what is no object; what is gone has the value undefined. */
function changedLeaves(before: unknown, after: unknown, path: Path): readonly DeclaredChange[] {
  const isBranch = (value: unknown): value is Record<string, unknown> =>
    value !== null && typeof value === "object" && (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype);
  if (isBranch(before) || isBranch(after)) {
    const [old, next] = [isBranch(before) ? before : {}, isBranch(after) ? after : {}];
    const keys = [...new Set([...Object.keys(old), ...Object.keys(next)])];
    const isList = Array.isArray(before) || Array.isArray(after);
    return keys.flatMap((key) => changedLeaves(old[key], next[key], [...path, isList ? Number(key) : key]));
  }
  return before === after ? [] : [{ path, value: after }];
}

function isWithin(path: Path, prefix: readonly string[]): boolean {
  return prefix.every((step, index) => String(path[index]) === step);
}

/** A copy with the value at the path; objects that are missing on the way are made. */
function withValue(inside: unknown, path: Path, value: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  if (Array.isArray(inside) || (typeof first === "number" && (inside === undefined || inside === null))) {
    const copy: unknown[] = [...((inside ?? []) as readonly unknown[])];
    copy[Number(first)] = withValue(copy[Number(first)], rest, value);
    return copy;
  }
  const record = inside !== null && typeof inside === "object" ? (inside as Record<string, unknown>) : {};
  return { ...record, [first]: withValue(record[first], rest, value) };
}

/** The changes that repair a resource, as the program declares it: all of them, each proven and made in place; else none. */
export function declaredRepair(resource: DeclaredResource, changedInputs: Inputs): readonly DeclaredChange[] | undefined {
  if (!isJudgedResource(resource)) return undefined;
  try {
    const { changes, isWhole } = declaredChanges(resource, changedInputs);
    const inPlace = changes.every(({ path }) => resource.words.repairs.includes(path.join(".")));
    return isWhole && inPlace ? changes : undefined;
  } catch (error) {
    if (error instanceof UntranslatedInput) return undefined;
    throw error;
  }
}
