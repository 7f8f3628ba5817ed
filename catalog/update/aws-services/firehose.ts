import { type AwsService, perGb } from "./rule";

/** https://aws.amazon.com/firehose/pricing/ Direct PUT and streams. */
export const firehose: AwsService = {
  code: "AmazonKinesisFirehose",
  rules: [perGb("firehose.ingest", "BilledBytes", { where: { group: "Event-by-Event Processing" } })],
};
