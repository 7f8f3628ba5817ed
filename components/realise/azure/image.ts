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

/** An image by id, or by `publisher:offer:sku:version`; the stock image where none is given. */
export function imageReference(image: pulumi.Input<string> | undefined, architecture: Architecture): pulumi.Input<ImageReference> {
  if (image === undefined) return stock[architecture];
  return pulumi.output(image).apply((text) => {
    const [publisher, offer, sku, version] = text.split(":");
    if (text.startsWith("/") || offer === undefined) return { id: text };
    return { publisher, offer, sku, version: version ?? "latest" };
  });
}
