import { type PricingContext, pricedResource, type UsageQuantity } from "../priced-resource";
import { counted } from "./line";

export interface Props {
  readonly sku?: { readonly name?: string };
  readonly diskSizeGB?: number;
}

const usage: Readonly<Record<string, UsageQuantity>> = {
  storedGib: {
    unit: "gib-month",
    doc: "Data that the snapshot holds (for an incremental one: the changes)",
    assumed: { low: 0, high: 128 },
  },
};

/** A snapshot is charged by the data it holds, which is at most the disk's size. */
function storedGib(sizeGib: number | undefined, context: PricingContext) {
  if (sizeGib === undefined || context.usage("storedGib") !== undefined) return { usage: "storedGib" };
  return { low: 0, high: sizeGib, because: `a snapshot is charged by the data it holds: 0 to ${sizeGib} GiB` };
}

export const snapshot = pricedResource<Props>({
  type: "azure-native:compute:Snapshot",
  title: "Disk snapshot",
  pricingPage: "https://azure.microsoft.com/pricing/details/managed-disks/",
  usage,
  capacity: ({ diskSizeGB }) => (diskSizeGB === undefined ? undefined : { provider: "azure", storageGib: diskSizeGB }),
  price: ({ sku, diskSizeGB }, context) => {
    // Snapshots lie on Standard HDD unless asked otherwise, whatever their disk is.
    const [kind, redundancy = "lrs"] = (sku?.name ?? "Standard_LRS").toLowerCase().split("_");
    const tier = kind === "premium" ? "premium" : "standard";
    return [
      counted(
        `Snapshot storage (${tier}, ${redundancy.toUpperCase()})`,
        `snapshot.${tier}.${redundancy}`,
        "gb-month",
        storedGib(diskSizeGB, context),
      ),
    ];
  },
});

export const image = pricedResource<object>({
  type: "azure-native:compute:Image",
  title: "Managed image",
  pricingPage: "https://azure.microsoft.com/pricing/details/managed-disks/",
  usage: { storedGib: { unit: "gib-month", doc: "Data of all the image's disks", assumed: { low: 0, high: 128 } } },
  price: () => [counted("Image storage", "image.storage", "gb-month", { usage: "storedGib" })],
});
