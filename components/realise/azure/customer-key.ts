import { Key } from "@pulumi/azure-native/keyvault/key";
import { Vault, type VaultArgs } from "@pulumi/azure-native/keyvault/vault";
import type { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity/userAssignedIdentity";
import type * as pulumi from "@pulumi/pulumi";
import { type HasParts, partInputs, partName } from "../site";
import type { AzureNetwork } from "./network";
import { identity, mayUse } from "./roles";
import { uniqueName } from "./unique-name";

export interface CustomerKey {
  /** May wrap and unwrap with the key, and nothing else. */
  readonly identity: UserAssignedIdentity;
  readonly vault: Vault;
  readonly key: Key;
  /** What has to be there before anything can be encrypted with it. */
  readonly ready: pulumi.Resource;
}

/** A key of a workload's own, renewed every year, in a vault that only Azure's own services reach and that nobody can purge. */
export function customerKey(workload: HasParts, network: AzureNetwork): CustomerKey {
  return keyIn(workload, network, network.location, "");
}

/** Another one for what Azure copies to another region, where it has to lie. */
export function keyOfCopies(workload: HasParts, network: AzureNetwork): CustomerKey {
  return keyIn(workload, network, partInputs<{ readonly location: string }>(workload, "vault-copies").location, "-copies");
}

function keyIn(workload: HasParts, network: AzureNetwork, location: string, end: "" | "-copies"): CustomerKey {
  const { name, tags, parent } = workload;
  const user = identity(workload, network, `encryption${end}`, location);
  const part = `vault${end}`;
  const vaultName = partName(name, part);
  const vault = new Vault(
    vaultName,
    {
      ...network.common(),
      location,
      ...partInputs<Partial<VaultArgs>>(workload, part),
      vaultName: uniqueName(network, vaultName),
      properties: {
        tenantId: user.tenantId,
        sku: { family: "A", name: "standard" },
        enableRbacAuthorization: true,
        enableSoftDelete: true,
        softDeleteRetentionInDays: 90,
        enablePurgeProtection: true,
        networkAcls: { bypass: "AzureServices", defaultAction: "Deny" },
      },
      tags,
    },
    { parent, protect: true },
  );
  const key = new Key(
    partName(name, `key${end}`),
    {
      resourceGroupName: network.group().name,
      vaultName: vault.name,
      properties: {
        kty: "RSA",
        keySize: 3072,
        keyOps: ["wrapKey", "unwrapKey"],
        rotationPolicy: { lifetimeActions: [{ action: { type: "rotate" }, trigger: { timeAfterCreate: "P1Y" } }] },
      },
      tags,
    },
    { parent, protect: true },
  );
  const ready = mayUse(workload, `encryption${end}`, user.principalId, "Key Vault Crypto Service Encryption User", vault.id);
  return { identity: user, vault, key, ready };
}
