import { LogGroup, type LogGroupArgs } from "@pulumi/aws/cloudwatch/logGroup";
import { Instance, type InstanceArgs } from "@pulumi/aws/rds/instance";
import {
  InstanceAutomatedBackupsReplication,
  type InstanceAutomatedBackupsReplicationArgs,
} from "@pulumi/aws/rds/instanceAutomatedBackupsReplication";
import { ParameterGroup } from "@pulumi/aws/rds/parameterGroup";
import { SubnetGroup } from "@pulumi/aws/rds/subnetGroup";
import * as pulumi from "@pulumi/pulumi";
import type { DatabaseNeed } from "../../../model";
import { workloadName } from "../names";
import { type KindRealiser, type PlacedKind, partInputs, partName } from "../site";
import { awsAlertsOf } from "./alerts";
import { callersMayReach } from "./callers";
import { customerKey } from "./customer-key";
import type { AwsNetwork } from "./network";
import { partitionOf } from "./policy-document";

const PORTS = { postgres: 5432, mysql: 3306 } as const;
/** A subnet group spans two zones at least. */
const LEAST_ZONES = 2;

/**
 * A database of RDS in the private subnets: encrypted, TLS only, its password in Secrets Manager and rotated by it,
 * a standby in another zone where the need has zones, and a snapshot when it is removed.
 */
export const rdsDatabase: KindRealiser<AwsNetwork> = (workload, network) => {
  const { name, need, placement, tags, parent, setup } = workload;
  const asKind = workload.asKind as DatabaseNeed;
  const { region } = network;
  const named = { region, tags: { Name: name, ...tags } };
  const guard = network.machineGroup(workload.workload, network.vpcId());
  callersMayReach(workload, network, guard, [PORTS[asKind.engine]]);
  const subnets = new SubnetGroup(name, { ...named, subnetIds: network.machineSubnetIds(Math.max(LEAST_ZONES, need.zones)) }, { parent });
  const key = customerKey(workload, region);
  const encrypted = { storageEncrypted: true, ...(key === undefined ? {} : { kmsKeyId: key.arn }) };
  const shared = {
    ...named,
    ...encrypted,
    vpcSecurityGroupIds: [guard.id],
    publiclyAccessible: false,
    copyTagsToSnapshot: true,
    autoMinorVersionUpgrade: true,
    performanceInsightsEnabled: true,
    performanceInsightsRetentionPeriod: 7,
    ...(key === undefined ? {} : { performanceInsightsKmsKeyId: key.arn }),
    caCertIdentifier: "rds-ca-rsa2048-g1",
  } satisfies SizedArgs;
  const inputs = partInputs<SizedArgs>(workload, "");
  // The logs' groups have the name in theirs, and stand before it: else RDS makes some that keep logs for ever.
  const identifier = workloadName(name, pulumi.getProject(), pulumi.getStack());
  const logs = logsOf(workload, region, identifier);
  const primary = new Instance(
    name,
    {
      ...shared,
      ...inputs,
      instanceClass: placement.size,
      identifier,
      dbName: "app",
      username: "app",
      enabledCloudwatchLogsExports: logs.map(({ log }) => log),
      ...(key === undefined ? {} : { masterUserSecretKmsKeyId: key.arn }),
      iamDatabaseAuthenticationEnabled: true,
      dbSubnetGroupName: subnets.name,
      parameterGroupName: tlsOnly(workload, named, String(inputs.engineVersion)).name,
      backupRetentionPeriod: asKind.backup.retentionDays,
      deletionProtection: true,
      finalSnapshotIdentifier: `${identifier}-final`,
      skipFinalSnapshot: false,
      ...restored(setup),
    },
    // The service grows the storage; what it was restored from is history once it runs.
    {
      parent,
      protect: true,
      ignoreChanges: ["allocatedStorage", "snapshotIdentifier", "restoreToPointInTime"],
      dependsOn: logs.map(({ group }) => group),
    },
  );
  for (let index = 1; index <= asKind.readReplicas; index++) {
    const part = `replica-${index}`;
    new Instance(
      partName(name, part),
      {
        ...shared,
        ...partInputs<SizedArgs>(workload, part),
        instanceClass: placement.size,
        replicateSourceDb: primary.identifier,
        skipFinalSnapshot: true,
      },
      { parent },
    );
  }
  copyBackups(workload, primary);
  awsAlertsOf(workload, network, () => ({ DBInstanceIdentifier: primary.identifier }));
  return {
    endpoint: primary.endpoint,
    resourceId: primary.arn,
    secretId: primary.masterUserSecrets.apply((secrets) => secrets[0]?.secretArn ?? ""),
  };
};

/** `instanceClass` is required by the SDK; parts give it like the rest. */
type SizedArgs = Omit<InstanceArgs, "instanceClass">;

const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";
const LOG_PART = /^logs-/;

function logsOf(workload: PlacedKind, region: string, identifier: string) {
  const { name, tags, parent, blueprint } = workload;
  return blueprint.parts
    .filter(({ type }) => type === LOG_GROUP)
    .map((part) => {
      const log = part.name.replace(LOG_PART, "");
      const inputs = partInputs<LogGroupArgs>(workload, part.name);
      const logName = `/aws/rds/instance/${identifier}/${log}`;
      return { log, group: new LogGroup(partName(name, part.name), { region, name: logName, ...inputs, tags }, { parent }) };
    });
}

/** Backups that survive the loss of the region. */
function copyBackups(workload: PlacedKind, primary: Instance): void {
  const { name, blueprint } = workload;
  if (!blueprint.parts.some((part) => part.name === "copy")) return;
  const inputs = partInputs<Omit<InstanceAutomatedBackupsReplicationArgs, "sourceDbInstanceArn">>(workload, "copy");
  const key = customerKey(workload, String(inputs.region), "copy-key");
  new InstanceAutomatedBackupsReplication(
    partName(name, "copy"),
    {
      ...inputs,
      sourceDbInstanceArn: primary.arn,
      // Encrypted backups are copied under a key of the other region: its own default where no other is wanted.
      kmsKeyId: key?.arn ?? defaultKey(primary, String(inputs.region)),
    },
    { parent: primary },
  );
}

/** The key that RDS keeps in every region of an account. */
function defaultKey({ arn }: Instance, region: string): pulumi.Output<string> {
  return arn.apply((own) => `arn:${partitionOf(region)}:kms:${region}:${own.split(":")[4] ?? ""}:alias/aws/rds`);
}

/** Connections without TLS are refused. */
function tlsOnly({ name, asKind, parent }: PlacedKind, named: object, version: string): ParameterGroup {
  const { engine } = asKind as DatabaseNeed;
  const parameter = engine === "postgres" ? { name: "rds.force_ssl", value: "1" } : { name: "require_secure_transport", value: "1" };
  const family = engine === "postgres" ? `postgres${version.split(".")[0]}` : `mysql${version.split(".").slice(0, 2).join(".")}`;
  return new ParameterGroup(name, { ...named, family, parameters: [parameter] }, { parent });
}

/** The content of a snapshot, or of another database at a moment. */
function restored({ restoreFrom }: PlacedKind["setup"]): Pick<InstanceArgs, "snapshotIdentifier" | "restoreToPointInTime"> {
  if (restoreFrom === undefined) return {};
  const { snapshot, instance, at } = restoreFrom;
  if (snapshot !== undefined) return { snapshotIdentifier: snapshot };
  if (instance === undefined) return {};
  const moment = at === undefined ? { useLatestRestorableTime: true } : { restoreTime: at };
  return { restoreToPointInTime: pulumi.output(instance).apply((source) => ({ sourceDbInstanceIdentifier: source, ...moment })) };
}
