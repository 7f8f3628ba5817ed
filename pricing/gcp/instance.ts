import { pricedResource } from "../priced-resource";
import { DEFAULT_IMAGE_GIB, defaultDiskType, LOCAL_SSD_GIB } from "./disk-lines";
import {
  confidentialLines,
  externalIpCount,
  type GuestAccelerator,
  isSpot,
  type MachineSpec,
  type NetworkInterface,
  type Scheduling,
  specLines,
  storageGibOf,
  type TemplateProps,
  unpricedScheduling,
} from "./instance-lines";
import { machineCapacity, machineLines } from "./machine";
import { licenceOf } from "./operating-system";

export interface InstanceProps {
  readonly machineType?: string;
  readonly bootDisk?: {
    readonly source?: string;
    readonly initializeParams?: {
      readonly image?: string;
      readonly size?: number;
      readonly type?: string;
      readonly provisionedIops?: number;
      readonly replicaZones?: readonly string[];
    };
  };
  readonly scratchDisks?: readonly { readonly size?: number }[];
  readonly guestAccelerators?: readonly GuestAccelerator[];
  readonly networkInterfaces?: readonly NetworkInterface[];
  readonly scheduling?: Scheduling;
  readonly desiredStatus?: string;
  readonly confidentialInstanceConfig?: TemplateProps["confidentialInstanceConfig"];
}

/** Compute Engine instance. Attached disks exist on their own and are charged where they are declared. */
export const instance = pricedResource<InstanceProps>({
  type: "gcp:compute/instance:Instance",
  title: "Compute Engine instance",
  pricingPage: "https://cloud.google.com/compute/vm-instance-pricing",
  capacity: (props, context) => {
    const spec = instanceSpec(props);
    return spec && machineCapacity(spec.machine.machineType, context, { low: 1, high: 1 }, storageGibOf(spec));
  },
  price: (props, context) => {
    const spec = instanceSpec(props);
    if (spec === undefined) return { unknown: "it names no machine type" };
    // A stopped machine pays for its disks and for a reserved address, not for itself or its local SSDs.
    if (props.desiredStatus === "TERMINATED" || props.desiredStatus === "SUSPENDED") {
      const suspended = props.desiredStatus === "SUSPENDED";
      const stopped = { ...spec, externalIps: 0, localSsdGib: [] };
      const lines = specLines(stopped, context).slice(machineLines(spec.machine, context).length);
      if (suspended) {
        const label = "Suspended machine (memory kept)";
        return [...lines, { label, price: { unknown: "the price book has no figure for it", per: "gib-month" }, quantity: 0 }];
      }
      return lines.length === 0 ? { free: "it is stopped, and its disks are charged where they are declared" } : lines;
    }
    const unpriced = unpricedScheduling(props.scheduling);
    if (unpriced !== undefined) return { unknown: unpriced };
    return [...specLines(spec, context), ...confidentialLines(props.confidentialInstanceConfig)];
  },
});

export function instanceSpec(props: InstanceProps): MachineSpec | undefined {
  const { machineType, bootDisk } = props;
  if (machineType === undefined) return undefined;
  const made = bootDisk?.initializeParams;
  return {
    machine: {
      machineType,
      spot: isSpot(props.scheduling),
      accelerators: props.guestAccelerators ?? [],
      licence: licenceOf(() => made?.image),
    },
    disks:
      bootDisk?.source !== undefined
        ? []
        : [
            {
              type: made?.type ?? defaultDiskType(machineType),
              sizeGib: made?.size ?? DEFAULT_IMAGE_GIB,
              regional: (made?.replicaZones?.length ?? 0) > 0,
              iops: made?.provisionedIops,
              what: "Boot disk: ",
            },
          ],
    localSsdGib: (props.scratchDisks ?? []).map(({ size }) => size ?? LOCAL_SSD_GIB),
    externalIps: externalIpCount(props.networkInterfaces),
  };
}
