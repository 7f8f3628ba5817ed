import type { PricingContext } from "../priced-resource";
import type { VolumeSpec } from "./block-storage";
import { inputsOf, known } from "./known";
import type { MachineSpec } from "./machine";

interface BlockDevice {
  readonly volumeType?: string;
  readonly volumeSize?: number;
  readonly iops?: number;
  readonly throughput?: number;
}

/** Inputs that an instance, a spot request and a launch configuration share. */
export interface DirectLaunchProps {
  readonly instanceType?: string;
  readonly ebsOptimized?: boolean;
  readonly associatePublicIpAddress?: boolean;
  readonly rootBlockDevice?: BlockDevice;
  readonly ebsBlockDevices?: readonly BlockDevice[];
}

export interface LaunchTemplateProps {
  readonly instanceType?: string;
  readonly imageId?: string;
  readonly instanceRequirements?: { readonly vcpuCount?: { readonly min?: number } };
  readonly instanceMarketOptions?: { readonly marketType?: string };
  readonly placement?: { readonly tenancy?: string };
  readonly creditSpecification?: { readonly cpuCredits?: string };
  readonly monitoring?: { readonly enabled?: boolean };
  readonly ebsOptimized?: string;
  readonly networkInterfaces?: readonly { readonly associatePublicIpAddress?: string }[];
  readonly blockDeviceMappings?: readonly {
    readonly deviceName?: string;
    readonly noDevice?: string;
    readonly virtualName?: string;
    readonly ebs?: { readonly volumeType?: string; readonly volumeSize?: number; readonly iops?: number; readonly throughput?: number };
  }[];
}

export interface LaunchConfigurationProps extends DirectLaunchProps {
  readonly imageId?: string;
  readonly placementTenancy?: string;
  readonly spotPrice?: string;
  readonly enableMonitoring?: boolean;
}

const SUBNET = "aws:ec2/subnet:Subnet";
/** Device names that Linux images use for their root. */
const rootDevices: ReadonlySet<string> = new Set(["/dev/xvda", "/dev/sda1"]);

export function directVolumes({ rootBlockDevice, ebsBlockDevices }: DirectLaunchProps): readonly VolumeSpec[] {
  return [
    { ...volumeOf(rootBlockDevice ?? {}, "Root volume: "), sizedByImage: true },
    ...[...(ebsBlockDevices ?? [])].map((device, index) => volumeOf(device, `Volume ${index + 1}: `)),
  ];
}

function volumeOf(device: BlockDevice, what: string): VolumeSpec {
  const { volumeType, volumeSize, iops, throughput } = device;
  return {
    what,
    ...(volumeType === undefined ? {} : { type: volumeType }),
    ...(volumeSize === undefined ? {} : { sizeGib: volumeSize }),
    ...(iops === undefined ? {} : { iops }),
    ...(throughput === undefined ? {} : { throughputMibps: throughput }),
  };
}

/** Public IPv4 addresses of one machine: stated, or decided by its subnet, or by a subnet that is not visible here. */
export function publicIps(stated: boolean | undefined, context: PricingContext, subnetProperty: string): MachineSpec["publicIps"] {
  if (stated !== undefined) return stated ? 1 : 0;
  const because = "whether a machine gets a public IPv4 address is decided by its subnet, which is not declared here";
  const subnets = context.related(SUBNET, subnetProperty);
  if (subnets.length === 0) return { low: 0, high: 1, because };
  const maps = subnets.map((subnet) =>
    known(() => inputsOf<{ readonly mapPublicIpOnLaunch?: boolean }>(subnet).mapPublicIpOnLaunch === true),
  );
  if (maps.every((map) => map === false)) return 0;
  if (maps.every((map) => map === true)) return 1;
  return { low: 0, high: 1, because: "its subnets differ in whether they give a public IPv4 address" };
}

export function launchConfigurationSpec(props: LaunchConfigurationProps, context: PricingContext, subnetProperty: string): MachineSpec {
  const image = known(() => props.imageId);
  return {
    instanceType: props.instanceType ?? "",
    spot: props.spotPrice !== undefined,
    // Launch configurations turn detailed monitoring on unless told otherwise.
    detailedMonitoring: props.enableMonitoring ?? true,
    ebsOptimized: props.ebsOptimized ?? false,
    publicIps: publicIps(props.associatePublicIpAddress, context, subnetProperty),
    volumes: directVolumes(props),
    ...(props.placementTenancy === undefined ? {} : { tenancy: props.placementTenancy }),
    ...(image === undefined ? {} : { image }),
  };
}

/** A template's machines. `instanceType` is undefined where the user of the template names it. */
export function launchTemplateSpec(
  props: LaunchTemplateProps,
  context: PricingContext,
  subnetProperty: string,
): Omit<MachineSpec, "instanceType"> & { readonly instanceType?: string } {
  const image = known(() => props.imageId);
  const stated = props.networkInterfaces?.[0]?.associatePublicIpAddress;
  const mapped = [...(props.blockDeviceMappings ?? [])].filter(
    (device) => device.noDevice === undefined && device.virtualName === undefined,
  );
  const isRoot = (name: string | undefined) => name !== undefined && rootDevices.has(name);
  const volumes = mapped.map((device, index) => ({
    ...volumeOf(device.ebs ?? {}, isRoot(device.deviceName) ? "Root volume: " : `Volume ${index + 1}: `),
    ...(isRoot(device.deviceName) ? { sizedByImage: true } : {}),
  }));
  const root: VolumeSpec = { what: "Root volume: ", sizedByImage: true };
  return {
    spot: props.instanceMarketOptions?.marketType === "spot",
    detailedMonitoring: props.monitoring?.enabled ?? false,
    ebsOptimized: String(props.ebsOptimized) === "true",
    publicIps: publicIps(stated === undefined ? undefined : String(stated) === "true", context, subnetProperty),
    volumes: mapped.some((device) => isRoot(device.deviceName)) ? volumes : [root, ...volumes],
    ...(props.instanceType === undefined ? {} : { instanceType: props.instanceType }),
    ...(props.placement?.tenancy === undefined ? {} : { tenancy: props.placement.tenancy }),
    ...(props.creditSpecification?.cpuCredits === undefined ? {} : { cpuCredits: props.creditSpecification.cpuCredits }),
    ...(image === undefined ? {} : { image }),
  };
}
