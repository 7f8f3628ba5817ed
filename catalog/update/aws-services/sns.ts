import { type AwsService, per, perGb, perMillion, requests } from "./rule";

/** https://aws.amazon.com/sns/pricing/ */
export const sns: AwsService = {
  code: "AmazonSNS",
  rules: [
    perMillion("sns.standard.requests", "Requests-Tier1", { family: "API Request" }),
    per("100k-requests", requests(1e5, "notifications", "notification"), "sns.http", "DeliveryAttempts-HTTP"),
    per("100k-requests", requests(1e5, "notifications", "notification"), "sns.email", "DeliveryAttempts-SMTP"),
    perMillion("sns.fifo.requests", "F-Request-Tier1"),
    perGb("sns.fifo.payload", "F-Ingress-Tier1"),
  ],
};
