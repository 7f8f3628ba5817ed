import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/kubernetes-service/ */
export const kubernetes: AzureService = {
  id: "kubernetes",
  serviceName: "Azure Kubernetes Service",
  meters: [{ meter: "Standard Uptime SLA", key: "aks.standard.hour", unit: "hour" }],
};
