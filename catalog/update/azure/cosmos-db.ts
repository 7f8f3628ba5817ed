import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/cosmos-db/ */
export const cosmosDb: AzureService = {
  id: "cosmos-db",
  serviceName: "Azure Cosmos DB",
  meters: [
    { product: "Azure Cosmos DB", sku: "RUs", meter: "100 RU/s", key: "cosmos-db.provisioned.100ru", unit: "hour" },
    {
      product: "Azure Cosmos DB",
      sku: "mRUs",
      meter: "100 Multi-master RU/s",
      key: "cosmos-db.multi-region-write.100ru",
      unit: "hour",
    },
    {
      product: "Azure Cosmos DB autoscale",
      sku: "RUs",
      // One meter of autoscale is 100 RU/s and costs half as much again as provisioned ones.
      meter: /^(?:Azure Cosmos DB autoscale - )?100 RU\/s$/,
      key: "cosmos-db.autoscale.100ru",
      unit: "hour",
    },
    // The book's unit is the API's: a million request units.
    {
      product: "Azure Cosmos DB serverless",
      sku: "RUs",
      meter: "1M RUs",
      key: "cosmos-db.serverless",
      unit: "unit",
      pack: () => 1 / 1_000_000,
    },
    { product: "Azure Cosmos DB", sku: "RUs", meter: /Data Stored$/, key: "cosmos-db.storage", unit: "gb-month" },
    {
      product: "Azure Cosmos DB - PITR",
      sku: "Backup",
      meter: /Continuous Backup$/,
      key: "cosmos-db.backup.continuous",
      unit: "gb-month",
    },
  ],
};
