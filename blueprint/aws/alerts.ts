import type { AlertSignal } from "../../model";
import {
  type AlertNeed,
  type AlertPlan,
  alertName,
  alertPlan,
  BITS_PER_MBIT,
  BYTES_PER_GIB,
  NOTICES_PER_MONTH,
  noAgent,
  tenths,
  type Watch,
  type Watched,
} from "../alert";
import type { Part } from "../part";

export const ALERT_TOPIC = "alerts";
export const ALERT_EMAIL = "alerts-email";
export const ALERT_WEBHOOK = "alerts-webhook";
/** The key of a place that all its topics are encrypted with: alarms cannot write where AWS's own key is used. */
export const ALERT_KEY = "alerts-key";

/** Machines without detailed monitoring report every five minutes: an alarm that looks more often would see nothing. */
const MACHINE_SECONDS = 300;
const MINUTE_SECONDS = 60;

export const awsAlertKey: Part = {
  name: ALERT_KEY,
  type: "aws:kms/key:Key",
  inputs: { enableKeyRotation: true },
  // Of all topics together: each message takes a few.
  usage: { requestsPerMonth: 10 * NOTICES_PER_MONTH },
};

/** Alarms at standard resolution, and a topic with what takes its messages. */
export function awsAlerts(alerts: AlertNeed, watched: Watched): AlertPlan {
  return alertPlan(notices(alerts), [...watchesOf(alerts, watched), latency(alerts, watched)]);
}

function notices({ byEmail, byWebhook }: AlertNeed): Part[] {
  const subscription = (name: string, protocol: string): Part => ({
    name,
    type: "aws:sns/topicSubscription:TopicSubscription",
    inputs: { protocol },
    usage: { notificationsPerMonth: NOTICES_PER_MONTH },
  });
  return [
    { name: ALERT_TOPIC, type: "aws:sns/topic:Topic", inputs: {}, usage: { requestsPerMonth: NOTICES_PER_MONTH } },
    ...(byEmail ? [subscription(ALERT_EMAIL, "email")] : []),
    ...(byWebhook ? [subscription(ALERT_WEBHOOK, "https")] : []),
  ];
}

function watchesOf(alerts: AlertNeed, watched: Watched): readonly Watch[] {
  switch (watched.form) {
    case undefined:
      return machines(alerts);
    case "fargate":
      return fargate(alerts);
    case "rds-instance":
      return rds(alerts, watched);
    case "elasticache-group":
      return elasticache(alerts);
    default:
      return [];
  }
}

interface Limit {
  readonly namespace: string;
  readonly metricName: string;
  readonly threshold: number;
  readonly statistic?: string;
  readonly extendedStatistic?: string;
  readonly period: number;
  readonly below?: boolean;
}

function alarm(signal: AlertSignal, text: string, { below, ...metric }: Limit): Part {
  // A quarter of an hour: three looks at machines, fifteen where there is one a minute, of which two thirds say so.
  const looks = metric.period === MACHINE_SECONDS ? 3 : 15;
  return {
    name: alertName(signal),
    type: "aws:cloudwatch/metricAlarm:MetricAlarm",
    inputs: {
      ...metric,
      ...(metric.extendedStatistic === undefined ? { statistic: metric.statistic ?? "Average" } : {}),
      comparisonOperator: below === true ? "LessThanThreshold" : "GreaterThanThreshold",
      evaluationPeriods: looks,
      datapointsToAlarm: looks === 3 ? 3 : 10,
      // Nothing is measured where nothing runs.
      treatMissingData: "notBreaching",
      alarmDescription: text,
    },
  };
}

const percent = (fraction: number): number => tenths(fraction * 100);

function machines(alerts: AlertNeed): readonly Watch[] {
  const { cpuFraction, memoryFraction, diskFraction, networkMbps, agent } = alerts;
  const ec2 = { namespace: "AWS/EC2", period: MACHINE_SECONDS };
  // The agent measures once a minute by default, and adds the group where it is told to aggregate by it.
  const inside = { namespace: "CWAgent", period: MINUTE_SECONDS, statistic: "Maximum" };
  return [
    alarm("cpu", `Mean CPU of the machines is above ${percent(cpuFraction)} %`, {
      ...ec2,
      metricName: "CPUUtilization",
      threshold: percent(cpuFraction),
    }),
    agent
      ? alarm("memory", `Memory of a machine is above ${percent(memoryFraction)} %`, {
          ...inside,
          metricName: "mem_used_percent",
          threshold: percent(memoryFraction),
        })
      : noAgent("memory", "CloudWatch agent"),
    agent
      ? alarm("disk", `A disk of a machine is more than ${percent(diskFraction)} % full`, {
          ...inside,
          metricName: "disk_used_percent",
          threshold: percent(diskFraction),
        })
      : noAgent("disk", "CloudWatch agent"),
    networkMbps === undefined
      ? undefined
      : alarm("network", `A machine sends more than ${networkMbps} Mbit/s`, {
          ...ec2,
          metricName: "NetworkOut",
          statistic: "Maximum",
          threshold: Math.round((networkMbps * BITS_PER_MBIT * MACHINE_SECONDS) / 8), // bytes in a period
        }),
  ];
}

function fargate({ cpuFraction, memoryFraction, networkMbps }: AlertNeed): readonly Watch[] {
  const ecs = { namespace: "AWS/ECS", period: MINUTE_SECONDS };
  return [
    alarm("cpu", `Mean CPU of the tasks is above ${percent(cpuFraction)} %`, {
      ...ecs,
      metricName: "CPUUtilization",
      threshold: percent(cpuFraction),
    }),
    alarm("memory", `Mean memory of the tasks is above ${percent(memoryFraction)} %`, {
      ...ecs,
      metricName: "MemoryUtilization",
      threshold: percent(memoryFraction),
    }),
    { signal: "disk", because: "a task keeps nothing: its disk is gone with it, and ECS does not measure it" },
    networkMbps === undefined
      ? undefined
      : { signal: "network", because: "ECS measures what a task sends only with Container Insights, which is off for its cost" },
  ];
}

function rds({ cpuFraction, memoryFraction, diskFraction }: AlertNeed, { memoryGibPerMachine, storageGib = 0 }: Watched): readonly Watch[] {
  const metric = { namespace: "AWS/RDS", period: MINUTE_SECONDS };
  return [
    alarm("cpu", `CPU of the database is above ${percent(cpuFraction)} %`, {
      ...metric,
      metricName: "CPUUtilization",
      threshold: percent(cpuFraction),
    }),
    alarm("memory", `Memory of the database is above ${percent(memoryFraction)} %`, {
      ...metric,
      metricName: "FreeableMemory",
      threshold: Math.round((1 - memoryFraction) * memoryGibPerMachine * BYTES_PER_GIB),
      below: true,
    }),
    alarm("disk", `Storage of the database is more than ${percent(diskFraction)} % full`, {
      ...metric,
      metricName: "FreeStorageSpace",
      threshold: Math.round((1 - diskFraction) * storageGib * BYTES_PER_GIB),
      below: true,
    }),
  ];
}

/** By the primary node's own metrics: those of a group have no dimension of it. */
function elasticache({ cpuFraction, memoryFraction }: AlertNeed): readonly Watch[] {
  const metric = { namespace: "AWS/ElastiCache", period: MINUTE_SECONDS };
  return [
    alarm("cpu", `CPU of the cache is above ${percent(cpuFraction)} %`, {
      ...metric,
      metricName: "EngineCPUUtilization",
      threshold: percent(cpuFraction),
    }),
    alarm("memory", `The cache is more than ${percent(memoryFraction)} % full`, {
      ...metric,
      metricName: "DatabaseMemoryUsagePercentage",
      threshold: percent(memoryFraction),
    }),
    { signal: "disk", because: "a cache has no disk" },
  ];
}

function latency({ latencyMs }: AlertNeed, { loadBalancer }: Watched): Watch {
  if (latencyMs === undefined) return undefined;
  if (!loadBalancer) return { signal: "latency", because: "no load balancer measures it" };
  return alarm("latency", `95 % of the answers no longer come within ${latencyMs} ms`, {
    namespace: "AWS/ApplicationELB",
    metricName: "TargetResponseTime",
    extendedStatistic: "p95",
    period: MINUTE_SECONDS,
    threshold: latencyMs / 1000,
  });
}
