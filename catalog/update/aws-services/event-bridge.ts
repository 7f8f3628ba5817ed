import { type AwsService, per, perGb, perGbMonth, requests } from "./rule";

const events = requests(1e6, "event", "events", "64k-chunks", "64k chunks", "8k-chunks", "8k chunks");

/** https://aws.amazon.com/eventbridge/pricing/ */
export const eventBridge: AwsService = {
  code: "AWSEvents",
  rules: [
    per("1m-requests", events, "events.custom", "Event-64K-Chunks", { where: { eventType: "Custom Event" } }),
    per("1m-requests", events, "events.schema_discovery", "Event-8K-Chunks", { where: { eventType: "Discovery Event" } }),
    perGb("events.archive.processing", "ArchivedEvents-Bytes"),
    perGbMonth("events.archive.storage", "TimedStorage-ByteHrs"),
  ],
};
