import { pricedResource } from "../priced-resource";
import { counted, hourly, monthly } from "./line";

export interface FrontDoorProps {
  readonly routingRules?: readonly object[];
}

export const frontDoor = pricedResource<FrontDoorProps>({
  type: "azure-native:frontdoor:FrontDoor",
  title: "Front Door (classic)",
  pricingPage: "https://azure.microsoft.com/pricing/details/frontdoor/",
  scope: "global",
  usage: {
    outboundDataGb: { unit: "gb", doc: "Data sent to clients in North America and Europe", assumed: { low: 0, high: 100 } },
    inboundDataGb: { unit: "gb", doc: "Data received from clients", assumed: { low: 0, high: 100 } },
  },
  price: ({ routingRules }) => {
    const additional = (routingRules?.length ?? 0) - 5;
    return [
      hourly("Routing rules (first 5 rules)", "front-door.classic.first-five-rules.hour"),
      ...(additional > 0 ? [hourly("Routing rules (per additional rule)", "front-door.classic.additional-rule.hour", additional)] : []),
      counted("Outbound data transfer", "front-door.classic.outbound", "gb", { usage: "outboundDataGb" }),
      counted("Inbound data transfer", "front-door.classic.inbound", "gb", { usage: "inboundDataGb" }),
    ];
  },
});

export interface CdnProfileProps {
  readonly sku?: { readonly name?: string };
}

export const cdnProfile = pricedResource<CdnProfileProps>({
  type: "azure-native:cdn:Profile",
  title: "Front Door or CDN profile",
  pricingPage: "https://azure.microsoft.com/pricing/details/frontdoor/",
  scope: "global",
  price: ({ sku }) => {
    const name = sku?.name ?? "";
    const tier = /^(Standard|Premium)_AzureFrontDoor$/i.exec(name)?.[1];
    if (tier === undefined) return { free: "a CDN profile groups endpoints; their traffic is charged" };
    return [monthly(`Base fee (${tier})`, `front-door.${tier.toLowerCase()}.base`)];
  },
});

export interface WafPolicyProps {
  readonly customRules?: { readonly rules?: readonly object[] };
  readonly managedRules?: { readonly managedRuleSets?: readonly object[] };
  readonly sku?: { readonly name?: string };
}

export const frontDoorPolicy = pricedResource<WafPolicyProps>({
  type: "azure-native:frontdoor:Policy",
  title: "Front Door web application firewall policy",
  pricingPage: "https://azure.microsoft.com/pricing/details/frontdoor/",
  scope: "global",
  price: ({ customRules, managedRules, sku }) => {
    if (/^(standard|premium)_azurefrontdoor$/i.test(sku?.name ?? ""))
      return { free: "the profile of a Standard or Premium Front Door covers its policies" };
    const custom = customRules?.rules?.length ?? 0;
    const managed = managedRules?.managedRuleSets?.length ?? 0;
    return [
      monthly("Policy", "front-door.classic.waf.policy"),
      ...(custom > 0 ? [monthly("Custom rules", "front-door.classic.waf.custom-rule", custom)] : []),
      ...(managed > 0 ? [monthly("Managed rulesets", "front-door.classic.waf.managed-ruleset", managed)] : []),
    ];
  },
});
