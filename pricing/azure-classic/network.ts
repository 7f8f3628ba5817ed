import { type Translation, translation } from "../translation";

export interface PublicIpProps {
  readonly sku?: string;
  readonly skuTier?: string;
  readonly allocationMethod?: string;
  readonly ipVersion?: string;
  readonly publicIpPrefixId?: string;
}

export interface PrefixProps {
  readonly prefixLength?: number;
  readonly ipVersion?: string;
}

/** The package makes prefixes of 16 addresses unless told otherwise. */
const DEFAULT_PREFIX_LENGTH = 28;

export interface LoadBalancerProps {
  readonly sku?: string;
  readonly skuTier?: string;
}

export interface GatewayProps {
  readonly sku?: { readonly name?: string; readonly capacity?: number };
  readonly autoscaleConfiguration?: { readonly minCapacity?: number; readonly maxCapacity?: number };
}

export interface VirtualNetworkGatewayProps {
  readonly sku?: string;
  readonly type?: string;
}

export interface TrafficManagerProps {
  readonly monitorConfig?: { readonly intervalInSeconds?: number };
}

const endpoint = (kind: "Azure" | "External" | "Nested") =>
  translation<object>(`azure:network/trafficManager${kind}Endpoint:TrafficManager${kind}Endpoint`, "azure-native:trafficmanager:Endpoint", {
    endpointType: () => `${kind}Endpoints`,
  });

export interface FirewallProps {
  readonly skuName?: string;
  readonly skuTier?: string;
}

export interface WafProps {
  readonly customRules?: readonly object[];
  readonly managedRules?: readonly object[];
}

/** Declares nothing that its price depends on. */
const none = translation<object>;

export const networkTranslations: readonly Translation[] = [
  translation<PublicIpProps>("azure:network/publicIp:PublicIp", "azure-native:network:PublicIPAddress", {
    // Where none is declared the package asks for Standard (Basic before version 6, with dynamic allocation).
    sku: {
      name: (props) => props.sku ?? (props.allocationMethod?.toLowerCase() === "dynamic" ? "Basic" : "Standard"),
      tier: (props) => props.skuTier,
    },
    publicIPAllocationMethod: (props) => props.allocationMethod,
    publicIPAddressVersion: (props) => props.ipVersion,
    publicIPPrefix: (props) => ("publicIpPrefixId" in props ? {} : undefined),
  }),
  translation<PrefixProps>("azure:network/publicIpPrefix:PublicIpPrefix", "azure-native:network:PublicIPPrefix", {
    prefixLength: (props) => props.prefixLength ?? DEFAULT_PREFIX_LENGTH,
    publicIPAddressVersion: (props) => props.ipVersion,
  }),
  translation<LoadBalancerProps>("azure:lb/loadBalancer:LoadBalancer", "azure-native:network:LoadBalancer", {
    sku: { name: (props) => props.sku ?? "Standard", tier: (props) => props.skuTier },
  }),
  translation<{ readonly skuName?: string }>("azure:network/natGateway:NatGateway", "azure-native:network:NatGateway", {
    sku: { name: (props) => props.skuName },
  }),
  translation<GatewayProps>("azure:network/applicationGateway:ApplicationGateway", "azure-native:network:ApplicationGateway", {
    sku: { name: (props) => props.sku?.name, capacity: (props) => props.sku?.capacity },
    autoscaleConfiguration: {
      minCapacity: (props) => props.autoscaleConfiguration?.minCapacity,
      maxCapacity: (props) => props.autoscaleConfiguration?.maxCapacity,
    },
  }),
  translation<FirewallProps>("azure:network/firewall:Firewall", "azure-native:network:AzureFirewall", {
    sku: { name: (props) => props.skuName, tier: (props) => props.skuTier },
  }),
  none("azure:network/ddosProtectionPlan:DdosProtectionPlan", "azure-native:network:DdosProtectionPlan", {}),
  none("azure:network/virtualNetworkPeering:VirtualNetworkPeering", "azure-native:network:VirtualNetworkPeering", {}),
  none("azure:privatelink/endpoint:Endpoint", "azure-native:network:PrivateEndpoint", {}),
  translation<VirtualNetworkGatewayProps>(
    "azure:network/virtualNetworkGateway:VirtualNetworkGateway",
    "azure-native:network:VirtualNetworkGateway",
    { sku: { name: (props) => props.sku }, gatewayType: (props) => props.type },
  ),
  translation<{ readonly type?: string }>(
    "azure:network/virtualNetworkGatewayConnection:VirtualNetworkGatewayConnection",
    "azure-native:network:VirtualNetworkGatewayConnection",
    { connectionType: (props) => props.type },
  ),
  translation<{ readonly virtualWanId?: string }>("azure:network/virtualHub:VirtualHub", "azure-native:network:VirtualHub", {
    virtualWan: (props) => ("virtualWanId" in props ? {} : undefined),
  }),
  translation<{ readonly scaleUnit?: number }>("azure:network/vpnGateway:VpnGateway", "azure-native:network:VpnGateway", {
    vpnGatewayScaleUnit: (props) => props.scaleUnit,
  }),
  none("azure:network/vpnGatewayConnection:VpnGatewayConnection", "azure-native:network:VpnConnection", {}),
  translation<{ readonly scaleUnits?: number }>(
    "azure:network/expressRouteGateway:ExpressRouteGateway",
    "azure-native:network:ExpressRouteGateway",
    { autoScaleConfiguration: { bounds: { min: (props) => props.scaleUnits } } },
  ),
  none("azure:network/expressRouteConnection:ExpressRouteConnection", "azure-native:network:ExpressRouteConnection", {}),
  translation<TrafficManagerProps>("azure:network/trafficManagerProfile:TrafficManagerProfile", "azure-native:trafficmanager:Profile", {
    monitorConfig: { intervalInSeconds: (props) => props.monitorConfig?.intervalInSeconds },
  }),
  endpoint("Azure"),
  endpoint("External"),
  endpoint("Nested"),
  none("azure:dns/zone:Zone", "azure-native:dns:Zone", {}),
  none("azure:privatedns/zone:Zone", "azure-native:privatedns:PrivateZone", {}),
  none("azure:privatedns/resolverInboundEndpoint:ResolverInboundEndpoint", "azure-native:dnsresolver:InboundEndpoint", {}),
  none("azure:privatedns/resolverOutboundEndpoint:ResolverOutboundEndpoint", "azure-native:dnsresolver:OutboundEndpoint", {}),
  none("azure:privatedns/resolverDnsForwardingRuleset:ResolverDnsForwardingRuleset", "azure-native:dnsresolver:DnsForwardingRuleset", {}),
  translation<{ readonly routingRules?: readonly object[] }>("azure:frontdoor/frontdoor:Frontdoor", "azure-native:frontdoor:FrontDoor", {
    routingRules: (props) => props.routingRules && new Array(props.routingRules.length).fill({}),
  }),
  translation<WafProps>("azure:frontdoor/firewallPolicy:FirewallPolicy", "azure-native:frontdoor:Policy", {
    customRules: { rules: (props) => props.customRules && new Array(props.customRules.length).fill({}) },
    managedRules: { managedRuleSets: (props) => props.managedRules && new Array(props.managedRules.length).fill({}) },
  }),
  translation<{ readonly skuName?: string }>("azure:cdn/frontdoorFirewallPolicy:FrontdoorFirewallPolicy", "azure-native:frontdoor:Policy", {
    sku: { name: (props) => props.skuName },
  }),
  translation<{ readonly sku?: string }>("azure:cdn/profile:Profile", "azure-native:cdn:Profile", { sku: { name: (props) => props.sku } }),
  translation<{ readonly skuName?: string }>("azure:cdn/frontdoorProfile:FrontdoorProfile", "azure-native:cdn:Profile", {
    sku: { name: (props) => props.skuName },
  }),
];
