import type { AzureService } from "./service";

/** Databricks units; the virtual machines are charged beside them. https://azure.microsoft.com/pricing/details/databricks/ */
export const databricks: AzureService = {
  id: "databricks",
  serviceName: "Azure Databricks",
  meters: [
    {
      product: "Azure Databricks",
      sku: /^(?<tier>Standard|Premium) (?<kind>All-purpose Compute|Jobs Compute|Jobs Light Compute)$/,
      key: ({ groups: { tier = "", kind = "" } }) => `databricks.${tier.toLowerCase()}.${kind.toLowerCase().replaceAll(" ", "-")}`,
      unit: "unit-hour",
    },
  ],
};
