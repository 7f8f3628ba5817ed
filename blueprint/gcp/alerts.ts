import type { AlertSignal } from "../../model";
import { LOOKS_PER_MONTH } from "../../pricing/gcp/alert-policy";
import { type AlertNeed, type AlertPlan, alertName, alertPlan, BITS_PER_MBIT, noAgent, tenths, type Watch, type Watched } from "../alert";
import type { Part } from "../part";

export const EMAIL_CHANNEL = "alerts-email";
export const WEBHOOK_CHANNEL = "alerts-webhook";

/** One policy for each signal, of one condition that returns one time series: what is charged is both. */
export function gcpAlerts(alerts: AlertNeed, watched: Watched): AlertPlan {
  return alertPlan(notices(alerts), watchesOf(alerts, watched));
}

function notices({ byEmail, byWebhook }: AlertNeed): Part[] {
  const channel = (name: string, type: string): Part => ({
    name,
    type: "gcp:monitoring/notificationChannel:NotificationChannel",
    inputs: { type },
  });
  return [...(byEmail ? [channel(EMAIL_CHANNEL, "email")] : []), ...(byWebhook ? [channel(WEBHOOK_CHANNEL, "webhook_tokenauth")] : [])];
}

function watchesOf(alerts: AlertNeed, watched: Watched): readonly Watch[] {
  switch (watched.form) {
    case undefined:
      return machines(alerts, watched);
    case "cloud-run":
      return cloudRun(alerts);
    case "cloud-sql":
      return cloudSql(alerts);
    case "memorystore":
      return memorystore(alerts);
    default:
      return [];
  }
}

interface Limit {
  readonly metric: string;
  readonly resource: string;
  /** Of the metric's own labels. */
  readonly where?: string;
  readonly threshold: number;
  readonly aligner?: string;
  readonly reducer?: string;
}

function policy(signal: AlertSignal, text: string, { metric, resource, where, threshold, aligner, reducer }: Limit): Part {
  return {
    name: alertName(signal),
    type: "gcp:monitoring/alertPolicy:AlertPolicy",
    inputs: {
      combiner: "OR",
      conditions: [
        {
          displayName: text,
          conditionThreshold: {
            filter: [`metric.type="${metric}"`, `resource.type="${resource}"`, ...(where === undefined ? [] : [where])].join(" AND "),
            comparison: "COMPARISON_GT",
            thresholdValue: threshold,
            duration: "900s",
            aggregations: [
              { alignmentPeriod: "60s", perSeriesAligner: aligner ?? "ALIGN_MEAN", crossSeriesReducer: reducer ?? "REDUCE_MEAN" },
            ],
          },
        },
      ],
      documentation: { content: text, mimeType: "text/markdown" },
    },
    usage: { seriesPerMonth: LOOKS_PER_MONTH },
  };
}

const percent = (fraction: number): number => tenths(fraction * 100);

function machines(alerts: AlertNeed, { loadBalancer, internalLoadBalancer = false }: Watched): readonly Watch[] {
  const { cpuFraction, memoryFraction, diskFraction, networkMbps, latencyMs, agent } = alerts;
  const inside = { resource: "gce_instance", where: 'metric.label.state="used"', reducer: "REDUCE_MAX" };
  return [
    policy("cpu", `Mean CPU of the machines is above ${percent(cpuFraction)} %`, {
      metric: "compute.googleapis.com/instance/cpu/utilization",
      resource: "gce_instance",
      threshold: cpuFraction,
    }),
    agent
      ? policy("memory", `Memory of a machine is above ${percent(memoryFraction)} %`, {
          ...inside,
          metric: "agent.googleapis.com/memory/percent_used",
          threshold: percent(memoryFraction),
        })
      : noAgent("memory", "Ops Agent"),
    agent
      ? policy("disk", `A disk of a machine is more than ${percent(diskFraction)} % full`, {
          ...inside,
          metric: "agent.googleapis.com/disk/percent_used",
          threshold: percent(diskFraction),
        })
      : noAgent("disk", "Ops Agent"),
    networkMbps === undefined
      ? undefined
      : policy("network", `A machine sends more than ${networkMbps} Mbit/s`, {
          metric: "compute.googleapis.com/instance/network/sent_bytes_count",
          resource: "gce_instance",
          threshold: (networkMbps * BITS_PER_MBIT) / 8,
          aligner: "ALIGN_RATE",
          reducer: "REDUCE_MAX",
        }),
    latencyMs === undefined
      ? undefined
      : !loadBalancer
        ? { signal: "latency", because: "no load balancer measures it" }
        : internalLoadBalancer
          ? { signal: "latency", because: PASSES_THROUGH }
          : latency(latencyMs),
  ];
}

const PASSES_THROUGH =
  "Google's internal load balancer passes connections through and measures no answers; declare metricsPort and let Prometheus watch it";

/** Of the global load balancer; that of a region has a metric and a resource of its own, put in where it is built. */
function latency(latencyMs: number): Part {
  return policy("latency", `95 % of the answers no longer come within ${latencyMs} ms`, {
    metric: "loadbalancing.googleapis.com/https/backend_latencies",
    resource: "https_lb_rule",
    threshold: latencyMs,
    aligner: "ALIGN_PERCENTILE_95",
    reducer: "REDUCE_MAX",
  });
}

function cloudRun({ cpuFraction, memoryFraction, networkMbps, latencyMs }: AlertNeed): readonly Watch[] {
  const run = { resource: "cloud_run_revision", aligner: "ALIGN_PERCENTILE_95", reducer: "REDUCE_MAX" };
  return [
    policy("cpu", `CPU of the busiest replicas is above ${percent(cpuFraction)} %`, {
      ...run,
      metric: "run.googleapis.com/container/cpu/utilizations",
      threshold: cpuFraction,
    }),
    policy("memory", `Memory of the busiest replicas is above ${percent(memoryFraction)} %`, {
      ...run,
      metric: "run.googleapis.com/container/memory/utilizations",
      threshold: memoryFraction,
    }),
    { signal: "disk", because: "files of a replica lie in its memory, which is watched" },
    networkMbps === undefined ? undefined : { signal: "network", because: "Cloud Run measures what all replicas send together, not each" },
    latencyMs === undefined
      ? undefined
      : policy("latency", `95 % of the answers no longer come within ${latencyMs} ms`, {
          ...run,
          metric: "run.googleapis.com/request_latencies",
          threshold: latencyMs,
        }),
  ];
}

function cloudSql({ cpuFraction, memoryFraction, diskFraction }: AlertNeed): readonly Watch[] {
  const sql = { resource: "cloudsql_database", reducer: "REDUCE_MAX" };
  const metric = "cloudsql.googleapis.com/database";
  return [
    policy("cpu", `CPU of the database is above ${percent(cpuFraction)} %`, {
      ...sql,
      metric: `${metric}/cpu/utilization`,
      threshold: cpuFraction,
    }),
    policy("memory", `Memory of the database is above ${percent(memoryFraction)} %`, {
      ...sql,
      metric: `${metric}/memory/utilization`,
      threshold: memoryFraction,
    }),
    policy("disk", `Storage of the database is more than ${percent(diskFraction)} % full`, {
      ...sql,
      metric: `${metric}/disk/utilization`,
      threshold: diskFraction,
    }),
  ];
}

/** Of one instance; a cluster has a metric and a resource of its own, put in where it is built. */
function memorystore({ memoryFraction }: AlertNeed): readonly Watch[] {
  return [
    { signal: "cpu", because: "Memorystore reports its processor in seconds, not as a share of what it has" },
    policy("memory", `The cache is more than ${percent(memoryFraction)} % full`, {
      metric: "redis.googleapis.com/stats/memory/usage_ratio",
      resource: "redis_instance",
      threshold: memoryFraction,
      reducer: "REDUCE_MAX",
    }),
    { signal: "disk", because: "a cache has no disk" },
  ];
}
