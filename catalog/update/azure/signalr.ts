import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/signalr-service/ */
export const signalr: AzureService = {
  id: "signalr",
  serviceName: "SignalR",
  meters: [
    {
      product: "SignalR",
      meter: /^(?<tier>Standard|Premium) Unit$/,
      key: ({ groups: { tier = "" } }) => `signalr.${tier.toLowerCase()}.unit`,
      unit: "month",
    },
    {
      product: "SignalR",
      meter: /^(?<tier>Standard|Premium) Message$/,
      key: ({ groups: { tier = "" } }) => `signalr.${tier.toLowerCase()}.messages`,
      unit: "1m-requests",
    },
  ],
};
