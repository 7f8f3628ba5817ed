import { createHash } from "node:crypto";
import { NOBODY_KEY, NOBODY_SEED } from "../../components/realise/azure/sign-in";

const prime = 2n ** 255n - 19n;
const modulo = (value: bigint) => ((value % prime) + prime) % prime;
function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (let square = modulo(base), rest = exponent; rest > 0n; square = modulo(square * square), rest >>= 1n)
    if (rest & 1n) result = modulo(result * square);
  return result;
}
const inverse = (value: bigint) => power(value, prime - 2n);

test("the key that nobody can sign in with is the hash of its words, and a point on the curve", () => {
  const hash = createHash("sha256").update(NOBODY_SEED).digest();
  const blob = Buffer.from(NOBODY_KEY.split(" ")[1] ?? "", "base64");
  expect(blob.subarray(0, 15).toString("latin1")).toBe("\0\0\0\x0bssh-ed25519");
  expect(blob.subarray(19).equals(hash)).toBe(true);
  // RFC 8032, 5.1.3: x^2 = (y^2 - 1) / (d y^2 + 1) has to be a square.
  const bytes = [...hash].reverse();
  const y = bytes.reduce((value, byte, index) => value * 256n + BigInt(index === 0 ? byte & 0x7f : byte), 0n);
  const d = modulo(-121665n * inverse(121666n));
  const xSquared = modulo((y * y - 1n) * inverse(d * y * y + 1n));
  expect(y < prime).toBe(true);
  expect(power(xSquared, (prime - 1n) / 2n)).toBe(1n);
});
