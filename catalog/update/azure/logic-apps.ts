import type { AzureService } from "./service";

/** https://azure.microsoft.com/pricing/details/logic-apps/ */
export const logicApps: AzureService = {
  id: "logic-apps",
  serviceName: "Logic Apps",
  meters: [
    {
      product: "Logic Apps Integration Account",
      sku: /^(?<tier>Basic|Standard)$/,
      meter: /^(?:Basic|Standard) Unit$/,
      key: ({ groups: { tier = "" } }) => `logic-apps.integration-account.${tier.toLowerCase()}`,
      unit: "hour",
    },
    { meter: "Standard vCPU Duration", key: "logic-apps.workflow-standard.vcore", unit: "month" },
    // A GiB for an hour, of which the book counts a month.
    { meter: "Standard Memory Duration", key: "logic-apps.workflow-standard.memory", unit: "gib-month" },
  ],
};
