import { type LineSpec, type PricedResource, type PricingContext, pricedResource } from "../priced-resource";
import { sourceDiskGib } from "./disk-lines";

export interface SnapshotProps {
  readonly storageLocations?: readonly string[];
}

export interface ImageProps {
  readonly diskSizeGb?: number;
}

const usage = {
  storedGib: { unit: "gib-month", doc: "Size of the stored copy, compressed; at most that of its source.", assumed: { low: 0, high: 100 } },
} as const;

/** A copy holds at most what its source disk holds: that bounds it where the disk's size is known. */
function storedLine(label: string, key: string, sourceGib: number | undefined, context: PricingContext): LineSpec {
  const price = { key, per: "gib-month" } as const;
  if (sourceGib === undefined || context.usage("storedGib") !== undefined) return { label, price, quantity: { usage: "storedGib" } };
  const because = `storedGib is not declared: up to the ${sourceGib} GiB of its source`;
  return { label, price, quantity: { low: 0, high: sourceGib, because } };
}

const pricingPage = "https://cloud.google.com/compute/disks-image-pricing#disk_and_image_pricing";

export const snapshot = pricedResource<SnapshotProps>({
  type: "gcp:compute/snapshot:Snapshot",
  title: "Disk snapshot",
  pricingPage,
  usage,
  price: (props, context) => {
    const key = snapshotKey(props.storageLocations ?? [], context.region);
    if (key === undefined)
      return { unknown: `it is stored in ${props.storageLocations?.join(", ")}, and pricing looks at ${context.region}` };
    return [storedLine("Snapshot storage (pd-snapshot)", key, sourceDiskGib(context, "sourceDisk"), context)];
  },
});

/** Google stores a snapshot in the multi-region around its disk where no location is given. */
function snapshotKey(locations: readonly string[], region: string): string | undefined {
  const [location] = locations;
  if (location === undefined) return "pd-snapshot.multi-region.storage";
  if (location === region) return "pd-snapshot.storage";
  const multiRegion = { us: "us-", eu: "europe-", asia: "asia-" }[location.toLowerCase()];
  return multiRegion !== undefined && region.startsWith(multiRegion) ? "pd-snapshot.multi-region.storage" : undefined;
}

export const image = pricedResource<ImageProps>({
  type: "gcp:compute/image:Image",
  title: "Custom image",
  pricingPage,
  usage,
  price: (props, context) => [
    storedLine("Image storage", "image.storage", props.diskSizeGb ?? sourceDiskGib(context, "sourceDisk"), context),
  ],
});

export const machineImage: PricedResource = pricedResource<Record<string, never>>({
  type: "gcp:compute/machineImage:MachineImage",
  title: "Machine image",
  pricingPage,
  usage,
  price: (_, context) => [storedLine("Machine image storage", "machine-image.storage", undefined, context)],
});
