import { type AwsPriceRule, type AwsService, monthOf, per, perMillion } from "./rule";

const month = (key: string, usage: string, everywhere: boolean): AwsPriceRule =>
  per("month", monthOf("rule", "rules", "webacl", "web acl", "webacls"), `waf.${key}`, usage, everywhere ? { everywhere } : {});

/** https://aws.amazon.com/waf/pricing/ Web ACLs of CloudFront are of no region. */
export const waf: AwsService = {
  code: "awswaf",
  rules: [
    month("rule", "RuleV2", false),
    month("webacl", "WebACLV2", false),
    perMillion("waf.requests", "RequestV2-Tier1"),
    month("cloudfront.rule", "Global-RuleV2", true),
    month("cloudfront.webacl", "Global-WebACLV2", true),
    perMillion("waf.cloudfront.requests", "Global-RequestV2-Tier1", { everywhere: true }),
  ],
};
