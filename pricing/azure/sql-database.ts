import { type Capacity, HOURS_PER_MONTH } from "../../model";
import { type LineSpec, type PricingContext, pricedResource, type UsageQuantity } from "../priced-resource";
import { isDeclared } from "./inputs";
import { counted, hourly, unjudged } from "./line";
import { type SkuProps, type SqlSku, sqlSku } from "./sql-sku";

const pricingPage = "https://azure.microsoft.com/pricing/details/azure-sql-database/single/";
const BYTES_PER_GIB = 1024 ** 3;

export interface DatabaseProps {
  readonly sku?: SkuProps;
  readonly elasticPoolId?: string;
  readonly licenseType?: string;
  readonly maxSizeBytes?: number;
  readonly minCapacity?: number;
  readonly autoPauseDelay?: number;
  readonly zoneRedundant?: boolean;
  readonly highAvailabilityReplicaCount?: number;
  readonly requestedBackupStorageRedundancy?: string;
  readonly useFreeLimit?: boolean;
}

const usage: Readonly<Record<string, UsageQuantity>> = {
  vcoreHours: { unit: "vcpu-hour", doc: "vCore hours that a serverless database uses a month", assumed: { low: 0, high: 730 } },
  storedGb: { unit: "gb-month", doc: "Data of a Hyperscale database, which has no declared size", assumed: { low: 0, high: 100 } },
  additionalBackupGb: {
    unit: "gb-month",
    doc: "Point-in-time backups above the database's size, which is included",
    assumed: { low: 0, high: 100 },
  },
};

/** Size that vCore databases have unless declared. */
const DEFAULT_MAX_SIZE_GIB = 32;
const sizeGib = (maxSizeBytes: number | undefined): number =>
  maxSizeBytes === undefined ? DEFAULT_MAX_SIZE_GIB : maxSizeBytes / BYTES_PER_GIB;

export function capacityOfSku(sku: SqlSku | undefined, name: string | undefined, maxSizeBytes: number | undefined): Capacity | undefined {
  if (sku === undefined) return undefined;
  return {
    provider: "azure",
    ...(name === undefined ? {} : { size: name }),
    ...(sku.kind === "vcore" ? { vcpus: sku.vcores } : {}),
    ...(maxSizeBytes === undefined ? {} : { storageGib: maxSizeBytes / BYTES_PER_GIB }),
  };
}

type Vcore = Extract<SqlSku, { kind: "vcore" }>;

/** Compute, licence and zone redundancy of vCores, for databases and pools alike. */
export function vcoreLines(
  sku: Vcore,
  name: string,
  props: { readonly licenseType?: string; readonly zoneRedundant?: boolean },
): readonly LineSpec[] {
  const hours = sku.vcores * HOURS_PER_MONTH;
  const family = `sql-database.${sku.tier}.${sku.hardware}`;
  const brought = props.licenseType?.toLowerCase() === "baseprice";
  // Hyperscale's price has the licence in it; Business Critical has three replicas and zone redundancy in it.
  const licensed = !brought && sku.tier !== "hs";
  return [
    counted(`Compute (${name}, provisioned)`, `${family}.vcore`, "vcpu-hour", hours),
    ...(licensed ? [counted("SQL licence", `sql-database.${sku.tier}.licence`, "vcpu-hour", hours)] : []),
    ...(props.zoneRedundant === true && sku.tier === "gp"
      ? [counted("Zone redundancy", `${family}.zone-redundancy`, "vcpu-hour", hours)]
      : []),
    ...(props.zoneRedundant === true && sku.tier === "hs"
      ? [unjudged("Zone redundancy", "the price book has no price for it on Hyperscale")]
      : []),
  ];
}

function serverlessLines(sku: Vcore, name: string, props: DatabaseProps, context: PricingContext): readonly LineSpec[] {
  const label = `Compute (${name}, serverless)`;
  const key = `sql-database.${sku.tier}.${sku.hardware}.serverless`;
  if (context.usage("vcoreHours") !== undefined) return [counted(label, key, "vcpu-hour", { usage: "vcoreHours" })];
  // -1 switches the automatic pause off; then the least vCores run all month.
  const least = props.autoPauseDelay === -1 ? (props.minCapacity ?? 0.5) : 0;
  const because = `a serverless database uses between ${least} and ${sku.vcores} vCores`;
  return [counted(label, key, "vcpu-hour", { low: least * HOURS_PER_MONTH, high: sku.vcores * HOURS_PER_MONTH, because })];
}

function storageLines(sku: Vcore, props: DatabaseProps): readonly LineSpec[] {
  if (sku.tier === "hs") return [counted("Storage", "sql-database.hs.storage", "gb-month", { usage: "storedGb" })];
  const zoned = props.zoneRedundant === true && sku.tier === "gp" ? ".zone-redundant" : "";
  return [counted("Storage", `sql-database.${sku.tier}${zoned}.storage`, "gb-month", sizeGib(props.maxSizeBytes))];
}

function backupLine(redundancy: string | undefined): LineSpec {
  const kind = { local: "lrs", zone: "zrs", geo: "ragrs", geozone: "ragzrs" }[(redundancy ?? "Geo").toLowerCase()] ?? redundancy;
  return counted("Point-in-time backup storage", `sql-database.backup.${kind}`, "gb-month", { usage: "additionalBackupGb" });
}

export const sqlDatabase = pricedResource<DatabaseProps>({
  type: "azure-native:sql:Database",
  title: "SQL database",
  pricingPage,
  usage,
  capacity: ({ sku, maxSizeBytes }) => (sku === undefined ? undefined : capacityOfSku(sqlSku(sku), sku.name, maxSizeBytes)),
  price: (props, context) => {
    if (isDeclared(props, "elasticPoolId")) return { free: "the elastic pool that it lies in is charged" };
    if (props.useFreeLimit === true) return { unknown: "it uses the monthly free amount; what lies above it is not visible" };
    if (props.sku === undefined) return { unknown: "no sku is declared, Azure then chooses one" };
    const sku = sqlSku(props.sku);
    const name = props.sku.name ?? "";
    if (sku === undefined)
      return { unknown: `sku "${name}"${props.sku.capacity === undefined ? "" : ` with capacity ${props.sku.capacity}`} is not known` };
    if (sku.kind === "dtu") {
      const extraGb = props.maxSizeBytes === undefined ? 0 : Math.max(0, sizeGib(props.maxSizeBytes) - sku.includedGb);
      return [
        hourly(`Compute (${sku.level})`, `sql-database.dtu.${sku.level}`),
        ...(extraGb > 0 ? [counted("Extra data storage", `sql-database.${sku.edition}.extra-storage`, "gb-month", extraGb)] : []),
        backupLine(props.requestedBackupStorageRedundancy),
      ];
    }
    const replicas = sku.tier === "hs" ? (props.highAvailabilityReplicaCount ?? 0) : 0;
    return [
      ...(sku.serverless ? serverlessLines(sku, name, props, context) : vcoreLines(sku, name, props)),
      ...(sku.serverless && props.zoneRedundant === true
        ? [unjudged("Zone redundancy", "the price book has no price for it on serverless")]
        : []),
      ...(replicas > 0
        ? [counted("Read replicas", `sql-database.hs.${sku.hardware}.vcore`, "vcpu-hour", sku.vcores * HOURS_PER_MONTH, replicas)]
        : []),
      ...storageLines(sku, props),
      backupLine(props.requestedBackupStorageRedundancy),
    ];
  },
});

export interface PoolProps {
  readonly sku?: SkuProps;
  readonly licenseType?: string;
  readonly maxSizeBytes?: number;
  readonly zoneRedundant?: boolean;
}

export const sqlElasticPool = pricedResource<PoolProps>({
  type: "azure-native:sql:ElasticPool",
  title: "SQL elastic pool",
  pricingPage: "https://azure.microsoft.com/pricing/details/azure-sql-database/elastic/",
  capacity: ({ sku, maxSizeBytes }) => (sku === undefined ? undefined : capacityOfSku(sqlSku(sku), sku.name, maxSizeBytes)),
  price: (props) => {
    if (props.sku === undefined) return { unknown: "no sku is declared, Azure then chooses one" };
    const { name = "", capacity } = props.sku;
    const edition = /^(Basic|Standard|Premium)(Pool)?$/i.exec(name)?.[1]?.toLowerCase();
    if (edition !== undefined) {
      if (capacity === undefined) return { unknown: "no sku.capacity (DTUs) is declared" };
      return [
        hourly(`Compute (${edition} pool, ${capacity} DTUs)`, `sql-elastic-pool.dtu.${edition}.${capacity}`),
        ...(props.maxSizeBytes === undefined ? [] : [unjudged("Storage", "how much the pool's DTUs include is not in the price book")]),
      ];
    }
    const sku = sqlSku(props.sku);
    if (sku === undefined || sku.kind === "dtu") return { unknown: `sku "${name}" is not known` };
    return [...vcoreLines(sku, name, props), ...storageLines(sku, props)];
  },
});

export interface ManagedInstanceProps {
  readonly sku?: SkuProps;
  readonly vCores?: number;
  readonly storageSizeInGB?: number;
  readonly licenseType?: string;
  readonly instancePoolId?: string;
  readonly zoneRedundant?: boolean;
  readonly requestedBackupStorageRedundancy?: string;
}

/** Storage that a managed instance's price includes. */
const MANAGED_INSTANCE_INCLUDED_GB = 32;

export const sqlManagedInstance = pricedResource<ManagedInstanceProps>({
  type: "azure-native:sql:ManagedInstance",
  title: "SQL managed instance",
  pricingPage: "https://azure.microsoft.com/pricing/details/azure-sql-managed-instance/single/",
  usage: { backupGb: { unit: "gb-month", doc: "Point-in-time backup storage above what is included", assumed: { low: 0, high: 100 } } },
  capacity: ({ sku, vCores, storageSizeInGB }) => ({
    provider: "azure",
    ...(sku?.name === undefined ? {} : { size: sku.name }),
    ...(vCores === undefined ? {} : { vcpus: vCores }),
    ...(storageSizeInGB === undefined ? {} : { storageGib: storageSizeInGB }),
  }),
  price: (props) => {
    if (isDeclared(props, "instancePoolId")) return { free: "the instance pool that it lies in is charged" };
    const { name = "", capacity } = props.sku ?? {};
    const match = /^(GP|BC)_([A-Za-z0-9]+)$/i.exec(name);
    const vcores = props.vCores ?? capacity;
    if (match === null || vcores === undefined) return { unknown: "sku.name (such as GP_Gen5) and vCores are not both declared" };
    const [, tier = "", hardware = ""] = match;
    const hours = vcores * HOURS_PER_MONTH;
    const extraGb = Math.max(0, (props.storageSizeInGB ?? MANAGED_INSTANCE_INCLUDED_GB) - MANAGED_INSTANCE_INCLUDED_GB);
    const redundancy = { local: "lrs", zone: "zrs", geo: "ragrs", geozone: "ragzrs" }[
      (props.requestedBackupStorageRedundancy ?? "Geo").toLowerCase()
    ];
    return [
      counted(
        `Compute (${name}, ${vcores} vCores)`,
        `sql-managed-instance.${tier.toLowerCase()}.${hardware.toLowerCase()}.vcore`,
        "vcpu-hour",
        hours,
      ),
      ...(props.licenseType?.toLowerCase() === "baseprice"
        ? []
        : [counted("SQL licence", `sql-managed-instance.${tier.toLowerCase()}.licence`, "vcpu-hour", hours)]),
      ...(props.zoneRedundant === true ? [unjudged("Zone redundancy", "the price book has no price for it on managed instances")] : []),
      ...(extraGb > 0 ? [counted("Additional storage", "sql-managed-instance.storage", "gb-month", extraGb)] : []),
      counted("Point-in-time backup storage", `sql-managed-instance.backup.${redundancy}`, "gb-month", { usage: "backupGb" }),
    ];
  },
});
