import type { PriceBook, Region } from "../../catalog";
import type { WorkloadNeed } from "../../model";

/**
 * Where each region's geo-redundant copies go, which is Azure's choice: a region without an entry has none.
 * https://learn.microsoft.com/azure/reliability/regions-paired (read 2026-10)
 */
const pairs: Readonly<Record<string, string>> = {
  australiacentral: "australiacentral2",
  australiacentral2: "australiacentral",
  australiaeast: "australiasoutheast",
  australiasoutheast: "australiaeast",
  brazilsouth: "southcentralus",
  canadacentral: "canadaeast",
  canadaeast: "canadacentral",
  centralindia: "southindia",
  centralus: "eastus2",
  eastasia: "southeastasia",
  eastus: "westus",
  eastus2: "centralus",
  francecentral: "francesouth",
  francesouth: "francecentral",
  germanynorth: "germanywestcentral",
  germanywestcentral: "germanynorth",
  japaneast: "japanwest",
  japanwest: "japaneast",
  jioindiacentral: "jioindiawest",
  jioindiawest: "jioindiacentral",
  koreacentral: "koreasouth",
  koreasouth: "koreacentral",
  northcentralus: "southcentralus",
  northeurope: "westeurope",
  norwayeast: "norwaywest",
  norwaywest: "norwayeast",
  southafricanorth: "southafricawest",
  southafricawest: "southafricanorth",
  southcentralus: "northcentralus",
  southeastasia: "eastasia",
  southindia: "centralindia",
  swedencentral: "swedensouth",
  swedensouth: "swedencentral",
  switzerlandnorth: "switzerlandwest",
  switzerlandwest: "switzerlandnorth",
  uaecentral: "uaenorth",
  uaenorth: "uaecentral",
  uksouth: "ukwest",
  ukwest: "uksouth",
  westcentralus: "westus2",
  westeurope: "northeurope",
  westus: "eastus",
  westus2: "westcentralus",
};

/** The region that keeps the copies; undefined where there is none, or none in which the workload's data may lie. */
export function copiesRegion({ id }: Region, { jurisdictions, within = [] }: WorkloadNeed, book: PriceBook): Region | undefined {
  const region = book.region("azure", pairs[id] ?? "");
  if (region === undefined) return undefined;
  const rules = [jurisdictions, ...within.map((set) => set.jurisdictions)].filter((rule) => rule.length > 0);
  return rules.every((rule) => rule.some((one) => region.jurisdictions.includes(one.toLowerCase()))) ? region : undefined;
}
