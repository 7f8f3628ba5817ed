import { HOURS_PER_MONTH } from "../../model";
import { groupHours, machineMonths } from "../group-hours";
import { type LineSpec, type PricingContext, pricedResource } from "../priced-resource";
import { rootVolumeUsage, volumeLines } from "./block-storage";
import { inputsOf } from "./known";
import { type LaunchConfigurationProps, type LaunchTemplateProps, launchConfigurationSpec, launchTemplateSpec } from "./launch";
import { unpriced } from "./lines";
import { creditUsage, type MachineSpec, machineCapacity, machineLines } from "./machine";

interface TemplateReference {
  readonly launchTemplateId?: string;
  readonly launchTemplateName?: string;
}

export interface GroupProps {
  readonly minSize?: number;
  readonly maxSize?: number;
  readonly launchTemplate?: { readonly id?: string; readonly name?: string };
  readonly mixedInstancesPolicy?: {
    readonly launchTemplate?: {
      readonly launchTemplateSpecification?: TemplateReference;
      readonly overrides?: readonly {
        readonly instanceType?: string;
        readonly weightedCapacity?: string;
        readonly instanceRequirements?: { readonly vcpuCount?: { readonly min?: number } };
      }[];
    };
    readonly instancesDistribution?: {
      readonly onDemandBaseCapacity?: number;
      readonly onDemandPercentageAboveBaseCapacity?: number;
      readonly spotAllocationStrategy?: string;
    };
  };
  readonly warmPool?: { readonly poolState?: string; readonly minSize?: number; readonly maxGroupPreparedCapacity?: number };
}

interface Count {
  readonly low: number;
  readonly high: number;
}

type PartialSpec = Omit<MachineSpec, "instanceType"> & { readonly instanceType?: string };

const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const LAUNCH_CONFIGURATION = "aws:ec2/launchConfiguration:LaunchConfiguration";
const SUBNETS = "vpcZoneIdentifiers";

/** Auto Scaling group: as many machines as it may have, from its least to its largest size. */
export const autoscalingGroup = pricedResource<GroupProps>({
  type: "aws:autoscaling/group:Group",
  title: "EC2 Auto Scaling group",
  pricingPage: "https://aws.amazon.com/ec2/pricing/on-demand/",
  usage: { ...creditUsage, ...rootVolumeUsage, ...groupHours },
  capacity: (props, context) => {
    const spec = groupSpec(props, context);
    if (typeof spec === "string") return undefined;
    return machineCapacity(overridesOf(props)[0]?.instanceType ?? spec.instanceType, context, sizes(props), spec.volumes);
  },
  price: (props, context) => {
    const { low, high } = sizes(props);
    const spec = groupSpec(props, context);
    if (typeof spec === "string") return { unknown: spec };
    return [...groupLines(props, spec, { low, high }, context), ...warmPoolLines(props, spec, { low, high })];
  },
});

/**
 * Machines that stand by beside those of the group: stopped ones cost their disks. There are at least `minSize`, and as
 * many as the prepared machines are more than those that run
 * (https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-warm-pools.html, read 2026-11).
 */
function warmPoolLines({ warmPool }: GroupProps, spec: PartialSpec, group: Count): readonly LineSpec[] {
  if (warmPool === undefined) return [];
  const { poolState = "Stopped", minSize = 0, maxGroupPreparedCapacity: stated = -1 } = warmPool;
  const prepared = stated < 0 ? group.high : stated;
  const size = { low: Math.max(minSize, prepared - group.high), high: Math.max(minSize, prepared - group.low) };
  const times = { ...size, because: `the warm pool holds ${size.low} to ${size.high} machines` };
  if (poolState === "Running") {
    const { instanceType } = spec;
    if (instanceType === undefined) return [unpriced("Warm pool", "its launch template names no instance type", "hour")];
    return machineLines({ ...spec, instanceType }, times).map((line) => ({ ...line, label: `Warm pool: ${line.label}` }));
  }
  return spec.volumes.flatMap((volume) => volumeLines({ ...volume, what: `Warm pool: ${volume.what}` }, times));
}

function sizes({ minSize = 0, maxSize = minSize }: GroupProps): Count {
  return { low: Math.min(minSize, maxSize), high: Math.max(minSize, maxSize) };
}

function groupSpec(props: GroupProps, context: PricingContext): PartialSpec | string {
  if (props.mixedInstancesPolicy !== undefined) return templateSpec(context, "mixedInstancesPolicy");
  if (props.launchTemplate !== undefined) return templateSpec(context, "launchTemplate");
  const configuration = context.related(LAUNCH_CONFIGURATION, "launchConfiguration")[0];
  if (configuration === undefined) return "its launch configuration is not part of this stack";
  return launchConfigurationSpec(inputsOf<LaunchConfigurationProps>(configuration), context, SUBNETS);
}

function templateSpec(context: PricingContext, property: string): PartialSpec | string {
  const template = context.related(LAUNCH_TEMPLATE, property)[0];
  if (template === undefined) return "its launch template is not part of this stack";
  return launchTemplateSpec(inputsOf<LaunchTemplateProps>(template), context, SUBNETS);
}

const overridesOf = (props: GroupProps) => [...(props.mixedInstancesPolicy?.launchTemplate?.overrides ?? [])];

function groupLines(props: GroupProps, spec: PartialSpec, count: Count, context: PricingContext): readonly LineSpec[] {
  const overrides = overridesOf(props);
  const label = "Instance usage";
  if (overrides.some(({ instanceRequirements }) => instanceRequirements !== undefined)) {
    return [unpriced(label, "the group chooses instance types by attributes", "hour")];
  }
  const weighted = overrides.some(({ weightedCapacity }) => weightedCapacity !== undefined && Number(weightedCapacity) !== 1);
  if (weighted) return [unpriced(label, "its sizes count in weights of instance types, not in machines", "hour")];
  const listed = overrides.flatMap(({ instanceType }) => (instanceType === undefined ? [] : [instanceType]));
  const types = listed.length > 0 ? listed : spec.instanceType === undefined ? [] : [spec.instanceType];
  const [first] = types;
  if (first === undefined) return [unpriced(label, "neither the group nor its launch template names an instance type", "hour")];
  const mixed = props.mixedInstancesPolicy !== undefined;
  const onDemand = mixed ? onDemandCount(props, count) : spec.spot ? { low: 0, high: 0 } : count;
  const spot = { low: count.low - onDemand.low, high: count.high - onDemand.high };
  const lines: LineSpec[] = [];
  const alone = spot.high === 0 || onDemand.high === 0;
  // On-demand machines are taken in the order of the list.
  if (onDemand.high > 0 || alone)
    lines.push(...machinesOf({ ...spec, instanceType: first, spot: spec.spot && !mixed }, onDemand, alone && spot.high === 0, context));
  if (spot.high > 0) {
    const cheapest = byPrice(types, context)[0] ?? first;
    const strategy = props.mixedInstancesPolicy?.instancesDistribution?.spotAllocationStrategy ?? "lowest-price";
    lines.push(...machinesOf({ ...spec, instanceType: cheapest, spot: true }, spot, alone, context));
    if (strategy !== "lowest-price") lines.push(...dearerSpot(types, spot, context));
  }
  return lines;
}

/** Machines that must be on demand: the base, and of the rest the stated percentage, rounded up. */
function onDemandCount(props: GroupProps, count: Count): Count {
  const distribution = props.mixedInstancesPolicy?.instancesDistribution;
  const base = distribution?.onDemandBaseCapacity ?? 0;
  const percentage = distribution?.onDemandPercentageAboveBaseCapacity ?? 100;
  const of = (total: number) => Math.min(total, base) + Math.ceil((Math.max(0, total - base) * percentage) / 100);
  return { low: of(count.low), high: of(count.high) };
}

function machinesOf(spec: MachineSpec, count: Count, whole: boolean, context: PricingContext): readonly LineSpec[] {
  const { low, high } = count;
  const what = whole ? "the group scales from" : `${spec.spot ? "spot" : "on-demand"} machines of the group scale from`;
  return machineLines(spec, { ...machineMonths(count, context), because: `${what} ${low} to ${high} machines` });
}

function byPrice(types: readonly string[], { book, region }: PricingContext): readonly string[] {
  const usd = (type: string) => book.instancePrice("aws", region, type, "spot")?.usdPerHour ?? Number.POSITIVE_INFINITY;
  return [...types].sort((a, b) => usd(a) - usd(b) || (a < b ? -1 : 1));
}

/** Where the group does not always take the cheapest type, the dearest one may run instead: the difference is the upper bound. */
function dearerSpot(types: readonly string[], spot: Count, context: PricingContext): readonly LineSpec[] {
  const usd = (type: string) => context.book.instancePrice("aws", context.region, type, "spot")?.usdPerHour;
  const unknown = types.find((type) => usd(type) === undefined);
  if (unknown !== undefined)
    return [unpriced(`Instance usage (Linux/UNIX, spot, ${unknown})`, "the price book has no spot price for it", "hour")];
  const sorted = byPrice(types, context);
  const [cheapest, dearest] = [sorted[0], sorted.at(-1)];
  if (cheapest === undefined || dearest === undefined) return [];
  const [low, high] = [usd(cheapest), usd(dearest)];
  if (low === undefined || high === undefined || low === high) return [];
  return [
    {
      label: `Instance usage (Linux/UNIX, spot, ${dearest} instead of ${cheapest})`,
      price: { instance: dearest, purchase: "spot", per: "hour" },
      priceFactor: { factor: 1 - low / high, because: `beyond the price of ${cheapest}` },
      quantity: HOURS_PER_MONTH,
      times: { low: 0, high: spot.high, because: "the group may choose any of its spot instance types" },
    },
  ];
}
