import { guardUnknowns, type Range } from "../../model";
import { type PricedResource, type PricingContext, pricedResource } from "../priced-resource";
import { templatesOf } from "./instance-from-template";
import { confidentialLines, specLines, storageGibOf, templateSpec } from "./instance-lines";
import { machineCapacity } from "./machine";

export interface InstanceGroupProps {
  readonly targetSize?: number;
}

/** What an autoscaler declares of its bounds. */
export interface AutoscalerProps {
  readonly autoscalingPolicy?: { readonly minReplicas?: number; readonly maxReplicas?: number; readonly mode?: string };
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
    capacity: (props, context) => {
      const [template] = templatesOf(context);
      const spec = template && templateSpec(template);
      if (spec === undefined || typeof spec === "string") return undefined;
      const { low, high } = machineCount(props, context);
      return machineCapacity(spec.machine.machineType, context, { low, high }, storageGibOf(spec));
    },
    price: (props, context) => {
      const times = machineCount(props, context);
      const templates = templatesOf(context);
      const [template] = templates;
      if (template === undefined) return { unknown: "its instance template is not in this stack" };
      if (templates.length > 1) return { unknown: `it mixes ${templates.length} versions of its instance template` };
      const spec = templateSpec(template);
      if (typeof spec === "string") return { unknown: spec };
      return [...specLines(spec, context, times), ...confidentialLines(template.confidentialInstanceConfig, times)];
    },
  });
}

/** An autoscaler of the stack sets the bounds; else the declared size, which Google takes for 0 where it is left out. */
export function machineCount(props: InstanceGroupProps, context: PricingContext): Range & { readonly because: string } {
  for (const autoscaler of AUTOSCALERS.flatMap((type) => context.dependants(type))) {
    const policy = (guardUnknowns(autoscaler.inputs) as AutoscalerProps).autoscalingPolicy;
    if (policy?.mode === "OFF") continue;
    const high = policy?.maxReplicas;
    if (high === undefined) continue;
    const low = policy?.minReplicas ?? 0;
    return { low, high, because: `autoscaling from ${low} to ${high} machines (${autoscaler.name})` };
  }
  const size = props.targetSize ?? 0;
  return { low: size, high: size, because: "" };
}
