import { type AwsService, perGb, perGbMonth, perMibpsMonth } from "./rule";

/** https://aws.amazon.com/efs/pricing/ */
export const efs: AwsService = {
  code: "AmazonEFS",
  rules: [
    perGbMonth("efs.standard.storage", "TimedStorage-ByteHrs"),
    perGbMonth("efs.onezone.storage", "TimedStorage-Z-ByteHrs"),
    perGbMonth("efs.ia.storage", "IATimedStorage-ByteHrs"),
    perGbMonth("efs.onezone_ia.storage", "IATimedStorage-Z-ByteHrs"),
    perGbMonth("efs.archive.storage", "ArchiveTimedStorage-ByteHrs"),
    perGb("efs.ia.access", "IADataAccess-Bytes"),
    perGb("efs.elastic.read", "ETDataAccess-Bytes", { where: { accessType: "Read" } }),
    perGb("efs.elastic.write", "ETDataAccess-Bytes", { where: { accessType: "Write" } }),
    perMibpsMonth("efs.provisioned_throughput", "ProvisionedTP-MiBpsHrs"),
  ],
};
