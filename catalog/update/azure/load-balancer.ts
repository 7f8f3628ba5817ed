import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/load-balancer/ */
export const loadBalancer: AzureService = {
  id: "load-balancer",
  serviceName: "Load Balancer",
  meters: [
    {
      product: "Load Balancer",
      meter: "Standard Included LB Rules and Outbound Rules",
      key: "load-balancer.standard.hour",
      unit: "hour",
    },
    {
      product: "Load Balancer",
      meter: "Standard Overage LB Rules and Outbound Rules",
      key: "load-balancer.standard.rule.hour",
      unit: "hour",
    },
    { product: "Load Balancer", meter: "Standard Data Processed", key: "load-balancer.standard.data", unit: "gb" },
  ],
};
