import { type PricedResource, pricedResource } from "../priced-resource";
import { DEFAULT_IMAGE_GIB, diskLines } from "./disk-lines";
import { ifKnown } from "./known";

export interface DiskProps {
  readonly type?: string;
  readonly size?: number;
  readonly image?: string;
  readonly provisionedIops?: number;
}

export const disk = persistentDisk("gcp:compute/disk:Disk", "Persistent disk", false);
export const regionDisk = persistentDisk("gcp:compute/regionDisk:RegionDisk", "Regional persistent disk", true);

function persistentDisk(type: string, title: string, regional: boolean): PricedResource {
  return pricedResource<DiskProps>({
    type,
    title,
    pricingPage: "https://cloud.google.com/compute/disks-image-pricing#disk",
    capacity: (props) => {
      const storageGib = sizeGib(props);
      return storageGib === undefined ? undefined : { provider: "gcp", storageGib };
    },
    price: (props) => diskLines({ type: props.type, sizeGib: sizeGib(props), regional, iops: props.provisionedIops }),
  });
}

/** Without a size a disk is as large as its source; only that of a public image is documented. */
function sizeGib(props: DiskProps): number | undefined {
  if (props.size !== undefined) return props.size;
  const image = ifKnown(() => props.image);
  return image === undefined || image.value !== undefined ? DEFAULT_IMAGE_GIB : undefined;
}
