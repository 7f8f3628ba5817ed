import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/synapse-analytics/ */
export const synapse: AzureService = {
  id: "synapse",
  serviceName: "Azure Synapse Analytics",
  meters: [
    {
      product: "Azure Synapse Analytics Serverless Apache Spark Pool - Memory Optimized",
      sku: "vCore",
      key: "synapse.spark.vcore",
      unit: "vcpu-hour",
      isFreeTierShared: true,
    },
    {
      product: "Azure Synapse Analytics Serverless SQL Pool",
      meter: /Data Processed$/,
      key: "synapse.serverless-sql",
      unit: "unit",
      measure: "TB",
      isFreeTierShared: true,
    },
    {
      product: /^Azure Synapse Analytics Dedicated SQL Pool$/,
      sku: /^(?<dwus>\d+) DWUs?$/,
      key: "synapse.dedicated-sql.100dwu",
      unit: "hour",
      pack: ({ groups: { dwus } }) => Number(dwus) / 100,
    },
    {
      product: /^Azure Synapse Analytics (?:Dedicated SQL Pool )?Storage$/,
      sku: "Standard LRS",
      key: "synapse.dedicated-sql.storage",
      unit: "unit-month",
    },
  ],
};
