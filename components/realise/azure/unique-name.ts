import { createHash } from "node:crypto";
import type * as pulumi from "@pulumi/pulumi";
import type { AzureNetwork } from "./network";

/**
 * A name that no other subscription has, in 24 lower-case letters and digits: what vaults and storage accounts ask for.
 * It follows from the resource group, whose own name ends in something random.
 */
export function uniqueName(network: AzureNetwork, name: string): pulumi.Output<string> {
  const start = name.replace(/[^a-z0-9]/g, "").slice(0, 12);
  return network.group().id.apply((id) => `${start}${createHash("sha256").update(`${id} ${name}`).digest("hex").slice(0, 12)}`);
}
