import { pricedResource } from "../priced-resource";
import { gibUsage, PER_HUNDRED_THOUSAND, PER_MILLION, requestUsage, used } from "./lines";

export interface QueueProps {
  readonly fifoQueue?: boolean;
}

/** An account's first million requests a month are free of charge, which is not deducted. */
export const sqsQueue = pricedResource<QueueProps>({
  type: "aws:sqs/queue:Queue",
  title: "SQS queue",
  pricingPage: "https://aws.amazon.com/sqs/pricing/",
  usage: { requestsPerMonth: requestUsage("Requests of up to 64 KB", 1_000_000) },
  price: ({ fifoQueue }) => [
    used(
      `Requests (${fifoQueue === true ? "FIFO" : "standard"})`,
      fifoQueue === true ? "sqs.fifo" : "sqs.standard",
      "1m-requests",
      "requestsPerMonth",
      PER_MILLION,
    ),
  ],
});

export interface TopicProps {
  readonly fifoTopic?: boolean;
}

export const snsTopic = pricedResource<TopicProps>({
  type: "aws:sns/topic:Topic",
  title: "SNS topic",
  pricingPage: "https://aws.amazon.com/sns/pricing/",
  usage: {
    requestsPerMonth: requestUsage("Publish requests of up to 64 KB", 1_000_000),
    publishedGib: gibUsage("Data published to a FIFO topic", 10),
  },
  price: ({ fifoTopic }) =>
    fifoTopic === true
      ? [
          used("FIFO publish requests", "sns.fifo.requests", "1m-requests", "requestsPerMonth", PER_MILLION),
          used("FIFO publish payload", "sns.fifo.payload", "gb", "publishedGib"),
        ]
      : [used("API requests", "sns.standard.requests", "1m-requests", "requestsPerMonth", PER_MILLION)],
});

export interface TopicSubscriptionProps {
  readonly protocol?: string;
}

export const snsTopicSubscription = pricedResource<TopicSubscriptionProps>({
  type: "aws:sns/topicSubscription:TopicSubscription",
  title: "SNS subscription",
  pricingPage: "https://aws.amazon.com/sns/pricing/",
  usage: { notificationsPerMonth: requestUsage("Notifications delivered", 1_000_000) },
  price: ({ protocol = "" }) => {
    if (protocol === "lambda" || protocol === "sqs") return { free: `SNS does not charge for deliveries to ${protocol}` };
    if (protocol === "http" || protocol === "https") {
      return [used("HTTP/HTTPS notifications", "sns.http", "100k-requests", "notificationsPerMonth", PER_HUNDRED_THOUSAND)];
    }
    if (protocol === "email" || protocol === "email-json") {
      return [used("Email notifications", "sns.email", "100k-requests", "notificationsPerMonth", PER_HUNDRED_THOUSAND)];
    }
    return { unknown: `the price book has no figure for deliveries by ${protocol || "an unnamed protocol"}` };
  },
});
