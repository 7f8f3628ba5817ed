import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/bandwidth/ */
export const bandwidth: AzureService = {
  id: "bandwidth",
  serviceName: "Bandwidth",
  meters: [
    { product: "Rtn Preference: MGN", meter: "Standard Data Transfer Out", key: "egress.internet", unit: "gb" },
    { product: "Bandwidth Inter-Region", meter: "Intra Continent Data Transfer Out", key: "egress.inter-region", unit: "gb" },
    { product: "Bandwidth Inter-Region", meter: /^Inter Continent Data Transfer Out/, key: "egress.inter-continent", unit: "gb" },
  ],
};
