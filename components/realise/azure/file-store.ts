import { ProtectedItem } from "@pulumi/azure-native/recoveryservices/protectedItem";
import { ProtectionContainer } from "@pulumi/azure-native/recoveryservices/protectionContainer";
import { ProtectionPolicy } from "@pulumi/azure-native/recoveryservices/protectionPolicy";
import { Vault, type VaultArgs } from "@pulumi/azure-native/recoveryservices/vault";
import { FileServiceProperties } from "@pulumi/azure-native/storage/fileServiceProperties";
import { FileShare, type FileShareArgs } from "@pulumi/azure-native/storage/fileShare";
import type { StorageAccount } from "@pulumi/azure-native/storage/storageAccount";
import * as pulumi from "@pulumi/pulumi";
import type { FileStoreNeed } from "../../../model";
import { type KindRealiser, type PlacedKind, partInputs, partName } from "../site";
import { encryptedAccount } from "./encrypted-account";
import type { AzureNetwork } from "./network";
import { mayUse } from "./roles";

const SHARE = "data";
const BACKUP_TIME = "2026-01-01T01:30:00Z";
const MOST_SNAPSHOT_DAYS = 5;
const LEAST_RETENTION_DAYS = 7;

/**
 * A share that only the callers' subnets reach. With backups it speaks SMB 3.1.1, encrypted, and is mounted with the
 * account's key: Azure backs up nothing else. Without, it speaks NFS 4.1, and there is no key.
 */
export const azureFiles: KindRealiser<AzureNetwork> = (workload, network) => {
  const { name, parent } = workload;
  const { customerKey, backup } = workload.asKind as FileStoreNeed;
  const smb = backup.retentionDays > 0;
  if (workload.setup.restoreFrom !== undefined)
    pulumi.log.error(
      `${workload.workload}: Azure restores backups only into a share that exists; leave restoreFrom out, then run az backup restore restore-azurefileshare`,
      parent,
    );
  const account = encryptedAccount(workload, network, { customerKey, fromAnywhere: false, allowSharedKeyAccess: smb });
  const within = { resourceGroupName: network.group().name, accountName: account.name };
  const service = new FileServiceProperties(
    name,
    {
      ...within,
      fileServicesName: "default",
      shareDeleteRetentionPolicy: { enabled: true, days: 14 },
      ...(smb
        ? {
            protocolSettings: {
              smb: {
                versions: "SMB3.1.1",
                channelEncryption: "AES-256-GCM",
                authenticationMethods: "NTLMv2;Kerberos",
                kerberosTicketEncryption: "AES-256",
              },
            },
          }
        : {}),
    },
    { parent },
  );
  const share = new FileShare(
    partName(name, "share"),
    {
      ...within,
      ...partInputs<Pick<FileShareArgs, "shareQuota">>(workload, "share"),
      shareName: SHARE,
      enabledProtocols: smb ? "SMB" : "NFS",
      ...(smb ? {} : { rootSquash: "RootSquash" }),
    },
    { parent, protect: true, dependsOn: service },
  );
  if (smb) backups(workload, network, account, share);
  const path = smb ? pulumi.interpolate`//${account.name}.file.core.windows.net/${SHARE}` : nfsPath(account);
  return { endpoint: path, resourceId: share.id };
};

const nfsPath = ({ name }: StorageAccount) => pulumi.interpolate`${name}.file.core.windows.net:/${name}/${SHARE}`;

/** Every night into a vault that nobody can empty before its time. */
function backups(workload: PlacedKind, network: AzureNetwork, account: StorageAccount, share: FileShare): void {
  const { name, tags, parent } = workload;
  const { backup } = workload.asKind as FileStoreNeed;
  const part = partName(name, "backup");
  const inputs = partInputs<{ readonly properties: VaultArgs["properties"] & object }>(workload, "backup");
  const vault = new Vault(
    part,
    {
      ...network.common(),
      sku: { name: "Standard" },
      identity: { type: "SystemAssigned" },
      properties: {
        ...inputs.properties,
        publicNetworkAccess: "Enabled",
        securitySettings: {
          immutabilitySettings: { state: "Unlocked" },
          softDeleteSettings: { softDeleteState: "Enabled", softDeleteRetentionPeriodInDays: 14 },
        },
        monitoringSettings: { azureMonitorAlertSettings: { alertsForAllJobFailures: "Enabled" } },
      },
      tags,
    },
    { parent, protect: true },
  );
  const within = { resourceGroupName: network.group().name, vaultName: vault.name };
  const days = Math.max(LEAST_RETENTION_DAYS, backup.retentionDays);
  const policy = new ProtectionPolicy(
    part,
    {
      ...within,
      policyName: "nightly",
      properties: {
        backupManagementType: "AzureStorage",
        workLoadType: "AzureFileShare",
        timeZone: "UTC",
        schedulePolicy: { schedulePolicyType: "SimpleSchedulePolicy", scheduleRunFrequency: "Daily", scheduleRunTimes: [BACKUP_TIME] },
        vaultRetentionPolicy: {
          snapshotRetentionInDays: MOST_SNAPSHOT_DAYS,
          vaultRetention: {
            retentionPolicyType: "LongTermRetentionPolicy",
            dailySchedule: { retentionTimes: [BACKUP_TIME], retentionDuration: { count: days, durationType: "Days" } },
          },
        },
      },
    },
    { parent },
  );
  const ready = mayUse(
    workload,
    "backup",
    vault.identity.apply((of) => of?.principalId ?? ""),
    "Storage Account Backup Contributor",
    account.id,
  );
  const container = new ProtectionContainer(
    part,
    {
      ...within,
      fabricName: "Azure",
      containerName: pulumi.interpolate`StorageContainer;Storage;${network.group().name};${account.name}`,
      properties: {
        containerType: "StorageContainer",
        backupManagementType: "AzureStorage",
        sourceResourceId: account.id,
        acquireStorageAccountLock: "Acquire",
      },
    },
    { parent, dependsOn: ready },
  );
  new ProtectedItem(
    part,
    {
      ...within,
      fabricName: "Azure",
      containerName: container.name,
      protectedItemName: `AzureFileShare;${SHARE}`,
      properties: { protectedItemType: "AzureFileShareProtectedItem", policyId: policy.id, sourceResourceId: account.id },
    },
    { parent, dependsOn: share },
  );
}
