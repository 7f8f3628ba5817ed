import { type AwsService, perMillion } from "./rule";

/** https://aws.amazon.com/sqs/pricing/ */
export const sqs: AwsService = {
  code: "AWSQueueService",
  rules: [
    perMillion("sqs.standard", /^Requests-(RBP|Tier1)$/, { where: { queueType: "Standard" } }),
    perMillion("sqs.fifo", /^Requests-FIFO-(RBP|Tier1)$/, { where: { queueType: /^FIFO/ } }),
  ],
};
