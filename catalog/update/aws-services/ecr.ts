import { type AwsService, perGbMonth } from "./rule";

/** https://aws.amazon.com/ecr/pricing/ */
export const ecr: AwsService = {
  code: "AmazonECR",
  rules: [perGbMonth("ecr.storage", "TimedStorage-ByteHrs", { family: "EC2 Container Registry" })],
};
