import { type AwsService, perGbMonth } from "./rule";

/** https://aws.amazon.com/backup/pricing/ Backups of EBS, RDS, Aurora and DynamoDB are in the files of those services. */
export const backup: AwsService = {
  code: "AWSBackup",
  rules: [
    perGbMonth("backup.efs.warm.storage", "WarmStorage-ByteHrs-EFS"),
    perGbMonth("backup.efs.cold.storage", "ColdStorage-ByteHrs-EFS"),
  ],
};
