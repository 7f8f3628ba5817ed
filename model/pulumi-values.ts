import { isUnknownText, unknownValue } from "./unknown";

/**
 * Special values on Pulumi's wire. A map that carries `signatureKey` is not a map but the value
 * that the signature names (see sdk/nodejs/runtime/rpc.ts in pulumi/pulumi).
 */
export const signatureKey = "4dabf18193072939515e22adb298388d";
const assetSignature = "c44067f5952c0a294b673a41bacd8c17";
const archiveSignature = "0def7320c3a5731c473e5ecbe6d01bc7";
export const secretSignature = "1b47061264138c4ac30d75fd1eb44270";
const resourceSignature = "5cf8f73096256a8f31e491e813e4eb8e";
export const outputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/**
 * Turns a property as it comes over the wire, or as a file keeps it, into a plain value: unknowns become `unknownValue`
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
      return plainSecret(map);
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

/** On the wire a secret holds its value; in a file its JSON text, or only a cipher that nobody here can read. */
function plainSecret(map: Record<string, unknown>): unknown {
  if ("value" in map) return plainFromWire(map.value);
  if (typeof map.plaintext !== "string") return unknownValue;
  try {
    return plainFromWire(JSON.parse(map.plaintext));
  } catch {
    return unknownValue;
  }
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
