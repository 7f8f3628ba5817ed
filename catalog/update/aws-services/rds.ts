import { type AwsPriceRule, type AwsService, hoursOf, per, perGbMonth, perHour, perIopsMonth, requests } from "./rule";

/** The file's name of an engine -> the beginning of the book's keys. */
const singleZone = [
  ["MariaDB", "rds.mariadb.single-az"],
  ["MySQL", "rds.mysql.single-az"],
  ["PostgreSQL", "rds.postgres.single-az"],
] as const;
/** Instances of Aurora are sold without a choice of zones. */
const aurora = [
  ["Aurora MySQL", "rds.aurora-mysql"],
  ["Aurora PostgreSQL", "rds.aurora-postgres"],
] as const;

const ownEngines = /^(Any|MariaDB|MySQL|PostgreSQL)$/;
const auroraEngines = /^(Any|Aurora MySQL|Aurora PostgreSQL)$/;
const ios = requests(1e6, "ios", "io");

const instances = ([engine, prefix]: readonly [string, string]): AwsPriceRule =>
  perHour(`${prefix}.{type}`, /^InstanceUsage:(?<type>db\.\w+\.\w+)$/, {
    family: "Database Instance",
    where: { databaseEngine: engine, deploymentOption: "Single-AZ" },
  });

const storage = (key: string, usage: string): AwsPriceRule =>
  perGbMonth(`rds.${key}.storage`, `RDS:${usage}`, { family: "Database Storage", where: { databaseEngine: ownEngines } });
const iops = (key: string, usage: string): AwsPriceRule =>
  perIopsMonth(`rds.${key}.iops`, `RDS:${usage}`, { family: "Provisioned IOPS", where: { databaseEngine: ownEngines } });

/** https://aws.amazon.com/rds/pricing/ https://aws.amazon.com/rds/aurora/pricing/ */
export const rds: AwsService = {
  code: "AmazonRDS",
  rules: [
    ...[...singleZone, ...aurora].map(instances),
    storage("gp2", "GP2-Storage"),
    storage("gp2.multi-az", "Multi-AZ-GP2-Storage"),
    storage("gp3", "GP3-Storage"),
    storage("gp3.multi-az", "Multi-AZ-GP3-Storage"),
    storage("io1", "PIOPS-Storage"),
    storage("standard", "StorageUsage"),
    iops("gp3", "GP3-PIOPS"),
    iops("gp3.multi-az", "Multi-AZ-GP3-PIOPS"),
    iops("io1", "PIOPS"),
    per("1m-requests", ios, "rds.standard.requests", "RDS:StorageIOUsage", { where: { databaseEngine: ownEngines } }),
    perGbMonth(["backup.rds.storage", "rds.backup"], "RDS:ChargedBackupUsage", { where: { databaseEngine: ownEngines } }),
    per("vcpu-hour", hoursOf("vcpu"), "rds.cpu_credits", "CPUCredits:db.t3", { where: { databaseEngine: ownEngines } }),
    per("vcpu-hour", hoursOf("vcpu"), "rds.extended_support.year1", /^ExtendedSupport:Yr1-Yr2:(MySQL|PostgreSQL)[\d.]+$/),
    perGbMonth("aurora.storage", "Aurora:StorageUsage", { where: { databaseEngine: auroraEngines } }),
    perGbMonth("aurora.io_optimized.storage", "Aurora:IO-OptimizedStorageUsage", { where: { databaseEngine: auroraEngines } }),
    per("1m-requests", ios, "aurora.requests", "Aurora:StorageIOUsage", { where: { databaseEngine: auroraEngines } }),
    perGbMonth(["aurora.backup", "backup.aurora.storage"], "Aurora:BackupUsage", { where: { databaseEngine: auroraEngines } }),
    per("1m-requests", requests(1e6, "crs", "change records", "cr-hr"), "aurora.backtrack", "Aurora:BacktrackUsage"),
    per("unit-hour", hoursOf("acu"), "aurora.serverless_v1.acu", "Aurora:ServerlessUsage", { where: { databaseEngine: auroraEngines } }),
    per("unit-hour", hoursOf("acu"), "aurora.serverless_v2.acu", "Aurora:ServerlessV2Usage", { where: { databaseEngine: auroraEngines } }),
    per("unit-hour", hoursOf("acu"), "aurora.io_optimized.serverless_v2.acu", "Aurora:ServerlessV2IOOptimizedUsage", {
      where: { databaseEngine: auroraEngines },
    }),
  ],
};
