import type { AlertSignal } from "../../model";
import {
  type AlertNeed,
  type AlertPlan,
  alertName,
  alertPlan,
  BITS_PER_MBIT,
  BYTES_PER_GIB,
  tenths,
  type Watch,
  type Watched,
} from "../alert";
import type { Part } from "../part";

export const ACTION_GROUP = "alerts";

const SCALE_SET = "Microsoft.Compute/virtualMachineScaleSets";
const CONTAINER_APP = "Microsoft.App/containerApps";
const SECONDS_PER_SAMPLE = 60;

/** Metric alerts of one time series each, looked at once a minute over a quarter of an hour, and who is told. */
export function azureAlerts(alerts: AlertNeed, watched: Watched): AlertPlan {
  return alertPlan(
    [{ name: ACTION_GROUP, type: "azure-native:monitor:ActionGroup", inputs: { location: "global", enabled: true } }],
    watchesOf(alerts, watched),
  );
}

function watchesOf(alerts: AlertNeed, watched: Watched): readonly Watch[] {
  switch (watched.form) {
    case undefined:
      return machines(alerts);
    case "container-apps":
      return containers(alerts, watched);
    case "azure-flexible-server":
      return flexibleServer(alerts);
    case "azure-redis":
      return redis(alerts);
    default:
      return [];
  }
}

interface Limit {
  readonly metricNamespace: string;
  readonly metricName: string;
  readonly threshold: number;
  readonly timeAggregation?: string;
  readonly below?: boolean;
}

function alert(signal: AlertSignal, text: string, { below, ...metric }: Limit): Part {
  return {
    name: alertName(signal),
    type: "azure-native:monitor:MetricAlert",
    inputs: {
      location: "global",
      description: text,
      enabled: true,
      severity: 2,
      evaluationFrequency: "PT1M",
      windowSize: "PT15M",
      autoMitigate: true,
      criteria: {
        odataType: "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
        allOf: [
          {
            criterionType: "StaticThresholdCriterion",
            name: signal,
            timeAggregation: "Average",
            ...metric,
            operator: below === true ? "LessThan" : "GreaterThan",
          },
        ],
      },
    },
  };
}

const percent = (fraction: number): number => tenths(fraction * 100);
/** Azure counts the bytes of a minute. */
const bytesPerMinute = (mbps: number): number => Math.round((mbps * BITS_PER_MBIT * SECONDS_PER_SAMPLE) / 8);

/** The host measures the memory of its machines, too: https://learn.microsoft.com/azure/azure-monitor/reference/supported-metrics/microsoft-compute-virtualmachinescalesets-metrics */
function machines({ cpuFraction, memoryFraction, networkMbps, latencyMs }: AlertNeed): readonly Watch[] {
  const metric = { metricNamespace: SCALE_SET };
  return [
    alert("cpu", `Mean CPU of the machines is above ${percent(cpuFraction)} %`, {
      ...metric,
      metricName: "Percentage CPU",
      threshold: percent(cpuFraction),
    }),
    alert("memory", `Mean memory of the machines is above ${percent(memoryFraction)} %`, {
      ...metric,
      metricName: "Available Memory Percentage",
      threshold: percent(1 - memoryFraction),
      below: true,
    }),
    {
      signal: "disk",
      because:
        "how full a disk is stays inside the machine: the Azure Monitor agent sends it to logs, not to metrics; declare metricsPort and let Prometheus watch it",
    },
    networkMbps === undefined
      ? undefined
      : alert("network", `The machines send more than ${networkMbps} Mbit/s each`, {
          ...metric,
          metricName: "Network Out Total",
          threshold: bytesPerMinute(networkMbps),
        }),
    latencyMs === undefined
      ? undefined
      : {
          signal: "latency",
          because:
            "Azure's load balancer passes connections through and measures no answers; declare metricsPort and let Prometheus watch it",
        },
  ];
}

function containers({ cpuFraction, memoryFraction, networkMbps, latencyMs }: AlertNeed, watched: Watched): readonly Watch[] {
  const metric = { metricNamespace: CONTAINER_APP };
  return [
    alert("cpu", `Mean CPU of the replicas is above ${percent(cpuFraction)} %`, {
      ...metric,
      metricName: "UsageNanoCores",
      threshold: Math.round(cpuFraction * watched.vcpusPerMachine * 1e9),
    }),
    alert("memory", `Mean memory of the replicas is above ${percent(memoryFraction)} %`, {
      ...metric,
      metricName: "WorkingSetBytes",
      threshold: Math.round(memoryFraction * watched.memoryGibPerMachine * BYTES_PER_GIB),
    }),
    { signal: "disk", because: "a replica keeps nothing: its disk is gone with it, and Container Apps does not measure it" },
    networkMbps === undefined
      ? undefined
      : alert("network", `The replicas send more than ${networkMbps} Mbit/s each`, {
          ...metric,
          metricName: "TxBytes",
          threshold: bytesPerMinute(networkMbps),
        }),
    latencyMs === undefined
      ? undefined
      : watched.loadBalancer
        ? alert("latency", `Mean time to answer is above ${latencyMs} ms`, { ...metric, metricName: "ResponseTime", threshold: latencyMs })
        : { signal: "latency", because: "no load balancer is declared" },
  ];
}

/** Both engines name their metrics alike; the namespace is that of the server's own type. */
function flexibleServer({ cpuFraction, memoryFraction, diskFraction }: AlertNeed): readonly Watch[] {
  const metric = { metricNamespace: "" };
  return [
    alert("cpu", `CPU of the database is above ${percent(cpuFraction)} %`, {
      ...metric,
      metricName: "cpu_percent",
      threshold: percent(cpuFraction),
    }),
    alert("memory", `Memory of the database is above ${percent(memoryFraction)} %`, {
      ...metric,
      metricName: "memory_percent",
      threshold: percent(memoryFraction),
    }),
    alert("disk", `Storage of the database is more than ${percent(diskFraction)} % full`, {
      ...metric,
      metricName: "storage_percent",
      threshold: percent(diskFraction),
    }),
  ];
}

function redis({ cpuFraction, memoryFraction }: AlertNeed): readonly Watch[] {
  const metric = { metricNamespace: "Microsoft.Cache/redisEnterprise", timeAggregation: "Maximum" };
  return [
    alert("cpu", `CPU of the cache is above ${percent(cpuFraction)} %`, {
      ...metric,
      metricName: "percentProcessorTime",
      threshold: percent(cpuFraction),
    }),
    alert("memory", `The cache is more than ${percent(memoryFraction)} % full`, {
      ...metric,
      metricName: "usedmemorypercentage",
      threshold: percent(memoryFraction),
    }),
    { signal: "disk", because: "a cache has no disk" },
  ];
}
