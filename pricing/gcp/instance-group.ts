import { guardUnknowns, HOURS_PER_MONTH, type Range } from "../../model";
import { groupHours, machineMonths, runningHours } from "../group-hours";
import { type LineSpec, type PricedResource, type PricingContext, pricedResource } from "../priced-resource";
import { diskLines } from "./disk-lines";
import { templatesOf } from "./instance-from-template";
import { confidentialLines, type MachineSpec, specLines, storageGibOf, templateSpec } from "./instance-lines";
import { lastSegment } from "./known";
import { machineCapacity } from "./machine";

export interface InstanceGroupProps {
  readonly targetSize?: number;
  /** Machines that stand by beside the group's. */
  readonly targetStoppedSize?: number;
  readonly targetSuspendedSize?: number;
}

/** What an autoscaler declares of its bounds. */
export interface AutoscalerProps {
  readonly autoscalingPolicy?: {
    readonly minReplicas?: number;
    readonly maxReplicas?: number;
    readonly mode?: string;
    readonly scalingSchedules?: readonly { readonly minRequiredReplicas?: number; readonly disabled?: boolean }[];
  };
}

export const instanceGroupManager = group("gcp:compute/instanceGroupManager:InstanceGroupManager", "Managed instance group (zonal)");
export const regionInstanceGroupManager = group(
  "gcp:compute/regionInstanceGroupManager:RegionInstanceGroupManager",
  "Managed instance group (regional)",
);

const AUTOSCALERS = ["gcp:compute/autoscaler:Autoscaler", "gcp:compute/regionAutoscaler:RegionAutoscaler"] as const;

/** A managed group costs what its machines cost: the template of the same stack, as often as the group has machines. */
function group(type: string, title: string): PricedResource {
  return pricedResource<InstanceGroupProps>({
    type,
    title,
    pricingPage: "https://cloud.google.com/compute/vm-instance-pricing",
    usage: groupHours,
    capacity: (props, context) => {
      const [template] = templatesOf(context);
      const spec = template && templateSpec(template);
      if (spec === undefined || typeof spec === "string") return undefined;
      const { low, high } = machineCount(props, context);
      return machineCapacity(spec.machine.machineType, context, { low, high }, storageGibOf(spec));
    },
    price: (props, context) => {
      const count = machineCount(props, context);
      const templates = templatesOf(context);
      const [template] = templates;
      if (template === undefined) return { unknown: "its instance template is not in this stack" };
      if (templates.length > 1) return { unknown: `it mixes ${templates.length} versions of its instance template` };
      const spec = templateSpec(template);
      if (typeof spec === "string") return { unknown: spec };
      const isWhole = runningHours(context) === HOURS_PER_MONTH;
      const { machineType, spot } = spec.machine;
      // The discount of a full month is not counted for hours of peaks: on top of a discounted price they weigh more.
      const discount = isWhole && !spot ? context.book.sustainedUseDiscountFraction("gcp", lastSegment(machineType)) : 0;
      const times = machineMonths(count, context);
      const running = machineMonths(count, context, 1 / (1 - discount));
      return [
        ...specLines({ ...spec, machine: { ...spec.machine, isPartOfMonth: !isWhole } }, context, times, running),
        ...confidentialLines(template.confidentialInstanceConfig, times),
        ...standbyLines(props, spec),
      ];
    },
  });
}

/** Of stopped machines the disks are charged, of suspended ones their memory too (https://cloud.google.com/compute/docs/instances/suspend-stop-reset-instances-overview, read 2026-11). */
function standbyLines({ targetStoppedSize = 0, targetSuspendedSize = 0 }: InstanceGroupProps, spec: MachineSpec): readonly LineSpec[] {
  const standing = targetStoppedSize + targetSuspendedSize;
  if (standing === 0) return [];
  const disks = spec.disks.flatMap((disk) => diskLines({ ...disk, what: `Standby pool: ${disk.what}` }, standing));
  const memory: LineSpec = {
    label: "Standby pool: memory of suspended machines",
    price: { unknown: "the price book has no figure for it", per: "gib-hour" },
    quantity: HOURS_PER_MONTH,
    times: targetSuspendedSize,
  };
  return targetSuspendedSize > 0 ? [...disks, memory] : disks;
}

/** An autoscaler of the stack sets the bounds; else the declared size, which Google takes for 0 where it is left out. */
export function machineCount(props: InstanceGroupProps, context: PricingContext): Range & { readonly because: string } {
  for (const autoscaler of AUTOSCALERS.flatMap((type) => context.dependants(type))) {
    const policy = (guardUnknowns(autoscaler.inputs) as AutoscalerProps).autoscalingPolicy;
    if (policy?.mode === "OFF") continue;
    const high = policy?.maxReplicas;
    if (high === undefined) continue;
    const least = policy?.minReplicas ?? 0;
    // A group that schedules alone keep up has as many machines as they ask for, in the hours that are declared.
    const scheduled = (policy?.scalingSchedules ?? []).filter(({ disabled }) => disabled !== true);
    const isOffAtTimes = least === 0 && runningHours(context) < HOURS_PER_MONTH;
    const low = isOffAtTimes ? Math.max(0, ...scheduled.map(({ minRequiredReplicas }) => minRequiredReplicas ?? 0)) : least;
    return { low, high, because: `autoscaling from ${low} to ${high} machines (${autoscaler.name})` };
  }
  const size = props.targetSize ?? 0;
  return { low: size, high: size, because: "" };
}
