import { HOURS_PER_MONTH } from "../../model";
import { pricedResource } from "../priced-resource";
import { counted, hourly } from "./line";

const GATEWAY = "azure-native:network:VirtualNetworkGateway";
const CONNECTION = "azure-native:network:VirtualNetworkGatewayConnection";
const INCLUDED_TUNNELS = 10;

export interface Props {
  readonly gatewayType?: string;
  readonly sku?: { readonly name?: string };
}

export const virtualNetworkGateway = pricedResource<Props>({
  type: GATEWAY,
  title: "Virtual network gateway",
  pricingPage: "https://azure.microsoft.com/pricing/details/vpn-gateway/",
  usage: {
    pointToSiteTunnels: { unit: "month", doc: "Point-to-site tunnels beyond the 128 that are included", assumed: { low: 0, high: 0 } },
  },
  price: ({ gatewayType, sku }, { dependants }) => {
    if (sku?.name === undefined) return { unknown: "no sku.name is declared" };
    if (gatewayType?.toLowerCase() === "expressroute")
      return [hourly(`ExpressRoute gateway (${sku.name})`, `express-route-gateway.${sku.name}.hour`)];
    const more = dependants(CONNECTION).length - INCLUDED_TUNNELS;
    return [
      hourly(`VPN gateway (${sku.name})`, `vpn-gateway.${sku.name}.hour`),
      ...(more > 0 ? [counted("Site-to-site tunnels over 10", "vpn-gateway.connection.hour", "hour", more * HOURS_PER_MONTH)] : []),
      ...(sku.name.toLowerCase() === "basic"
        ? []
        : [counted("Point-to-site tunnels over 128", "vpn-gateway.p2s-tunnel", "month", { usage: "pointToSiteTunnels" })]),
    ];
  },
});

export interface ConnectionProps {
  readonly connectionType?: string;
}

export const virtualNetworkGatewayConnection = pricedResource<ConnectionProps>({
  type: CONNECTION,
  title: "VPN connection",
  pricingPage: "https://azure.microsoft.com/pricing/details/vpn-gateway/",
  price: ({ connectionType }, { related }) => {
    if (connectionType?.toLowerCase() === "expressroute")
      return { free: "the circuit and the gateway of an ExpressRoute connection are charged" };
    if (related(GATEWAY).length > 0) return { free: "its gateway has 10 tunnels included, and counts those over them" };
    return [
      counted("Site-to-site tunnel", "vpn-gateway.connection.hour", "hour", {
        low: 0,
        high: HOURS_PER_MONTH,
        because: "the first 10 tunnels of a gateway are included",
      }),
    ];
  },
});
