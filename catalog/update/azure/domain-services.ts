import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/microsoft-entra-ds/ */
export const domainServices: AzureService = {
  id: "domain-services",
  serviceName: "Microsoft Entra Domain Services",
  meters: [
    {
      meter: /^(?<tier>Standard|Enterprise|Premium) User Forest$/,
      key: ({ groups: { tier = "" } }) => `domain-services.${tier.toLowerCase()}`,
      unit: "hour",
    },
  ],
};
