import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/container-apps/ */
export const containerApps: AzureService = {
  id: "container-apps",
  serviceName: "Azure Container Apps",
  meters: [
    { meter: "Standard vCPU Active Usage", key: "container-apps.vcpu", unit: "vcpu-second", isFreeTierShared: true },
    { meter: "Standard Memory Active Usage", key: "container-apps.memory", unit: "gib-second", isFreeTierShared: true },
  ],
};
