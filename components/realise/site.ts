import type * as pulumi from "@pulumi/pulumi";
import type { Architecture, Placement, Provider, WorkloadNeed } from "../../model";
import type { WorkloadSetupArgs } from "../workload-args";
import type { LoadBalancer } from "../workload-need";

/** Boot disk of every machine: large enough for the stock images, and what the plan counts with. */
export const BOOT_DISK_GIB = 30;

export type Tags = Readonly<Record<string, pulumi.Input<string>>>;

/** One region of one provider in which workloads of a portfolio run side by side, in one private network. */
export interface SiteSpec {
  readonly region: string;
  /** Start of the names of what is shared: `shop-aws-eu-west-1`. */
  readonly name: string;
  /** Name of a workload's resources, as in `PlacedWorkload.name`. */
  readonly nameOf: (workload: string) => string;
  /** The most zones that a workload here spreads over. */
  readonly zones: number;
  readonly tags: Tags;
  readonly parent: pulumi.Resource;
}

/** A workload that has its place, ready to be turned into resources. */
export interface PlacedWorkload {
  /** Name of the workload. */
  readonly workload: string;
  /** Name of its resources: at most 24 lower-case letters, digits and hyphens. */
  readonly name: string;
  readonly need: WorkloadNeed;
  readonly placement: Placement;
  readonly architecture: Architecture;
  readonly loadBalancer: LoadBalancer | undefined;
  /** Ports that `callers` may reach. */
  readonly ports: readonly number[];
  /** Workloads on the same site that talk to this one. */
  readonly callers: readonly string[];
  readonly setup: WorkloadSetupArgs;
  readonly tags: Tags;
  readonly parent: pulumi.Resource;
}

export interface Realised {
  /** Address of the load balancer, with scheme and port; undefined without one. */
  readonly endpoint: pulumi.Output<string> | undefined;
}

export interface Site {
  realise(workload: PlacedWorkload): Realised;
}

/** What each provider's folder exports. */
export interface Realiser {
  readonly provider: Provider;
  open(site: SiteSpec): Site;
}

/** Whether the group's size moves with the load. */
export function autoscaled({ need }: PlacedWorkload): boolean {
  return need.maxCount > need.minCount;
}
