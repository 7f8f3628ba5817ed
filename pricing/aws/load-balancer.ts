import { type LineSpec, pricedResource } from "../priced-resource";
import { known } from "./known";
import { gibUsage, hourly, line, type Times, used } from "./lines";

export interface LoadBalancerProps {
  readonly loadBalancerType?: string;
  readonly internal?: boolean;
  readonly ipAddressType?: string;
  readonly subnets?: readonly string[];
  readonly subnetMappings?: readonly { readonly allocationId?: string }[];
}

const lcu = {
  capacityUnits: {
    unit: "unit",
    doc: "Load balancer capacity units (LCU, NLCU, GLCU) in use on average over the month",
    assumed: { low: 0, high: 1 },
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

/**
 * A balancer that faces the internet holds a public address in each of its zones; elastic ones of one's own are charged
 * where they are declared: https://aws.amazon.com/vpc/pricing/ (public IPv4 address, service managed)
 */
function addressLines(props: LoadBalancerProps, kind: string): readonly LineSpec[] {
  const internal = known(() => props.internal === true || props.ipAddressType === "dualstack-without-public-ipv4");
  if (internal === true || kind === "gateway") return [];
  const zones = known(() => props.subnets?.length ?? props.subnetMappings?.filter(takesNewAddress).length);
  const least = kind === "application" ? 2 : 1;
  const addresses: Times =
    zones !== undefined && internal === false
      ? zones
      : {
          low: internal === false ? least : 0,
          high: zones ?? 3,
          because: "it holds a public IPv4 address in each of its zones, and its subnets are not known here",
        };
  return addresses === 0 ? [] : [hourly("Public IPv4 addresses", "public_ipv4.in_use", addresses)];
}

/** An id of an own address that is not known until deployment is an own address all the same. */
function takesNewAddress(mapping: { readonly allocationId?: string }): boolean {
  return known(() => mapping.allocationId === undefined) ?? false;
}

/** The same balancer under its several tokens. */
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
    price: (props) => {
      const { loadBalancerType = "application" } = props;
      const lines = kindLines(loadBalancerType);
      return lines === undefined
        ? { unknown: `"${loadBalancerType}" is not a load balancer type` }
        : [...lines, ...addressLines(props, loadBalancerType)];
    },
  }),
);

export const classicLoadBalancers = ["aws:elasticloadbalancing/loadBalancer:LoadBalancer", "aws:elb/loadBalancer:LoadBalancer"].map(
  (type) =>
    pricedResource({
      type,
      title: "Classic load balancer",
      pricingPage: "https://aws.amazon.com/elasticloadbalancing/pricing/",
      usage: { dataProcessedGib: gibUsage("Data that passes through the balancer", 100) },
      price: () => [hourly("Classic load balancer", "clb.hour"), used("Data processed", "clb.data", "gb", "dataProcessedGib")],
    }),
);
