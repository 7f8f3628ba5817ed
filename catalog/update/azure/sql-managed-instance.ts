import type { AzureService } from "./service";

const tiers: Readonly<Record<string, string>> = { "General Purpose": "gp", "Business Critical": "bc" };

/** https://azure.microsoft.com/pricing/details/azure-sql-managed-instance/single/ */
export const sqlManagedInstance: AzureService = {
  id: "sql-managed-instance",
  serviceName: "SQL Managed Instance",
  meters: [
    {
      product: /^SQL Managed Instance (?<tier>General Purpose|Business Critical) - Compute (?<hardware>\w+)$/,
      sku: /^(?<vcores>\d+) vCore$/,
      key: ({ groups: { tier = "", hardware = "" } }) => `sql-managed-instance.${tiers[tier]}.${hardware.toLowerCase()}.vcore`,
      unit: "vcpu-hour",
      pack: ({ groups: { vcores } }) => Number(vcores),
    },
    {
      product: /^SQL Managed Instance (?<tier>General Purpose|Business Critical) - SQL License$/,
      meter: "vCore",
      key: ({ groups: { tier = "" } }) => `sql-managed-instance.${tiers[tier]}.licence`,
      unit: "vcpu-hour",
    },
    {
      product: "SQL Managed Instance General Purpose - Storage",
      sku: "General Purpose",
      meter: /Data Stored$/,
      key: "sql-managed-instance.storage",
      unit: "gb-month",
    },
    {
      product: "SQL Managed Instance PITR Backup Storage",
      meter: /^(?:Backup )?(?<redundancy>LRS|ZRS|RA-GRS|RA-GZRS) Data Stored$/,
      key: ({ groups: { redundancy = "" } }) => `sql-managed-instance.backup.${redundancy.replace("-", "").toLowerCase()}`,
      unit: "gb-month",
    },
  ],
};
