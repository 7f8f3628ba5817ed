import { Key } from "@pulumi/aws/kms/key";
import { Instance, type InstanceArgs } from "@pulumi/aws/rds/instance";
import { ParameterGroup } from "@pulumi/aws/rds/parameterGroup";
import { SubnetGroup } from "@pulumi/aws/rds/subnetGroup";
import * as pulumi from "@pulumi/pulumi";
import type { DatabaseNeed } from "../../../model";
import { type KindRealiser, type PlacedKind, partInputs, partName } from "../site";
import { callersMayReach } from "./callers";
import type { AwsNetwork } from "./network";

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
  const key = asKind.customerKey ? databaseKey(workload, named) : undefined;
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
    enabledCloudwatchLogsExports: [],
  } satisfies SizedArgs;
  const inputs = partInputs<SizedArgs>(workload, "");
  const primary = new Instance(
    name,
    {
      ...shared,
      ...inputs,
      instanceClass: placement.size,
      dbName: "app",
      username: "app",
      manageMasterUserPassword: true,
      ...(key === undefined ? {} : { masterUserSecretKmsKeyId: key.arn }),
      iamDatabaseAuthenticationEnabled: true,
      dbSubnetGroupName: subnets.name,
      parameterGroupName: tlsOnly(workload, named, String(inputs.engineVersion)).name,
      backupRetentionPeriod: asKind.backup.retentionDays,
      deletionProtection: true,
      finalSnapshotIdentifier: `${name}-final`,
      skipFinalSnapshot: false,
      ...restored(setup),
    },
    // The service chooses the minor version and grows the storage.
    { parent, protect: true, ignoreChanges: ["allocatedStorage"] },
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
  return {
    endpoint: primary.endpoint,
    resourceId: primary.arn,
    secretId: primary.masterUserSecrets.apply((secrets) => secrets[0]?.secretArn ?? ""),
  };
};

/** `instanceClass` is required by the SDK; parts give it like the rest. */
type SizedArgs = Omit<InstanceArgs, "instanceClass">;

function databaseKey({ name, workload, parent }: PlacedKind, named: object): Key {
  return new Key(
    partName(name, "key"),
    { ...named, ...{ enableKeyRotation: true }, description: `Encrypts the database ${workload}`, deletionWindowInDays: 30 },
    { parent, protect: true },
  );
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
