import type { AzureService } from "./service";

/** Linux machines are prices of machines; Windows ones, licence included, are unit prices of their own. */
export const virtualMachines: AzureService = {
  id: "virtual-machines",
  serviceName: "Virtual Machines",
  isPerRegion: true,
  meters: [],
};
