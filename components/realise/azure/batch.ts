import { BatchAccount } from "@pulumi/azure-native/batch/batchAccount";
import { Pool, type PoolArgs } from "@pulumi/azure-native/batch/pool";
import type * as input from "@pulumi/azure-native/types/input";
import * as pulumi from "@pulumi/pulumi";
import { type KindRealiser, partInputs } from "../site";
import type { AzureNetwork } from "./network";
import { privateEndpoint } from "./private-endpoint";
import { identity, mayUse } from "./roles";
import { uniqueName } from "./unique-name";

/** Ubuntu Server with a container runtime that Batch's own agent knows. */
const IMAGE = { publisher: "microsoft-dsvm", offer: "ubuntu-hpc", sku: "2204", version: "latest" };
const AGENT = "batch.node.ubuntu 22.04";

/**
 * An account with one pool that is empty until tasks wait: nodes have no public address and reach the service through a
 * private endpoint; who holds the identity `<name>-access` hands in jobs, and keys are of no use.
 */
export const batchPool: KindRealiser<AzureNetwork> = (workload, network) => {
  const { name, tags, parent, setup } = workload;
  const inputs = partInputs<
    Pick<PoolArgs, "vmSize" | "taskSlotsPerNode" | "scaleSettings"> & {
      readonly deploymentConfiguration: { readonly virtualMachineConfiguration: { readonly osDisk: input.batch.OSDiskArgs } };
    }
  >(workload, "");
  const runner = identity(workload, network, "run");
  const account = new BatchAccount(
    name,
    {
      ...network.common(),
      accountName: uniqueName(network, name),
      poolAllocationMode: "BatchService",
      allowedAuthenticationModes: ["AAD"],
      publicNetworkAccess: "Enabled",
      identity: { type: "UserAssigned", userAssignedIdentities: [runner.id] },
      tags,
    },
    { parent },
  );
  const node = privateEndpoint(workload, network, {
    id: account.id,
    group: "nodeManagement",
    host: account.nodeManagementEndpoint,
    ports: [443],
    withWayOut: true,
  });
  const image = setup.image === undefined ? [] : [setup.image];
  const pool = new Pool(
    name,
    {
      resourceGroupName: network.group().name,
      accountName: account.name,
      poolName: name,
      ...inputs,
      deploymentConfiguration: {
        virtualMachineConfiguration: {
          ...inputs.deploymentConfiguration.virtualMachineConfiguration,
          imageReference: IMAGE,
          nodeAgentSkuId: AGENT,
          containerConfiguration: { type: "DockerCompatible", containerImageNames: image },
          nodePlacementConfiguration: { policy: workload.need.zones > 1 ? "Zonal" : "Regional" },
        },
      },
      identity: { type: "UserAssigned", userAssignedIdentities: [runner.id] },
      networkConfiguration: { subnetId: node.subnetId, publicIPAddressConfiguration: { provision: "NoPublicIPAddresses" } },
      targetNodeCommunicationMode: "Simplified",
      // Full nodes first, so that the others are free to go.
      taskSchedulingPolicy: { nodeFillType: "Pack" },
      interNodeCommunication: "Disabled",
      resourceTags: tags,
    },
    { parent, dependsOn: node.endpoint },
  );
  const access = identity(workload, network, "access");
  mayUse(workload, "access", access.principalId, "Azure Batch Job Submitter", account.id);
  return { endpoint: pulumi.interpolate`https://${account.accountEndpoint}`, resourceId: pool.id };
};
