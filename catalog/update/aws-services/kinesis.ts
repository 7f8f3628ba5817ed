import { type AwsService, hoursOf, per, perGb, requests } from "./rule";

/** https://aws.amazon.com/kinesis/data-streams/pricing/ */
export const kinesis: AwsService = {
  code: "AmazonKinesis",
  rules: [
    perGb("kinesis.on_demand.ingest", "OnDemand-BilledIncomingBytes"),
    perGb("kinesis.on_demand.retrieval", "OnDemand-BilledOutgoingBytes"),
    per("hour", hoursOf("stream"), "kinesis.on_demand.stream", "OnDemand-StreamHour"),
    per(
      "1m-requests",
      requests(1e6, "put units", "putrequest", "putrequests", "payload units"),
      "kinesis.put_payload_unit",
      "PutRequestPayloadUnits",
    ),
    per("hour", hoursOf("shard"), "kinesis.shard", "Storage-ShardHour"),
  ],
};
