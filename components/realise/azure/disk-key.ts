import { DiskEncryptionSet } from "@pulumi/azure-native/compute/diskEncryptionSet";
import type * as pulumi from "@pulumi/pulumi";
import { type HasParts, partName } from "../site";
import { customerKey } from "./customer-key";
import type { AzureNetwork } from "./network";

/** Id of what encrypts disks with a key of the workload's own, in its newest version. */
export function diskKey(workload: HasParts, network: AzureNetwork): pulumi.Output<string> {
  const { name, tags, parent } = workload;
  const key = customerKey(workload, network);
  const set = new DiskEncryptionSet(
    partName(name, "disks"),
    {
      ...network.common(),
      identity: { type: "UserAssigned", userAssignedIdentities: [key.identity.id] },
      activeKey: { keyUrl: key.key.keyUri },
      encryptionType: "EncryptionAtRestWithCustomerKey",
      rotationToLatestKeyVersionEnabled: true,
      tags,
    },
    { parent, dependsOn: key.ready },
  );
  return set.id;
}
