import type { LockedDecision } from "./lock";
import { shortHash } from "./need-hash";

type FileChoice = LockedDecision["choice"];

/** A block of the file: fields in the order of their names, as everywhere in it. */
export interface LockBlock {
  readonly checksum: string;
  readonly choice: FileChoice;
  readonly decided: {
    readonly gapFraction: number;
    readonly on: string;
    readonly prices: string;
    readonly pricesAsOf: string;
    readonly usdPerMonth: number;
  };
  readonly need: string;
  readonly runnerUp?: FileChoice & { readonly extraUsdPerMonth: number };
}

export interface LockContent {
  readonly version: number;
  readonly workloads: Readonly<Record<string, LockBlock>>;
}

/**
 * Checksum of one block. Each has its own, and there is none over the file: two branches that change different
 * workloads merge without a conflict, and what they merge to is still known to be what was decided.
 */
export function blockChecksum(key: string, { checksum: _, ...content }: LockBlock): string {
  return shortHash(JSON.stringify([key, sorted(content)]), 12);
}

/** Fields in the order of their names, at every depth. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)]));
}
