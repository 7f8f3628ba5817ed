import { type Capacity, HOURS_PER_MONTH } from "../../model";
import { type LineSpec, type PricingContext, pricedResource, type UsageQuantity } from "../priced-resource";
import { counted, hourly, unjudged } from "./line";
import { bookSizeName } from "./machine-size";

export interface PostgresProps {
  readonly sku?: { readonly name?: string; readonly tier?: string };
  readonly storage?: { readonly storageSizeGB?: number; readonly type?: string };
  readonly highAvailability?: { readonly mode?: string };
  readonly cluster?: { readonly clusterSize?: number };
}

export interface MysqlProps {
  readonly sku?: { readonly name?: string; readonly tier?: string };
  readonly storage?: { readonly storageSizeGB?: number; readonly iops?: number };
  readonly highAvailability?: { readonly mode?: string };
}

const usage: Readonly<Record<string, UsageQuantity>> = {
  additionalBackupGib: {
    unit: "gib-month",
    doc: "Backups above the provisioned storage, which is included once",
    assumed: { low: 0, high: 100 },
  },
};

/**
 * Burstable sizes have a price of their own; the others one per vCore of their series: `Standard_D4ds_v5` is four
 * vCores of `ddsv5`.
 */
function computeLines(database: "postgresql" | "mysql", name: string, servers: number): LineSpec {
  const label = `Compute (${name})`;
  const match = /^Standard_([A-Z])(\d+)(?:-\d+)?([a-z]*)(?:_(v\d+))?$/i.exec(name);
  if (match === null) return unjudged(label, `"${name}" is not a size of a flexible server`);
  const [, letter = "", vcores = "", features = "", version = ""] = match;
  if (letter.toUpperCase() === "B") return hourly(label, `${database}.flexible.${name}`, servers);
  const series = `${letter}${features}${version}`.toLowerCase();
  return counted(label, `${database}.flexible.${series}.vcore`, "vcpu-hour", Number(vcores) * HOURS_PER_MONTH, servers);
}

/** High availability keeps a standby of the same size and storage. */
const serversOf = (mode: string | undefined): number => (mode === undefined || mode.toLowerCase() === "disabled" ? 1 : 2);

function capacityOf(
  size: string | undefined,
  storageGib: number | undefined,
  count: number,
  context: PricingContext,
): Capacity | undefined {
  if (size === undefined) return undefined;
  const facts = context.size(bookSizeName(size, context));
  return {
    provider: "azure",
    size,
    count: { low: count, high: count },
    ...(facts === undefined ? {} : { vcpus: facts.vcpus, memoryGib: facts.memoryGib }),
    ...(storageGib === undefined ? {} : { storageGib }),
  };
}

const storageLine = (database: "postgresql" | "mysql", sizeGib: number | undefined, servers: number): LineSpec =>
  sizeGib === undefined
    ? unjudged("Storage", "no storage.storageSizeGB is declared")
    : counted("Storage", `${database}.flexible.storage`, "gib-month", sizeGib, servers);

export const postgresFlexibleServer = pricedResource<PostgresProps>({
  type: "azure-native:dbforpostgresql:Server",
  title: "PostgreSQL flexible server",
  pricingPage: "https://azure.microsoft.com/pricing/details/postgresql/flexible-server/",
  usage,
  capacity: ({ sku, storage, highAvailability }, context) =>
    capacityOf(sku?.name, storage?.storageSizeGB, serversOf(highAvailability?.mode), context),
  price: ({ sku, storage, highAvailability, cluster }) => {
    if (sku?.name === undefined) return { unknown: "no sku.name is declared" };
    const servers = serversOf(highAvailability?.mode) * (cluster?.clusterSize ?? 1);
    const provisioned = /^(PremiumV2|UltraSSD)_/i.test(storage?.type ?? "");
    return [
      computeLines("postgresql", sku.name, servers),
      provisioned
        ? unjudged("Storage", `the price book has no price for storage of the type ${storage?.type}`)
        : storageLine("postgresql", storage?.storageSizeGB, servers),
      counted("Additional backup storage", "postgresql.flexible.backup", "gib-month", { usage: "additionalBackupGib" }),
    ];
  },
});

/** MySQL includes 300 IOPS and 3 more for each GiB. */
const iopsIncluded = (sizeGib: number): number => 300 + 3 * sizeGib;

export const mysqlFlexibleServer = pricedResource<MysqlProps>({
  type: "azure-native:dbformysql:Server",
  title: "MySQL flexible server",
  pricingPage: "https://azure.microsoft.com/pricing/details/mysql/",
  usage,
  capacity: ({ sku, storage, highAvailability }, context) =>
    capacityOf(sku?.name, storage?.storageSizeGB, serversOf(highAvailability?.mode), context),
  price: ({ sku, storage, highAvailability }) => {
    if (sku?.name === undefined) return { unknown: "no sku.name is declared" };
    const servers = serversOf(highAvailability?.mode);
    const sizeGib = storage?.storageSizeGB;
    const additionalIops = sizeGib === undefined ? 0 : Math.max(0, (storage?.iops ?? 0) - iopsIncluded(sizeGib));
    return [
      computeLines("mysql", sku.name, servers),
      storageLine("mysql", sizeGib, servers),
      ...(additionalIops > 0 ? [counted("Additional IOPS", "mysql.flexible.iops", "iops-month", additionalIops, servers)] : []),
      counted("Additional backup storage", "mysql.flexible.backup", "gib-month", { usage: "additionalBackupGib" }),
    ];
  },
});
