import { type AwsService, per, perGbMonth, perHour, requests } from "./rule";

/** https://aws.amazon.com/neptune/pricing/ */
export const neptune: AwsService = {
  code: "AmazonNeptune",
  rules: [
    perHour("neptune.{type}", /^InstanceUsage:(?<type>db\.\w+\.\w+)$/),
    perGbMonth("neptune.backup", "BackupUsage"),
    perGbMonth("neptune.storage", "StorageUsage"),
    per("1m-requests", requests(1e6, "ios", "io"), "neptune.requests", "StorageIOUsage"),
  ],
};
