import { type AwsService, each, per } from "./rule";

/** https://aws.amazon.com/athena/pricing/ */
export const athena: AwsService = {
  code: "AmazonAthena",
  rules: [per("unit", each(1, "terabytes", "terabyte", "tb"), "athena.scan", "DataScannedInTB")],
};
