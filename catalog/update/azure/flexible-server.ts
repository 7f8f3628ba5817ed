import type { MeterRule } from "../azure-meter";

const titles = { mysql: "Azure Database for MySQL", postgresql: "Azure Database for PostgreSQL" } as const;

/**
 * Flexible servers: burstable sizes have a price of their own (`B1ms`), the others one per vCore of their series
 * (`... Flexible Server General Purpose - Dadsv5 Series Compute`), which the API sells in packs.
 */
export function flexibleServer(database: "mysql" | "postgresql"): readonly MeterRule[] {
  const title = titles[database];
  return [
    {
      product: new RegExp(`^${title} Flexible Server Burstable (?:- )?BS Series Compute$`, "i"),
      // `B1MS` for what is declared as `Standard_B1ms`.
      sku: /^(?:Standard_)?B(?<size>\d+m?s)$/i,
      key: ({ groups: { size = "" } }) => `${database}.flexible.Standard_B${size.toLowerCase()}`,
      unit: "hour",
    },
    {
      product: new RegExp(
        `^${title} Flexible Server (?:General Purpose|Memory Optimized|Business Critical) (?:- )?(?<series>\\w+?) Series Compute$`,
        "i",
      ),
      sku: /^(?:(?<vcores>\d+) )?vCores?$/i,
      key: ({ groups: { series = "" } }) => `${database}.flexible.${series.toLowerCase()}.vcore`,
      unit: "vcpu-hour",
      pack: ({ groups: { vcores } }) => (vcores === undefined || vcores === "" ? 1 : Number(vcores)),
    },
    {
      product: new RegExp(`^(?:${title}|Az DB for PostgreSQL) Flexible Server Storage$`),
      meter: "Storage Data Stored",
      key: `${database}.flexible.storage`,
      unit: "gib-month",
    },
    {
      product: `${title} Flexible Server Backup Storage`,
      meter: "Backup Storage LRS Data Stored",
      key: `${database}.flexible.backup`,
      unit: "gib-month",
    },
  ];
}
