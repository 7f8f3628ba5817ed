import { ManagementLockByScope } from "@pulumi/azure-native/authorization/managementLockByScope";
import type * as pulumi from "@pulumi/pulumi";
import type { HasParts } from "../site";

/** Nobody deletes what stores data by mistake, neither here nor in Azure's own tools. */
export function deleteLock({ name, workload, parent }: HasParts, scope: pulumi.Input<string>): void {
  new ManagementLockByScope(name, { scope, level: "CanNotDelete", notes: `Data of the workload ${workload}` }, { parent });
}
