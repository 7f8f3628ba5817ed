import { ReplicationGroup, type ReplicationGroupArgs } from "@pulumi/aws/elasticache/replicationGroup";
import { SubnetGroup } from "@pulumi/aws/elasticache/subnetGroup";
import { User } from "@pulumi/aws/elasticache/user";
import { UserGroup } from "@pulumi/aws/elasticache/userGroup";
import * as pulumi from "@pulumi/pulumi";
import type { CacheEngine, CacheNeed } from "../../../model";
import { workloadName } from "../names";
import { type KindRealiser, type PlacedKind, partInputs } from "../site";
import { awsAlertsOf } from "./alerts";
import { callersMayReach } from "./callers";
import { customerKey } from "./customer-key";
import type { AwsNetwork } from "./network";

const PORT = 6379;
/** Newest that ElastiCache offers for each: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/supported-engine-versions.html */
const VERSIONS: Readonly<Record<CacheEngine, string>> = { redis: "7.1", valkey: "8.0" };
const CLUSTERED: Readonly<Record<CacheEngine, string>> = { redis: "default.redis7.cluster.on", valkey: "default.valkey8.cluster.on" };

/**
 * A replication group of ElastiCache in the private subnets: encrypted at rest and on the way, TLS only. Clients sign
 * in as the user with short-lived tokens of their IAM role (`elasticache:Connect`): there is no password to keep.
 */
export const elasticacheGroup: KindRealiser<AwsNetwork> = (workload, network) => {
  const { name, need, tags, parent } = workload;
  const { engine } = workload.asKind as CacheNeed;
  const { region } = network;
  const named = { region, tags: { Name: name, ...tags } };
  const guard = network.machineGroup(workload.workload, network.vpcId());
  callersMayReach(workload, network, guard, [PORT]);
  const subnets = new SubnetGroup(name, { ...named, subnetIds: network.machineSubnetIds(need.zones) }, { parent });
  const key = customerKey(workload, region);
  const inputs = partInputs<ReplicationGroupArgs & { numNodeGroups: number; replicasPerNodeGroup: number }>(workload, "");
  const clustered = inputs.numNodeGroups > 1;
  const replicated = inputs.replicasPerNodeGroup > 0;
  const group = new ReplicationGroup(
    name,
    {
      ...named,
      ...inputs,
      description: `Cache ${workload.workload}`,
      engineVersion: VERSIONS[engine],
      port: PORT,
      ...(clustered ? { clusterMode: "enabled", parameterGroupName: CLUSTERED[engine] } : {}),
      automaticFailoverEnabled: replicated,
      multiAzEnabled: replicated && need.zones > 1,
      subnetGroupName: subnets.name,
      securityGroupIds: [guard.id],
      atRestEncryptionEnabled: true,
      ...(key === undefined ? {} : { kmsKeyId: key.arn }),
      transitEncryptionEnabled: true,
      transitEncryptionMode: "required",
      userGroupIds: [usersOf(workload, engine, named).id],
      autoMinorVersionUpgrade: true,
      // One snapshot is free of charge.
      snapshotRetentionLimit: 1,
      applyImmediately: false,
    },
    // The service chooses the minor version.
    { parent, ignoreChanges: ["engineVersion"] },
  );
  // Members are numbered: of shards that share the load, the first stands for all.
  const member = clustered ? pulumi.interpolate`${group.id}-0001-001` : pulumi.interpolate`${group.id}-001`;
  awsAlertsOf(workload, network, () => ({ CacheClusterId: member }));
  const address = clustered ? group.configurationEndpointAddress : group.primaryEndpointAddress;
  return { endpoint: pulumi.interpolate`${address}:${PORT}`, resourceId: group.arn };
};

/** One user that signs in by IAM. A group of Redis must have the user `default` too: it is switched off. */
function usersOf({ name, parent }: PlacedKind, engine: CacheEngine, named: { readonly region: string }): UserGroup {
  // Ids of users are unique in an account, and Pulumi does not choose them.
  const userId = workloadName(name, pulumi.getProject(), pulumi.getStack());
  const app = new User(
    name,
    {
      ...named,
      userId,
      userName: userId,
      engine,
      accessString: "on ~* &* +@all -@dangerous",
      authenticationMode: { type: "iam" },
    },
    { parent },
  );
  const off =
    engine === "valkey"
      ? []
      : [
          new User(
            `${name}-default`,
            {
              ...named,
              userId: `${userId}-default`,
              userName: "default",
              engine,
              accessString: "off ~* -@all",
              authenticationMode: { type: "no-password-required" },
            },
            { parent },
          ),
        ];
  return new UserGroup(
    name,
    { ...named, userGroupId: `${userId}-users`, engine, userIds: [app, ...off].map((user) => user.userId) },
    { parent, deleteBeforeReplace: true },
  );
}
