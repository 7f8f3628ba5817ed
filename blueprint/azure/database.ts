import type { InstanceSize, PriceBook } from "../../catalog";
import type { DatabaseEngine, DatabaseNeed, WorkloadNeed } from "../../model";
import { leastServer } from "../database-load";
import { type Blueprint, form, type Part } from "../part";
import { copiesVaultPart, vaultPart } from "./customer-key";
import { copiesRegion } from "./other-region";
import { zonePart } from "./private-names";

interface EngineFacts {
  readonly keys: string;
  readonly type: string;
  /** Versions by the names that needs give them; the first is the default. */
  readonly versions: Readonly<Record<string, string>>;
  /** https://learn.microsoft.com/azure/postgresql/configure-maintain/concepts-backup-restore, .../azure/mysql/flexible-server/concepts-backup-restore */
  readonly leastRetentionDays: number;
  readonly mostReplicas: number;
  /** Storage that holds so many GiB; undefined where there is none so large. */
  storageGib(gib: number): number | undefined;
}

/** https://learn.microsoft.com/azure/postgresql/compute-storage/concepts-storage-premium-ssd (read 2026-10) */
const premiumDisksGib = [32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32767];
const MOST_RETENTION_DAYS = 35;

const engines: Readonly<Record<DatabaseEngine, EngineFacts>> = {
  postgres: {
    keys: "postgresql.flexible.",
    type: "azure-native:dbforpostgresql:Server",
    versions: { "17": "17", "18": "18", "16": "16", "15": "15", "14": "14", "13": "13" },
    leastRetentionDays: 7,
    mostReplicas: 5,
    storageGib: (gib) => premiumDisksGib.find((size) => size >= gib),
  },
  mysql: {
    keys: "mysql.flexible.",
    type: "azure-native:dbformysql:Server",
    versions: { "8.4": "8.4", "8.0": "8.0.21" },
    leastRetentionDays: 1,
    mostReplicas: 10,
    storageGib: (gib) => (gib > 16_384 ? undefined : Math.max(20, Math.ceil(gib))),
  },
};

/** A flexible server; with two zones or more its standby waits in another one. */
export const flexibleServer = form<DatabaseNeed>({
  form: "azure-flexible-server",
  title: "Azure Database flexible server",
  provider: "azure",
  kind: "database",
  blueprints: (need, workload, region, book) => {
    const facts = engines[need.engine];
    const version = versionOf(need);
    const storageGib = facts.storageGib(need.storageGib);
    const { retentionDays, otherRegion } = need.backup;
    if (version === undefined || storageGib === undefined || facts.storageGib(need.maxStorageGib) === undefined) return [];
    if (retentionDays > MOST_RETENTION_DAYS || need.readReplicas > facts.mostReplicas) return [];
    const copies = otherRegion ? copiesRegion(region, workload, book) : undefined;
    if (otherRegion && copies === undefined) return [];
    // Where a region has no zones the standby is next door: no offer for a need of zones, but its price is known there.
    const zones = Math.min(workload.zones, region.zones ?? 1);
    const mode = workload.zones === 1 ? "Disabled" : zones > 1 ? "ZoneRedundant" : "SameZone";
    return cheapestSizes(need, workload, region.id, book).map(
      (size): Blueprint => ({
        size: size.type,
        family: size.family,
        count: 1 + need.readReplicas,
        purchase: "on-demand",
        vcpusPerMachine: size.vcpus,
        memoryGibPerMachine: size.memoryGib,
        zones,
        parts: serverParts(need, facts, size, { version, storageGib, mode, copiesIn: copies?.id }),
      }),
    );
  },
});

function versionOf({ engine, version }: DatabaseNeed): string | undefined {
  const { versions } = engines[engine];
  if (version !== undefined) return versions[version];
  return engine === "postgres" ? versions["17"] : versions["8.4"];
}

/** The least size of each series that carries the load: within a series the price follows the vCores. */
function cheapestSizes(
  need: DatabaseNeed,
  { zones, targetUtilisationFraction, burstable, previousGenerations, ...rest }: WorkloadNeed,
  region: string,
  book: PriceBook,
): readonly InstanceSize[] {
  const least = leastServer(need, { ...rest, zones, targetUtilisationFraction, burstable });
  const series = seriesOf(engines[need.engine].keys, book);
  // Servers of the Burstable tier have neither standbys nor replicas.
  const mayBurst = burstable && zones === 1 && need.readReplicas === 0;
  const best = new Map<string, InstanceSize>();
  for (const type of book.sizesIn("azure", region)) {
    const size = book.size("azure", type);
    const name = size && seriesName(type);
    if (name === undefined || !series.has(name) || size === undefined) continue;
    if (size.vcpus < least.vcpus || size.memoryGib < least.memoryGib) continue;
    // Flexible servers burst on machines of the first generation only, whatever has succeeded these elsewhere.
    const superseded = size.successorFamily !== undefined && !size.burstable;
    if ((size.burstable && !mayBurst) || (superseded && previousGenerations !== true)) continue;
    const known = best.get(name);
    if (known === undefined || size.vcpus < known.vcpus) best.set(name, size);
  }
  return [...best.values()];
}

/** `Standard_D4ds_v5` is of the series `ddsv5`, as prices name it; a burstable size has a price of its own. */
function seriesName(type: string): string | undefined {
  if (/^Standard_B\d/.test(type)) return type;
  const match = /^Standard_([DE])\d+([a-z]*)_(v\d+)$/.exec(type);
  return match === null ? undefined : `${match[1]}${match[2]}${match[3]}`.toLowerCase();
}

function seriesOf(prefix: string, book: PriceBook): ReadonlySet<string> {
  const keys = book.unitPriceKeys("azure").filter((key) => key.startsWith(prefix));
  return new Set(keys.map((key) => key.slice(prefix.length)).map((name) => name.replace(/\.vcore$/, "")));
}

const tierOf = (type: string) =>
  type.startsWith("Standard_B") ? "Burstable" : type.startsWith("Standard_E") ? "MemoryOptimized" : "GeneralPurpose";

function serverParts(
  need: DatabaseNeed,
  { type, leastRetentionDays }: EngineFacts,
  size: InstanceSize,
  {
    version,
    storageGib,
    mode,
    copiesIn,
  }: { readonly version: string; readonly storageGib: number; readonly mode: string; readonly copiesIn: string | undefined },
): readonly Part[] {
  const { otherRegion, retentionDays } = need.backup;
  const autoGrow = need.maxStorageGib > need.storageGib || mode !== "Disabled" ? "Enabled" : "Disabled";
  const server = { sku: { name: size.type, tier: tierOf(size.type) }, storage: { storageSizeGB: storageGib, autoGrow } };
  const backupRetentionDays = Math.max(leastRetentionDays, retentionDays);
  const primary: Part = {
    name: "",
    type,
    inputs: {
      ...server,
      version,
      highAvailability: { mode },
      backup: { backupRetentionDays, geoRedundantBackup: otherRegion ? "Enabled" : "Disabled" },
    },
    usage: { additionalBackupGib: additionalBackupGib(need, backupRetentionDays, storageGib) },
  };
  const replicas = Array.from(
    { length: need.readReplicas },
    (_, index): Part => ({
      name: `replica-${index + 1}`,
      type,
      inputs: { ...server, createMode: "Replica" },
      usage: { additionalBackupGib: 0 },
    }),
  );
  const keys = need.customerKey ? [vaultPart, ...(copiesIn === undefined ? [] : [copiesVaultPart(copiesIn)])] : [];
  return [primary, ...replicas, zonePart, ...keys];
}

/** Backups up to the provisioned storage are included; copies in another region count like those at home. */
function additionalBackupGib({ storageGib, backup }: DatabaseNeed, days: number, provisionedGib: number): number {
  const keptGib = storageGib * (1 + backup.dailyChangeFraction * (days - 1)) * (backup.otherRegion ? 2 : 1);
  return Math.max(0, Math.round((keptGib - provisionedGib) * 1000) / 1000);
}
