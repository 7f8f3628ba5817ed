import type { BackupNeed, DatabaseEngine, DatabaseNeed, WorkloadNeed } from "../../model";
import { leastServer } from "../database-load";
import { type Blueprint, form, type Part } from "../part";
import { customerKeyPart } from "./customer-key";
import { keptBackupsGib } from "./kept-backups";
import { otherRegion } from "./other-region";

const INSTANCE = "gcp:sql/databaseInstance:DatabaseInstance";

/** Least storage, in GiB: https://cloud.google.com/sql/docs/postgres/instance-settings#storage-capacity-2ndgen */
const LEAST_STORAGE_GIB = 10;

/** Days that the Enterprise edition can go back to any moment: https://cloud.google.com/sql/docs/postgres/backup-recovery/pitr */
const MOST_RESTORE_DAYS = 7;

/**
 * Versions that are charged as such, the first for those who name none. Older ones cost more, in extended support:
 * https://cloud.google.com/sql/docs/db-versions
 */
const VERSIONS: Readonly<Record<DatabaseEngine, readonly string[]>> = { postgres: ["17", "18", "16", "15"], mysql: ["8.4"] };

/** An instance of Cloud SQL, edition Enterprise; with two zones or more its standby waits in another one. */
export const cloudSql = form<DatabaseNeed>({
  form: "cloud-sql",
  title: "Cloud SQL",
  provider: "gcp",
  kind: "database",
  blueprints: (need, workload, region, book) => {
    const { version = VERSIONS[need.engine][0], backup } = need;
    if (version === undefined || !VERSIONS[need.engine].includes(version)) return [];
    if (backup.retentionDays > MOST_RESTORE_DAYS) return [];
    const backupLocation = backup.otherRegion ? otherRegion(region, workload, book) : region.id;
    if (backupLocation === undefined) return [];
    return tiersFor(need, workload).map((tier): Blueprint => {
      const asked = { tier, version, backupLocation, regional: workload.zones > 1 };
      return {
        size: tier.name,
        family: tier.family,
        count: 1 + need.readReplicas,
        purchase: "on-demand",
        vcpusPerMachine: tier.vcpus,
        memoryGibPerMachine: tier.memoryGib,
        zones: workload.zones,
        parts: cloudSqlParts(need, asked),
        ...(need.maxStorageGib > need.storageGib ? { expected: cloudSqlParts({ ...need, maxStorageGib: need.storageGib }, asked) } : {}),
      };
    });
  },
});

interface Tier {
  readonly name: string;
  readonly family: string;
  readonly vcpus: number;
  readonly memoryGib: number;
}

/** Shared-core tiers with the share of a core that lasts: https://cloud.google.com/sql/docs/postgres/instance-settings#machine-type-2ndgen */
const SHARED_CORE: readonly Tier[] = [
  { name: "db-f1-micro", family: "db-f1", vcpus: 0.2, memoryGib: 0.6 },
  { name: "db-g1-small", family: "db-g1", vcpus: 0.5, memoryGib: 1.7 },
];

/** Bounds of custom tiers: https://cloud.google.com/sql/docs/postgres/create-instance#machine-types */
const MOST_VCPUS = 96;
const MOST_GIB_PER_VCPU = 6.5;
const LEAST_GIB_PER_VCPU = 0.9;
const LEAST_MIB = 3840;
const STEP_MIB = 256;

/** The tiers that could carry the load. A custom one has the fewest vCPUs that allow its memory: more of either only costs more. */
function tiersFor(need: DatabaseNeed, workload: WorkloadNeed): readonly Tier[] {
  const least = leastServer(need, workload);
  const shared = workload.burstable ? SHARED_CORE.filter((tier) => tier.vcpus >= least.vcpus && tier.memoryGib >= least.memoryGib) : [];
  const wanted = Math.max(least.vcpus, least.memoryGib / MOST_GIB_PER_VCPU);
  const vcpus = wanted <= 1 ? 1 : 2 * Math.ceil(wanted / 2);
  if (vcpus > MOST_VCPUS) return shared;
  const mib = Math.max(LEAST_MIB, Math.ceil((Math.max(least.memoryGib, LEAST_GIB_PER_VCPU * vcpus) * 1024) / STEP_MIB) * STEP_MIB);
  return [...shared, { name: `db-custom-${vcpus}-${mib}`, family: "db-custom", vcpus, memoryGib: mib / 1024 }];
}

interface Asked {
  readonly tier: Tier;
  readonly version: string;
  readonly backupLocation: string;
  readonly regional: boolean;
}

/** What of the instances decides their price. */
function cloudSqlParts(need: DatabaseNeed, { tier, version, backupLocation, regional }: Asked): readonly Part[] {
  const { engine, storageGib, maxStorageGib, readReplicas, customerKey } = need;
  const diskSize = Math.max(LEAST_STORAGE_GIB, Math.ceil(storageGib));
  const grows = maxStorageGib > storageGib;
  const databaseVersion = `${engine.toUpperCase()}_${version.replaceAll(".", "_")}`;
  const settings = {
    edition: "ENTERPRISE",
    tier: tier.name,
    diskType: "PD_SSD",
    diskSize,
    diskAutoresize: grows,
    ...(grows ? { diskAutoresizeLimit: Math.max(diskSize + 1, Math.ceil(maxStorageGib)) } : {}),
  };
  // Replicas need backups and the log of the primary.
  const backup = { ...need.backup, retentionDays: Math.max(need.backup.retentionDays, readReplicas > 0 ? 1 : 0) };
  const backupConfiguration = backupsOf(engine, backup, backupLocation);
  const primary: Part = {
    name: "",
    type: INSTANCE,
    inputs: { databaseVersion, settings: { ...settings, availabilityType: regional ? "REGIONAL" : "ZONAL", backupConfiguration } },
    usage: { backupStorageGib: keptBackupsGib(storageGib, backup) },
  };
  const replicas = Array.from(
    { length: readReplicas },
    (_, index): Part => ({
      name: `replica-${index + 1}`,
      type: INSTANCE,
      inputs: { databaseVersion, settings: { ...settings, availabilityType: "ZONAL", backupConfiguration: { enabled: false } } },
      from: { masterInstanceName: "" },
    }),
  );
  return [primary, ...replicas, ...(customerKey ? [customerKeyPart()] : [])];
}

/** A backup a day, and the log of all changes: PostgreSQL's write-ahead log, MySQL's binary log. Its storage is not charged. */
function backupsOf(engine: DatabaseEngine, { retentionDays }: BackupNeed, location: string): Readonly<Record<string, unknown>> {
  if (retentionDays === 0) return { enabled: false };
  return {
    enabled: true,
    location,
    ...(engine === "mysql" ? { binaryLogEnabled: true } : { pointInTimeRecoveryEnabled: true }),
    transactionLogRetentionDays: retentionDays,
    backupRetentionSettings: { retentionUnit: "COUNT", retainedBackups: retentionDays },
  };
}
