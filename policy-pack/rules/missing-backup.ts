import { canonicalType, type PricedStack } from "../../pricing";
import { type ComplianceConfig, complianceFields, regimeAbout } from "../compliance";
import { get } from "../input-path";
import { type Outcome, rule } from "../rule";
import { indexOf } from "../stack-index";

type Facts = { readonly regime: string; readonly advice: string };

interface Backup {
  readonly has: (props: Readonly<Record<string, unknown>>) => boolean;
  readonly advice: string;
  /** AWS Backup can take it instead. */
  readonly byVault: boolean;
}

const backups: Readonly<Record<string, Backup>> = {
  "aws:dynamodb/table:Table": {
    has: (props) => get(props, ["pointInTimeRecovery", "enabled"]) === true,
    advice: "Set pointInTimeRecovery.enabled to true.",
    byVault: true,
  },
  // Read replicas have the backups of their source; without a period the provider switches backups off.
  "aws:rds/instance:Instance": {
    has: (props) => Number(props.backupRetentionPeriod ?? 0) > 0 || props.replicateSourceDb !== undefined,
    advice: "Set backupRetentionPeriod to 7 or more days.",
    byVault: true,
  },
  "gcp:sql/databaseInstance:DatabaseInstance": {
    has: (props) => get(props, ["settings", "backupConfiguration", "enabled"]) === true || props.masterInstanceName !== undefined,
    advice: "Set settings.backupConfiguration.enabled to true.",
    byVault: false,
  },
};

export const missingBackup = rule<ComplianceConfig, Facts>({
  id: "missing-backup",
  title: "A database under a compliance regime has no backups",
  group: "compliance",
  why: "Backups up to the size of the database cost nothing extra on RDS, and little elsewhere; data that is lost without one costs more than any bill (https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.html). Judged only where a regime is declared.",
  remedy: "Switch automatic backups on.",
  severity: "high",
  level: "mandatory",
  scope: "resource",
  types: Object.keys(backups).sort(),
  config: complianceFields,
  check: ({ resource, props }, { config, stack }): readonly Outcome<Facts>[] => {
    const backup = backups[canonicalType(resource.type)];
    const regime = regimeAbout("backup", stack, resource, config);
    if (backup === undefined || regime === undefined || backup.has(props)) return [];
    // A backup plan selects by tag or ARN, which may be anything of this stack.
    return backup.byVault && hasBackupPlan(stack) ? [] : [{ facts: { regime, advice: backup.advice } }];
  },
  message: ({ regime }) => `it is under ${regime}, but the program makes no backups of it`,
  advice: ({ advice }) => advice,
  examples: {
    flagged: [
      {
        title: "Databases under a regime",
        config: { compliance: ["soc2"] },
        resources: [
          { type: "aws:dynamodb/table:Table", name: "orders", inputs: { region: "us-east-1", billingMode: "PAY_PER_REQUEST" } },
          {
            type: "gcp:sql/databaseInstance:DatabaseInstance",
            name: "ledger",
            inputs: { region: "us-central1", databaseVersion: "POSTGRES_16", settings: { tier: "db-custom-2-8192" } },
          },
        ],
        messages: ["it is under soc2, but the program makes no backups of it", "it is under soc2, but the program makes no backups of it"],
      },
      {
        title: "A database of a workload under HIPAA",
        resources: [
          { type: "costwright:index:Database", name: "records", component: true, inputs: { need: { compliance: ["hipaa"] } } },
          {
            type: "aws:rds/instance:Instance",
            name: "records-data",
            parent: "records",
            inputs: { region: "us-east-1", engine: "postgres", instanceClass: "db.m6g.large", backupRetentionPeriod: 0 },
          },
        ],
        messages: ["it is under hipaa (164.308(a)(7)(ii)(A)), but the program makes no backups of it"],
      },
    ],
    clean: [
      {
        title: "With backups",
        config: { compliance: ["soc2"] },
        resources: [
          {
            type: "aws:rds/instance:Instance",
            name: "orders",
            inputs: { region: "us-east-1", engine: "postgres", instanceClass: "db.m6g.large", backupRetentionPeriod: 14 },
          },
        ],
      },
      {
        title: "No regime is declared",
        resources: [{ type: "aws:dynamodb/table:Table", name: "orders", inputs: { region: "us-east-1", billingMode: "PAY_PER_REQUEST" } }],
      },
    ],
  },
});

function hasBackupPlan(stack: PricedStack): boolean {
  return indexOf(stack).types.some((type) => type.startsWith("aws:backup/selection:"));
}
