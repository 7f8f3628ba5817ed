import { RegionInstanceTemplate } from "@pulumi/gcp/compute/regionInstanceTemplate";
import * as pulumi from "@pulumi/pulumi";
import { BOOT_DISK_GIB, keyedMachines, type PlacedWorkload } from "../site";
import { cloudInit } from "../user-data";
import { customerKey } from "./customer-key";
import { labelsOf } from "./labels";
import type { GcpNetwork } from "./network";
import { serviceAgent } from "./service-agent";

/** Google's smallest balanced disk. */
const LEAST_DISK_GIB = 10;

/** Families that take Hyperdisk only: https://cloud.google.com/compute/docs/disks/hyperdisks#machine-type-support */
const hyperdiskOnly = /^(a4x?|c4[ad]?|h4d|m4|n4[ad]?|x4)-/;

export function diskTypeOf(size: string): "pd-balanced" | "hyperdisk-balanced" {
  return hyperdiskOnly.test(size) ? "hyperdisk-balanced" : "pd-balanced";
}

/** How each machine starts: balanced disks (encrypted always, with a key of the workload's own where asked for), no public address, verified boot. */
export function instanceTemplate(workload: PlacedWorkload, network: GcpNetwork): RegionInstanceTemplate {
  const { name, need, placement, setup, parent } = workload;
  const arm = workload.architecture === "arm64";
  const image = setup.image?.gcp ?? `ubuntu-os-cloud/ubuntu-2404-lts-${arm ? "arm64" : "amd64"}`;
  const init = cloudInit(setup);
  const diskType = diskTypeOf(placement.size);
  if (diskType !== "pd-balanced") {
    const message = `${placement.size} takes Hyperdisk only: its disks are hyperdisk-balanced, the plan counted pd-balanced`;
    void pulumi.log.warn(message, parent);
  }
  const labels = labelsOf(workload.tags);
  const keyed = keyedMachines(workload);
  const key = keyed && customerKey(keyed, network.region, [serviceAgent(keyed, "compute.googleapis.com", "disks")]);
  const disk = { diskType, autoDelete: true, labels, ...(key && { diskEncryptionKey: { kmsKeySelfLink: key.id } }) };
  const metadata: Record<string, pulumi.Input<string>> = {
    "block-project-ssh-keys": "true",
    ...(init === undefined ? {} : { "user-data": init }),
    ...(setup.sshPublicKey === undefined ? {} : { "ssh-keys": pulumi.interpolate`costwright:${setup.sshPublicKey}` }),
  };
  const spot = { provisioningModel: "SPOT", preemptible: true, automaticRestart: false, instanceTerminationAction: "STOP" };
  return new RegionInstanceTemplate(
    name,
    {
      region: network.region,
      machineType: placement.size,
      disks: [
        { ...disk, boot: true, sourceImage: image, diskSizeGb: BOOT_DISK_GIB },
        ...(need.storageGibPerMachine > 0
          ? [{ ...disk, boot: false, deviceName: "data", diskSizeGb: Math.max(LEAST_DISK_GIB, Math.ceil(need.storageGibPerMachine)) }]
          : []),
      ],
      // No access configuration: no public address.
      networkInterfaces: [{ subnetwork: (setup.network?.gcp ?? network.ids()).subnetwork }],
      scheduling: placement.purchase === "spot" ? spot : { provisioningModel: "STANDARD", automaticRestart: true },
      // Verified boot is not offered on every Arm family.
      ...(arm ? {} : { shieldedInstanceConfig: { enableSecureBoot: true, enableVtpm: true, enableIntegrityMonitoring: true } }),
      metadata,
      tags: [network.machineTag(workload.workload)],
      labels,
    },
    { parent, ...(key && { dependsOn: key.grants }) },
  );
}
