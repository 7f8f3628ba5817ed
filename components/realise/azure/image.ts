import * as pulumi from "@pulumi/pulumi";
import type { Architecture } from "../../../model";

interface ImageReference {
  readonly id?: string;
  readonly publisher?: string;
  readonly offer?: string;
  readonly sku?: string;
  readonly version?: string;
}

/** Ubuntu Server 24.04 LTS: free, and offered for both architectures. */
const stock: Readonly<Record<Architecture, ImageReference>> = {
  x86_64: { publisher: "Canonical", offer: "ubuntu-24_04-lts", sku: "server", version: "latest" },
  arm64: { publisher: "Canonical", offer: "ubuntu-24_04-lts", sku: "server-arm64", version: "latest" },
};

/**
 * Sizes up to version 4 take first generation images, and some take nothing else; from version 5 on all take the second.
 * Confidential sizes (DC, EC) take the second only. See https://learn.microsoft.com/azure/virtual-machines/generation-2
 */
function needsFirstGeneration(size: string): boolean {
  if (/^Standard_[DE]C/.test(size)) return false;
  return Number(/_v(\d+)$/.exec(size)?.[1] ?? 1) < 5;
}

/** An image by id, or by `publisher:offer:sku:version`; the stock image where none is given. */
export function imageReference(
  image: pulumi.Input<string> | undefined,
  architecture: Architecture,
  size: string,
): pulumi.Input<ImageReference> {
  if (image === undefined)
    return architecture === "x86_64" && needsFirstGeneration(size) ? { ...stock.x86_64, sku: "server-gen1" } : stock[architecture];
  return pulumi.output(image).apply((text) => {
    const [publisher, offer, sku, version] = text.split(":");
    if (text.startsWith("/") || offer === undefined) return { id: text };
    return { publisher, offer, sku, version: version ?? "latest" };
  });
}
