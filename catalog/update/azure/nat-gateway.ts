import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/azure-nat-gateway/ */
export const natGateway: AzureService = {
  id: "nat-gateway",
  serviceName: "NAT Gateway",
  meters: [
    { product: "NAT Gateway", meter: "Standard Gateway", key: "nat-gateway.hour", unit: "hour" },
    { product: "NAT Gateway", meter: "Standard Data Processed", key: "nat-gateway.data", unit: "gb" },
  ],
};
