/** Services of a provider's own that a workload may reach without the internet, sorted. */
export const privateServiceNames = ["keys", "logs", "monitoring", "queues", "registry", "secrets", "sign-in", "topics"] as const;
export type PrivateServiceName = (typeof privateServiceNames)[number];

/** What a workload reaches of them, with every default filled in. */
export interface PrivateServicesNeed {
  readonly services: readonly PrivateServiceName[];
  /** Data in both directions, over all of them. */
  readonly gibPerMonth: number;
  /** Only over private endpoints, never through a gateway to the internet. */
  readonly required: boolean;
}
