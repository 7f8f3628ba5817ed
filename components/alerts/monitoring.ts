import * as pulumi from "@pulumi/pulumi";
import { isProvider, type Placement, type WorkloadNeed } from "../../model";
import type { Discovery } from "../realise/discovery";
import { alertNeedOf } from "./alert-need";
import { type DashboardSubject, grafanaDashboard } from "./grafana";
import { prometheusScrape, type ScrapeTarget } from "./prometheus";

/** Configurations for one's own Prometheus and Grafana. */
export interface Monitoring {
  /** A configuration file of Prometheus that finds the machines of all workloads with a `metricsPort`; absent where there is none. */
  readonly prometheusScrape?: pulumi.Output<string>;
  /** A Grafana dashboard to import. */
  readonly grafanaDashboard: string;
}

/** What one service gives to the monitoring of its portfolio. */
export interface Monitored {
  readonly subject: DashboardSubject;
  readonly target?: pulumi.Output<ScrapeTarget>;
}

export function monitored(
  need: WorkloadNeed,
  placement: Placement,
  portfolio: string,
  metricsPort: number | undefined,
  discovery: Discovery | undefined,
): Monitored {
  const { provider, region } = placement;
  const { usdPerMonth } = placement;
  const subject = {
    workload: need.name,
    placement: { provider, region, usdPerMonth },
    limits: need.alerts ?? alertNeedOf({}, need),
    scraped: metricsPort !== undefined && discovery !== undefined,
    loadBalancer: need.loadBalancer,
  };
  if (metricsPort === undefined || discovery === undefined || !isProvider(provider)) return { subject };
  const target = pulumi.all([discovery.account, discovery.group]).apply(
    ([account, group]): ScrapeTarget => ({
      workload: need.name,
      ...(portfolio === "" ? {} : { portfolio }),
      provider,
      region,
      zones: discovery.zones ?? [],
      port: metricsPort,
      ...(account === undefined ? {} : { account }),
      ...(group === undefined ? {} : { group }),
    }),
  );
  return { subject, target };
}

/** One configuration for all of them. */
export function monitoringOf(title: string, all: readonly Monitored[]): Monitoring {
  const targets = all.flatMap(({ target }) => (target === undefined ? [] : [target]));
  return {
    ...(targets.length === 0 ? {} : { prometheusScrape: pulumi.all(targets).apply(prometheusScrape) }),
    grafanaDashboard: grafanaDashboard(
      title,
      all.map(({ subject }) => subject),
    ),
  };
}
