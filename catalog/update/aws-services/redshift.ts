import { type AwsService, hoursOf, per, perGbMonth, perHour } from "./rule";

/** https://aws.amazon.com/redshift/pricing/ */
export const redshift: AwsService = {
  code: "AmazonRedshift",
  rules: [
    perHour("redshift.{type}", /^Node:(?<type>[a-z]+\d\w*\.\w+)$/, { family: "Compute Instance" }),
    perGbMonth("redshift.managed_storage", /^RMS:/, { family: "Redshift Managed Storage" }),
    per("unit-hour", hoursOf("rpu"), "redshift.serverless", "Redshift:ServerlessUsage"),
  ],
};
