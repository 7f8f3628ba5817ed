/** One way in which what a program places and its lock file differ, as facts. */
export type LockDrift =
  /** Placed anew: the lock does not hold it, or its choice no longer fits. */
  | { readonly kind: "placed-anew"; readonly workload: string; readonly lockFile: string; readonly reason: string }
  /** Keeps the place that the lock holds under another name. */
  | { readonly kind: "renamed"; readonly workload: string; readonly lockFile: string; readonly lockedAs: string }
  /** Held by the lock, and not declared any more. */
  | { readonly kind: "gone"; readonly workload: string; readonly lockFile: string }
  /** A move that the lock keeps back, and that would pay back its cost within the horizon. */
  | {
      readonly kind: "move-pays";
      readonly lockFile: string;
      readonly workloads: readonly string[];
      /** `web: aws us-east-1, 2 x m5.large, on-demand -> aws us-east-2, 2 x m6g.large, on-demand`. */
      readonly moves: readonly string[];
      readonly savingUsdPerMonth: number;
      /** What the move costs once. */
      readonly onceUsd: number;
      readonly onceIsAssumed: boolean;
      /** null where it is paid back at once. */
      readonly paybackMonths: number | null;
    };
