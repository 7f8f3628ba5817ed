import { canonicalType, type PricedStack } from "../../pricing";
import { type ComplianceConfig, citedProfiles, complianceFields, profilesAbout } from "../compliance";
import { get } from "../input-path";
import { type Outcome, rule } from "../rule";
import { indexOf } from "../stack-index";

type Facts = { readonly regime: string; readonly what: string; readonly advice: string };

type Props = Readonly<Record<string, unknown>>;
type Gap = { readonly what: string; readonly advice: string } | undefined;

function flexibleServer({ backup, createMode }: Props): Gap {
  if (createMode === "Replica" || get(backup, ["geoRedundantBackup"]) === "Enabled") return undefined;
  return {
    what: "its backups stay in its own region: backup.geoRedundantBackup is not Enabled",
    advice: 'Set backup.geoRedundantBackup to "Enabled"; Azure takes it when a server is made, and not later.',
  };
}

const databases: Readonly<Record<string, (props: Props, region: string | undefined, stack: PricedStack) => Gap>> = {
  "aws:rds/instance:Instance": ({ replicateSourceDb, backupRetentionPeriod }, _region, stack) => {
    // Without backups there is nothing to copy: that is missing-backup.
    if (replicateSourceDb !== undefined || Number(backupRetentionPeriod ?? 0) === 0 || copiesBackups(stack)) return undefined;
    return {
      what: "the program copies its backups to no other region",
      advice: "Add an aws.rds.InstanceAutomatedBackupsReplication in another region, or a backup plan with copyActions.",
    };
  },
  "azure-native:dbformysql:Server": flexibleServer,
  "azure-native:dbforpostgresql:Server": flexibleServer,
  "gcp:sql/databaseInstance:DatabaseInstance": (props, region) => {
    // Without a location the backups lie in the nearest multi-region: https://cloud.google.com/sql/docs/postgres/backup-recovery/backups#backup-location
    const location = get(props, ["settings", "backupConfiguration", "location"]);
    if (props.masterInstanceName !== undefined || typeof location !== "string" || location.toLowerCase() !== region) return undefined;
    return {
      what: `its backups stay in its own region ${region}`,
      advice: "Name another region or a multi-region in settings.backupConfiguration.location, or leave it out.",
    };
  },
};

export const missingBackupCopy = rule<ComplianceConfig, Facts>({
  id: "missing-backup-copy",
  title: "Backups under a profile that asks for a second site stay in one region",
  group: "compliance",
  why: "What destroys a region destroys the backups in it. Judged only under a profile that asks for a site away from the first, and only databases, whose own inputs say where backups lie.",
  remedy: "Copy the backups to another region.",
  severity: "high",
  level: "mandatory",
  scope: "resource",
  types: Object.keys(databases).sort(),
  config: complianceFields,
  check: ({ resource, props, region }, { config, stack }): readonly Outcome<Facts>[] => {
    const regime = citedProfiles(profilesAbout("backup-elsewhere", stack, resource, config), "backup-elsewhere");
    if (regime === undefined) return [];
    const gap = databases[canonicalType(resource.type)]?.(props, region, stack);
    return gap === undefined ? [] : [{ facts: { regime, ...gap } }];
  },
  message: ({ regime, what }) => `it is under ${regime}, but ${what}`,
  advice: ({ advice }) => advice,
  examples: {
    flagged: [
      {
        title: "Databases whose backups are lost with their region",
        config: { compliance: ["hipaa"] },
        resources: [
          {
            type: "aws:rds/instance:Instance",
            name: "records",
            inputs: { region: "us-east-1", engine: "postgres", instanceClass: "db.m6g.large", backupRetentionPeriod: 30 },
          },
          {
            type: "azure-native:dbforpostgresql:Server",
            name: "visits",
            inputs: { location: "eastus2", sku: { name: "Standard_D2ds_v5", tier: "GeneralPurpose" }, backup: { backupRetentionDays: 30 } },
          },
          {
            type: "gcp:sql/databaseInstance:DatabaseInstance",
            name: "bills",
            inputs: {
              region: "us-central1",
              databaseVersion: "POSTGRES_16",
              settings: { tier: "db-custom-2-8192", backupConfiguration: { enabled: true, location: "us-central1" } },
            },
          },
        ],
        messages: [
          "it is under hipaa (164.308(a)(7)(ii)(B)), but the program copies its backups to no other region",
          "it is under hipaa (164.308(a)(7)(ii)(B)), but its backups stay in its own region: backup.geoRedundantBackup is not Enabled",
          "it is under hipaa (164.308(a)(7)(ii)(B)), but its backups stay in its own region us-central1",
        ],
      },
    ],
    clean: [
      {
        title: "Backups in the nearest multi-region",
        config: { compliance: ["hipaa"] },
        resources: [
          {
            type: "gcp:sql/databaseInstance:DatabaseInstance",
            name: "bills",
            inputs: {
              region: "us-central1",
              databaseVersion: "POSTGRES_16",
              settings: { tier: "db-custom-2-8192", backupConfiguration: { enabled: true } },
            },
          },
        ],
      },
      {
        title: "A profile that asks for no second site",
        config: { compliance: ["gdpr"] },
        resources: [
          {
            type: "aws:rds/instance:Instance",
            name: "records",
            inputs: { region: "eu-west-1", engine: "postgres", instanceClass: "db.m6g.large", backupRetentionPeriod: 30 },
          },
        ],
      },
    ],
  },
});

/** Either way may take any database of the program: by its ARN, or by its tags. */
function copiesBackups(stack: PricedStack): boolean {
  if (indexOf(stack).types.includes("aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication")) return true;
  return stack.nodes.some(
    ({ resource: { type, inputs } }) =>
      canonicalType(type) === "aws:backup/plan:Plan" &&
      (!Array.isArray(inputs.rules) || inputs.rules.some((one: { readonly copyActions?: unknown }) => one?.copyActions !== undefined)),
  );
}
