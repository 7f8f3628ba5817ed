import { canonicalType } from "../../pricing";
import { get } from "../input-path";
import { placedBy } from "../origin";
import { type Outcome, rule } from "../rule";
import { type EnvironmentConfig, environmentFields, nonProductionName } from "../stack-environment";
import { counted } from "../wording";

type Config = EnvironmentConfig & { readonly maxBackupDays: number };
type Facts = { readonly environment: string; readonly property: string; readonly kept: string; readonly allowedDays: number };

const daysIn: Readonly<Record<string, readonly string[]>> = {
  "aws:docdb/cluster:Cluster": ["backupRetentionPeriod"],
  "aws:neptune/cluster:Cluster": ["backupRetentionPeriod"],
  "aws:rds/cluster:Cluster": ["backupRetentionPeriod"],
  "aws:rds/instance:Instance": ["backupRetentionPeriod"],
  "azure-native:dbformysql:FlexibleServer": ["backup", "backupRetentionDays"],
  "azure-native:dbformysql:Server": ["backup", "backupRetentionDays"],
  "azure-native:dbforpostgresql:FlexibleServer": ["backup", "backupRetentionDays"],
  "azure-native:dbforpostgresql:Server": ["backup", "backupRetentionDays"],
  // One automatic backup a day.
  "gcp:sql/databaseInstance:DatabaseInstance": ["settings", "backupConfiguration", "backupRetentionSettings", "retainedBackups"],
};

export const longBackupsOutsideProduction = rule<Config, Facts>({
  id: "long-backups-outside-production",
  title: "Backups are kept long, or in two regions, outside production",
  group: "non-production",
  why: "Backups beyond the database's own size are charged by what is kept, and geo-redundant ones twice (https://aws.amazon.com/rds/pricing/, https://azure.microsoft.com/pricing/details/postgresql/flexible-server/). Data of a test stack can mostly be made anew.",
  remedy: "Keep fewer days outside production, e.g. by a setting per stack.",
  severity: "low",
  level: "advisory",
  scope: "resource",
  types: Object.keys(daysIn).sort(),
  config: {
    ...environmentFields,
    maxBackupDays: { type: "number", default: 7, minimum: 0, doc: "Longest retention that is left alone outside production, in days." },
  },
  check: ({ resource, props }, { config, stack }): readonly Outcome<Facts>[] => {
    const path = daysIn[canonicalType(resource.type)];
    const environment = nonProductionName(stack, resource, config);
    if (path === undefined || environment === undefined || placedBy(stack, resource) !== undefined) return [];
    const found = (property: string, kept: string): Outcome<Facts> => ({
      facts: { environment, property, kept, allowedDays: config.maxBackupDays },
    });
    const days = get(props, path);
    const outcomes: Outcome<Facts>[] = [];
    if (typeof days === "number" && days > config.maxBackupDays) outcomes.push(found(path.join("."), `for ${counted(days, "day")}`));
    if (path[0] === "backup" && get(props, ["backup", "geoRedundantBackup"]) === "Enabled")
      outcomes.push(found("backup.geoRedundantBackup", "in a second region"));
    return outcomes;
  },
  message: ({ environment, kept, allowedDays }) =>
    `in ${environment}, which is not production, it keeps its backups ${kept}; ${counted(allowedDays, "day")} in one region ${allowedDays === 1 ? "is" : "are"} allowed`,
  advice: ({ property, allowedDays }) =>
    property.endsWith("geoRedundantBackup")
      ? `Set ${property} to "Disabled" (this replaces the server).`
      : `Set ${property} to ${allowedDays} or less there.`,
  examples: {
    flagged: [
      {
        title: "A month of backups of a development database",
        stack: "dev",
        resources: [
          {
            type: "aws:rds/instance:Instance",
            name: "orders",
            inputs: {
              region: "us-east-1",
              engine: "postgres",
              instanceClass: "db.t4g.micro",
              allocatedStorage: 20,
              backupRetentionPeriod: 30,
            },
          },
          {
            type: "azure-native:dbforpostgresql:Server",
            name: "pg",
            inputs: { location: "westeurope", backup: { backupRetentionDays: 7, geoRedundantBackup: "Enabled" } },
          },
        ],
        messages: [
          "in dev, which is not production, it keeps its backups for 30 days; 7 days in one region are allowed",
          "in dev, which is not production, it keeps its backups in a second region; 7 days in one region are allowed",
        ],
      },
    ],
    clean: [
      {
        title: "The same in production",
        resources: [
          {
            type: "aws:rds/instance:Instance",
            name: "orders",
            inputs: {
              region: "us-east-1",
              engine: "postgres",
              instanceClass: "db.t4g.micro",
              allocatedStorage: 20,
              backupRetentionPeriod: 30,
            },
          },
        ],
      },
    ],
  },
});
