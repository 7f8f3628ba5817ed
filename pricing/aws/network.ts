import { type PricingContext, pricedResource } from "../priced-resource";
import { isGiven } from "./known";
import { gibUsage, hourly, line, PER_MILLION, requestUsage, unpriced, used } from "./lines";

export interface VpcEndpointProps {
  readonly vpcEndpointType?: string;
  readonly subnetIds?: readonly string[];
  readonly subnetConfigurations?: readonly { readonly subnetId?: string }[];
}

const SUBNET_ASSOCIATION = "aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation";

/** An interface endpoint is charged once in each subnet (availability zone) that it is in. */
export const vpcEndpoint = pricedResource<VpcEndpointProps>({
  type: "aws:ec2/vpcEndpoint:VpcEndpoint",
  title: "VPC endpoint",
  pricingPage: "https://aws.amazon.com/privatelink/pricing/",
  usage: { dataProcessedGib: gibUsage("Data that passes through the endpoint", 100) },
  price: (props, context) => {
    const { vpcEndpointType = "Gateway" } = props;
    if (vpcEndpointType === "Gateway") return { free: "gateway endpoints are free of charge" };
    const zones = Math.max(1, endpointZones(props, context));
    if (vpcEndpointType === "Interface") {
      return [
        hourly("Endpoint (interface)", "vpc_endpoint.interface.hour", zones),
        used("Data processed", "vpc_endpoint.interface.data", "gb", "dataProcessedGib"),
      ];
    }
    if (vpcEndpointType === "GatewayLoadBalancer") {
      return [
        hourly("Endpoint (gateway load balancer)", "vpc_endpoint.gwlb.hour", zones),
        used("Data processed", "vpc_endpoint.gwlb.data", "gb", "dataProcessedGib"),
      ];
    }
    return { unknown: `the price book has no figure for endpoints of the type ${vpcEndpointType}` };
  },
});

function endpointZones(props: VpcEndpointProps, context: PricingContext): number {
  return (props.subnetIds?.length ?? props.subnetConfigurations?.length ?? 0) + context.dependants(SUBNET_ASSOCIATION).length;
}

const transitPage = "https://aws.amazon.com/transit-gateway/pricing/";
const transitUsage = { dataProcessedGib: gibUsage("Data that the attachment sends to the gateway", 100) };

/** The gateway itself is free of charge; its attachments are not. */
export const transitGatewayAttachment = pricedResource({
  type: "aws:ec2transitgateway/vpcAttachment:VpcAttachment",
  title: "Transit gateway VPC attachment",
  pricingPage: transitPage,
  usage: transitUsage,
  price: () => [
    hourly("Transit gateway attachment", "transit_gateway.vpc_attachment"),
    used("Data processed", "transit_gateway.data", "gb", "dataProcessedGib"),
  ],
});

export const transitGatewayPeering = pricedResource({
  type: "aws:ec2transitgateway/peeringAttachment:PeeringAttachment",
  title: "Transit gateway peering attachment",
  pricingPage: transitPage,
  price: () => [hourly("Transit gateway attachment", "transit_gateway.peering_attachment")],
});

export interface VpnConnectionProps {
  readonly enableAcceleration?: boolean;
  readonly tunnelBandwidth?: string;
}

export const vpnConnection = pricedResource<VpnConnectionProps>({
  type: "aws:ec2/vpnConnection:VpnConnection",
  title: "Site-to-Site VPN connection",
  pricingPage: "https://aws.amazon.com/vpn/pricing/",
  usage: transitUsage,
  // An id that is not known yet is an id: only its presence counts.
  price: (props, context) => [
    hourly("VPN connection", "vpn.connection"),
    ...(isGiven(context, "transitGatewayId")
      ? [
          hourly("Transit gateway attachment", "transit_gateway.vpc_attachment"),
          used("Data processed", "transit_gateway.data", "gb", "dataProcessedGib"),
        ]
      : []),
    ...(props.enableAcceleration === true
      ? [unpriced("Accelerated VPN", "the price book has no figure for its accelerators", "hour")]
      : []),
    ...(props.tunnelBandwidth === "large" ? [unpriced("Large bandwidth tunnels", "the price book has no figure for it", "hour")] : []),
  ],
});

export const clientVpnEndpoint = pricedResource({
  type: "aws:ec2clientvpn/endpoint:Endpoint",
  title: "Client VPN endpoint",
  pricingPage: "https://aws.amazon.com/vpn/pricing/",
  usage: { connectionHours: { unit: "hour", doc: "Hours of client connections, summed", assumed: { low: 0, high: 1000 } } },
  price: () => [used("Connections", "client_vpn.connection", "hour", "connectionHours")],
});

export const clientVpnAssociation = pricedResource({
  type: "aws:ec2clientvpn/networkAssociation:NetworkAssociation",
  title: "Client VPN endpoint association",
  pricingPage: "https://aws.amazon.com/vpn/pricing/",
  price: () => [hourly("Endpoint association", "client_vpn.endpoint")],
});

export interface FirewallProps {
  readonly subnetMappings?: readonly { readonly subnetId?: string }[];
  readonly availabilityZoneMappings?: readonly { readonly availabilityZoneId?: string }[];
}

export const networkFirewall = pricedResource<FirewallProps>({
  type: "aws:networkfirewall/firewall:Firewall",
  title: "Network firewall",
  pricingPage: "https://aws.amazon.com/network-firewall/pricing/",
  usage: { dataProcessedGib: gibUsage("Data that the firewall inspects", 100) },
  price: ({ subnetMappings, availabilityZoneMappings }) => [
    hourly("Firewall endpoint", "networkfirewall.endpoint", Math.max(1, (subnetMappings ?? availabilityZoneMappings)?.length ?? 1)),
    used("Data processed", "networkfirewall.data", "gb", "dataProcessedGib"),
  ],
});

export const globalAccelerator = pricedResource({
  type: "aws:globalaccelerator/accelerator:Accelerator",
  title: "Global Accelerator",
  pricingPage: "https://aws.amazon.com/global-accelerator/pricing/",
  scope: "global",
  price: () => [
    hourly("Fixed fee", "globalaccelerator.hour"),
    unpriced("Data transfer premium", "it depends on where the traffic comes from and goes to", "gb"),
  ],
});

export const trafficMirrorSession = pricedResource({
  type: "aws:ec2/trafficMirrorSession:TrafficMirrorSession",
  title: "Traffic mirror session",
  pricingPage: "https://aws.amazon.com/vpc/pricing/",
  price: () => [hourly("Traffic mirror", "ec2.traffic_mirror")],
});

export interface DedicatedHostProps {
  readonly instanceFamily?: string;
  readonly instanceType?: string;
}

export const dedicatedHost = pricedResource<DedicatedHostProps>({
  type: "aws:ec2/dedicatedHost:DedicatedHost",
  title: "EC2 dedicated host",
  pricingPage: "https://aws.amazon.com/ec2/dedicated-hosts/pricing/",
  price: ({ instanceFamily, instanceType }) => {
    const family = instanceFamily ?? instanceType?.split(".", 1)[0];
    return family === undefined
      ? { unknown: "it names no instance family" }
      : [hourly(`EC2 dedicated host (on-demand, ${family})`, `ec2.host.${family}`)];
  },
});

export interface WebAclProps {
  readonly scope?: string;
  readonly rules?: readonly {
    readonly name?: string;
    readonly statement?: {
      readonly managedRuleGroupStatement?: { readonly name?: string; readonly vendorName?: string };
    };
  }[];
}

const wafPage = "https://aws.amazon.com/waf/pricing/";
/** Managed groups of AWS that are charged beyond the rule that includes them. */
const paidGroups: ReadonlySet<string> = new Set([
  "AWSManagedRulesACFPRuleSet",
  "AWSManagedRulesATPRuleSet",
  "AWSManagedRulesAntiDDoSRuleSet",
  "AWSManagedRulesBotControlRuleSet",
]);

export const webAcl = pricedResource<WebAclProps>({
  type: "aws:wafv2/webAcl:WebAcl",
  title: "WAF web ACL",
  pricingPage: wafPage,
  usage: { requestsPerMonth: requestUsage("Requests inspected", 1_000_000) },
  price: ({ scope, rules }) => {
    const prefix = scope === "CLOUDFRONT" ? "waf.cloudfront" : "waf";
    const list = [...(rules ?? [])];
    const groups = list.flatMap(({ statement }) => {
      const group = statement?.managedRuleGroupStatement;
      return group === undefined ? [] : [{ name: group.name ?? "", vendor: group.vendorName ?? "AWS" }];
    });
    return [
      line("Web ACL usage", `${prefix}.webacl`, "month", 1),
      line("Rules and rule groups", `${prefix}.rule`, "month", list.length),
      used("Requests", `${prefix}.requests`, "1m-requests", "requestsPerMonth", PER_MILLION),
      ...groups
        .filter(({ name, vendor }) => vendor !== "AWS" || paidGroups.has(name))
        .map(({ name }) => unpriced(`Managed rule group ${name}`, "it has a subscription of its own, which is not judged here")),
    ];
  },
});

export interface RuleGroupProps {
  readonly rules?: readonly { readonly name?: string }[];
  readonly scope?: string;
}

export const wafRuleGroup = pricedResource<RuleGroupProps>({
  type: "aws:wafv2/ruleGroup:RuleGroup",
  title: "WAF rule group",
  pricingPage: wafPage,
  price: ({ rules, scope }) => [line("Rules", scope === "CLOUDFRONT" ? "waf.cloudfront.rule" : "waf.rule", "month", rules?.length ?? 0)],
});
