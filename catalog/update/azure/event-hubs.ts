import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/event-hubs/ */
export const eventHubs: AzureService = {
  id: "event-hubs",
  serviceName: "Event Hubs",
  meters: [
    {
      sku: /^(?<tier>Basic|Standard)$/,
      meter: /Ingress Events$/,
      key: ({ groups: { tier = "" } }) => `event-hubs.${tier.toLowerCase()}.ingress`,
      unit: "1m-requests",
    },
    {
      sku: /^(?<tier>Basic|Standard)$/,
      meter: /Throughput Unit$/,
      key: ({ groups: { tier = "" } }) => `event-hubs.${tier.toLowerCase()}.throughput-unit`,
      unit: "month",
    },
    { sku: "Standard", meter: /Capture$/, key: "event-hubs.capture", unit: "month" },
    { sku: "Premium", meter: /Processing Unit$/, key: "event-hubs.premium.processing-unit", unit: "month" },
    { sku: "Dedicated", meter: /Capacity Unit$/, key: "event-hubs.dedicated.capacity-unit", unit: "month" },
  ],
};
