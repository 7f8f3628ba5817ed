import { type AwsPriceRule, type AwsService, monthOf, per, perHour, requests } from "./rule";

const queries = requests(1e6, "query", "queries");
const check = (key: string, usage: string): AwsPriceRule =>
  per("month", monthOf("healthcheck", "health check", "health checks"), `route53.health_check${key}`, `Health-Check-${usage}`, {
    everywhere: true,
  });

/** https://aws.amazon.com/route53/pricing/ */
export const route53: AwsService = {
  code: "AmazonRoute53",
  rules: [
    per("month", monthOf("hostedzone", "hosted zone", "hostedzones", "zones"), "route53.zone", "HostedZone", { everywhere: true }),
    per("1m-requests", queries, "route53.queries", "DNS-Queries", { everywhere: true }),
    check("", "AWS"),
    check(".external", "Non-AWS"),
    check(".option", "Option-AWS"),
    check(".option.external", "Option-Non-AWS"),
    perHour("route53.resolver.endpoint", "ResolverNetworkInterface"),
    per("1m-requests", queries, "route53.resolver.queries", "DNS-Queries"),
  ],
};
