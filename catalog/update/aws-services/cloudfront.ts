import { type AwsPriceRule, type AwsService, each, monthOf, per, perGb, requests } from "./rule";

/** Prefix of the usage types -> the book's name of that part of the world. https://aws.amazon.com/cloudfront/pricing/ */
const areas = [
  ["AP", "asia"],
  ["AU", "australia"],
  ["EU", "europe"],
  ["IN", "india"],
  ["JP", "japan"],
  ["SA", "south-america"],
  ["US", "us"],
  ["ZA", "africa"],
] as const;

const everywhere = { everywhere: true } as const;

const rulesOf = ([prefix, area]: (typeof areas)[number]): readonly AwsPriceRule[] => [
  perGb(`cloudfront.${area}.data`, `${prefix}-DataTransfer-Out-Bytes`, everywhere),
  per("10k-requests", requests(1e4), `cloudfront.${area}.http`, `${prefix}-Requests-HTTP-Proxy`, everywhere),
  per("10k-requests", requests(1e4), `cloudfront.${area}.https`, `${prefix}-Requests-HTTPS-Proxy`, everywhere),
];

export const cloudFront: AwsService = {
  code: "AmazonCloudFront",
  rules: [
    ...areas.flatMap(rulesOf),
    per("month", monthOf("certificate", "certificates"), "cloudfront.dedicated_ip", "SSL-Cert-Custom", everywhere),
    per("unit", each(1, "url", "urls", "paths", "invalidations"), "cloudfront.invalidations", "Invalidations", everywhere),
  ],
};
