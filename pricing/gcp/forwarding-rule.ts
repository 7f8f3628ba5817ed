import { HOURS_PER_MONTH } from "../../model";
import { type PricedResource, pricedResource } from "../priced-resource";
import { ifKnown } from "./known";

export interface ForwardingRuleProps {
  readonly target?: string;
}

export const forwardingRule = rule("gcp:compute/forwardingRule:ForwardingRule", "Load balancer forwarding rule");
export const globalForwardingRule = rule(
  "gcp:compute/globalForwardingRule:GlobalForwardingRule",
  "Global load balancer forwarding rule",
  "global",
);

/**
 * A rule and the data that the load balancer behind it takes in. The first five rules of a project share one fee
 * that is per project and region, not per resource: each rule counts as an additional one, and the figure's
 * provenance says so.
 */
function rule(type: string, title: string, scope?: "global"): PricedResource {
  return pricedResource<ForwardingRuleProps>({
    type,
    title,
    pricingPage: "https://cloud.google.com/vpc/network-pricing#lb",
    ...(scope === undefined ? {} : { scope }),
    usage: {
      dataProcessedGib: { unit: "gib", doc: "Data that the load balancer takes in a month.", assumed: { low: 0, high: 100 } },
    },
    price: (props) => {
      const target = ifKnown(() => props.target)?.value;
      if (target !== undefined && /serviceAttachments\/|^(?:all-apis|vpc-sc)$/.test(target)) {
        return { unknown: "it is an endpoint of Private Service Connect, for which the price book has no figures" };
      }
      if (target?.includes("targetVpnGateways/")) return { free: "a forwarding rule of a classic VPN gateway is not charged" };
      return [
        { label: "Forwarding rule", price: { key: "forwarding-rule.hour", per: "hour" }, quantity: HOURS_PER_MONTH },
        { label: "Inbound data processed", price: { key: "load-balancer.data", per: "gib" }, quantity: { usage: "dataProcessedGib" } },
      ];
    },
  });
}
