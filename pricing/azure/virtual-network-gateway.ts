import { HOURS_PER_MONTH } from "../../model";
import { pricedResource } from "../priced-resource";
import { counted, hourly } from "./line";

export interface Props {
  readonly gatewayType?: string;
  readonly sku?: { readonly name?: string };
}

export const virtualNetworkGateway = pricedResource<Props>({
  type: "azure-native:network:VirtualNetworkGateway",
  title: "Virtual network gateway",
  pricingPage: "https://azure.microsoft.com/pricing/details/vpn-gateway/",
  usage: {
    pointToSiteTunnels: { unit: "month", doc: "Point-to-site tunnels beyond the 128 that are included", assumed: { low: 0, high: 0 } },
  },
  price: ({ gatewayType, sku }) => {
    if (sku?.name === undefined) return { unknown: "no sku.name is declared" };
    if (gatewayType?.toLowerCase() === "expressroute")
      return [hourly(`ExpressRoute gateway (${sku.name})`, `express-route-gateway.${sku.name}.hour`)];
    return [
      hourly(`VPN gateway (${sku.name})`, `vpn-gateway.${sku.name}.hour`),
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
  type: "azure-native:network:VirtualNetworkGatewayConnection",
  title: "VPN connection",
  pricingPage: "https://azure.microsoft.com/pricing/details/vpn-gateway/",
  price: ({ connectionType }) =>
    connectionType?.toLowerCase() === "expressroute"
      ? { free: "the circuit and the gateway of an ExpressRoute connection are charged" }
      : [
          counted("Site-to-site tunnel", "vpn-gateway.connection.hour", "hour", {
            low: 0,
            high: HOURS_PER_MONTH,
            because: "the first 10 tunnels of a gateway are included",
          }),
        ],
});
