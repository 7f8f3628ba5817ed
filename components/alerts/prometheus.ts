import { stringify } from "yaml";
import { assertNever, type Provider } from "../../model";

/** Machines of one workload that serve metrics, as a Prometheus in their network finds them. */
export interface ScrapeTarget {
  readonly workload: string;
  /** Of whose tags it bears the name; absent for a service that stands alone. */
  readonly portfolio?: string;
  readonly provider: Provider;
  readonly region: string;
  /** Google Cloud lists machines zone by zone. */
  readonly zones: readonly string[];
  readonly port: number;
  /** Project on Google Cloud, subscription on Azure; nothing on AWS, whose credentials tell. */
  readonly account?: string;
  /** Resource group on Azure. */
  readonly group?: string;
}

const WORKLOAD_TAG = "costwright:workload";
const PORTFOLIO_TAG = "costwright:portfolio";
/** As Google Cloud writes them in labels. */
const labelOf = (tag: string): string => tag.replace(/[^a-z0-9_-]/g, "_");
const labelValue = (text: string): string => text.toLowerCase().replace(/[^a-z0-9_-]/g, "_");

/**
 * A configuration file of Prometheus, in YAML: a job for each workload, whose machines are found by their tags through
 * the provider's own service discovery, so that those that autoscaling starts are scraped, too. On AWS the Prometheus
 * needs `ec2:DescribeInstances`, on Azure and Google Cloud the reader's role of the machines.
 * See https://prometheus.io/docs/prometheus/latest/configuration/configuration/
 */
export function prometheusScrape(targets: readonly ScrapeTarget[]): string {
  return stringify({ scrape_configs: targets.map(job) });
}

function job(target: ScrapeTarget): object {
  const { workload, portfolio, provider, region } = target;
  return {
    job_name: [...(portfolio === undefined ? [] : [portfolio]), workload, provider].join("-"),
    metrics_path: "/metrics",
    scrape_interval: "60s",
    ...discovery(target),
    relabel_configs: [
      ...kept(target),
      { target_label: "workload", replacement: workload },
      { target_label: "provider", replacement: provider },
      { target_label: "region", replacement: region },
    ],
  };
}

function discovery({ workload, portfolio, provider, region, zones, port, account, group }: ScrapeTarget): object {
  switch (provider) {
    case "aws":
      return {
        ec2_sd_configs: [
          {
            region,
            port,
            filters: [
              { name: `tag:${WORKLOAD_TAG}`, values: [workload] },
              ...(portfolio === undefined ? [] : [{ name: `tag:${PORTFOLIO_TAG}`, values: [portfolio] }]),
              { name: "instance-state-name", values: ["running"] },
            ],
          },
        ],
      };
    case "azure":
      return {
        azure_sd_configs: [
          {
            authentication_method: "ManagedIdentity",
            subscription_id: account ?? "",
            ...(group === undefined ? {} : { resource_group: group }),
            port,
          },
        ],
      };
    case "gcp": {
      const terms = [[WORKLOAD_TAG, workload] as const, ...(portfolio === undefined ? [] : [[PORTFOLIO_TAG, portfolio] as const])];
      const filter = terms.map(([tag, value]) => `(labels.${labelOf(tag)} = "${labelValue(value)}")`).join(" AND ");
      return { gce_sd_configs: zones.map((zone) => ({ project: account ?? "", zone, port, filter })) };
    }
    default:
      return assertNever(provider);
  }
}

/** Azure lists all machines of a resource group: those of others are dropped. */
function kept({ workload, portfolio, provider }: ScrapeTarget): object[] {
  if (provider !== "azure") return [];
  const keep = (tag: string, value: string) => ({
    source_labels: [`__meta_azure_machine_tag_${tag.replace(/[^a-zA-Z0-9_]/g, "_")}`],
    regex: value,
    action: "keep",
  });
  return [keep(WORKLOAD_TAG, workload), ...(portfolio === undefined ? [] : [keep(PORTFOLIO_TAG, portfolio)])];
}
