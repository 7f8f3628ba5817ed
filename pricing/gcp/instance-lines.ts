import { HOURS_PER_MONTH } from "../../model";
import type { LineSpec, PricingContext } from "../priced-resource";
import { DEFAULT_IMAGE_GIB, type DiskDemand, defaultDiskType, diskLines, LOCAL_SSD_GIB, localSsdLines } from "./disk-lines";
import { type Machine, machineLines } from "./machine";
import { licenceOf } from "./operating-system";

/** Scheduling as instances and templates declare it. */
export interface Scheduling {
  readonly preemptible?: boolean;
  readonly provisioningModel?: string;
  readonly nodeAffinities?: readonly unknown[];
}

export interface NetworkInterface {
  readonly accessConfigs?: readonly unknown[];
}

export interface GuestAccelerator {
  readonly type: string;
  readonly count: number;
}

/** A disk of an instance template. */
export interface TemplateDisk {
  readonly boot?: boolean;
  readonly diskSizeGb?: number;
  readonly diskType?: string;
  readonly provisionedIops?: number;
  readonly source?: string;
  readonly sourceImage?: string;
  readonly type?: string;
}

/** Everything one machine costs, in one shape for instances and templates. */
export interface MachineSpec {
  readonly machine: Machine;
  readonly disks: readonly DiskDemand[];
  readonly localSsdGib: readonly number[];
  readonly externalIps: number;
}

export function isSpot(scheduling: Scheduling | undefined): boolean {
  return scheduling?.preemptible === true || scheduling?.provisioningModel === "SPOT";
}

/** Why the way of running is not covered by the book's prices; undefined where it is. */
export function unpricedScheduling(scheduling: Scheduling | undefined): string | undefined {
  const model = scheduling?.provisioningModel;
  if (model !== undefined && model !== "STANDARD" && model !== "SPOT")
    return `the price book has no prices for the provisioning model ${model}`;
  if ((scheduling?.nodeAffinities?.length ?? 0) > 0) return "it runs on a sole-tenant node, which is charged per node";
  return undefined;
}

export function externalIpCount(interfaces: readonly NetworkInterface[] | undefined): number {
  return (interfaces ?? []).reduce((sum, { accessConfigs }) => sum + (accessConfigs?.length ?? 0), 0);
}

/** `runningTimes`: how often the machine itself is charged, where that differs from its disks. */
export function specLines(
  spec: MachineSpec,
  context: PricingContext,
  times: LineSpec["times"] = 1,
  runningTimes: LineSpec["times"] = times,
): readonly LineSpec[] {
  const { machine } = spec;
  return [
    ...machineLines(machine, context, runningTimes),
    ...spec.disks.flatMap((disk) => diskLines(disk, times)),
    ...localSsdLines(machine.machineType, spec.localSsdGib, machine.spot, times),
    ...externalIpLines(spec.externalIps, machine.spot, times),
  ];
}

/** An address in use on a virtual machine is charged by the hour, at half the price on a spot machine. */
function externalIpLines(count: number, spot: boolean, times: LineSpec["times"]): readonly LineSpec[] {
  if (count === 0) return [];
  return [
    {
      label: `External IP address (in use on a ${spot ? "spot" : "standard"} VM)`,
      price: { key: spot ? "external-ip.spot" : "external-ip.in-use", per: "hour" },
      quantity: HOURS_PER_MONTH * count,
      times,
    },
  ];
}

export interface TemplateProps {
  readonly machineType?: string;
  readonly disks?: readonly TemplateDisk[];
  readonly guestAccelerators?: readonly GuestAccelerator[];
  readonly networkInterfaces?: readonly NetworkInterface[];
  readonly scheduling?: Scheduling;
  readonly confidentialInstanceConfig?: { readonly enableConfidentialCompute?: boolean; readonly confidentialInstanceType?: string };
}

/** What one machine made from a template is; a string says why it cannot be judged. */
export function templateSpec(props: TemplateProps): MachineSpec | string {
  const machineType = props.machineType;
  if (machineType === undefined) return "its template names no machine type";
  const unpriced = unpricedScheduling(props.scheduling);
  if (unpriced !== undefined) return unpriced;
  const disks = props.disks ?? [];
  // The boot disk is the one that says so, else the first.
  const boot = disks.find((disk) => disk.boot === true) ?? disks[0];
  const isLocal = (disk: TemplateDisk) => disk.type === "SCRATCH" || disk.diskType?.endsWith("local-ssd") === true;
  return {
    machine: {
      machineType,
      spot: isSpot(props.scheduling),
      accelerators: props.guestAccelerators ?? [],
      licence: licenceOf(() => boot?.sourceImage),
    },
    // A disk by `source` exists already and is charged where it is declared.
    disks: disks
      .filter((disk) => disk.source === undefined && !isLocal(disk))
      .map((disk) => ({
        type: disk.diskType ?? defaultDiskType(machineType),
        sizeGib: disk.diskSizeGb ?? (disk === boot ? DEFAULT_IMAGE_GIB : undefined),
        iops: disk.provisionedIops,
        what: disk === boot ? "Boot disk: " : "Additional disk: ",
      })),
    localSsdGib: disks.filter(isLocal).map((disk) => disk.diskSizeGb ?? LOCAL_SSD_GIB),
    externalIps: externalIpCount(props.networkInterfaces),
  };
}

/** Provisioned storage of one machine in GiB, as far as declared. */
export function storageGibOf({ disks, localSsdGib }: MachineSpec): number {
  return [...disks.map((disk) => disk.sizeGib ?? 0), ...localSsdGib].reduce((sum, size) => sum + size, 0);
}

/** Confidential VMs add a fee per vCPU and GiB that no figure is known for. */
export function confidentialLines(config: TemplateProps["confidentialInstanceConfig"], times: LineSpec["times"] = 1): readonly LineSpec[] {
  if (config?.enableConfidentialCompute !== true && config?.confidentialInstanceType === undefined) return [];
  return [
    {
      label: "Confidential VM",
      price: { unknown: "the price book has no figure for the fee", per: "hour" },
      quantity: HOURS_PER_MONTH,
      times,
    },
  ];
}
