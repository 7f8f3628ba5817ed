import { type AwsService, per, perGbMonth, perHour, requests } from "./rule";

/** https://aws.amazon.com/documentdb/pricing/ */
export const docDb: AwsService = {
  code: "AmazonDocDB",
  rules: [
    perHour("docdb.{type}", /^InstanceUsage:(?<type>db\.\w+\.\w+)$/),
    perGbMonth("docdb.backup", "BackupUsage"),
    perGbMonth("docdb.storage", "StorageUsage"),
    per("1m-requests", requests(1e6, "ios", "io"), "docdb.requests", "StorageIOUsage"),
  ],
};
