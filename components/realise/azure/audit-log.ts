import { SubscriptionDiagnosticSetting } from "@pulumi/azure-native/monitor/subscriptionDiagnosticSetting";
import { BlobServiceProperties } from "@pulumi/azure-native/storage/blobServiceProperties";
import { ManagementPolicy } from "@pulumi/azure-native/storage/managementPolicy";
import { StorageAccount, type StorageAccountArgs } from "@pulumi/azure-native/storage/storageAccount";
import * as pulumi from "@pulumi/pulumi";
import { type HasParts, type PlacedAuditLog, partInputs } from "../site";
import { customerKey } from "./customer-key";
import { deleteLock } from "./delete-lock";
import { keyed } from "./encrypted-account";
import type { AzureNetwork } from "./network";
import { uniqueName } from "./unique-name";

/** Who changed what in the subscription, who may, and what stood in the way: https://learn.microsoft.com/azure/azure-monitor/platform/activity-log-schema */
const CATEGORIES = ["Administrative", "Security", "Policy", "Alert"];

/**
 * The subscription's activity log, kept in a storage account that only Azure's own services write to: nothing in it is
 * changed before it is as old as is asked, and then it is deleted. Every place has a copy of the whole log.
 */
export function azureAuditLog(audited: HasParts & { readonly auditLog: PlacedAuditLog }, network: AzureNetwork): void {
  const { name, tags, parent } = audited;
  const { retentionDays, customerKey: ownKey } = audited.auditLog;
  const key = ownKey ? customerKey(audited, network) : undefined;
  const account = new StorageAccount(
    name,
    {
      ...network.common(),
      ...partInputs<Pick<StorageAccountArgs, "kind" | "sku">>(audited, ""),
      accountName: uniqueName(network, name),
      allowBlobPublicAccess: false,
      allowCrossTenantReplication: false,
      defaultToOAuthAuthentication: true,
      enableHttpsTrafficOnly: true,
      minimumTlsVersion: "TLS1_2",
      networkRuleSet: { defaultAction: "Deny", bypass: "AzureServices" },
      // The log is appended to, hour by hour.
      immutableStorageWithVersioning: {
        enabled: true,
        immutabilityPolicy: {
          immutabilityPeriodSinceCreationInDays: retentionDays,
          state: "Unlocked",
          allowProtectedAppendWrites: true,
        },
      },
      ...(key === undefined ? {} : keyed(key)),
      tags,
    },
    { parent, protect: true, ...(key === undefined ? {} : { dependsOn: key.ready }) },
  );
  deleteLock(audited, account.id);
  const within = { resourceGroupName: network.group().name, accountName: account.name };
  const service = new BlobServiceProperties(name, { ...within, blobServicesName: "default", isVersioningEnabled: true }, { parent });
  const ended = { delete: { daysAfterModificationGreaterThan: retentionDays } };
  const old = { delete: { daysAfterCreationGreaterThan: retentionDays } };
  new ManagementPolicy(
    name,
    {
      ...within,
      managementPolicyName: "default",
      policy: {
        rules: [
          {
            name: "end",
            type: "Lifecycle",
            enabled: true,
            definition: { filters: { blobTypes: ["blockBlob", "appendBlob"] }, actions: { baseBlob: ended, version: old } },
          },
        ],
      },
    },
    { parent, dependsOn: service },
  );
  const logs = CATEGORIES.map((category) => ({ category, enabled: true }));
  new SubscriptionDiagnosticSetting(name, { name, storageAccountId: account.id, logs }, { parent, dependsOn: service });
  const message = `the audit logs are kept for ${retentionDays} days by a policy that an owner can still change; lock it once it is right: az storage account update --immutability-state Locked`;
  void pulumi.log.info(message, parent);
}
