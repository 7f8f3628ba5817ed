import { AgentPool, type AgentPoolArgs } from "@pulumi/azure-native/containerservice/agentPool";
import { ManagedCluster, type ManagedClusterArgs } from "@pulumi/azure-native/containerservice/managedCluster";
import type * as input from "@pulumi/azure-native/types/input";
import * as pulumi from "@pulumi/pulumi";
import { PODS_PER_NODE } from "../../../blueprint/azure/node-allocatable";
import type { KubernetesNeed } from "../../../model";
import { type KindRealiser, type PlacedKind, partInputs, partName } from "../site";
import { diskKey } from "./disk-key";
import type { AzureNetwork } from "./network";
import { identity, mayUse } from "./roles";
import { subnetGuard } from "./subnet-guard";

/** Ranges inside the cluster, apart from every network's 10.x: they may be the same in all clusters. */
const PODS = "172.20.0.0/14";
const SERVICES = "172.24.0.0/16";
const NAMES = "172.24.0.10";

interface ClusterInputs {
  readonly sku: ManagedClusterArgs["sku"];
  readonly agentPoolProfiles: readonly input.containerservice.ManagedClusterAgentPoolProfileArgs[];
}

/**
 * A private cluster: its control plane has no public address and knows no accounts but Entra's; nodes have no addresses,
 * patch themselves, and keep pods apart by network policies.
 */
export const aksCluster: KindRealiser<AzureNetwork> = (workload, network) => {
  const { name, tags, parent, blueprint } = workload;
  const need = workload.asKind as KubernetesNeed;
  const guard = subnetGuard(workload, network, [443]);
  const wayOut = network.wayOut();
  const subnet = network.ownSubnet(workload.workload, { networkSecurityGroup: { id: guard.id }, ...wayOut });
  const runner = identity(workload, network, "cluster");
  const placesNodes = mayUse(workload, "network", runner.principalId, "Network Contributor", subnet.id);
  const inputs = partInputs<ClusterInputs>(workload, "");
  const node = { vnetSubnetID: subnet.id, maxPods: PODS_PER_NODE, enableNodePublicIP: false, osSKU: "AzureLinux", tags };
  const upgrades = { maxSurge: "33%", drainTimeoutInMinutes: 30 };
  const cluster = new ManagedCluster(
    name,
    {
      ...network.common(),
      sku: inputs.sku ?? {},
      agentPoolProfiles: inputs.agentPoolProfiles.map((pool) => ({
        ...pool,
        ...node,
        type: "VirtualMachineScaleSets",
        upgradeSettings: upgrades,
      })),
      ...(need.version === undefined ? {} : { kubernetesVersion: need.version }),
      dnsPrefix: name,
      identity: { type: "UserAssigned", userAssignedIdentities: [runner.id] },
      apiServerAccessProfile: { enablePrivateCluster: true, enablePrivateClusterPublicFQDN: false, privateDNSZone: "system" },
      enableRBAC: true,
      disableLocalAccounts: true,
      aadProfile: { managed: true, enableAzureRBAC: true },
      oidcIssuerProfile: { enabled: true },
      securityProfile: { workloadIdentity: { enabled: true }, imageCleaner: { enabled: true, intervalHours: 168 } },
      networkProfile: {
        networkPlugin: "azure",
        networkPluginMode: "overlay",
        networkDataplane: "cilium",
        networkPolicy: "cilium",
        loadBalancerSku: "standard",
        // Without a gateway of the site AKS makes a way out of its own: nodes cannot be without one.
        outboundType: wayOut.natGateway === undefined ? "loadBalancer" : "userAssignedNATGateway",
        podCidr: PODS,
        serviceCidr: SERVICES,
        dnsServiceIP: NAMES,
      },
      autoUpgradeProfile: { upgradeChannel: "patch", nodeOSUpgradeChannel: "NodeImage" },
      ...(need.customerKey ? { diskEncryptionSetID: diskKey(workload, network) } : {}),
      tags,
    },
    // Once it runs, autoscaling owns the number of nodes, and upgrades the version.
    { parent, protect: true, dependsOn: placesNodes, ignoreChanges: ["agentPoolProfiles[0].count"] },
  );
  for (const { name: part, type } of blueprint.parts) {
    if (type !== "azure-native:containerservice:AgentPool") continue;
    new AgentPool(
      partName(name, part),
      {
        resourceGroupName: network.group().name,
        resourceName: cluster.name,
        agentPoolName: part,
        ...partInputs<Partial<AgentPoolArgs>>(workload, part),
        ...node,
        mode: "User",
        upgradeSettings: upgrades,
        ...taints(workload, part),
      },
      { parent, ignoreChanges: ["count"] },
    );
  }
  return { endpoint: pulumi.interpolate`https://${cluster.privateFQDN}`, resourceId: cluster.id };
};

/** Pods bear these only where their need says so; AKS itself puts the same on its spot nodes. */
function taints({ blueprint }: PlacedKind, part: string): Pick<AgentPoolArgs, "nodeTaints"> {
  const inputs = blueprint.parts.find(({ name }) => name === part)?.inputs ?? {};
  const spot = inputs.scaleSetPriority === "Spot" ? ["kubernetes.azure.com/scalesetpriority=spot:NoSchedule"] : [];
  const gpu = /^Standard_N/.test(String(inputs.vmSize)) ? ["sku=gpu:NoSchedule"] : [];
  return spot.length + gpu.length === 0 ? {} : { nodeTaints: [...spot, ...gpu] };
}
