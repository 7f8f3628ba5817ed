/** The part of the policy SDK that turns a request's properties into values; not among what it documents. */
interface Deserializer {
  deserializeProperties?: (struct: object, keepSecrets: boolean) => unknown;
}

/**
 * The SDK turns every property of every resource into values again for each policy: with one policy a rule that is most
 * of what the pack would add to a preview. Values are kept with the request they came with, so they are made once and go
 * when it goes. Remediations, which change values, keep getting their own. A later SDK that works otherwise is left as
 * it is.
 */
export function readPropertiesOnce(): void {
  let sdk: Deserializer;
  try {
    sdk = require("@pulumi/policy/deserialize") as Deserializer;
  } catch {
    return;
  }
  const make = sdk.deserializeProperties;
  if (typeof make !== "function") return;
  const made = new WeakMap<object, unknown>();
  try {
    sdk.deserializeProperties = (struct, keepSecrets) => {
      if (keepSecrets || struct === null || typeof struct !== "object") return make(struct, keepSecrets);
      if (!made.has(struct)) made.set(struct, make(struct, keepSecrets));
      return made.get(struct);
    };
  } catch {
    // The SDK's module cannot be changed: slower, and right.
  }
}
