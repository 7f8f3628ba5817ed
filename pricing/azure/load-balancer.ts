import { pricedResource } from "../priced-resource";
import { counted, hourly, unjudged } from "./line";

export interface Props {
  readonly sku?: { readonly name?: string; readonly tier?: string };
  readonly loadBalancingRules?: readonly object[];
  readonly outboundRules?: readonly object[];
}

/** The package azure declares a load balancer's rules as resources of their own. */
const ruleTypes = ["azure:lb/rule:Rule", "azure:lb/outboundRule:OutboundRule"];
/** The hourly fee covers this many rules; inbound NAT rules are free. */
const RULES_INCLUDED = 5;

export const loadBalancer = pricedResource<Props>({
  type: "azure-native:network:LoadBalancer",
  title: "Load balancer",
  pricingPage: "https://azure.microsoft.com/pricing/details/load-balancer/",
  usage: { dataProcessedGb: { unit: "gb", doc: "Data processed, inbound and outbound", assumed: { low: 0, high: 100 } } },
  price: ({ sku, loadBalancingRules, outboundRules }, context) => {
    const name = sku?.name?.toLowerCase() ?? "basic";
    if (name === "basic") return { free: "a Basic load balancer costs nothing" };
    if (name !== "standard") return [unjudged(`${sku?.name} load balancer`, "the price book has only Standard load balancers")];
    const declaredApart = ruleTypes.reduce((sum, type) => sum + context.dependants(type).length, 0);
    const rules = (loadBalancingRules?.length ?? 0) + (outboundRules?.length ?? 0) + declaredApart;
    const data = counted("Data processed", "load-balancer.standard.data", "gb", { usage: "dataProcessedGb" });
    // Without rules nothing is charged by the hour.
    if (rules === 0) return [data];
    const additional = rules - RULES_INCLUDED;
    return [
      hourly("Load balancer (Standard, first 5 rules)", "load-balancer.standard.hour"),
      ...(additional > 0 ? [hourly("Additional rules", "load-balancer.standard.rule.hour", additional)] : []),
      data,
    ];
  },
});
