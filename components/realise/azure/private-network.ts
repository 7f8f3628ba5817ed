import { FlowLog, type FlowLogArgs } from "@pulumi/azure-native/network/flowLog";
import { ManagementPolicy } from "@pulumi/azure-native/storage/managementPolicy";
import { StorageAccount, type StorageAccountArgs } from "@pulumi/azure-native/storage/storageAccount";
import { FLOW_LOG_STORE, FLOW_LOGS } from "../../../blueprint";
import type { NetworkNeed } from "../../../model";
import { type PlacedKind, partInputs, partName, type RealisedNetwork } from "../site";
import { customerKey } from "./customer-key";
import { deleteLock } from "./delete-lock";
import { keyed } from "./encrypted-account";
import type { AzureNetwork } from "./network";
import { identity, mayUse } from "./roles";
import { uniqueName } from "./unique-name";

/** Azure makes a watcher for each region with a virtual network: https://learn.microsoft.com/azure/network-watcher/network-watcher-create */
const WATCHERS_GROUP = "NetworkWatcherRG";
/** The longest that a flow log itself says; what is kept for longer is left to the account's lifecycle alone. */
const MOST_DAYS = 365;

/** The virtual network of a place as a workload, with the subnet of its machines. */
export function azureVnet(workload: PlacedKind, network: AzureNetwork): RealisedNetwork {
  const subnetId = network.subnetId();
  const { flowLogs } = workload.asKind as NetworkNeed;
  if (flowLogs !== undefined) keepFlowLogs(workload, network, flowLogs.retentionDays);
  return { endpoint: undefined, resourceId: network.network().id, subnetIds: [subnetId], network: { azure: { subnetId } } };
}

/** Every flow of the network, in a storage account that nobody but the flow log's own identity writes to, without keys. */
function keepFlowLogs(workload: PlacedKind, network: AzureNetwork, retentionDays: number): void {
  const { name, tags, parent } = workload;
  const storeName = partName(name, FLOW_LOG_STORE);
  const key = (workload.asKind as NetworkNeed).customerKey ? customerKey(workload, network) : undefined;
  const account = new StorageAccount(
    storeName,
    {
      ...network.common(),
      ...partInputs<Pick<StorageAccountArgs, "kind" | "sku">>(workload, FLOW_LOG_STORE),
      accountName: uniqueName(network, storeName),
      allowBlobPublicAccess: false,
      allowCrossTenantReplication: false,
      allowSharedKeyAccess: false,
      defaultToOAuthAuthentication: true,
      enableHttpsTrafficOnly: true,
      minimumTlsVersion: "TLS1_2",
      networkRuleSet: { defaultAction: "Deny", bypass: "AzureServices" },
      ...(key === undefined ? {} : keyed(key)),
      tags,
    },
    { parent, protect: true, ...(key === undefined ? {} : { dependsOn: key.ready }) },
  );
  deleteLock(workload, account.id);
  const ended = { delete: { daysAfterModificationGreaterThan: retentionDays } };
  new ManagementPolicy(
    storeName,
    {
      resourceGroupName: network.group().name,
      accountName: account.name,
      managementPolicyName: "default",
      policy: {
        rules: [
          {
            name: "end",
            type: "Lifecycle",
            enabled: true,
            definition: { filters: { blobTypes: ["blockBlob", "appendBlob"] }, actions: { baseBlob: ended } },
          },
        ],
      },
    },
    { parent },
  );
  const writer = identity(workload, network, FLOW_LOGS);
  const allowed = mayUse(workload, FLOW_LOGS, writer.principalId, "Storage Blob Data Contributor", account.id);
  new FlowLog(
    partName(name, FLOW_LOGS),
    {
      ...partInputs<Pick<FlowLogArgs, "enabled">>(workload, FLOW_LOGS),
      resourceGroupName: WATCHERS_GROUP,
      networkWatcherName: `NetworkWatcher_${network.location}`,
      location: network.location,
      targetResourceId: network.network().id,
      storageId: account.id,
      format: { type: "JSON", version: 2 },
      retentionPolicy: retentionDays > MOST_DAYS ? { days: 0, enabled: false } : { days: retentionDays, enabled: true },
      identity: { type: "UserAssigned", userAssignedIdentities: [writer.id] },
      tags,
    },
    { parent, dependsOn: [allowed] },
  );
}
