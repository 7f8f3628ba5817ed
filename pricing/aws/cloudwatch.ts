import { pricedResource } from "../priced-resource";
import { gibMonthUsage, gibUsage, line, PER_MILLION, requestUsage, unpriced, used, whereDeclared } from "./lines";

const pricingPage = "https://aws.amazon.com/cloudwatch/pricing/";

export interface LogGroupProps {
  readonly logGroupClass?: string;
  readonly retentionInDays?: number;
}

export const logGroup = pricedResource<LogGroupProps>({
  type: "aws:cloudwatch/logGroup:LogGroup",
  title: "CloudWatch log group",
  pricingPage,
  usage: {
    ingestedGib: gibUsage("Log data taken in", 10),
    storedGib: gibMonthUsage("Compressed log data kept", 10),
    scannedGib: gibUsage("Data that Insights queries scan", 0),
  },
  price: ({ logGroupClass = "STANDARD" }, context) => {
    if (logGroupClass === "DELIVERY") return { unknown: "the price book has no figure for log groups of the delivery class" };
    const key = logGroupClass === "INFREQUENT_ACCESS" ? "cloudwatch.logs.ingestion.infrequent" : "cloudwatch.logs.ingestion";
    return [
      used("Data ingested", key, "gb", "ingestedGib"),
      used("Archival storage", "cloudwatch.logs.storage", "gb-month", "storedGib"),
      ...whereDeclared(context, { scannedGib: used("Insights queries data scanned", "cloudwatch.logs.insights", "gb", "scannedGib") }),
    ];
  },
});

export interface MetricAlarmProps {
  readonly period?: number;
  readonly thresholdMetricId?: string;
  readonly metricQueries?: readonly { readonly metric?: { readonly period?: number; readonly metricName?: string } }[];
}

/** Alarms on periods under a minute count as high resolution. */
const STANDARD_PERIOD_SECONDS = 60;
/** Anomaly detection watches the metric and both ends of its band. */
const ANOMALY_METRICS = 3;

export const metricAlarm = pricedResource<MetricAlarmProps>({
  type: "aws:cloudwatch/metricAlarm:MetricAlarm",
  title: "CloudWatch metric alarm",
  pricingPage,
  price: ({ period, thresholdMetricId, metricQueries }) => {
    const metrics = [...(metricQueries ?? [])].flatMap(({ metric }) => (metric === undefined ? [] : [metric]));
    const periods = metrics.map((metric) => metric.period ?? STANDARD_PERIOD_SECONDS);
    const high = Math.min(period ?? STANDARD_PERIOD_SECONDS, ...periods) < STANDARD_PERIOD_SECONDS;
    const count = thresholdMetricId === undefined ? Math.max(1, metrics.length) : ANOMALY_METRICS;
    const resolution = high ? "High" : "Standard";
    const kind = thresholdMetricId === undefined ? "" : " anomaly detection";
    return [line(`${resolution} resolution${kind}`, `cloudwatch.alarm.${high ? "high_resolution" : "standard"}`, "month", count)];
  },
});

/** Three dashboards of an account are free of charge, which is not deducted. */
export const dashboard = pricedResource({
  type: "aws:cloudwatch/dashboard:Dashboard",
  title: "CloudWatch dashboard",
  pricingPage,
  scope: "global",
  price: () => [line("Dashboard", "cloudwatch.dashboard", "month", 1)],
});

export const logMetricFilter = pricedResource({
  type: "aws:cloudwatch/logMetricFilter:LogMetricFilter",
  title: "CloudWatch log metric filter",
  pricingPage,
  usage: {
    metrics: {
      unit: "unit",
      doc: "Custom metrics that receive values (one, or one for each dimension value)",
      assumed: { low: 0, high: 1 },
    },
  },
  price: () => [used("Custom metrics", "cloudwatch.metric", "month", "metrics")],
});

export interface EventBusProps {
  readonly eventSourceName?: string;
}

export const eventBus = pricedResource<EventBusProps>({
  type: "aws:cloudwatch/eventBus:EventBus",
  title: "EventBridge event bus",
  pricingPage: "https://aws.amazon.com/eventbridge/pricing/",
  usage: { eventsPerMonth: requestUsage("Custom or partner events published (64 KB each)", 1_000_000) },
  price: () => [used("Events published", "events.custom", "1m-requests", "eventsPerMonth", PER_MILLION)],
});

export const eventArchive = pricedResource({
  type: "aws:cloudwatch/eventArchive:EventArchive",
  title: "EventBridge archive",
  pricingPage: "https://aws.amazon.com/eventbridge/pricing/",
  usage: { archivedGib: gibUsage("Events archived", 10), storedGib: gibMonthUsage("Events kept", 10) },
  price: () => [
    used("Archive processing", "events.archive.processing", "gb", "archivedGib"),
    used("Archive storage", "events.archive.storage", "gb-month", "storedGib"),
  ],
});

export interface FlowLogProps {
  readonly logDestinationType?: string;
}

export const flowLog = pricedResource<FlowLogProps>({
  type: "aws:ec2/flowLog:FlowLog",
  title: "VPC flow log",
  pricingPage,
  usage: { ingestedGib: gibUsage("Flow log data delivered", 10) },
  price: ({ logDestinationType = "cloud-watch-logs" }) =>
    logDestinationType === "cloud-watch-logs"
      ? [used("Vended logs ingested", "cloudwatch.logs.vended", "gb", "ingestedGib")]
      : [unpriced(`Vended logs delivered to ${logDestinationType}`, "the price book has no figure for it", "gb")],
});
