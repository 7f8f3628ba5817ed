import type * as pulumi from "@pulumi/pulumi";

/** When people are told of a workload's load and cost, and how. What is not declared follows from the need. */
export interface AlertsArgs {
  /** Address that messages go to. Amazon and Google ask it first whether it wants them. Here or `webhook`, or both. */
  readonly email?: string;
  /** https address that messages are posted to, in each provider's own form. May be an output, and should be where it holds a token. */
  readonly webhook?: pulumi.Input<string>;
  /**
   * Share of the CPU, mean over the machines or replicas, above 0 to 1. Default: halfway from `targetUtilisationFraction`
   * to 1, 0.85 where that is 0.7: autoscaling holds the CPU at the target, so that what it cannot hold gets there.
   */
  readonly cpuFraction?: number;
  /** Share of the memory, above 0 to 1. Default: as `cpuFraction`: the declared load fills memory up to the target, too. */
  readonly memoryFraction?: number;
  /** Share of a disk that is full, above 0 to 1. Default: as `cpuFraction`; 0.95 of a database's, whose storage grows at 90 % by itself: beyond that it does not. */
  readonly diskFraction?: number;
  /** What one machine sends, in Mbit/s. Default: that share of `minNetworkMbpsPerMachine`; without it the network is not watched. */
  readonly networkMbps?: number;
  /** Time within which 95 % of the answers come, in milliseconds (the mean on Container Apps), where a load balancer measures it. Default: not watched. */
  readonly latencyMs?: number;
  /** USD of a calendar month. Default: the workload's part of `budgetUsdPerMonth`, or 1.2 times what the plan says it costs. */
  readonly costUsdPerMonth?: number;
  /**
   * The machines' image runs the provider's agent with the right to send metrics: the CloudWatch agent, aggregated by
   * `AutoScalingGroupName`, or the Ops Agent. Memory and disks of machines are watched by it alone, except memory on
   * Azure. Default: false, and the preview says what is not watched.
   */
  readonly agent?: boolean;
  /** Id of the billing account that pays on Google Cloud: costs are watched there only with it, and it is charged in USD. May be an output. */
  readonly googleBillingAccount?: pulumi.Input<string>;
}
