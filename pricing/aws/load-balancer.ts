import { type LineSpec, pricedResource } from "../priced-resource";
import { gibUsage, hourly, line, used } from "./lines";

export interface LoadBalancerProps {
  readonly loadBalancerType?: string;
}

const lcu = {
  capacityUnits: {
    unit: "unit",
    doc: "Load balancer capacity units (LCU, NLCU, GLCU) in use on average over the month",
    assumed: { low: 0, high: 5 },
  },
} as const;

function kindLines(kind: string): readonly LineSpec[] | undefined {
  const units = (key: string) => line("Load balancer capacity units", key, "unit-month", { usage: "capacityUnits" });
  switch (kind) {
    case "application":
      return [hourly("Application load balancer", "alb.hour"), units("alb.lcu")];
    case "network":
      return [hourly("Network load balancer", "nlb.hour"), units("nlb.lcu")];
    case "gateway":
      return [hourly("Gateway load balancer", "gwlb.hour"), units("gwlb.lcu")];
    default:
      return undefined;
  }
}

/** The same balancer under its several tokens. Public addresses of its nodes depend on the zones and are not counted here. */
export const loadBalancers = [
  "aws:alb/loadBalancer:LoadBalancer",
  "aws:elasticloadbalancingv2/loadBalancer:LoadBalancer",
  "aws:lb/loadBalancer:LoadBalancer",
].map((type) =>
  pricedResource<LoadBalancerProps>({
    type,
    title: "Application, network or gateway load balancer",
    pricingPage: "https://aws.amazon.com/elasticloadbalancing/pricing/",
    usage: lcu,
    price: ({ loadBalancerType = "application" }) =>
      kindLines(loadBalancerType) ?? { unknown: `"${loadBalancerType}" is not a load balancer type` },
  }),
);

export const classicLoadBalancers = ["aws:elasticloadbalancing/loadBalancer:LoadBalancer", "aws:elb/loadBalancer:LoadBalancer"].map(
  (type) =>
    pricedResource({
      type,
      title: "Classic load balancer",
      pricingPage: "https://aws.amazon.com/elasticloadbalancing/pricing/",
      usage: { dataProcessedGib: gibUsage("Data that passes through the balancer", 1000) },
      price: () => [hourly("Classic load balancer", "clb.hour"), used("Data processed", "clb.data", "gb", "dataProcessedGib")],
    }),
);
