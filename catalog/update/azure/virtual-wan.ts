import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/virtual-wan/ */
export const virtualWan: AzureService = {
  id: "virtual-wan",
  serviceName: "Virtual WAN",
  meters: [
    { sku: "Standard Hub", meter: "Standard Hub Unit", key: "virtual-hub.hour", unit: "hour" },
    { sku: "Standard Hub", meter: "Standard Hub Data Processed", key: "virtual-hub.data", unit: "gb" },
    { sku: "ExpressRoute Scale Unit", key: "virtual-wan.er-scale-unit", unit: "month" },
    { sku: "ExpressRoute Connection Unit", key: "virtual-wan.er-connection.hour", unit: "hour" },
    {
      sku: /^VPN (?<side>S2S|P2S) Scale Unit$/,
      key: ({ groups: { side = "" } }) => `virtual-wan.${side.toLowerCase()}-scale-unit`,
      unit: "month",
    },
    { sku: "VPN S2S Connection Unit", key: "virtual-wan.s2s-connection.hour", unit: "hour" },
  ],
};
