import type { AzureService } from "./service";

const tiers: Readonly<Record<string, string>> = { "General Purpose": "gp", "Business Critical": "bc", Hyperscale: "hs" };

const single = "^SQL Database Single\\/Elastic Pool (?<tier>General Purpose|Business Critical|Hyperscale)";
const vcorePack = /^(?<vcores>\d+) vCore$/;

const hardwareOf = (name = "") => name.replace(/-Series$/i, "").toLowerCase();

/** Databases and elastic pools. https://azure.microsoft.com/pricing/details/azure-sql-database/single/ */
export const sqlDatabase: AzureService = {
  id: "sql-database",
  serviceName: "SQL Database",
  meters: [
    {
      product: new RegExp(`${single} - Compute (?<hardware>[\\w-]+)$`),
      sku: vcorePack,
      key: ({ groups: { tier = "", hardware } }) => `sql-database.${tiers[tier]}.${hardwareOf(hardware)}.vcore`,
      unit: "vcpu-hour",
      pack: ({ groups: { vcores } }) => Number(vcores),
    },
    {
      product: new RegExp(`${single} - Compute (?<hardware>[\\w-]+)$`),
      sku: /^(?<vcores>\d+) vCore Zone Redundancy$/,
      key: ({ groups: { tier = "", hardware } }) => `sql-database.${tiers[tier]}.${hardwareOf(hardware)}.zone-redundancy`,
      unit: "vcpu-hour",
      pack: ({ groups: { vcores } }) => Number(vcores),
    },
    {
      product: new RegExp(`${single} - Serverless - Compute (?<hardware>[\\w-]+)$`),
      sku: "1 vCore",
      meter: /^(?!.* - Free$)/,
      key: ({ groups: { tier = "", hardware } }) => `sql-database.${tiers[tier]}.${hardwareOf(hardware)}.serverless`,
      unit: "vcpu-hour",
      isFreeTierShared: true,
    },
    {
      product: /(?<tier>General Purpose|Business Critical|Hyperscale) - SQL License$/,
      sku: "vCore",
      key: ({ groups: { tier = "" } }) => `sql-database.${tiers[tier]}.licence`,
      unit: "vcpu-hour",
    },
    {
      product: new RegExp(`${single} - Storage$`),
      sku: /^(?:General Purpose|Business Critical|Hyperscale)(?<zoned> Zone Redundancy)?$/,
      meter: /Data Stored$/,
      key: ({ groups: { tier = "", zoned = "" } }) => `sql-database.${tiers[tier]}${zoned === "" ? "" : ".zone-redundant"}.storage`,
      unit: "gb-month",
    },
    {
      product: /^SQL Database (?:Single\/Elastic Pool )?PITR Backup Storage$/,
      sku: /^Backup (?<redundancy>LRS|ZRS|RA-GRS|RA-GZRS)$/,
      meter: /Data Stored$/,
      key: ({ groups: { redundancy = "" } }) => `sql-database.backup.${redundancy.replace("-", "").toLowerCase()}`,
      unit: "gb-month",
    },
    // Levels of single databases are sold by the day or hour of the level; `S0` is 10 DTUs, and its meter says so.
    {
      product: /^SQL Database Single (?:Basic|Standard|Premium)$/,
      sku: /^(?<level>B|S\d+|P\d+)$/,
      meter: /DTUs?$/,
      key: ({ groups: { level = "" } }) => `sql-database.dtu.${level === "B" ? "Basic" : level}`,
      unit: "hour",
    },
    {
      product: /^SQL Database (?<tier>Standard|Premium) - Storage$/,
      meter: "Data Stored",
      key: ({ groups: { tier = "" } }) => `sql-database.${tier.toLowerCase()}.extra-storage`,
      unit: "gb-month",
    },
    {
      product: /^SQL Database Elastic Pool - (?<tier>Basic|Standard|Premium)$/,
      sku: /^(?<dtus>\d+) DTU Pack$/,
      meter: "eDTUs",
      key: ({ groups: { tier = "", dtus = "" } }) => `sql-elastic-pool.dtu.${tier.toLowerCase()}.${dtus}`,
      unit: "hour",
    },
  ],
};
