import { pricedResource } from "../priced-resource";
import { line } from "./lines";

const pricingPage = "https://aws.amazon.com/cloudwatch/pricing/";
const label = "Alarms that target tracking creates";

export interface ScalingPolicyProps {
  readonly targetTrackingConfiguration?: { readonly disableScaleIn?: boolean };
}

/** Target tracking creates and pays two alarms, one where scaling in is off. Other policies use alarms that are declared. */
export const autoscalingPolicy = pricedResource<ScalingPolicyProps>({
  type: "aws:autoscaling/policy:Policy",
  title: "Auto Scaling policy",
  pricingPage,
  price: ({ targetTrackingConfiguration: tracking }) =>
    tracking === undefined
      ? { free: "a policy is free of charge; the alarms that trigger it are charged where they are declared" }
      : [line(label, "cloudwatch.alarm.standard", "month", tracking.disableScaleIn === true ? 1 : 2)],
});

export interface ApplicationPolicyProps {
  readonly targetTrackingScalingPolicyConfiguration?: { readonly disableScaleIn?: boolean };
}

/** DynamoDB keeps two more alarms for provisioned capacity. */
const MOST_ALARMS = 4;

export const applicationScalingPolicy = pricedResource<ApplicationPolicyProps>({
  type: "aws:appautoscaling/policy:Policy",
  title: "Application Auto Scaling policy",
  pricingPage,
  price: ({ targetTrackingScalingPolicyConfiguration: tracking }) => {
    if (tracking === undefined)
      return { free: "a policy is free of charge; the alarms that trigger it are charged where they are declared" };
    const low = tracking.disableScaleIn === true ? 1 : 2;
    return [
      line(label, "cloudwatch.alarm.standard", "month", {
        low,
        high: MOST_ALARMS,
        because: "how many alarms are created depends on the scaled service",
      }),
    ];
  },
});
