import type { MeterRule } from "../azure-meter";

const tiers: Readonly<Record<string, string>> = { Basic: "b", "General Purpose": "gp", "Memory Optimized": "mo" };

/** The older single servers of the three databases: `... Single Server General Purpose - Compute Gen5`, in packs of vCores. */
export function singleServer(database: "mariadb" | "mysql" | "postgresql"): readonly MeterRule[] {
  return [
    {
      product: /(?:Single Server |MariaDB )(?<tier>Basic|General Purpose|Memory Optimized) - Compute (?<generation>Gen\d)$/,
      sku: /^(?<vcores>\d+) vCore$/,
      key: ({ groups: { tier = "", generation = "" } }) => `${database}.single.${tiers[tier]}.${generation.toLowerCase()}.vcore`,
      unit: "vcpu-hour",
      pack: ({ groups: { vcores } }) => Number(vcores),
    },
    {
      product: /(?:Single Server |MariaDB )(?<tier>Basic|General Purpose) - Storage$/,
      meter: /Data Stored$/,
      key: ({ groups: { tier = "" } }) => `${database}.single.${tier === "Basic" ? "basic." : ""}storage`,
      unit: "gb-month",
    },
    {
      product: /Single Server - Backup Storage$/,
      sku: /^Backup (?<redundancy>LRS|GRS)$/,
      key: ({ groups: { redundancy = "" } }) => `${database}.single.backup.${redundancy.toLowerCase()}`,
      unit: "gb-month",
    },
  ];
}
