import { HOURS_PER_MONTH } from "../../model";
import { type PricedResource, pricedResource } from "../priced-resource";

export const regionTargetHttpProxy = proxy("gcp:compute/regionTargetHttpProxy:RegionTargetHttpProxy", "Regional HTTP proxy");
export const regionTargetHttpsProxy = proxy("gcp:compute/regionTargetHttpsProxy:RegionTargetHttpsProxy", "Regional HTTPS proxy");
export const regionTargetTcpProxy = proxy("gcp:compute/regionTargetTcpProxy:RegionTargetTcpProxy", "Regional TCP proxy");

/** Regional proxy load balancers run on proxy machines that Google adds and removes with the traffic. */
function proxy(type: string, title: string): PricedResource {
  return pricedResource<Record<string, never>>({
    type,
    title,
    pricingPage: "https://cloud.google.com/vpc/network-pricing#lb",
    usage: {
      proxyInstances: {
        unit: "unit",
        doc: "Proxy machines that serve the load balancer, averaged over the month.",
        assumed: { low: 0, high: 3 },
      },
    },
    price: () => [
      {
        label: "Proxy instance",
        price: { key: "load-balancer.proxy.hour", per: "hour" },
        quantity: { usage: "proxyInstances", factor: HOURS_PER_MONTH },
      },
    ],
  });
}
