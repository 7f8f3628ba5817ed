import { unknownSentinels, unknownValue } from "../model";

/** The policy SDK's proxies answer this property with the object behind them. */
const PROXY_TARGET = "__getSpecialProxyTarget";

/** Secrets of remediated resources come wrapped. */
interface SecretLike {
  readonly value: unknown;
}

/**
 * A deep copy of what the policy SDK hands over: no proxy, `unknownValue` for what is not known, secrets unwrapped,
 * assets left out. Reading through the SDK's proxy throws at the first unknown, and the SDK then reports the policy as
 * advisory whatever its level: so nothing of the SDK's own objects may go further than this function.
 */
export function plainProperties(properties: unknown): Record<string, unknown> {
  const plain = plainValue(properties, false);
  return plain !== null && typeof plain === "object" && !Array.isArray(plain) ? (plain as Record<string, unknown>) : {};
}

/** The object behind the SDK's proxy, sentinels and all. */
export function behindProxy(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  try {
    return (value as Record<string, unknown>)[PROXY_TARGET] ?? value;
  } catch {
    return value;
  }
}

function plainValue(value: unknown, inside: boolean): unknown {
  if (unknownSentinels.has(value)) return unknownValue;
  if (value === null || typeof value !== "object") return value;
  const target = behindProxy(value);
  if (Array.isArray(target)) return target.map((_, index) => plainValue(read(target, index), true));
  if (isSecret(target)) return plainValue(read(target, "value"), true);
  if (inside && isAsset(target)) return undefined;
  const plain: Record<string, unknown> = {};
  for (const key of Object.keys(target as object)) {
    const item = plainValue(read(target, key), true);
    if (item !== undefined) plain[key] = item;
  }
  return plain;
}

/** Reads one property; an object that guards itself against unknowns throws, and then the value is unknown. */
function read(target: unknown, key: string | number): unknown {
  try {
    return (target as Record<string | number, unknown>)[key];
  } catch {
    return unknownValue;
  }
}

function isSecret(value: unknown): value is SecretLike {
  return value !== null && typeof value === "object" && value.constructor?.name === "Secret" && "value" in value;
}

/** Pulumi marks assets and archives by a property of this name on the instance. */
function isAsset(value: unknown): boolean {
  return value !== null && typeof value === "object" && ("__pulumiAsset" in value || "__pulumiArchive" in value);
}
