import { type PricingContext, pricedResource } from "../priced-resource";
import { rootVolumeUsage } from "./block-storage";
import { inputsOf, isGiven, known } from "./known";
import { type DirectLaunchProps, directVolumes, type LaunchTemplateProps, launchTemplateSpec, publicIps } from "./launch";
import { creditMode, creditUsage, type MachineSpec, machineCapacity, machineLines } from "./machine";

export interface InstanceProps extends DirectLaunchProps {
  readonly ami?: string;
  readonly tenancy?: string;
  readonly getPasswordData?: boolean;
  readonly monitoring?: boolean;
  readonly creditSpecification?: { readonly cpuCredits?: string };
  readonly instanceMarketOptions?: { readonly marketType?: string };
  readonly launchTemplate?: { readonly id?: string; readonly name?: string };
}

const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const addresses = ["aws:ec2/eip:Eip", "aws:ec2/eipAssociation:EipAssociation"];

/** EC2 instance with its root and block device volumes. Volumes attached on their own are charged where they are declared. */
export const instance = pricedResource<InstanceProps>({
  type: "aws:ec2/instance:Instance",
  title: "EC2 instance",
  pricingPage: "https://aws.amazon.com/ec2/pricing/on-demand/",
  usage: { ...creditUsage, ...rootVolumeUsage },
  capacity: (props, context) => {
    const spec = instanceSpec(props, context, props.instanceMarketOptions?.marketType === "spot");
    return typeof spec === "string" ? undefined : machineCapacity(spec.instanceType, context, { low: 1, high: 1 }, spec.volumes);
  },
  price: (props, context) => {
    const spec = instanceSpec(props, context, props.instanceMarketOptions?.marketType === "spot");
    return typeof spec === "string" ? { unknown: spec } : machineLines(spec);
  },
});

/** The machine, or why it cannot be told. What the instance states wins over its launch template. */
export function instanceSpec(props: InstanceProps, context: PricingContext, spot: boolean): MachineSpec | string {
  const template = props.launchTemplate === undefined ? undefined : context.related(LAUNCH_TEMPLATE, "launchTemplate")[0];
  const base = template && launchTemplateSpec(inputsOf<LaunchTemplateProps>(template), context, "subnetId");
  const instanceType = props.instanceType ?? base?.instanceType;
  if (instanceType === undefined) {
    if (props.launchTemplate === undefined) return "it names no instance type";
    return template === undefined
      ? "its instance type comes from a launch template that is not part of this stack"
      : "neither it nor its launch template names an instance type";
  }
  const hasOwnAddress = addresses.some((type) => context.dependants(type).length > 0);
  const ownVolumes = props.rootBlockDevice !== undefined || props.ebsBlockDevices !== undefined;
  const image = props.getPasswordData === true ? "Windows" : (known(() => props.ami) ?? base?.image);
  const tenancy = isGiven(context, "hostId") ? "host" : (props.tenancy ?? base?.tenancy);
  const cpuCredits = creditMode(props.creditSpecification?.cpuCredits ?? base?.cpuCredits, instanceType, context);
  return {
    instanceType,
    spot: spot || (base?.spot ?? false),
    detailedMonitoring: props.monitoring ?? base?.detailedMonitoring ?? false,
    ebsOptimized: props.ebsOptimized ?? base?.ebsOptimized ?? false,
    // An Elastic IP replaces the automatic address and is charged where it is declared.
    publicIps: hasOwnAddress ? 0 : machineAddresses(props, base, context),
    volumes: base === undefined || ownVolumes ? directVolumes(props) : base.volumes,
    ...(image === undefined ? {} : { image }),
    ...(tenancy === undefined ? {} : { tenancy }),
    ...(cpuCredits === undefined ? {} : { cpuCredits }),
  };
}

function machineAddresses(
  props: InstanceProps,
  base: Pick<MachineSpec, "publicIps"> | undefined,
  context: PricingContext,
): MachineSpec["publicIps"] {
  if (props.associatePublicIpAddress === undefined && base !== undefined) return base.publicIps;
  return publicIps(props.associatePublicIpAddress, context, "subnetId");
}
