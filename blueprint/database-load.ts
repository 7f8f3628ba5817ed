import type { DatabaseNeed, WorkloadNeed } from "../model";

/** The least server that carries a database's load with headroom. */
export function leastServer(
  { vcpus, memoryGib }: DatabaseNeed,
  { targetUtilisationFraction }: WorkloadNeed,
): { readonly vcpus: number; readonly memoryGib: number } {
  // A hair less: 0.7 x 10 must not ask for more than 7.
  const share = targetUtilisationFraction * (1 + 1e-9);
  return { vcpus: vcpus / share, memoryGib: memoryGib / share };
}

/**
 * Backup storage beyond the size of the database itself, which providers do not charge for: incremental copies of what
 * changes each day, for all days that are kept.
 */
export function backupBeyondStorageGib({ storageGib, backup }: DatabaseNeed): number {
  const kept = storageGib * (1 + backup.dailyChangeFraction * Math.max(0, backup.retentionDays - 1));
  return backup.retentionDays === 0 ? 0 : Math.max(0, Math.round((kept - storageGib) * 1000) / 1000);
}
