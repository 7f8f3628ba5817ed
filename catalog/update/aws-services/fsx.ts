import { type AwsPriceRule, type AwsService, perGbMonth, perIopsMonth, perMibpsMonth } from "./rule";

const openZfs = { where: { fileSystemType: "OpenZFS", deploymentOption: "Single-AZ" } };
const windows = { where: { fileSystemType: "Windows", deploymentOption: "Single-AZ" } };
/** Backups of a file system in one zone; some offer files leave the deployment out. */
const backup = (system: "OpenZFS" | "Windows"): AwsPriceRule =>
  perGbMonth(`fsx.${system.toLowerCase()}.backup`, "BackupUsage", {
    where: { fileSystemType: system, deploymentOption: /^(Single-AZ|N\/A)$/ },
  });

/** https://aws.amazon.com/fsx/openzfs/pricing/ https://aws.amazon.com/fsx/windows/pricing/ */
export const fsx: AwsService = {
  code: "AmazonFSx",
  rules: [
    backup("OpenZFS"),
    perIopsMonth("fsx.openzfs.iops", /^ProvisionedSSDIOPS(\.SAZ)?$/, openZfs),
    perGbMonth("fsx.openzfs.ssd.storage", /^Storage(\.SAZ:SSD|:SSD)?$/, { where: { ...openZfs.where, storageType: "SSD" } }),
    perMibpsMonth("fsx.openzfs.throughput", /^ThroughputCapacity(\.SAZ)?$/, openZfs),
    backup("Windows"),
    perGbMonth("fsx.windows.hdd.storage", "Storage:HDD", { where: { ...windows.where, storageType: "HDD" } }),
    perGbMonth("fsx.windows.ssd.storage", /^Storage(:SSD)?$/, { where: { ...windows.where, storageType: "SSD" } }),
    perMibpsMonth("fsx.windows.throughput", "ThroughputCapacity", windows),
  ],
};
