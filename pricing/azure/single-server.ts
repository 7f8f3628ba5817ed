import { HOURS_PER_MONTH, MIB_PER_GIB } from "../../model";
import { pricedResource } from "../priced-resource";
import { counted } from "./line";

export interface Props {
  readonly sku?: { readonly name?: string };
  readonly properties?: { readonly storageProfile?: { readonly storageMB?: number; readonly geoRedundantBackup?: string } };
}

/** The older single servers of three databases: `GP_Gen5_4` is four General Purpose vCores. */
const singleServer = (type: string, database: "postgresql" | "mysql" | "mariadb", title: string) =>
  pricedResource<Props>({
    type,
    title,
    pricingPage: `https://azure.microsoft.com/pricing/details/${database}/`,
    usage: {
      additionalBackupGb: {
        unit: "gb-month",
        doc: "Backups above the provisioned storage, which is included once",
        assumed: { low: 0, high: 100 },
      },
    },
    capacity: ({ sku, properties }) => {
      const storageMib = properties?.storageProfile?.storageMB;
      if (sku?.name === undefined) return undefined;
      const vcpus = Number(sku.name.split("_")[2]);
      return {
        provider: "azure",
        size: sku.name,
        ...(Number.isFinite(vcpus) ? { vcpus } : {}),
        ...(storageMib === undefined ? {} : { storageGib: storageMib / MIB_PER_GIB }),
      };
    },
    price: ({ sku, properties }) => {
      const match = /^(B|GP|MO)_(Gen\d)_(\d+)$/i.exec(sku?.name ?? "");
      if (match === null)
        return { unknown: `sku.name ${sku?.name === undefined ? "is not declared" : `"${sku.name}" is not like GP_Gen5_4`}` };
      const [, tier = "", generation = "", vcores] = match;
      const storageMib = properties?.storageProfile?.storageMB;
      const basic = tier.toUpperCase() === "B";
      const geo = properties?.storageProfile?.geoRedundantBackup?.toLowerCase() === "enabled";
      return [
        counted(
          `Compute (${sku?.name})`,
          `${database}.single.${tier.toLowerCase()}.${generation.toLowerCase()}.vcore`,
          "vcpu-hour",
          Number(vcores) * HOURS_PER_MONTH,
        ),
        // 5 GiB is the API's default and least.
        counted("Storage", `${database}.single.${basic ? "basic." : ""}storage`, "gb-month", (storageMib ?? 5 * MIB_PER_GIB) / MIB_PER_GIB),
        counted("Additional backup storage", `${database}.single.backup.${geo ? "grs" : "lrs"}`, "gb-month", {
          usage: "additionalBackupGb",
        }),
      ];
    },
  });

export const postgresSingleServer = singleServer("azure-native:dbforpostgresql:SingleServer", "postgresql", "PostgreSQL single server");
export const mysqlSingleServer = singleServer("azure-native:dbformysql:SingleServer", "mysql", "MySQL single server");
export const mariadbServer = singleServer("azure-native:dbformariadb:Server", "mariadb", "MariaDB server");
