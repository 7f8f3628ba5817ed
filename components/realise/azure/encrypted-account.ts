import { StorageAccount, type StorageAccountArgs } from "@pulumi/azure-native/storage/storageAccount";
import type * as pulumi from "@pulumi/pulumi";
import { type PlacedKind, partInputs } from "../site";
import { type CustomerKey, customerKey } from "./customer-key";
import { deleteLock } from "./delete-lock";
import type { AzureNetwork } from "./network";
import { uniqueName } from "./unique-name";

/**
 * A storage account that only the callers' subnets reach, over TLS 1.2, with identities instead of keys. Service
 * endpoints do that without a charge, so no private endpoint is bought.
 */
export function encryptedAccount(
  workload: PlacedKind,
  network: AzureNetwork,
  more: Partial<StorageAccountArgs> & { readonly customerKey: boolean; readonly fromAnywhere: boolean },
): StorageAccount {
  const { name, callers, tags, parent } = workload;
  const { customerKey: ownKey, fromAnywhere, ...rest } = more;
  const key = ownKey ? customerKey(workload, network) : undefined;
  const account = new StorageAccount(
    name,
    {
      ...network.common(),
      ...partInputs<Pick<StorageAccountArgs, "kind" | "sku">>(workload, ""),
      accountName: uniqueName(network, name),
      allowBlobPublicAccess: false,
      allowCrossTenantReplication: false,
      allowSharedKeyAccess: false,
      defaultToOAuthAuthentication: true,
      enableHttpsTrafficOnly: true,
      minimumTlsVersion: "TLS1_2",
      networkRuleSet: fromAnywhere
        ? { defaultAction: "Allow" }
        : {
            defaultAction: "Deny",
            bypass: "AzureServices",
            virtualNetworkRules: network.subnetsThatStore(callers).apply((ids) => ids.map((id) => ({ virtualNetworkResourceId: id }))),
          },
      ...(key === undefined ? {} : keyed(key)),
      ...rest,
      tags,
    },
    { parent, protect: true, ...(key === undefined ? {} : { dependsOn: key.ready }) },
  );
  deleteLock(workload, account.id);
  return account;
}

/** The vault's newest version of the key is taken, so that rotation needs nothing here. */
export function keyed({ identity, vault, key }: CustomerKey): Partial<StorageAccountArgs> & { readonly identity: pulumi.Input<object> } {
  return {
    identity: { type: "UserAssigned", userAssignedIdentities: [identity.id] },
    encryption: {
      keySource: "Microsoft.Keyvault",
      keyVaultProperties: { keyName: key.name, keyVaultUri: vault.properties.apply(({ vaultUri }) => vaultUri ?? "") },
      encryptionIdentity: { encryptionUserAssignedIdentity: identity.id },
    },
  };
}
