import { type AwsService, perGb, perHour } from "./rule";

/** https://aws.amazon.com/network-firewall/pricing/ */
export const networkFirewall: AwsService = {
  code: "AWSNetworkFirewall",
  rules: [perHour("networkfirewall.endpoint", "Endpoint-Hour"), perGb("networkfirewall.data", "Traffic-GB-Processed")],
};
