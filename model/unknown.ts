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
  return new Proxy(value, {
    get(target, key, receiver) {
      const item = Reflect.get(target, key, receiver) as unknown;
      if (typeof key === "symbol" || typeof item === "function") return item;
      const itemPath = Array.isArray(target) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`;
      if (isUnknown(item)) throw new UnknownInputSignal(itemPath);
      return item !== null && typeof item === "object" ? guardUnknowns(item, itemPath) : item;
    },
  });
}
