import type { PricedResource } from "../priced-resource";
import { publicIpAddress } from "./public-ip-address";
import { virtualMachine } from "./virtual-machine";

/** Priced resources of azure, sorted by type. */
export const azurePricedResources: readonly PricedResource[] = [virtualMachine, publicIpAddress];
