import { type AwsService, per, requests } from "./rule";

/** https://aws.amazon.com/cloudtrail/pricing/ */
export const cloudTrail: AwsService = {
  code: "AWSCloudTrail",
  rules: [
    per("100k-requests", requests(1e5, "event", "events"), "cloudtrail.data_events", "DataEventsRecorded"),
    per("100k-requests", requests(1e5, "event", "events"), "cloudtrail.insight_events", "InsightsEvents"),
    per("100k-requests", requests(1e5, "event", "events"), "cloudtrail.management_events", "PaidEventsRecorded"),
  ],
};
