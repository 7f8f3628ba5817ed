import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/iot-hub/ */
export const iotHub: AzureService = {
  id: "iot-hub",
  serviceName: "IoT Hub",
  meters: [
    {
      sku: /^(?<size>[BS][123])$/,
      meter: /Unit$/,
      key: ({ groups: { size = "" } }) => `iot-hub.${size.toLowerCase()}.unit`,
      unit: "month",
    },
    { sku: "S1", meter: /Operations$/, key: "iot-hub.dps.operations", unit: "1k-requests" },
  ],
};
