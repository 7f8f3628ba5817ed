import type * as pulumi from "@pulumi/pulumi";

/** Where a Prometheus looks for a workload's machines, known once they are built. */
export interface Discovery {
  readonly zones?: readonly string[];
  /** Project on Google Cloud, subscription on Azure. */
  readonly account?: pulumi.Output<string>;
  /** Resource group on Azure. */
  readonly group?: pulumi.Output<string>;
}
