import { guardUnknowns } from "../../model";
import { type PricingContext, pricedResource } from "../priced-resource";
import { confidentialLines, specLines, storageGibOf, type TemplateProps, templateSpec } from "./instance-lines";
import { machineCapacity } from "./machine";

export interface InstanceFromTemplateProps {
  readonly machineType?: string;
  readonly guestAccelerators?: TemplateProps["guestAccelerators"];
  readonly networkInterfaces?: TemplateProps["networkInterfaces"];
  readonly scheduling?: TemplateProps["scheduling"];
}

/** Compute Engine instance made from a template of the same stack; what it declares itself wins over the template. */
export const instanceFromTemplate = pricedResource<InstanceFromTemplateProps>({
  type: "gcp:compute/instanceFromTemplate:InstanceFromTemplate",
  title: "Compute Engine instance from a template",
  pricingPage: "https://cloud.google.com/compute/vm-instance-pricing",
  capacity: (props, context) => {
    const template = mergedTemplate(props, context);
    const spec = template && templateSpec(template);
    if (spec === undefined || typeof spec === "string") return undefined;
    return machineCapacity(spec.machine.machineType, context, { low: 1, high: 1 }, storageGibOf(spec));
  },
  price: (props, context) => {
    const template = mergedTemplate(props, context);
    if (template === undefined) return { unknown: "its instance template is not in this stack" };
    const spec = templateSpec(template);
    if (typeof spec === "string") return { unknown: spec };
    return [...specLines(spec, context), ...confidentialLines(template.confidentialInstanceConfig)];
  },
});

function mergedTemplate(props: InstanceFromTemplateProps, context: PricingContext): TemplateProps | undefined {
  const [template] = templatesOf(context, "sourceInstanceTemplate");
  if (template === undefined) return undefined;
  return {
    machineType: props.machineType ?? template.machineType,
    disks: template.disks,
    guestAccelerators: props.guestAccelerators ?? template.guestAccelerators,
    networkInterfaces: props.networkInterfaces ?? template.networkInterfaces,
    scheduling: props.scheduling ?? template.scheduling,
    confidentialInstanceConfig: template.confidentialInstanceConfig,
  };
}

/** Inputs of the instance templates that a property (or the whole resource) refers to, guarded against unknowns. */
export function templatesOf(context: PricingContext, property?: string): readonly TemplateProps[] {
  return [
    ...context.related("gcp:compute/instanceTemplate:InstanceTemplate", property),
    ...context.related("gcp:compute/regionInstanceTemplate:RegionInstanceTemplate", property),
  ].map(({ inputs }) => guardUnknowns(inputs) as TemplateProps);
}
