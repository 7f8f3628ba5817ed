import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/power-bi-embedded/ */
export const powerBiEmbedded: AzureService = {
  id: "power-bi-embedded",
  serviceName: "Power BI Embedded",
  meters: [
    {
      sku: /^(?<size>A\d)$/,
      key: ({ groups: { size = "" } }) => `power-bi-embedded.${size.toLowerCase()}`,
      unit: "hour",
    },
  ],
};
