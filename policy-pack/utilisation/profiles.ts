import type { Provider } from "../../model";
import type { ConfigField } from "../config-field";

/** Thresholds as an advisor publishes them. */
export interface AdvisorProfile {
  readonly id: string;
  readonly title: string;
  readonly page: string;
  readonly idle: IdleThresholds;
  readonly sizing: SizingThresholds;
}

export interface IdleThresholds {
  readonly windowDays: number;
  /** CPU at the percentile is below the share, or below the vCPUs. */
  readonly cpu: { readonly percentile: "p95" | "p99" | "max"; readonly belowFraction?: number; readonly belowVcpus?: number };
  readonly meanCpuAtMostFraction?: number;
  /** Both ways together, on average a day. */
  readonly networkMbPerDay?: number;
  readonly network95?: { readonly inBytesPerSecond: number; readonly outBytesPerSecond: number };
  /** Sent, at the 95th percentile, as a share of what the machine's network can do. */
  readonly outBelowFraction?: number;
}

export interface SizingThresholds {
  readonly windowDays: number;
  /** Most that the new size may be used: the percentile of what was measured, as a share of its capacity. */
  readonly cpu: { readonly percentile: "p95" | "p99" | "p995"; readonly atMostFraction: number };
  readonly memory: { readonly percentile: "p99" | "p995" | "max"; readonly atMostFraction: number };
  readonly networkAtMostFraction: number;
}

/*
 * Figures read 2026-08. Where a digest cannot say what an advisor asks (the mean of the last three days, 97 % of the
 * time), the next stricter figure stands for it: the mean of the whole window, the 99th percentile. AWS Trusted Advisor
 * counts days of low use, which percentiles of a window cannot tell: it is no profile.
 */
export const profiles: readonly AdvisorProfile[] = [
  {
    id: "aws-compute-optimizer",
    title: "AWS Compute Optimizer",
    page: "https://docs.aws.amazon.com/compute-optimizer/latest/ug/view-idle-recommendations.html",
    idle: { windowDays: 14, cpu: { percentile: "max", belowFraction: 0.05 }, networkMbPerDay: 5 },
    // It starts at 30 hours of data within 14 days; a weekly peak would be missed, so all 14 days are asked for.
    sizing: {
      windowDays: 14,
      cpu: { percentile: "p995", atMostFraction: 0.8 },
      memory: { percentile: "p995", atMostFraction: 0.8 },
      networkAtMostFraction: 0.8,
    },
  },
  {
    id: "azure-advisor",
    title: "Azure Advisor (user-facing workloads)",
    page: "https://learn.microsoft.com/azure/advisor/advisor-cost-recommendations",
    idle: { windowDays: 7, cpu: { percentile: "p95", belowFraction: 0.03 }, meanCpuAtMostFraction: 0.02, outBelowFraction: 0.02 },
    sizing: {
      windowDays: 7,
      cpu: { percentile: "p95", atMostFraction: 0.4 },
      memory: { percentile: "max", atMostFraction: 0.6 },
      networkAtMostFraction: 0.4,
    },
  },
  {
    id: "azure-advisor-background",
    title: "Azure Advisor (workloads that no user waits for)",
    page: "https://learn.microsoft.com/azure/advisor/advisor-cost-recommendations",
    idle: { windowDays: 7, cpu: { percentile: "p95", belowFraction: 0.03 }, meanCpuAtMostFraction: 0.02, outBelowFraction: 0.02 },
    sizing: {
      windowDays: 7,
      cpu: { percentile: "p95", atMostFraction: 0.8 },
      memory: { percentile: "max", atMostFraction: 0.8 },
      networkAtMostFraction: 0.8,
    },
  },
  {
    id: "google-recommender",
    title: "Google Cloud Recommender",
    page: "https://cloud.google.com/compute/docs/instances/viewing-and-applying-idle-vm-recommendations",
    idle: {
      windowDays: 14,
      cpu: { percentile: "p99", belowVcpus: 0.03 },
      network95: { inBytesPerSecond: 2000, outBytesPerSecond: 1000 },
    },
    // Google publishes the window and the metrics of its machine type advice, not its headroom: that is ours.
    sizing: {
      windowDays: 8,
      cpu: { percentile: "p99", atMostFraction: 0.8 },
      memory: { percentile: "max", atMostFraction: 0.8 },
      networkAtMostFraction: 0.8,
    },
  },
];

const OWN: Readonly<Record<Provider, string>> = { aws: "aws-compute-optimizer", azure: "azure-advisor", gcp: "google-recommender" };
const BY_PROVIDER = "by-provider";

export const profileConfig: ConfigField<string> = {
  type: "string",
  default: BY_PROVIDER,
  choices: [BY_PROVIDER, ...profiles.map(({ id }) => id)],
  doc: `Whose thresholds count: ${BY_PROVIDER} (each provider's own advisor), ${profiles.map(({ id }) => id).join(", ")}. docs/policies.md lists their thresholds.`,
};

export function profileFor(id: string, provider: Provider): AdvisorProfile {
  const wanted = id === BY_PROVIDER ? OWN[provider] : id;
  // The configuration is checked against the same list.
  return profiles.find((profile) => profile.id === wanted) as AdvisorProfile;
}
