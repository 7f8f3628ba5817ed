import type { AzureService } from "./service";

/** Front Door (classic), in the zone of North America and Europe. https://azure.microsoft.com/pricing/details/frontdoor/ */
const classic = { product: "Azure Front Door Service", sku: "Standard", place: "global" } as const;

export const frontDoor: AzureService = {
  id: "front-door",
  serviceName: "Azure Front Door Service",
  meters: [
    { ...classic, meter: /Included Routing Rules$/, key: "front-door.classic.first-five-rules.hour", unit: "hour" },
    { ...classic, meter: /Overage Routing Rules$/, key: "front-door.classic.additional-rule.hour", unit: "hour" },
    { ...classic, meter: /Data Transfer In$/, key: "front-door.classic.inbound", unit: "gb" },
    { ...classic, meter: /Data Transfer Out$/, key: "front-door.classic.outbound", unit: "gb" },
    { ...classic, meter: /(?:^|Standard )Policy$/, key: "front-door.classic.waf.policy", unit: "month" },
    { ...classic, meter: /(?:^|Standard )Rule$/, key: "front-door.classic.waf.custom-rule", unit: "month" },
    { ...classic, meter: /Default Ruleset$/, key: "front-door.classic.waf.managed-ruleset", unit: "month" },
  ],
};
