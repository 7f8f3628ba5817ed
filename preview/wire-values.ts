import { outputSignature, PULUMI_UNKNOWN_SENTINEL, secretSignature, signatureKey, unknownValue } from "../model";

/** URNs that the output values within a property say it depends on. */
export function dependenciesInWire(value: unknown, into: Set<string>): void {
  if (value === null || typeof value !== "object") return;
  const map = value as Record<string, unknown>;
  if (map[signatureKey] === outputSignature && Array.isArray(map.dependencies)) {
    for (const urn of map.dependencies) if (typeof urn === "string") into.add(urn);
  }
  for (const item of Object.values(map)) dependenciesInWire(item, into);
}

/** Only remote components are answered with output values; everybody else gets the plain or secret value. */
export function withoutOutputValues(value: unknown): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(withoutOutputValues);
  const map = value as Record<string, unknown>;
  if (map[signatureKey] === outputSignature) {
    const inner = "value" in map ? withoutOutputValues(map.value) : PULUMI_UNKNOWN_SENTINEL;
    return map.secret === true ? { [signatureKey]: secretSignature, value: inner } : inner;
  }
  return Object.fromEntries(Object.entries(map).map(([key, item]) => [key, withoutOutputValues(item)]));
}

/** The wire form of a plain value that a fixture or a stock answer gives. */
export function wireFromPlain(value: unknown): unknown {
  if (value === unknownValue) return PULUMI_UNKNOWN_SENTINEL;
  if (Array.isArray(value)) return value.map(wireFromPlain);
  if (value instanceof Date) return value.toISOString();
  if (value !== null && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, wireFromPlain(item)]));
  return value === undefined ? null : value;
}
