import type { FileStoreNeed } from "../../model";
import { type Blueprint, form, type Part } from "../part";
import { vaultPart } from "./customer-key";
import { copiesRegion } from "./other-region";

/** Of shares on SSDs whose throughput follows their size: https://learn.microsoft.com/azure/storage/files/understanding-billing */
const LEAST_GIB = 100;
const MOST_GIB = 102_400;

/** Backups of shares are kept for ten years at most, and a week at least where they leave the share. */
const MOST_RETENTION_DAYS = 3650;
const LEAST_RETENTION_DAYS = 7;

/** A share on SSDs, provisioned for its data and its throughput; copies in every zone, backups in a vault. */
export const azureFiles = form<FileStoreNeed>({
  form: "azure-files",
  title: "Azure Files",
  provider: "azure",
  kind: "file-store",
  blueprints: (need, workload, region, book) => {
    const provisionedGib = shareGib(need);
    const { retentionDays, otherRegion } = need.backup;
    if (provisionedGib > MOST_GIB || retentionDays > MOST_RETENTION_DAYS) return [];
    if (retentionDays > 0 && otherRegion && copiesRegion(region, workload, book) === undefined) return [];
    const zonal = workload.zones > 1 && (region.zones ?? 1) > 1;
    return [
      {
        size: `${provisionedGib} GiB, Premium_${zonal ? "ZRS" : "LRS"}`,
        family: "azure-files",
        count: 1,
        purchase: "on-demand",
        vcpusPerMachine: 0,
        memoryGibPerMachine: 0,
        zones: zonal ? (region.zones ?? 1) : 1,
        parts: shareParts(need, provisionedGib, zonal ? "Premium_ZRS" : "Premium_LRS"),
      } satisfies Blueprint,
    ];
  },
});

/** The least share that holds the data and gives the throughput: a tenth of a MiB/s for each GiB, above 100 MiB/s. */
function shareGib({ storedGib, throughputMibps }: FileStoreNeed): number {
  let gib = Math.max(LEAST_GIB, Math.ceil(storedGib), Math.ceil((throughputMibps - 102) * 10));
  while (100 + Math.ceil(0.04 * gib) + Math.ceil(0.06 * gib) < throughputMibps) gib += 1;
  return gib;
}

function shareParts(need: FileStoreNeed, provisionedGib: number, sku: string): readonly Part[] {
  const { backup, storedGib, customerKey } = need;
  const account: Part = { name: "", type: "azure-native:storage:StorageAccount", inputs: { kind: "FileStorage", sku: { name: sku } } };
  const share: Part = {
    name: "share",
    type: "azure-native:storage:FileShare",
    inputs: { shareQuota: provisionedGib },
    from: { accountName: "" },
  };
  const days = Math.max(LEAST_RETENTION_DAYS, backup.retentionDays);
  const vault: Part = {
    name: "backup",
    type: "azure-native:recoveryservices:Vault",
    inputs: {
      properties: {
        redundancySettings: {
          standardTierStorageRedundancy: backup.otherRegion ? "GeoRedundant" : sku.endsWith("ZRS") ? "ZoneRedundant" : "LocallyRedundant",
        },
      },
    },
    usage: {
      protectedInstancesUpTo50Gb: instancesUpTo50Gb(storedGib),
      backupStoredGb: Math.round(storedGib * (1 + backup.dailyChangeFraction * (days - 1)) * 1000) / 1000,
    },
  };
  return [account, share, ...(backup.retentionDays > 0 ? [vault] : []), ...(customerKey ? [vaultPart] : [])];
}

/**
 * The charge for what is protected doubles above 50 GB, and comes again for each 500 GB. That of shares is nowhere in the
 * book, and counted like that of machines of their size.
 */
function instancesUpTo50Gb(storedGib: number): number {
  return storedGib <= 50 ? 1 : 2 * Math.ceil(storedGib / 500);
}
