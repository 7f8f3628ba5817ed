import type { PriceBook, Region } from "../../catalog";
import type { BackupNeed, FileStoreNeed, WorkloadNeed } from "../../model";
import { type Blueprint, form, type Part } from "../part";
import { customerKeyPart } from "./customer-key";
import { otherRegion } from "./other-region";
import { zonesOf } from "./zones";

/** Standard storage that includes a MiB/s of steady throughput: https://docs.aws.amazon.com/efs/latest/ug/performance.html */
const GIB_PER_BURSTING_MIBPS = 20;
/** Any file system has this. */
const LEAST_BURSTING_MIBPS = 1;
/** Most that can be provisioned in every region: https://docs.aws.amazon.com/efs/latest/ug/limits.html */
const MOST_PROVISIONED_MIBPS = 1024;

/**
 * A file system of EFS. Throughput that is needed all the time is what the stored data includes, or is provisioned:
 * elastic throughput, paid by the GiB, costs ten times as much then. The plan counts all data in the Standard class;
 * what nobody reads for a month moves to Infrequent Access and costs less.
 */
export const efs = form<FileStoreNeed>({
  form: "efs",
  title: "Amazon EFS",
  provider: "aws",
  kind: "file-store",
  blueprints: (need, workload, region, book): readonly Blueprint[] => {
    const copy = need.backup.otherRegion && need.backup.retentionDays > 0 ? otherRegion(region, workload, book) : undefined;
    if (need.backup.otherRegion && need.backup.retentionDays > 0 && copy === undefined) return [];
    const throughput = throughputOf(need);
    if (throughput === undefined) return [];
    return [
      {
        size: `${workload.zones > 1 ? "Standard" : "One Zone"}, ${throughput.title}`,
        family: "efs",
        count: 1,
        purchase: "on-demand",
        vcpusPerMachine: 0,
        memoryGibPerMachine: 0,
        zones: workload.zones,
        parts: [
          {
            name: "",
            type: "aws:efs/fileSystem:FileSystem",
            inputs: { ...throughput.inputs, ...placeOf(workload, region, book) },
            usage: { storageGib: need.storedGib, infrequentStorageGib: 0 },
          },
          ...(need.customerKey ? [customerKeyPart] : []),
          ...vaultParts(need, copy),
        ],
      },
    ];
  },
});

function throughputOf({ storedGib, throughputMibps }: FileStoreNeed) {
  if (throughputMibps <= Math.max(LEAST_BURSTING_MIBPS, storedGib / GIB_PER_BURSTING_MIBPS))
    return { title: "bursting throughput", inputs: { throughputMode: "bursting" } };
  const mibps = Math.ceil(throughputMibps);
  if (mibps > MOST_PROVISIONED_MIBPS) return undefined;
  return { title: `${mibps} MiB/s provisioned`, inputs: { throughputMode: "provisioned", provisionedThroughputInMibps: mibps } };
}

/** One zone where that is enough and the region sells it. Cold data moves where its class has a price. */
function placeOf({ zones }: WorkloadNeed, { id: region }: Region, book: PriceBook): Readonly<Record<string, unknown>> {
  const has = (key: string) => book.unitPrice("aws", region, key) !== undefined;
  const oneZone = zones === 1 && has("efs.onezone.storage");
  const lifecyclePolicies = [{ transitionToIa: "AFTER_30_DAYS" }, { transitionToPrimaryStorageClass: "AFTER_1_ACCESS" }];
  const ages = has(oneZone ? "efs.onezone_ia.storage" : "efs.ia.storage") ? { lifecyclePolicies } : {};
  return oneZone ? { ...ages, availabilityZoneName: zonesOf(region, 1)[0] } : ages;
}

/** Daily backups: the first is whole, those after it hold what has changed. */
function vaultParts({ storedGib, backup, customerKey }: FileStoreNeed, copy: string | undefined): readonly Part[] {
  if (backup.retentionDays === 0) return [];
  const vault: Part = {
    name: "backup",
    type: "aws:backup/vault:Vault",
    inputs: {},
    usage: { ebsStorageGib: 0, efsWarmStorageGib: keptGib(storedGib, backup) },
  };
  if (copy === undefined) return [vault];
  const key: Part = { ...customerKeyPart, name: "copy-key", inputs: { ...customerKeyPart.inputs, region: copy } };
  return [vault, { ...vault, name: "copy", inputs: { region: copy } }, ...(customerKey ? [key] : [])];
}

function keptGib(storedGib: number, { retentionDays, dailyChangeFraction }: BackupNeed): number {
  return Math.round(storedGib * (1 + dailyChangeFraction * (retentionDays - 1)) * 1000) / 1000;
}
