import { pricedResource, type UsageQuantity } from "../priced-resource";
import { gibUsage, line, PER_TEN_THOUSAND, requestUsage, used, whereDeclared } from "./lines";

export interface DistributionProps {
  readonly viewerCertificate?: { readonly sslSupportMethod?: string };
  readonly priceClass?: string;
}

/** Where the viewers are decides the price, whatever region the stack is in. */
const geographies = [
  ["Us", "us", "US, Mexico, Canada"],
  ["Europe", "europe", "Europe, Israel"],
  ["Japan", "japan", "Japan"],
  ["India", "india", "India"],
  ["Australia", "australia", "Australia, New Zealand"],
  ["Asia", "asia", "Hong Kong, Philippines, Asia Pacific"],
  ["SouthAmerica", "south-america", "South America"],
  ["Africa", "africa", "South Africa, Kenya, Middle East"],
] as const;
/** Shown without being declared; the others only where they are. */
const usual: ReadonlySet<string> = new Set(["Us", "Europe"]);

const usage = Object.fromEntries(
  geographies.flatMap(([name, , where]): [string, UsageQuantity][] => [
    [`dataTransferOut${name}Gib`, gibUsage(`Data to viewers in ${where}`, usual.has(name) ? 100 : 0)],
    [`httpsRequests${name}PerMonth`, requestUsage(`HTTPS requests of viewers in ${where}`, usual.has(name) ? 1_000_000 : 0)],
  ]),
);

/** The free tier (1 TB and 10 million requests a month) belongs to the account and is not deducted. */
export const distribution = pricedResource<DistributionProps>({
  type: "aws:cloudfront/distribution:Distribution",
  title: "CloudFront distribution",
  pricingPage: "https://aws.amazon.com/cloudfront/pricing/",
  scope: "global",
  usage: {
    ...usage,
    invalidationPathsPerMonth: { unit: "unit", doc: "Invalidated paths beyond the first 1,000", assumed: { low: 0, high: 0 } },
  },
  price: ({ viewerCertificate }, context) => [
    ...geographies.flatMap(([name, key, where]) => {
      const data = used(`${where}: data transfer out to internet`, `cloudfront.${key}.data`, "gb", `dataTransferOut${name}Gib`);
      const https = used(
        `${where}: HTTPS requests`,
        `cloudfront.${key}.https`,
        "10k-requests",
        `httpsRequests${name}PerMonth`,
        PER_TEN_THOUSAND,
      );
      if (usual.has(name)) return [data, https];
      return whereDeclared(context, { [`dataTransferOut${name}Gib`]: data, [`httpsRequests${name}PerMonth`]: https });
    }),
    ...whereDeclared(context, {
      invalidationPathsPerMonth: used("Invalidation requests", "cloudfront.invalidations", "unit", "invalidationPathsPerMonth"),
    }),
    ...(viewerCertificate?.sslSupportMethod === "vip" ? [line("Dedicated IP custom SSL", "cloudfront.dedicated_ip", "month", 1)] : []),
  ],
});
