import { type LineSpec, pricedResource } from "../priced-resource";
import { isGiven } from "./known";
import { gibMonthUsage, gibUsage, line, unpriced, used, whereDeclared } from "./lines";

/** Standard storage that includes 1 MiB/s (50 KiB/s a GiB): https://docs.aws.amazon.com/efs/latest/ug/performance.html */
const GIB_PER_INCLUDED_MIBPS = 20;

export interface EfsProps {
  readonly throughputMode?: string;
  readonly provisionedThroughputInMibps?: number;
  readonly lifecyclePolicies?: readonly { readonly transitionToIa?: string; readonly transitionToArchive?: string }[];
}

export const efsFileSystem = pricedResource<EfsProps>({
  type: "aws:efs/fileSystem:FileSystem",
  title: "EFS file system",
  pricingPage: "https://aws.amazon.com/efs/pricing/",
  usage: {
    storageGib: gibMonthUsage("Data in the Standard (or One Zone) class", 100),
    infrequentStorageGib: gibMonthUsage("Data in the Infrequent Access class", 100),
    archiveStorageGib: gibMonthUsage("Data in the Archive class", 100),
    readGib: gibUsage("Data read (elastic throughput)", 100),
    writtenGib: gibUsage("Data written (elastic throughput)", 100),
  },
  price: (props, context) => {
    const oneZone = isGiven(context, "availabilityZoneName");
    const lines: LineSpec[] = [
      used(`Storage (${oneZone ? "one zone" : "standard"})`, `efs.${oneZone ? "onezone" : "standard"}.storage`, "gb-month", "storageGib"),
    ];
    const policies = [...(props.lifecyclePolicies ?? [])];
    if (policies.some(({ transitionToIa }) => transitionToIa !== undefined)) {
      lines.push(
        used("Storage (infrequent access)", oneZone ? "efs.onezone_ia.storage" : "efs.ia.storage", "gb-month", "infrequentStorageGib"),
      );
    }
    if (policies.some(({ transitionToArchive }) => transitionToArchive !== undefined)) {
      lines.push(used("Storage (archive)", "efs.archive.storage", "gb-month", "archiveStorageGib"));
    }
    if (props.throughputMode === "elastic") {
      lines.push(used("Elastic throughput: read", "efs.elastic.read", "gb", "readGib"));
      lines.push(used("Elastic throughput: write", "efs.elastic.write", "gb", "writtenGib"));
    }
    if (props.throughputMode === "provisioned" && props.provisionedThroughputInMibps !== undefined) {
      // The part that the stored data earns is not charged; how much that is, usage decides.
      const throughput = props.provisionedThroughputInMibps;
      const stored = context.usage("storageGib");
      const quantity =
        stored === undefined
          ? { low: 0, high: throughput, because: "the throughput that stored data includes is not charged" }
          : Math.max(0, throughput - stored / GIB_PER_INCLUDED_MIBPS);
      lines.push(line("Provisioned throughput", "efs.provisioned_throughput", "mibps-month", quantity));
    }
    return lines;
  },
});

const fsxPage = "https://aws.amazon.com/fsx/pricing/";
const backups = { backupStorageGib: gibMonthUsage("Backups", 0) };

export interface FsxOpenZfsProps {
  readonly storageCapacity?: number;
  readonly throughputCapacity?: number;
  readonly deploymentType?: string;
  readonly diskIopsConfiguration?: { readonly mode?: string; readonly iops?: number };
}

/** IOPS that a GiB of OpenZFS storage includes. */
const OPENZFS_IOPS_PER_GIB = 3;

export const fsxOpenZfs = pricedResource<FsxOpenZfsProps>({
  type: "aws:fsx/openZfsFileSystem:OpenZfsFileSystem",
  title: "FSx for OpenZFS file system",
  pricingPage: fsxPage,
  usage: backups,
  capacity: ({ storageCapacity }) => (storageCapacity === undefined ? undefined : { provider: "aws", storageGib: storageCapacity }),
  price: ({ storageCapacity, throughputCapacity, deploymentType, diskIopsConfiguration }, context) => {
    if (deploymentType !== "SINGLE_AZ_1")
      return { unknown: `the price book has no figure for the deployment ${deploymentType ?? "type (not stated)"}` };
    if (storageCapacity === undefined || throughputCapacity === undefined) return { unknown: "it states no storage or throughput" };
    const iops = diskIopsConfiguration?.mode === "USER_PROVISIONED" ? (diskIopsConfiguration.iops ?? 0) : 0;
    const extra = iops - OPENZFS_IOPS_PER_GIB * storageCapacity;
    return [
      line("SSD storage", "fsx.openzfs.ssd.storage", "gb-month", storageCapacity),
      line("Throughput capacity", "fsx.openzfs.throughput", "mibps-month", throughputCapacity),
      ...(extra > 0 ? [line("Provisioned IOPS", "fsx.openzfs.iops", "iops-month", extra)] : []),
      ...whereDeclared(context, { backupStorageGib: used("Backup storage", "fsx.openzfs.backup", "gb-month", "backupStorageGib") }),
    ];
  },
});

export interface FsxWindowsProps {
  readonly storageCapacity?: number;
  readonly storageType?: string;
  readonly throughputCapacity?: number;
  readonly deploymentType?: string;
  readonly diskIopsConfiguration?: { readonly mode?: string };
}

/** The figures are those of a Multi-AZ file system. */
export const fsxWindows = pricedResource<FsxWindowsProps>({
  type: "aws:fsx/windowsFileSystem:WindowsFileSystem",
  title: "FSx for Windows file system",
  pricingPage: fsxPage,
  usage: backups,
  capacity: ({ storageCapacity }) => (storageCapacity === undefined ? undefined : { provider: "aws", storageGib: storageCapacity }),
  price: ({ storageCapacity, storageType = "SSD", throughputCapacity, deploymentType = "SINGLE_AZ_1", diskIopsConfiguration }, context) => {
    if (deploymentType !== "MULTI_AZ_1") return { unknown: `the price book has Multi-AZ file systems only, not ${deploymentType}` };
    if (storageCapacity === undefined || throughputCapacity === undefined) return { unknown: "it states no storage or throughput" };
    return [
      line(`${storageType} storage`, `fsx.windows.${storageType.toLowerCase()}.storage`, "gb-month", storageCapacity),
      line("Throughput capacity", "fsx.windows.throughput", "mibps-month", throughputCapacity),
      ...(diskIopsConfiguration?.mode === "USER_PROVISIONED"
        ? [unpriced("Provisioned IOPS", "the price book has no figure for it", "iops-month")]
        : []),
      ...whereDeclared(context, { backupStorageGib: used("Backup storage", "fsx.windows.backup", "gb-month", "backupStorageGib") }),
    ];
  },
});

/** Backups are charged by what is kept, each kind at its price. */
export const backupVault = pricedResource({
  type: "aws:backup/vault:Vault",
  title: "AWS Backup vault",
  pricingPage: "https://aws.amazon.com/backup/pricing/",
  usage: {
    ebsStorageGib: gibMonthUsage("EBS snapshots kept", 100),
    efsWarmStorageGib: gibMonthUsage("EFS backups in warm storage", 0),
    efsColdStorageGib: gibMonthUsage("EFS backups in cold storage", 0),
    rdsStorageGib: gibMonthUsage("RDS snapshots kept", 0),
    auroraStorageGib: gibMonthUsage("Aurora snapshots kept", 0),
    dynamodbStorageGib: gibMonthUsage("DynamoDB backups kept", 0),
  },
  price: (_props, context) => [
    ...(context.usage("ebsStorageGib") === 0 ? [] : [used("EBS snapshot", "backup.ebs.storage", "gb-month", "ebsStorageGib")]),
    ...whereDeclared(context, {
      efsWarmStorageGib: used("EFS backup (warm)", "backup.efs.warm.storage", "gb-month", "efsWarmStorageGib"),
      efsColdStorageGib: used("EFS backup (cold)", "backup.efs.cold.storage", "gb-month", "efsColdStorageGib"),
      rdsStorageGib: used("RDS snapshot", "backup.rds.storage", "gb-month", "rdsStorageGib"),
      auroraStorageGib: used("Aurora snapshot", "backup.aurora.storage", "gb-month", "auroraStorageGib"),
      dynamodbStorageGib: used("DynamoDB backup", "backup.dynamodb.storage", "gb-month", "dynamodbStorageGib"),
    }),
  ],
});

export const ecrRepository = pricedResource({
  type: "aws:ecr/repository:Repository",
  title: "ECR repository",
  pricingPage: "https://aws.amazon.com/ecr/pricing/",
  usage: { storageGib: gibMonthUsage("Images kept", 50) },
  price: () => [used("Storage", "ecr.storage", "gb-month", "storageGib")],
});
