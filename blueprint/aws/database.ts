import type { DatabaseEngine, DatabaseNeed } from "../../model";
import { backupBeyondStorageGib, leastServer } from "../database-load";
import { type Blueprint, form, type Part } from "../part";
import { customerKeyPart } from "./customer-key";
import { otherRegion } from "./other-region";

/** Least storage of a gp3 database, in GiB: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html */
const LEAST_STORAGE_GIB = 20;

/**
 * Major versions in standard support, the first for those who name none. Older ones cost more by the year:
 * https://docs.aws.amazon.com/AmazonRDS/latest/PostgreSQLReleaseNotes/postgresql-release-calendar.html
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/MySQL.Concepts.VersionMgmt.html
 */
const VERSIONS: Readonly<Record<DatabaseEngine, readonly string[]>> = { postgres: ["17", "18", "16", "15", "14"], mysql: ["8.4"] };
/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html */
const MOST_RETENTION_DAYS = 35;

/** Logs that say what went wrong, and what a database is thought to write to each in a month. */
const LOGS: Readonly<Record<DatabaseEngine, readonly string[]>> = { postgres: ["postgresql", "upgrade"], mysql: ["error", "slowquery"] };
const LOGGED_GIB = 0.5;
const LOGS_KEPT_DAYS = 30;

/** A database instance of RDS; with two zones or more its standby waits in another one. */
export const rdsInstance = form<DatabaseNeed>({
  form: "rds-instance",
  title: "Amazon RDS",
  provider: "aws",
  kind: "database",
  blueprints: (need, workload, home, book) => {
    const { id: region } = home;
    const { backup, engine, version = VERSIONS[engine][0] ?? "" } = need;
    if (!VERSIONS[engine].some((major) => version === major || version.startsWith(`${major}.`))) return [];
    if (backup.retentionDays > MOST_RETENTION_DAYS) return [];
    const isCopied = backup.otherRegion && backup.retentionDays > 0;
    const copy = isCopied ? otherRegion(home, workload, book) : undefined;
    if (isCopied && copy === undefined) return [];
    const prefix = `rds.${need.engine}.single-az.`;
    const least = leastServer(need, workload);
    const asked = (instanceClass: string) => ({ instanceClass, version, multiAz: workload.zones > 1, copy });
    return book.unitPriceKeys("aws").flatMap((key): Blueprint[] => {
      if (!key.startsWith(prefix) || book.unitPrice("aws", region, key) === undefined) return [];
      const instanceClass = key.slice(prefix.length);
      const size = book.size("aws", instanceClass.replace(/^db\./, ""));
      if (size === undefined || size.vcpus < least.vcpus || size.memoryGib < least.memoryGib) return [];
      if (size.successorFamily !== undefined && workload.previousGenerations !== true) return [];
      if (size.burstable && !workload.burstable) return [];
      return [
        {
          size: instanceClass,
          family: size.family,
          count: 1 + need.readReplicas,
          purchase: "on-demand",
          vcpusPerMachine: size.vcpus,
          memoryGibPerMachine: size.memoryGib,
          zones: workload.zones,
          parts: rdsParts(need, asked(instanceClass)),
          ...(need.maxStorageGib > need.storageGib
            ? { expected: rdsParts({ ...need, maxStorageGib: need.storageGib }, asked(instanceClass)) }
            : {}),
        },
      ];
    });
  },
});

interface Asked {
  readonly instanceClass: string;
  readonly version: string;
  readonly multiAz: boolean;
  /** Region that backups are copied to. */
  readonly copy: string | undefined;
}

/** What of the instances decides their price. */
function rdsParts(need: DatabaseNeed, { instanceClass, version, multiAz, copy }: Asked): readonly Part[] {
  const { engine, storageGib, maxStorageGib, readReplicas } = need;
  const server = { instanceClass, storageType: "gp3", allocatedStorage: Math.max(LEAST_STORAGE_GIB, Math.ceil(storageGib)) };
  const grows = maxStorageGib > storageGib ? { maxAllocatedStorage: Math.max(server.allocatedStorage + 1, Math.ceil(maxStorageGib)) } : {};
  const primary: Part = {
    name: "",
    type: "aws:rds/instance:Instance",
    inputs: { ...server, ...grows, engine, engineVersion: version, ...STANDARD_SUPPORT, multiAz, manageMasterUserPassword: true },
    usage: { backupStorageGib: backupBeyondStorageGib(need) },
  };
  const replicas = Array.from({ length: readReplicas }, (_, index): Part => {
    const { allocatedStorage: _storage, ...same } = server;
    return {
      name: `replica-${index + 1}`,
      type: primary.type,
      inputs: { ...same, multiAz: false },
      from: { replicateSourceDb: "" },
      usage: { backupStorageGib: 0 },
    };
  });
  const logs = LOGS[engine].map(
    (log): Part => ({
      name: `logs-${log}`,
      type: "aws:cloudwatch/logGroup:LogGroup",
      inputs: { retentionInDays: LOGS_KEPT_DAYS },
      usage: { ingestedGib: LOGGED_GIB, storedGib: LOGGED_GIB },
    }),
  );
  return [
    primary,
    ...replicas,
    ...logs,
    ...(need.customerKey ? [customerKeyPart] : []),
    ...(copy === undefined ? [] : copyParts(need, copy)),
  ];
}

/** Without it a version that has grown old costs more by itself; with it the service upgrades it instead. */
const STANDARD_SUPPORT = { engineLifecycleSupport: "open-source-rds-extended-support-disabled" };

/** In the other region there is no database whose size would be free. */
function copyParts(need: DatabaseNeed, region: string): readonly Part[] {
  const backups: Part = {
    name: "copy",
    type: "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication",
    inputs: { region, retentionPeriod: need.backup.retentionDays },
    from: { sourceDbInstanceArn: "" },
    usage: { backupStorageGib: need.storageGib + backupBeyondStorageGib(need) },
  };
  // Copies of what a key of one's own encrypts need one there.
  const key: Part = { ...customerKeyPart, name: "copy-key", inputs: { ...customerKeyPart.inputs, region } };
  return [backups, ...(need.customerKey ? [key] : [])];
}
