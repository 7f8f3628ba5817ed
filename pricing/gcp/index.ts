import type { PricedResource } from "../priced-resource";
import { disk, regionDisk } from "./disk";
import { instance } from "./instance";
import { instanceFromTemplate } from "./instance-from-template";
import { instanceGroupManager, regionInstanceGroupManager } from "./instance-group";

/** Priced resources of gcp, sorted by type. */
export const gcpPricedResources: readonly PricedResource[] = [
  disk,
  instance,
  instanceFromTemplate,
  instanceGroupManager,
  regionDisk,
  regionInstanceGroupManager,
];
