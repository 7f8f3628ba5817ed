import { pricedResource } from "../priced-resource";
import { counted, hourly, monthly } from "./line";

const pricingPage = "https://azure.microsoft.com/pricing/details/virtual-wan/";

export interface HubProps {
  readonly virtualWan?: object;
}

export const virtualHub = pricedResource<HubProps>({
  type: "azure-native:network:VirtualHub",
  title: "Virtual hub",
  pricingPage,
  usage: { dataProcessedGb: { unit: "gb", doc: "Data processed by the hub", assumed: { low: 0, high: 100 } } },
  price: ({ virtualWan }) =>
    virtualWan === undefined
      ? { unknown: "a hub without a virtual WAN is a route server, which the price book has no price for" }
      : [hourly("Hub deployment", "virtual-hub.hour"), counted("Data processed", "virtual-hub.data", "gb", { usage: "dataProcessedGb" })],
});

export interface VpnGatewayProps {
  readonly vpnGatewayScaleUnit?: number;
  readonly connections?: readonly object[];
}

export const vpnGateway = pricedResource<VpnGatewayProps>({
  type: "azure-native:network:VpnGateway",
  title: "Virtual WAN site-to-site gateway",
  pricingPage,
  price: ({ vpnGatewayScaleUnit, connections }) => [
    monthly("S2S scale units (500 Mbps)", "virtual-wan.s2s-scale-unit", vpnGatewayScaleUnit ?? 1),
    ...(connections === undefined || connections.length === 0
      ? []
      : [hourly("S2S connections", "virtual-wan.s2s-connection.hour", connections.length)]),
  ],
});

export const vpnConnection = pricedResource<object>({
  type: "azure-native:network:VpnConnection",
  title: "Virtual WAN site-to-site connection",
  pricingPage,
  price: () => [hourly("S2S connection", "virtual-wan.s2s-connection.hour")],
});

export interface ExpressRouteGatewayProps {
  readonly autoScaleConfiguration?: { readonly bounds?: { readonly min?: number; readonly max?: number } };
}

export const expressRouteGateway = pricedResource<ExpressRouteGatewayProps>({
  type: "azure-native:network:ExpressRouteGateway",
  title: "Virtual WAN ExpressRoute gateway",
  pricingPage,
  price: ({ autoScaleConfiguration }) => {
    const low = autoScaleConfiguration?.bounds?.min ?? 1;
    const high = Math.max(low, autoScaleConfiguration?.bounds?.max ?? low);
    return [
      monthly("ER scale units (2 Gbps)", "virtual-wan.er-scale-unit", {
        low,
        high,
        because: `the gateway scales between ${low} and ${high} units`,
      }),
    ];
  },
});

export const expressRouteConnection = pricedResource<object>({
  type: "azure-native:network:ExpressRouteConnection",
  title: "Virtual WAN ExpressRoute connection",
  pricingPage,
  price: () => [hourly("ER connection", "virtual-wan.er-connection.hour")],
});

export interface PublicIpPrefixProps {
  readonly prefixLength?: number;
  readonly publicIPAddressVersion?: string;
}

export const publicIpPrefix = pricedResource<PublicIpPrefixProps>({
  type: "azure-native:network:PublicIPPrefix",
  title: "Public IP prefix",
  pricingPage: "https://azure.microsoft.com/pricing/details/ip-addresses/",
  price: ({ prefixLength, publicIPAddressVersion }) => {
    if (publicIPAddressVersion?.toLowerCase() === "ipv6") return { free: "IPv6 addresses cost nothing" };
    if (prefixLength === undefined) return { unknown: "no prefixLength is declared" };
    return [hourly("IP addresses of the prefix", "public-ip-prefix.hour", 2 ** (32 - prefixLength))];
  },
});

export const virtualNetworkPeering = pricedResource<object>({
  type: "azure-native:network:VirtualNetworkPeering",
  title: "Virtual network peering",
  pricingPage: "https://azure.microsoft.com/pricing/details/virtual-network/",
  usage: {
    transferredGb: { unit: "gb", doc: "Data sent and received over the peering, within the region", assumed: { low: 0, high: 100 } },
  },
  // Between regions more is charged; in which region the other network lies does not show in a preview.
  price: () => [counted("Data transfer within a region", "vnet-peering.intra-region.data", "gb", { usage: "transferredGb" })],
});
