import type * as pulumi from "@pulumi/pulumi";
import type { Placement, Plan } from "../../model";
import type { BuiltNetwork } from "../built-network";

/** The plan that was found: its cost and risk, what was considered, and how it was proven. */
export interface PlacedPlan extends Extract<Plan, { readonly placements: readonly Placement[] }> {}

/** What programs in other languages than TypeScript read of a `Portfolio`. The fields by workload leave out those that have none; parts of a split one stand by name and number, `ledger-1`. */
export interface PortfolioOutputs {
  /** The whole plan. Known during the preview. */
  readonly plan: PlacedPlan;
  /** Where and how each workload runs. Known during the preview. */
  readonly placements: readonly Placement[];
  /** Where clients connect, by workload: the address of a load balancer with scheme and port, or `host:port` or the URL of what a provider runs. */
  readonly endpoints: Readonly<Record<string, pulumi.Output<string>>>;
  /** The provider's own id of the main resource, by workload, of those that a provider runs. */
  readonly resourceIds: Readonly<Record<string, pulumi.Output<string>>>;
  /** Id of the secret in the provider's own store that holds the credentials, by workload. */
  readonly secretIds: Readonly<Record<string, pulumi.Output<string>>>;
  /** A configuration file of Prometheus that finds the machines of all workloads with a `metricsPort`; absent where there is none. */
  readonly prometheusScrape?: pulumi.Output<string>;
  /** A Grafana dashboard of all services, to import. */
  readonly grafanaDashboard: string;
}

/** What programs in other languages than TypeScript read of a `Service`. */
export interface ServiceOutputs {
  /** Where and how it runs. Known during the preview. */
  readonly placement: Placement;
  /** Where clients connect: the address of the load balancer with scheme and port; absent without one. */
  readonly endpoint?: pulumi.Output<string>;
  /** A configuration file of Prometheus that finds the machines; absent without `metricsPort`. */
  readonly prometheusScrape?: pulumi.Output<string>;
  /** A Grafana dashboard to import. */
  readonly grafanaDashboard: string;
}

/** What programs in other languages than TypeScript read of a `Network`. */
export interface NetworkOutputs {
  /** Where it is. Known during the preview. */
  readonly placement: Placement;
  /** As a `Service` takes it for its `network`: with the chosen provider's field alone. */
  readonly network: BuiltNetwork;
  /** Subnets of machines: one in each zone on AWS, one for all zones elsewhere. */
  readonly subnetIds: readonly pulumi.Output<string>[];
  /** The provider's own id of the network. */
  readonly resourceId: pulumi.Output<string>;
}

/** What programs in other languages than TypeScript read of what a provider runs itself. */
export interface ManagedWorkloadOutputs {
  /** Where and how it runs. Known during the preview. */
  readonly placement: Placement;
  /** Where clients connect, `host:port` or a URL; absent where nothing listens. */
  readonly endpoint?: pulumi.Output<string>;
  /** The provider's own id of the main resource. */
  readonly resourceId: pulumi.Output<string>;
  /** Id of the secret in the provider's own store that holds the credentials; absent where there are none. */
  readonly secretId?: pulumi.Output<string>;
}
