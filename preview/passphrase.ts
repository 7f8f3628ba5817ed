import { createDecipheriv, pbkdf2Sync } from "node:crypto";

const iterations = 1_000_000;
const keyBytes = 32;
const tagBytes = 16;

/** PBKDF2 takes half a second: one derivation per salt and passphrase. */
const keys = new Map<string, Buffer>();

/**
 * Decrypts a `secure:` value of the passphrase secrets manager: AES-256-GCM under a PBKDF2-SHA256 key.
 * `salt` is the stack file's `encryptionsalt`, `v1:<salt>:<check>`. Undefined where it cannot be read.
 */
export function decryptWithPassphrase(ciphertext: string, salt: string, passphrase: string): string | undefined {
  const [saltVersion, saltText] = salt.split(":");
  const [version, nonceText, bodyText] = ciphertext.split(":");
  if (saltVersion !== "v1" || saltText === undefined || version !== "v1" || nonceText === undefined || bodyText === undefined)
    return undefined;
  const cacheKey = JSON.stringify([saltText, passphrase]);
  const key = keys.get(cacheKey) ?? pbkdf2Sync(passphrase, Buffer.from(saltText, "base64"), iterations, keyBytes, "sha256");
  keys.set(cacheKey, key);
  try {
    const body = Buffer.from(bodyText, "base64");
    const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonceText, "base64"));
    decipher.setAuthTag(body.subarray(body.length - tagBytes));
    return decipher.update(body.subarray(0, body.length - tagBytes), undefined, "utf8") + decipher.final("utf8");
  } catch {
    return undefined;
  }
}
