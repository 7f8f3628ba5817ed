import { pricedResource } from "../priced-resource";
import { rootVolumeUsage } from "./block-storage";
import { type InstanceProps, instanceSpec } from "./instance";
import { creditUsage, machineCapacity, machineLines } from "./machine";

export type SpotInstanceRequestProps = Omit<InstanceProps, "instanceMarketOptions">;

export const spotInstanceRequest = pricedResource<SpotInstanceRequestProps>({
  type: "aws:ec2/spotInstanceRequest:SpotInstanceRequest",
  title: "EC2 spot instance request",
  pricingPage: "https://aws.amazon.com/ec2/spot/pricing/",
  usage: { ...creditUsage, ...rootVolumeUsage },
  capacity: (props, context) => {
    const spec = instanceSpec(props, context, true);
    return typeof spec === "string" ? undefined : machineCapacity(spec.instanceType, context, { low: 1, high: 1 }, spec.volumes);
  },
  price: (props, context) => {
    const spec = instanceSpec(props, context, true);
    return typeof spec === "string" ? { unknown: spec } : machineLines(spec);
  },
});
