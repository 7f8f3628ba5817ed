import { createHash } from "node:crypto";

/** The shortest limit is 32 (AWS load balancers); Pulumi adds a hyphen and seven digits. */
const WORKLOAD_LENGTH = 24;
/** The shortest limit of networks and groups is 63 (Google Cloud). */
const SITE_LENGTH = 50;

/** Name of a workload's resources. A name that is too long is cut, and a hash keeps it apart from others. */
export function workloadName(...parts: readonly string[]): string {
  return cloudName(parts, WORKLOAD_LENGTH);
}

/** Name of what the workloads of a region share. */
export function siteName(...parts: readonly string[]): string {
  return cloudName(parts, SITE_LENGTH);
}

/** A name that every provider accepts: lower-case letters, digits and hyphens, starting with a letter. */
function cloudName(parts: readonly string[], maxLength: number): string {
  const whole = parts.join("-").toLowerCase();
  const clean = whole
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .replace(/-+$/, "");
  if (clean === whole && clean.length <= maxLength) return clean;
  const hash = createHash("sha256").update(whole).digest("hex").slice(0, 5);
  return `${clean.slice(0, maxLength - 6).replace(/-+$/, "") || "w"}-${hash}`;
}

/**
 * The second octet of a site's private range 10.x.0.0/16: a function of the site alone, so that adding a site moves no
 * other, and spread out, so that two networks that are linked later rarely overlap.
 */
export function networkOctet(site: string): number {
  return createHash("sha256").update(site).digest()[0] ?? 0;
}
