import { VirtualMachineScaleSet } from "@pulumi/azure-native/compute/virtualMachineScaleSet";
import { BOOT_DISK_GIB, keyedMachines, type PlacedWorkload, type Realised } from "../site";
import { cloudInit } from "../user-data";
import { azureAlertsOf } from "./alerts";
import { autoscale, moves } from "./autoscale";
import { diskKey } from "./disk-key";
import { tierGib } from "./disk-tier";
import { imageReference } from "./image";
import { azureLoadBalancer } from "./load-balancer";
import type { AzureNetwork } from "./network";
import { securityGroup } from "./security-group";
import { ADMIN_USER, NOBODY_KEY } from "./sign-in";

const DISK = { storageAccountType: "StandardSSD_LRS" } as const;

/** A workload on Azure: a scale set over the zones, autoscaling, and a load balancer in front. Managed disks are encrypted by the platform, with a key of the workload's own where asked for. */
export function azureService(workload: PlacedWorkload, network: AzureNetwork): Realised {
  const { name, need, placement, setup, parent, tags } = workload;
  const guard = securityGroup(workload, network);
  const balancer = workload.loadBalancer === undefined ? undefined : azureLoadBalancer(workload, workload.loadBalancer, network);
  const init = cloudInit(setup);
  const spot = placement.purchase === "spot";
  const keyed = keyedMachines(workload);
  const managedDisk = { ...DISK, ...(keyed && { diskEncryptionSet: { id: diskKey(keyed, network) } }) };
  const group = new VirtualMachineScaleSet(
    name,
    {
      ...network.common(),
      orchestrationMode: "Uniform",
      overprovision: false,
      sku: { name: placement.size, tier: "Standard", capacity: placement.count },
      ...(need.zones > 1 ? { zones: Array.from({ length: need.zones }, (_, index) => String(index + 1)), zoneBalance: true } : {}),
      // Rolling upgrades and repairs go by the load balancer's probe; without one there is nothing to go by.
      upgradePolicy:
        balancer === undefined ? { mode: "Automatic" } : { mode: "Rolling", rollingUpgradePolicy: { maxBatchInstancePercent: 20 } },
      ...(balancer === undefined ? {} : { automaticRepairsPolicy: { enabled: true, gracePeriod: "PT10M" } }),
      virtualMachineProfile: {
        ...(spot ? { priority: "Spot", evictionPolicy: "Delete", billingProfile: { maxPrice: -1 } } : { priority: "Regular" }),
        storageProfile: {
          imageReference: imageReference(setup.image?.azure, workload.architecture, placement.size),
          osDisk: { createOption: "FromImage", caching: "ReadWrite", diskSizeGB: tierGib(BOOT_DISK_GIB), managedDisk },
          ...(need.storageGibPerMachine > 0
            ? {
                dataDisks: [
                  { lun: 0, createOption: "Empty", caching: "ReadOnly", diskSizeGB: tierGib(need.storageGibPerMachine), managedDisk },
                ],
              }
            : {}),
        },
        osProfile: {
          computerNamePrefix: name,
          adminUsername: ADMIN_USER,
          ...(init === undefined ? {} : { customData: init.apply((text) => Buffer.from(text).toString("base64")) }),
          linuxConfiguration: {
            disablePasswordAuthentication: true,
            ssh: {
              publicKeys: [{ path: `/home/${ADMIN_USER}/.ssh/authorized_keys`, keyData: setup.sshPublicKey ?? NOBODY_KEY }],
            },
          },
        },
        networkProfile: {
          ...(balancer === undefined ? {} : { healthProbe: { id: balancer.probeId } }),
          networkInterfaceConfigurations: [
            {
              name: "primary",
              primary: true,
              networkSecurityGroup: { id: guard.id },
              ipConfigurations: [
                {
                  name: "primary",
                  primary: true,
                  subnet: { id: setup.network?.azure?.subnetId ?? network.subnetId() },
                  applicationSecurityGroups: [{ id: network.machines(workload.workload).id }],
                  ...(balancer === undefined ? {} : { loadBalancerBackendAddressPools: [{ id: balancer.poolId }] }),
                },
              ],
            },
          ],
        },
      },
      tags,
    },
    // Once it runs, autoscaling owns the number of machines.
    { parent, ...(moves(workload) ? { ignoreChanges: ["sku.capacity"] } : {}) },
  );
  if (moves(workload)) autoscale(workload, network, group.id);
  azureAlertsOf(workload, network, group.id);
  // /subscriptions/<id>/resourceGroups/<name>
  const account = network.group().id.apply((id) => id.split("/")[2] ?? "");
  return { endpoint: balancer?.endpoint, discovery: { account, group: network.group().name } };
}
