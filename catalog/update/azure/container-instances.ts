import type { AzureService } from "./service";

/** Linux groups; a Windows group pays for software beside its vCPUs. https://azure.microsoft.com/pricing/details/container-instances/ */
export const containerInstances: AzureService = {
  id: "container-instances",
  serviceName: "Container Instances",
  meters: [
    { product: "Container Instances", meter: "Standard vCPU Duration", key: "container-instances.linux.vcpu", unit: "vcpu-second" },
    { product: "Container Instances", meter: "Standard Memory Duration", key: "container-instances.linux.memory", unit: "gb-second" },
    {
      product: "Container Instances",
      meter: "Standard Spot vCPU Duration",
      key: "container-instances.linux.spot.vcpu",
      unit: "vcpu-second",
    },
    {
      product: "Container Instances",
      meter: "Standard Spot Memory Duration",
      key: "container-instances.linux.spot.memory",
      unit: "gb-second",
    },
  ],
};
