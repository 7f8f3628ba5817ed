import type { AlertNeed, Placement } from "../../model";

/** One workload as its dashboard shows it. */
export interface DashboardSubject {
  readonly workload: string;
  readonly placement: Pick<Placement, "provider" | "region" | "usdPerMonth">;
  readonly limits: AlertNeed;
  /** Whether a Prometheus scrapes its machines: without that only its cost is known. */
  readonly scraped: boolean;
  readonly loadBalancer: boolean;
}

interface Panel {
  readonly title: string;
  readonly unit: string;
  readonly expr: string;
  readonly legend: string;
  readonly limit?: number;
  readonly description?: string;
  readonly type?: "stat";
}

const PER_ROW = 3;
const GRID_WIDTH = 24;
const PANEL_HEIGHT = 8;
/** https://grafana.com/docs/grafana/latest/dashboards/build-dashboards/view-dashboard-json-model/ */
const SCHEMA_VERSION = 39;
const SOURCE = { type: "prometheus", uid: "$prometheus" } as const;

/**
 * A Grafana dashboard, as JSON to import: a row for each workload with its CPU, memory, disks, network, time to answer
 * and cost, each with the limit that is declared or follows from the need. The figures of machines are those of
 * node_exporter, and of a histogram `http_request_duration_seconds`, as `prometheusScrape` collects them.
 */
export function grafanaDashboard(title: string, subjects: readonly DashboardSubject[]): string {
  const panels: object[] = [];
  let y = 0;
  for (const subject of subjects) {
    const { workload, placement } = subject;
    panels.push({
      id: panels.length + 1,
      type: "row",
      title: `${workload} on ${placement.provider} in ${placement.region}`,
      collapsed: false,
      gridPos: { h: 1, w: GRID_WIDTH, x: 0, y },
      panels: [],
    });
    y += 1;
    const shown = panelsOf(subject);
    for (const [index, panel] of shown.entries()) {
      const width = GRID_WIDTH / PER_ROW;
      const gridPos = { h: PANEL_HEIGHT, w: width, x: (index % PER_ROW) * width, y: y + Math.floor(index / PER_ROW) * PANEL_HEIGHT };
      panels.push(rendered(panel, panels.length + 1, gridPos));
    }
    y += Math.ceil(shown.length / PER_ROW) * PANEL_HEIGHT;
  }
  const dashboard = {
    uid: null,
    title,
    tags: ["costwright"],
    timezone: "browser",
    schemaVersion: SCHEMA_VERSION,
    version: 1,
    editable: true,
    refresh: "1m",
    time: { from: "now-24h", to: "now" },
    templating: { list: [{ name: "prometheus", label: "Prometheus", type: "datasource", query: "prometheus", current: {}, hide: 0 }] },
    annotations: { list: [] },
    panels,
  };
  return `${JSON.stringify(dashboard, undefined, 2)}\n`;
}

function panelsOf({ workload, placement, limits, scraped, loadBalancer }: DashboardSubject): readonly Panel[] {
  const { cpuFraction, memoryFraction, diskFraction, networkMbps, latencyMs, costUsdPerMonth } = limits;
  const of = `workload=${JSON.stringify(workload)},provider="${placement.provider}"`;
  const cost: Panel = {
    title: "Cost, as planned",
    unit: "currencyUSD",
    type: "stat",
    expr: `vector(${Math.round(placement.usdPerMonth * 100) / 100})`,
    legend: "a month",
    description: "What the plan says it costs a month. What was spent is known to the provider's budget, which tells of it.",
    ...(costUsdPerMonth === undefined ? {} : { limit: costUsdPerMonth }),
  };
  if (!scraped) return [cost];
  return [
    {
      title: "CPU",
      unit: "percentunit",
      expr: `1 - avg(rate(node_cpu_seconds_total{${of},mode="idle"}[5m]))`,
      legend: "mean of the machines",
      limit: cpuFraction,
    },
    {
      title: "Memory",
      unit: "percentunit",
      expr: `max(1 - node_memory_MemAvailable_bytes{${of}} / node_memory_MemTotal_bytes{${of}})`,
      legend: "fullest machine",
      limit: memoryFraction,
    },
    {
      title: "Disk",
      unit: "percentunit",
      expr: `max(1 - node_filesystem_avail_bytes{${of},fstype!~"tmpfs|ramfs|squashfs"} / node_filesystem_size_bytes{${of},fstype!~"tmpfs|ramfs|squashfs"})`,
      legend: "fullest disk",
      limit: diskFraction,
    },
    {
      title: "Network, sent",
      unit: "Mbits",
      expr: `max(sum by (instance) (rate(node_network_transmit_bytes_total{${of},device!="lo"}[5m]))) * 8 / 1e6`,
      legend: "busiest machine",
      ...(networkMbps === undefined ? {} : { limit: networkMbps }),
    },
    ...(loadBalancer || latencyMs !== undefined
      ? [
          {
            title: "Time to answer, 95 %",
            unit: "ms",
            expr: `histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{${of}}[5m]))) * 1000`,
            legend: "95 % of the answers",
            description: "From the service's own histogram http_request_duration_seconds, on its metrics port.",
            ...(latencyMs === undefined ? {} : { limit: latencyMs }),
          },
        ]
      : []),
    cost,
  ];
}

function rendered({ title, unit, expr, legend, limit, description, type = undefined }: Panel, id: number, gridPos: object): object {
  const steps = [{ color: "green", value: null }, ...(limit === undefined ? [] : [{ color: "red", value: limit }])];
  return {
    id,
    type: type ?? "timeseries",
    title,
    ...(description === undefined ? {} : { description }),
    gridPos,
    datasource: SOURCE,
    targets: [{ refId: "A", datasource: SOURCE, expr, legendFormat: legend }],
    fieldConfig: {
      defaults: {
        unit,
        min: 0,
        ...(unit === "percentunit" ? { max: 1 } : {}),
        thresholds: { mode: "absolute", steps },
        ...(type === "stat" ? {} : { custom: { thresholdsStyle: { mode: limit === undefined ? "off" : "line" } } }),
      },
      overrides: [],
    },
    options: {},
  };
}
