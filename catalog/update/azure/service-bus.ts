import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/service-bus/ */
export const serviceBus: AzureService = {
  id: "service-bus",
  serviceName: "Service Bus",
  meters: [
    { sku: "Standard", meter: /Base Unit$/, key: "service-bus.standard.base", unit: "hour" },
    // The first 13 million operations of a Standard namespace come with its base charge.
    {
      sku: /^(?<tier>Basic|Standard)$/,
      meter: /Messaging Operations$/,
      key: ({ groups: { tier = "" } }) => `service-bus.${tier.toLowerCase()}.operations`,
      unit: "1m-requests",
    },
    { sku: "Premium", meter: /Messaging Unit$/, key: "service-bus.premium.messaging-unit", unit: "month" },
  ],
};
