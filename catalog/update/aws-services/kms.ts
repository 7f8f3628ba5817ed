import { type AwsService, monthOf, per, requests } from "./rule";

/** https://aws.amazon.com/kms/pricing/ */
export const kms: AwsService = {
  code: "awskms",
  rules: [per("month", monthOf("key", "keys"), "kms.key", "KMS-Keys"), per("10k-requests", requests(1e4), "kms.requests", "KMS-Requests")],
};
