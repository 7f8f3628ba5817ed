import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/vpn-gateway/ */
export const vpnGateway: AzureService = {
  id: "vpn-gateway",
  serviceName: "VPN Gateway",
  meters: [
    // The Basic gateway's meter says so; those of the others are named after their SKU.
    { product: "VPN Gateway", meter: "Basic Gateway", key: "vpn-gateway.Basic.hour", unit: "hour" },
    {
      product: "VPN Gateway",
      meter: /^(?<size>VpnGw\d(?:AZ)?)$/,
      key: ({ groups: { size = "" } }) => `vpn-gateway.${size}.hour`,
      unit: "hour",
    },
    { product: "VPN Gateway", sku: "VpnGw1", meter: /S2S Connection$/, key: "vpn-gateway.connection.hour", unit: "hour" },
    { product: "VPN Gateway", sku: "VpnGw1", meter: /P2S Connection$/, key: "vpn-gateway.p2s-tunnel", unit: "month" },
  ],
};
