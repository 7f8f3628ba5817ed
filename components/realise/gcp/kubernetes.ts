import { Cluster, type ClusterArgs } from "@pulumi/gcp/container/cluster";
import { NodePool, type NodePoolArgs } from "@pulumi/gcp/container/nodePool";
import { IAMMember } from "@pulumi/gcp/projects/iammember";
import { Account } from "@pulumi/gcp/serviceaccount/account";
import type { input } from "@pulumi/gcp/types";
import * as pulumi from "@pulumi/pulumi";
import type { KubernetesNeed } from "../../../model";
import { type KindRealiser, type PlacedKind, partInputs, partName } from "../site";
import { customerKey } from "./customer-key";
import { labelsOf } from "./labels";
import type { GcpNetwork } from "./network";
import { serviceAgent } from "./service-agent";

/** Pods of one node, and the least range of addresses that Google gives them. */
const PODS_PER_NODE = 110;

/**
 * A private cluster of GKE: neither its nodes nor its control plane have public addresses, network policies hold, pods
 * sign in to Google Cloud as themselves (workload identity), and its nodes as an account that may write logs and metrics.
 */
export const gkeCluster: KindRealiser<GcpNetwork> = (workload, network) => {
  const { name, tags, parent, blueprint } = workload;
  const { version, customerKey: asked } = workload.asKind as KubernetesNeed;
  const { network: networkId, subnetwork } = network.ids();
  const nodes = nodeAccount(workload);
  const key = asked
    ? customerKey(workload, network.region, [
        serviceAgent(workload, "container.googleapis.com"),
        serviceAgent(workload, "compute.googleapis.com", "disks"),
      ])
    : undefined;
  const cluster = new Cluster(
    name,
    {
      ...partInputs<ClusterArgs>(workload, ""),
      network: networkId,
      subnetwork,
      networkingMode: "VPC_NATIVE",
      ipAllocationPolicy: {},
      defaultMaxPodsPerNode: PODS_PER_NODE,
      privateClusterConfig: { enablePrivateNodes: true, enablePrivateEndpoint: true },
      masterAuthorizedNetworksConfig: {},
      datapathProvider: "ADVANCED_DATAPATH",
      workloadIdentityConfig: { workloadPool: pulumi.interpolate`${nodes.project}.svc.id.goog` },
      // The node pool that is taken away at once lives as the same account.
      nodeConfig: { serviceAccount: nodes.email },
      releaseChannel: { channel: "REGULAR" },
      ...(version === undefined ? {} : { minMasterVersion: version }),
      enableShieldedNodes: true,
      securityPostureConfig: { mode: "BASIC", vulnerabilityMode: "VULNERABILITY_DISABLED" },
      loggingConfig: { enableComponents: ["SYSTEM_COMPONENTS"] },
      monitoringConfig: { enableComponents: ["SYSTEM_COMPONENTS"], managedPrometheus: { enabled: false } },
      verticalPodAutoscaling: { enabled: true },
      ...(key === undefined ? {} : { databaseEncryption: { state: "ENCRYPTED", keyName: key.id } }),
      deletionProtection: true,
      resourceLabels: labelsOf(tags),
    },
    // What the pool that is taken away was is nobody's business later.
    { parent, protect: true, ignoreChanges: ["nodeConfig"], ...(key === undefined ? {} : { dependsOn: key.grants }) },
  );
  for (const { name: part, type } of blueprint.parts) {
    if (type === "gcp:container/nodePool:NodePool") nodePool(workload, part, cluster, nodes, key?.id);
  }
  return { endpoint: pulumi.interpolate`https://${cluster.endpoint}`, resourceId: cluster.id };
};

function nodePool(workload: PlacedKind, part: string, cluster: Cluster, nodes: Account, keyId: pulumi.Output<string> | undefined): void {
  const { need, tags, parent } = workload;
  const inputs = partInputs<NodePoolInputs>(workload, part);
  const perZone = Math.ceil((inputs.autoscaling.totalMinNodeCount ?? 0) / Math.max(1, need.zones));
  new NodePool(
    partName(workload.name, part),
    {
      ...inputs,
      // Names of pools are short; it is alone in its cluster.
      name: part,
      cluster: cluster.name,
      initialNodeCount: perZone,
      management: { autoRepair: true, autoUpgrade: true },
      upgradeSettings: { strategy: "SURGE", maxSurge: 1, maxUnavailable: 0 },
      nodeConfig: {
        ...inputs.nodeConfig,
        serviceAccount: nodes.email,
        oauthScopes: ["https://www.googleapis.com/auth/cloud-platform"],
        shieldedInstanceConfig: { enableSecureBoot: true, enableIntegrityMonitoring: true },
        workloadMetadataConfig: { mode: "GKE_METADATA" },
        metadata: { "disable-legacy-endpoints": "true" },
        // Pods that may be interrupted say so by bearing this; GKE puts a label of the same name on the nodes itself.
        ...(inputs.nodeConfig.spot === true
          ? { taints: [{ key: "cloud.google.com/gke-spot", value: "true", effect: "NO_SCHEDULE" }] }
          : {}),
        ...(keyId === undefined ? {} : { bootDiskKmsKey: keyId }),
        resourceLabels: labelsOf(tags),
      },
    },
    // Once it runs, autoscaling owns the number of nodes.
    { parent, ignoreChanges: ["initialNodeCount"] },
  );
}

type NodePoolInputs = Omit<NodePoolArgs, "nodeConfig" | "autoscaling"> & {
  readonly nodeConfig: input.container.NodePoolNodeConfig;
  readonly autoscaling: { readonly totalMinNodeCount?: number };
};

/** The least that nodes need: https://cloud.google.com/kubernetes-engine/docs/how-to/service-accounts#default-gke-service-agent */
function nodeAccount({ name, workload, parent }: PlacedKind): Account {
  const account = new Account(
    partName(name, "nodes"),
    { accountId: partName(name, "node"), displayName: `Nodes of ${workload}` },
    { parent },
  );
  new IAMMember(
    partName(name, "nodes"),
    { project: account.project, role: "roles/container.defaultNodeServiceAccount", member: account.member },
    { parent },
  );
  return account;
}
