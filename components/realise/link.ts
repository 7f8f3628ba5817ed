import { createHash } from "node:crypto";
import type * as pulumi from "@pulumi/pulumi";
import { type TunnelPlan, tunnelsOf } from "../../blueprint";
import type { LinkSide } from "./link-side";
import type { HasParts, SiteSpec } from "./site";

/** Keys of the data in tunnels are renewed after so long. */
export const LINK_LIFETIME_SECONDS = 3600;

/** Joins two sides. */
export function joinSides(one: LinkSide, other: LinkSide): void {
  if (one.kind === "offers" && other.kind === "joins") {
    other.join(one.provider, one.offer(other.provider, other.endpoints()));
    return;
  }
  if (one.kind === "offers" || other.kind === "offers" || (!one.makesSecrets && other.makesSecrets)) {
    if (one.kind === other.kind && one.provider === other.provider) throw new Error(`a link of ${one.provider} with itself`);
    joinSides(other, one);
    return;
  }
  const peer = (side: Extract<LinkSide, { readonly kind: "joins" }>, plan: TunnelPlan) => {
    const peerAddress = side.endpoints()[plan.endpoint];
    if (peerAddress === undefined) throw new Error(`${side.provider} has no endpoint ${plan.endpoint}`);
    return { plan, peerAddress };
  };
  const plans = tunnelsOf(one.provider, other.provider);
  const secrets = one.join(
    other.provider,
    plans.map((plan) => peer(other, plan)),
  );
  other.join(
    one.provider,
    plans.map((plan, index) => ({ ...peer(one, plan), secret: secrets[index] as pulumi.Output<string> })),
  );
}

/** The links of a place as what has parts. */
export function linksOf({ name, links = [], tags, parent }: SiteSpec): HasParts {
  return { workload: "the links", name, tags, parent, blueprint: { parts: links } };
}

/**
 * Where the gateway of Azure stands: a range beside the network's own, so that a link moves no subnet that is there, out of the
 * shared address space (https://www.rfc-editor.org/rfc/rfc6598), which no network here has. A /27 is what Azure asks for.
 */
export function linkRange(site: string): string {
  const [high = 0, low = 0] = createHash("sha256").update(`${site} link`).digest();
  return `100.${64 + (high % 64)}.${low}.0/27`;
}
