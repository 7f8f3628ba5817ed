import { isUnknown } from "../../model";
import { canonicalType } from "../../pricing";
import { steadyUse } from "../utilisation/example-use";
import { idleRule } from "../utilisation/idle-rule";

const postgres = { engine: "postgres", instanceClass: "db.m5.large", allocatedStorage: 100, storageType: "gp3", region: "us-east-1" };

/** Type -> inputs that make it a read replica. */
const copyOf: Readonly<Record<string, readonly string[]>> = {
  "aws:rds/instance:Instance": ["replicateSourceDb"],
  "azure-native:dbformysql:FlexibleServer": ["sourceServerResourceId"],
  "azure-native:dbformysql:Server": ["sourceServerResourceId"],
  "azure-native:dbforpostgresql:FlexibleServer": ["sourceServerResourceId"],
  "azure-native:dbforpostgresql:Server": ["sourceServerResourceId"],
  "azure-native:sql:Database": ["secondaryType"],
  "gcp:sql/databaseInstance:DatabaseInstance": ["masterInstanceName"],
};

export const idleDatabase = idleRule({
  id: "idle-database",
  title: "A database that no client connected to",
  why: "A database is paid for by the hour, with or without clients. AWS Trusted Advisor calls one idle that had no connection for 14 days (https://docs.aws.amazon.com/awssupport/latest/user/cost-optimization-checks.html, Amazon RDS Idle DB Instances); the same is asked of every provider. Read replicas are left alone: they may stand by for a disaster.",
  remedy: "Take a last snapshot and remove it. Keep it with an exception where it stands by on purpose.",
  severity: "high",
  types: [
    "aws:rds/clusterInstance:ClusterInstance",
    "aws:rds/instance:Instance",
    "azure-native:dbformysql:FlexibleServer",
    "azure-native:dbformysql:Server",
    "azure-native:dbforpostgresql:FlexibleServer",
    "azure-native:dbforpostgresql:Server",
    "azure-native:sql:Database",
    "gcp:sql/databaseInstance:DatabaseInstance",
  ],
  windowDays: 14,
  signs: [{ metrics: ["connections"], shows: (use) => use.get("connections")?.max === 0 }],
  idleness: "no client connected to the database",
  except: ({ resource }) =>
    (copyOf[canonicalType(resource.type)] ?? [])
      .map((input) => resource.inputs[input])
      .some((value) => isUnknown(value) || (typeof value === "string" && value !== "")),
  examples: {
    flagged: [
      {
        title: "Six weeks without a connection",
        resources: [{ type: "aws:rds/instance:Instance", name: "legacy", inputs: postgres }],
        utilisation: { legacy: steadyUse({ connections: 0 }) },
        messages: ["no client connected to the database from 2026-06-20 to 2026-07-31, and it costs 141.44 USD a month"],
      },
    ],
    clean: [
      {
        title: "A job connects once a day",
        resources: [{ type: "aws:rds/instance:Instance", name: "reports", inputs: postgres }],
        utilisation: {
          reports: steadyUse({ connections: 0 }, { max: 2 }),
        },
      },
      {
        title: "A replica that stands by",
        resources: [{ type: "aws:rds/instance:Instance", name: "standby", inputs: { ...postgres, replicateSourceDb: "main" } }],
        utilisation: { standby: steadyUse({ connections: 0 }) },
      },
    ],
  },
});
