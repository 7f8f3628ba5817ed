import { createHash } from "node:crypto";

/** The shortest limit is 32 (AWS load balancers); Pulumi adds a hyphen and seven digits. */
const MAX_LENGTH = 24;

/** A name that every provider accepts: lower-case letters, digits and hyphens, starting with a letter, at most 24 long; a cut name keeps apart from others by a hash. */
export function cloudName(...parts: readonly string[]): string {
  const whole = parts.join("-").toLowerCase();
  const clean = whole
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .replace(/-+$/, "");
  if (clean === whole && clean.length <= MAX_LENGTH) return clean;
  const hash = createHash("sha256").update(whole).digest("hex").slice(0, 5);
  return `${clean.slice(0, MAX_LENGTH - 6).replace(/-+$/, "") || "w"}-${hash}`;
}

/**
 * The second octet of a site's private range 10.x.0.0/16: a function of the site alone, so that adding a site moves no
 * other, and spread out, so that two networks that are linked later rarely overlap.
 */
export function networkOctet(site: string): number {
  return createHash("sha256").update(site).digest()[0] ?? 0;
}
