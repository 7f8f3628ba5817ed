import type { InstanceSize } from "../../catalog";
import { get } from "../input-path";
import type { RuleContext, Subject } from "../rule";

/**
 * Whether a size takes the disks and network interfaces that an Azure machine declares: every size of two vCPUs and more
 * takes two data disks a vCPU and two interfaces (https://learn.microsoft.com/azure/virtual-machines/sizes, read 2026-08).
 * What the other providers' sizes take is no less on small ones.
 */
export function takesAttachments(
  { resource, props }: Subject,
  { provider, vcpus }: InstanceSize,
  { dependants }: Pick<RuleContext<unknown>, "dependants">,
): boolean {
  if (provider !== "azure" || !resource.type.startsWith("azure-native:")) return true;
  const count = (path: readonly string[]) => {
    const list = get(props, path);
    return Array.isArray(list) ? list.length : 0;
  };
  // The package azure attaches disks by resources of their own.
  const attached = dependants(resource.urn).filter((one) => one.resource.type.startsWith("azure:compute/dataDiskAttachment:")).length;
  return attached + count(["storageProfile", "dataDisks"]) <= 2 * vcpus && count(["networkProfile", "networkInterfaces"]) <= 2;
}
