import { AccessPolicyAssignment } from "@pulumi/azure-native/redisenterprise/accessPolicyAssignment";
import { Database } from "@pulumi/azure-native/redisenterprise/database";
import { RedisEnterprise, type RedisEnterpriseArgs } from "@pulumi/azure-native/redisenterprise/redisEnterprise";
import * as pulumi from "@pulumi/pulumi";
import type { CacheNeed } from "../../../model";
import { type KindRealiser, partInputs } from "../site";
import { azureAlertsOf } from "./alerts";
import { customerKey } from "./customer-key";
import type { AzureNetwork } from "./network";
import { privateEndpoint } from "./private-endpoint";
import { identity } from "./roles";

const PORT = 10_000;

/** Managed Redis that only the callers reach, with TLS and without keys: who holds the identity `<name>-access` signs in. */
export const managedRedis: KindRealiser<AzureNetwork> = (workload, network) => {
  const { name, tags, parent } = workload;
  const key = (workload.asKind as CacheNeed).customerKey ? customerKey(workload, network) : undefined;
  const cluster = new RedisEnterprise(
    name,
    {
      ...network.common(),
      ...partInputs<Pick<RedisEnterpriseArgs, "sku" | "highAvailability">>(workload, ""),
      publicNetworkAccess: "Disabled",
      minimumTlsVersion: "1.2",
      ...(key === undefined
        ? {}
        : {
            identity: { type: "UserAssigned", userAssignedIdentities: [key.identity.id] },
            encryption: {
              customerManagedKeyEncryption: {
                keyEncryptionKeyUrl: key.key.keyUriWithVersion,
                keyEncryptionKeyIdentity: { identityType: "userAssignedIdentity", userAssignedIdentityResourceId: key.identity.id },
              },
            },
          }),
      tags,
    },
    { parent, ...(key === undefined ? {} : { dependsOn: key.ready }) },
  );
  const database = new Database(
    name,
    {
      resourceGroupName: network.group().name,
      clusterName: cluster.name,
      databaseName: "default",
      clientProtocol: "Encrypted",
      // Clients see one endpoint, so that those that know nothing of clusters work, too.
      clusteringPolicy: "EnterpriseCluster",
      evictionPolicy: "AllKeysLRU",
      accessKeysAuthentication: "Disabled",
      port: PORT,
    },
    { parent },
  );
  const access = identity(workload, network, "access");
  new AccessPolicyAssignment(
    name,
    {
      resourceGroupName: network.group().name,
      clusterName: cluster.name,
      databaseName: database.name,
      accessPolicyName: "default",
      user: { objectId: access.principalId },
    },
    { parent },
  );
  privateEndpoint(workload, network, { id: cluster.id, group: "redisEnterprise", host: cluster.hostName, ports: [PORT] });
  azureAlertsOf(workload, network, cluster.id);
  return { endpoint: pulumi.interpolate`${cluster.hostName}:${PORT}`, resourceId: cluster.id };
};
