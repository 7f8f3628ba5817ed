import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/notification-hubs/ */
export const notificationHubs: AzureService = {
  id: "notification-hubs",
  serviceName: "Notification Hubs",
  meters: [
    {
      product: "Notification Hubs",
      meter: /^(?<tier>Basic|Standard) Unit$/,
      key: ({ groups: { tier = "" } }) => `notification-hubs.${tier.toLowerCase()}.namespace`,
      unit: "month",
    },
  ],
};
