import { type AwsService, perGbMonth, perHour } from "./rule";

/** https://aws.amazon.com/msk/pricing/ Standard brokers. */
export const msk: AwsService = {
  code: "AmazonMSK",
  rules: [perHour("msk.kafka.{type}", /^Kafka\.(?<type>[a-z]+\d\w*\.\w+)$/), perGbMonth("msk.storage", "Kafka.Storage.GP2")],
};
