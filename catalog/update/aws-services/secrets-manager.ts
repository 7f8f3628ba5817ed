import { type AwsService, monthOf, per, requests } from "./rule";

/** https://aws.amazon.com/secrets-manager/pricing/ */
export const secretsManager: AwsService = {
  code: "AWSSecretsManager",
  rules: [
    per("month", monthOf("secret", "secrets"), "secretsmanager.secret", "AWSSecretsManager-Secrets"),
    per("10k-requests", requests(1e4), "secretsmanager.requests", /^AWSSecretsManager-?APIRequests?$/),
  ],
};
