import type { BackupNeed } from "../../model";

/**
 * Size of all backups. Google charges everything that is kept, the first whole one too, and of the later ones what has
 * changed: https://cloud.google.com/sql/docs/postgres/backup-recovery/backups
 */
export function keptBackupsGib(storedGib: number, { retentionDays, dailyChangeFraction }: BackupNeed): number {
  if (retentionDays === 0) return 0;
  return Math.round(storedGib * (1 + dailyChangeFraction * (retentionDays - 1)) * 1000) / 1000;
}
