import { type AwsService, perGbMonth } from "./rule";

/** https://aws.amazon.com/s3/pricing/ */
export const s3GlacierDeepArchive: AwsService = {
  code: "AmazonS3GlacierDeepArchive",
  rules: [perGbMonth("s3.deep_archive.storage", "TimedStorage-GDA-ByteHrs")],
};
