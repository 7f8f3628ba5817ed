import { type AwsService, perGbMonth } from "./rule";

/** S3 Glacier Flexible Retrieval. https://aws.amazon.com/s3/pricing/ */
export const s3Glacier: AwsService = {
  code: "AmazonGlacier",
  rules: [perGbMonth("s3.glacier_flexible.storage", "TimedStorage-ByteHrs", { family: "Storage" })],
};
