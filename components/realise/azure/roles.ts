import { RoleAssignment } from "@pulumi/azure-native/authorization/roleAssignment";
import { UserAssignedIdentity } from "@pulumi/azure-native/managedidentity/userAssignedIdentity";
import type * as pulumi from "@pulumi/pulumi";
import { type HasParts, partName } from "../site";
import type { AzureNetwork } from "./network";

/** https://learn.microsoft.com/azure/role-based-access-control/built-in-roles */
const roles = {
  "Azure Batch Job Submitter": "48e5e92e-a480-4e71-aa9c-2778f4c13781",
  "Key Vault Crypto Service Encryption User": "e147488a-f6f5-4113-8e2d-b22465e65bf6",
  "Storage Blob Data Contributor": "ba92f5b4-2d11-453d-a403-e96b0029c9fe",
  "Storage Account Backup Contributor": "e5e2a7ff-d759-4cd2-bb51-3152d37e2eb1",
  "Network Contributor": "4d97b98b-1d4f-4787-a291-c67834d212e7",
} as const;

/** An identity without a password, for what a workload does by itself or for those who use it. */
export function identity(workload: HasParts, network: AzureNetwork, use: string, location = network.location): UserAssignedIdentity {
  const { name, tags, parent } = workload;
  return new UserAssignedIdentity(partName(name, use), { ...network.common(), location, tags }, { parent });
}

/** Lets an identity do what a role of Azure's own says, on one resource. */
export function mayUse(
  { name, parent }: HasParts,
  use: string,
  principalId: pulumi.Input<string>,
  role: keyof typeof roles,
  scope: pulumi.Input<string>,
): RoleAssignment {
  const roleDefinitionId = `/providers/Microsoft.Authorization/roleDefinitions/${roles[role]}`;
  return new RoleAssignment(partName(name, use), { principalId, principalType: "ServicePrincipal", roleDefinitionId, scope }, { parent });
}
