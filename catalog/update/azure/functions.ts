import type { AzureService } from "./service";

/** The monthly free grant is the subscription's, so no function counts on it. https://azure.microsoft.com/pricing/details/functions/ */
export const functions: AzureService = {
  id: "functions",
  serviceName: "Functions",
  meters: [
    {
      sku: "Standard",
      meter: /Total Executions$/,
      key: "functions.consumption.executions",
      unit: "request",
      isFreeTierShared: true,
    },
    {
      sku: "Standard",
      meter: /Execution Time$/,
      key: "functions.consumption.gb-second",
      unit: "gb-second",
      isFreeTierShared: true,
    },
    { sku: "Premium", meter: /vCPU Duration$/, key: "functions.premium.vcpu", unit: "vcpu-hour" },
    { sku: "Premium", meter: /Memory Duration$/, key: "functions.premium.memory", unit: "gib-hour" },
    { sku: "On Demand", meter: /Total Executions$/, key: "functions.flex.executions", unit: "request", isFreeTierShared: true },
    { sku: "On Demand", meter: /Execution Time$/, key: "functions.flex.gb-second", unit: "gb-second", isFreeTierShared: true },
    { sku: "Always Ready", meter: /Baseline$/, key: "functions.flex.always-ready.baseline", unit: "gb-second" },
    { sku: "Always Ready", meter: /Total Executions$/, key: "functions.flex.always-ready.executions", unit: "request" },
    { sku: "Always Ready", meter: /Execution Time$/, key: "functions.flex.always-ready.gb-second", unit: "gb-second" },
  ],
};
