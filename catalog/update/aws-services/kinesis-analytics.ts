import { type AwsService, monthOfHours, per } from "./rule";

/** https://aws.amazon.com/managed-service-apache-flink/pricing/ */
export const kinesisAnalytics: AwsService = {
  code: "AmazonKinesisAnalytics",
  rules: [per("unit-month", monthOfHours("kpu"), "kinesisanalytics.kpu", "KPU-Hour-Java")],
};
