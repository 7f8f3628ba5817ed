import type { AzureService } from "./service";

/** The Azure integration runtime. https://azure.microsoft.com/pricing/details/data-factory/data-pipeline/ */
export const dataFactory: AzureService = {
  id: "data-factory",
  serviceName: "Azure Data Factory v2",
  meters: [
    {
      product: "Azure Data Factory v2 Data Flow - General Purpose",
      sku: "vCore",
      key: "data-factory.data-flow.gp.vcore",
      unit: "vcpu-hour",
    },
    // Sold by the 50,000 entities and the 1,000 runs, which is what the book's unit of them is.
    {
      product: "Azure Data Factory v2",
      meter: "Cloud Monitoring Operations",
      key: "data-factory.monitoring",
      unit: "unit",
      pack: () => 1 / 50_000,
    },
    {
      product: "Azure Data Factory v2",
      meter: "Cloud Read Write Operations",
      key: "data-factory.read-write",
      unit: "unit",
      pack: () => 1 / 50_000,
    },
    {
      product: "Azure Data Factory v2",
      meter: "Cloud Orchestration Activity Run",
      key: "data-factory.orchestration",
      unit: "unit",
      pack: () => 1 / 1_000,
    },
  ],
};
