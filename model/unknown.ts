/**
 * The stand-in for an input that is not known until deployment. Every way in (embedded engine,
 * policy pack, plan file) turns its own form of "unknown" into this one value, so that no later
 * phase can mistake it for a string, a number or an absent property.
 */
class UnknownValue {
  readonly costwrightUnknown = true;
  /** The sentinel string that Pulumi's own plans use for an unknown value. */
  toJSON(): string {
    return PULUMI_UNKNOWN_SENTINEL;
  }
}

export const PULUMI_UNKNOWN_SENTINEL = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** Pulumi marks an unknown by the type it would have; each type has a sentinel of its own. */
export const unknownSentinels: ReadonlySet<unknown> = new Set([
  PULUMI_UNKNOWN_SENTINEL,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // boolean
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // number
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // array
  "030794c1-ac77-496b-92df-f27374a8bd58", // asset
  "e48ece36-62e2-4504-bad9-02848725956a", // archive
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // object
]);

/** Whether a text is a sentinel, or was built around an unknown text. */
export function isUnknownText(text: string): boolean {
  if (text.length < PULUMI_UNKNOWN_SENTINEL.length) return false;
  return unknownSentinels.has(text) || text.includes(PULUMI_UNKNOWN_SENTINEL);
}

export const unknownValue: UnknownValue = Object.freeze(new UnknownValue());

export function isUnknown(value: unknown): value is UnknownValue {
  return value instanceof UnknownValue;
}

/** Thrown by a guarded object when an unknown property is read. Only `pricing` and `policy-pack` catch it. */
export class UnknownInputSignal extends Error {
  constructor(readonly path: string) {
    super(`input "${path}" is not known until deployment`);
    this.name = "UnknownInputSignal";
  }
}

/**
 * Wraps inputs so that reading an unknown property throws `UnknownInputSignal` with its path, at any depth.
 * Pricing code can then read its properties plainly, and an unknown can never pass as absent or as zero.
 * Use `isUnknownAt` to ask without throwing.
 */
export function guardUnknowns<T extends object>(value: T, path = ""): T {
  // Most inputs hold no unknown at any depth, and are read by each of many rules: there is nothing to guard then.
  if (!holdsUnknown(value)) return value;
  return new Proxy(value, {
    get(target, key, receiver) {
      const item = Reflect.get(target, key, receiver) as unknown;
      if (typeof key === "symbol" || item === null || typeof item !== "object") return item;
      const itemPath = Array.isArray(target) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
      if (isUnknown(item)) throw new UnknownInputSignal(itemPath);
      return guardUnknowns(item, itemPath);
    },
  });
}

const unknownsHeld = new WeakMap<object, boolean>();

/** Looked for once in each object: inputs do not change once they are read. */
function holdsUnknown(value: object): boolean {
  const known = unknownsHeld.get(value);
  if (known !== undefined) return known;
  const held = Object.values(value).some(
    (item) => item !== null && typeof item === "object" && (isUnknown(item) || holdsUnknown(item as object)),
  );
  unknownsHeld.set(value, held);
  return held;
}
