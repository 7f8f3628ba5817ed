import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/application-gateway/ */
export const applicationGateway: AzureService = {
  id: "application-gateway",
  serviceName: "Application Gateway",
  meters: [
    {
      product: /^Application Gateway (?<tier>Standard|WAF|Basic) v2$/i,
      meter: /Fixed Cost$/,
      key: ({ groups: { tier = "" } }) => `application-gateway.${tier.toLowerCase()}-v2.hour`,
      unit: "hour",
    },
    {
      product: /^Application Gateway (?<tier>Standard|WAF|Basic) v2$/i,
      meter: /Capacity Units$/,
      key: ({ groups: { tier = "" } }) => `application-gateway.${tier.toLowerCase()}-v2.capacity-unit`,
      unit: "unit-hour",
    },
    {
      product: /^(?<tier>Basic|Standard|WAF) Application Gateway$/,
      meter: /^(?<size>Small|Medium|Large) Gateway$/,
      key: ({ groups: { tier = "", size = "" } }) =>
        `application-gateway.${tier === "WAF" ? "waf" : "standard"}-${size.toLowerCase()}.hour`,
      unit: "hour",
    },
  ],
};
