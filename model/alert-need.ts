/** What is watched. `cost` is watched by a budget, the others by their measurements. */
export const alertSignals = ["cpu", "memory", "disk", "network", "latency", "cost"] as const;
export type AlertSignal = (typeof alertSignals)[number];

/** Limits beyond which people are told, and the ways in which they are. */
export interface AlertNeed {
  readonly byEmail: boolean;
  readonly byWebhook: boolean;
  /** Mean over the machines or replicas, 0..1. */
  readonly cpuFraction: number;
  /** Share of the memory, 0..1. */
  readonly memoryFraction: number;
  /** Share of a disk that is full, 0..1. */
  readonly diskFraction: number;
  /** What the busiest machine sends, in Mbit/s; absent: not watched. */
  readonly networkMbps?: number;
  /** Answers of the load balancer's targets, 95th percentile; absent: not watched. */
  readonly latencyMs?: number;
  /** Of a calendar month; absent until the plan tells what the workload costs. */
  readonly costUsdPerMonth?: number;
  /** The machines' image runs the provider's agent: memory and disks are known inside a machine alone. */
  readonly agent: boolean;
}
