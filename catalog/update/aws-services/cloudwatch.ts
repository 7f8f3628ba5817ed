import { type AwsService, monthOf, per, perGb, perGbMonth } from "./rule";

/** https://aws.amazon.com/cloudwatch/pricing/ */
export const cloudWatch: AwsService = {
  code: "AmazonCloudWatch",
  rules: [
    per("month", monthOf("alarm", "alarms"), "cloudwatch.alarm.standard", "CW:AlarmMonitorUsage"),
    per("month", monthOf("alarm", "alarms"), "cloudwatch.alarm.high_resolution", "CW:HighResAlarmMonitorUsage"),
    per("month", monthOf("metric", "metrics"), "cloudwatch.metric", "CW:MetricMonitorUsage"),
    per("month", monthOf("dashboard", "dashboards"), "cloudwatch.dashboard", "DashboardsUsageHour", { everywhere: true }),
    perGb("cloudwatch.logs.ingestion", "DataProcessing-Bytes", { family: "Data Payload" }),
    perGb("cloudwatch.logs.ingestion.infrequent", "DataProcessingIA-Bytes"),
    perGb("cloudwatch.logs.vended", "VendedLog-Bytes"),
    perGb("cloudwatch.logs.insights", "DataScanned-Bytes", { family: "Data Payload" }),
    perGbMonth("cloudwatch.logs.storage", "TimedStorage-ByteHrs", { family: "Storage Snapshot" }),
  ],
};
