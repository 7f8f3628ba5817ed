import { PULUMI_UNKNOWN_SENTINEL, unknownValue } from "../model";

/**
 * Special values on Pulumi's wire. A map that carries `signatureKey` is not a map but the value
 * that the signature names (see sdk/nodejs/runtime/rpc.ts in pulumi/pulumi).
 */
export const signatureKey = "4dabf18193072939515e22adb298388d";
const assetSignature = "c44067f5952c0a294b673a41bacd8c17";
const archiveSignature = "0def7320c3a5731c473e5ecbe6d01bc7";
const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
const resourceSignature = "5cf8f73096256a8f31e491e813e4eb8e";
const outputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** Pulumi marks an unknown by the type it would have; each type has a sentinel of its own. */
const sentinels = new Set([
  PULUMI_UNKNOWN_SENTINEL,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // boolean
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // number
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // array
  "030794c1-ac77-496b-92df-f27374a8bd58", // asset
  "e48ece36-62e2-4504-bad9-02848725956a", // archive
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // object
]);

/** The largest of the sentinels' common length: anything shorter cannot hold one. */
const sentinelLength = PULUMI_UNKNOWN_SENTINEL.length;

/**
 * Turns a property as it comes over the wire into a plain value: unknowns become `unknownValue`
 * (a text built around an unknown is unknown too), secrets and outputs are unwrapped, a reference
 * to a resource becomes its id (or its URN, for a component), assets become a small description.
 */
export function plainFromWire(value: unknown): unknown {
  if (typeof value === "string") return isUnknownText(value) ? unknownValue : value;
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(plainFromWire);
  const map = value as Record<string, unknown>;
  switch (map[signatureKey]) {
    case undefined:
      return plainRecordFromWire(map);
    case secretSignature:
      return plainFromWire(map.value);
    case outputSignature:
      return "value" in map ? plainFromWire(map.value) : unknownValue;
    case resourceSignature: {
      const id = "id" in map ? plainFromWire(map.id) : plainFromWire(map.urn);
      return id === "" || id === null ? unknownValue : id;
    }
    case assetSignature:
      return assetDescription(map, "asset");
    case archiveSignature:
      return assetDescription(map, "archive");
    default:
      return plainRecordFromWire(map);
  }
}

export function plainRecordFromWire(map: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(map)) {
    // Source text of a dynamic provider: large, of no use to anybody after the program has run.
    if (key === signatureKey || key === "__provider") continue;
    define(plain, key, plainFromWire(value));
  }
  return plain;
}

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

function isUnknownText(text: string): boolean {
  if (text.length < sentinelLength) return false;
  return sentinels.has(text) || text.includes(PULUMI_UNKNOWN_SENTINEL);
}

function assetDescription(map: Record<string, unknown>, kind: "asset" | "archive"): Record<string, unknown> {
  if (typeof map.path === "string") return { [`${kind}Path`]: map.path };
  if (typeof map.uri === "string") return { [`${kind}Uri`]: map.uri };
  if (typeof map.text === "string") return { assetTextLength: map.text.length };
  if (map.assets !== null && typeof map.assets === "object") return { archiveEntries: Object.keys(map.assets).sort() };
  return { [kind]: true };
}

/** A program may name a property `__proto__`: it must stay a property. */
function define(target: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true });
}
