import { Cluster, type ClusterArgs } from "@pulumi/gcp/redis/cluster";
import { Instance, type InstanceArgs } from "@pulumi/gcp/redis/instance";
import { Secret, type SecretArgs } from "@pulumi/gcp/secretmanager/secret";
import { SecretVersion } from "@pulumi/gcp/secretmanager/secretVersion";
import * as pulumi from "@pulumi/pulumi";
import type { CacheNeed } from "../../../model";
import { type KindRealiser, type PlacedKind, partInputs, partName, type RealisedKind } from "../site";
import { gcpAlertsOf } from "./alerts";
import { customerKey } from "./customer-key";
import { labelsOf } from "./labels";
import type { GcpNetwork } from "./network";
import { serviceAgent } from "./service-agent";

/** A cache of Memorystore that only the site's network reaches, with TLS only, and that asks who is there. */
export const memorystoreCache: KindRealiser<GcpNetwork> = (workload, network) =>
  workload.blueprint.family === "redis-cluster" ? cluster(workload, network) : instance(workload, network);

/** Upkeep on Sundays at 3 o'clock. */
const maintenancePolicy = {
  weeklyMaintenanceWindows: [{ day: "SUNDAY", startTime: { hours: 3, minutes: 0, seconds: 0, nanos: 0 } }],
};

function keyOf(workload: PlacedKind, region: string) {
  const { customerKey: asked } = workload.asKind as CacheNeed;
  return asked ? customerKey(workload, region, [serviceAgent(workload, "redis.googleapis.com")]) : undefined;
}

function instance(workload: PlacedKind, network: GcpNetwork): RealisedKind {
  const { name, tags, parent } = workload;
  const { region } = network;
  const { connection, rangeName } = network.googleServices();
  const key = keyOf(workload, region);
  const cache = new Instance(
    name,
    {
      region,
      ...partInputs<InstanceArgs>(workload, ""),
      connectMode: "PRIVATE_SERVICE_ACCESS",
      authorizedNetwork: network.ids().network,
      reservedIpRange: rangeName,
      transitEncryptionMode: "SERVER_AUTHENTICATION",
      authEnabled: true,
      deletionProtection: true,
      maintenancePolicy,
      ...(key === undefined ? {} : { customerManagedKey: key.id }),
      labels: labelsOf(tags),
    },
    { parent, protect: true, dependsOn: [connection, ...(key === undefined ? [] : key.grants)] },
  );
  const auth = partName(name, "auth");
  const secret = new Secret(auth, { ...partInputs<SecretArgs>(workload, "auth"), secretId: auth, labels: labelsOf(tags) }, { parent });
  new SecretVersion(partName(name, "auth-version"), { secret: secret.id, secretData: pulumi.secret(cache.authString) }, { parent });
  gcpAlertsOf(workload, () => ({ where: pulumi.interpolate`resource.label.instance_id="${cache.id}"` }));
  return { endpoint: pulumi.interpolate`${cache.host}:${cache.port}`, resourceId: cache.id, secretId: secret.id };
}

/** Clients of a cluster sign in by IAM: there is no password. */
function cluster(workload: PlacedKind, network: GcpNetwork): RealisedKind {
  const { name, tags, parent } = workload;
  const { region } = network;
  const key = keyOf(workload, region);
  const endpoints = network.privateEndpoints("gcp-memorystore-redis");
  const cache = new Cluster(
    name,
    {
      region,
      ...partInputs<ClusterArgs>(workload, ""),
      pscConfigs: [{ network: network.ids().network }],
      transitEncryptionMode: "TRANSIT_ENCRYPTION_MODE_SERVER_AUTHENTICATION",
      authorizationMode: "AUTH_MODE_IAM_AUTH",
      zoneDistributionConfig: { mode: "MULTI_ZONE" },
      deletionProtectionEnabled: true,
      ...(key === undefined ? {} : { kmsKey: key.id }),
      labels: labelsOf(tags),
    },
    { parent, protect: true, dependsOn: [endpoints, ...(key === undefined ? [] : key.grants)] },
  );
  gcpAlertsOf(workload, () => ({
    metric: "redis.googleapis.com/cluster/memory/maximum_utilization",
    resource: "redis.googleapis.com/Cluster",
    where: pulumi.interpolate`resource.label.cluster_id="${cache.name}"`,
  }));
  const endpoint = cache.discoveryEndpoints.apply((found) => `${found[0]?.address ?? ""}:${found[0]?.port ?? 6379}`);
  return { endpoint, resourceId: cache.id };
}
